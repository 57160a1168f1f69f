internal import Foundation

/// Paths that hold wherever a program is started.
enum AbsolutePath {
  /// The path of a file, with the links resolved that lead to its folder.
  static func of(_ path: String) -> String {
    let file = URL(filePath: path).standardizedFileURL
    let folder = file.deletingLastPathComponent().resolvingSymlinksInPath()
    return folder.appending(path: file.lastPathComponent).path
  }

  /// The file of the program that runs.
  static func ofThisProgram() throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  }
}
