public import Foundation

/// Where things lie: the repository, and the material beside it that not every machine has.
public enum Repository {
  /// The folder of `Package.swift`.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A file or folder of the repository.
  public static func file(_ path: String) -> URL { root.appending(path: path) }

  /// A file or folder of the material in `../shared` that is no part of the project; nil where it is absent.
  ///
  /// A test that needs it says `.enabled(if: Repository.shared("seeds") != nil, "…")`, so that the run tells
  /// what was skipped.
  public static func shared(_ path: String) -> URL? {
    let url = root.deletingLastPathComponent().appending(path: "shared").appending(path: path)
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }
}
