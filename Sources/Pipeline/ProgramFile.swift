internal import Foundation

/// The files of programs that `pipeline.json` names.
enum ProgramFile {
  /// A program's file: as it is written where that is a path, from the folder of `pipeline.json`, else the first on the
  /// PATH; nil where there is none.
  static func find(_ name: String, folder: String) -> String? {
    let places =
      name.contains("/")
      ? [place(name, folder: folder)]
      : (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map {
        "\($0)/\(name)"
      }
    return places.first { place in
      var isFolder: ObjCBool = false
      return unsafe FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
        && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: place)
    }
  }

  /// A path of the configuration, from where this process runs.
  static func place(_ path: String, folder: String) -> String {
    path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }
}
