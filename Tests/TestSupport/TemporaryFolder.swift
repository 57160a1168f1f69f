public import Foundation

/// A fresh folder that is removed with its last reference.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let url: URL

  /// Makes the folder, empty.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "tongji-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Its path.
  public var path: String { url.path }

  /// The path of something in it.
  public func path(_ relative: String) -> String { url.appending(path: relative).path }

  /// Writes a file in it, with the folders above the file.
  @discardableResult public func write(_ text: String, to relative: String) throws -> URL {
    try write(Array(text.utf8), to: relative)
  }

  /// Writes a file of bytes in it, with the folders above the file.
  @discardableResult public func write(_ bytes: [UInt8], to relative: String) throws -> URL {
    let file = url.appending(path: relative)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file
  }

  /// Makes a folder in it.
  public func makeFolder(_ relative: String) throws {
    try FileManager.default.createDirectory(
      at: url.appending(path: relative), withIntermediateDirectories: true)
  }
}
