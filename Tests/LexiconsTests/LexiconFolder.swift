import Foundation

/// A folder of lexicons for one test, removed with it.
final class LexiconFolder {
  let path: String

  init(_ files: [String: String]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lexicons-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
