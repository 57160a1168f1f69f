internal import Foundation
internal import Hashing

/// What the program that runs is made of: its own code, the libraries it is linked with, and the word lists that are
/// part of its stages.
///
/// This is the version of the rules: whatever of them changes, the program's bytes or its resources change.
enum ProgramFingerprint {
  /// The digest; nil where a part of the program cannot be found, so that no results may be kept.
  static func current() -> String? {
    guard let maps = FileManager.default.contents(atPath: "/proc/self/maps"),
      let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    else { return nil }
    var digest = SHA256Digest()
    let folder = (program as NSString).deletingLastPathComponent
    for library in libraries(in: String(decoding: maps, as: UTF8.self)).sorted() {
      if library.hasPrefix(folder + "/") {
        // A program or library that was built here: its bytes, so that a copy of it counts as the same.
        guard let bytes = FileManager.default.contents(atPath: library) else { return nil }
        digest.update(Array(bytes))
      } else {
        // A library of the system: how its file looks, which is faster to know than its many bytes.
        guard let look = FileStamp.look(library, before: Int.max) else { return nil }
        digest.update(Array("\(library) \(look)\n".utf8))
      }
    }
    let bundles = ["Cleaning", "Emitting", "Stripping"].map { "\(folder)/tongji_\($0).resources" }
    for bundle in bundles {
      guard let files = try? FileManager.default.subpathsOfDirectory(atPath: bundle) else { return nil }
      for file in files.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        digest.update(Array("\(file)\n".utf8))
        digest.update(Array(FileManager.default.contents(atPath: "\(bundle)/\(file)") ?? Data()))
      }
    }
    return digest.hex()
  }

  /// The files whose code the process has in its memory.
  static func libraries(in maps: String) -> Set<String> {
    var files: Set<String> = []
    for line in maps.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
      guard parts.count == 6, parts[1].contains("x"), parts[5].hasPrefix("/") else { continue }
      files.insert(String(parts[5]))
    }
    return files
  }
}
