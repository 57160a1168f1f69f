internal import Glibc

/// Finds the pages of a folder by patterns.
public enum FileFinder {
  /// The paths below a folder that match any pattern, relative to it, `/` between parts, in the order of their bytes.
  ///
  /// Hidden files and folders (their names begin with a dot), sidecars (`.meta.json`) and what a link points to
  /// outside the folder are never taken; a link to a file inside is. Throws ``FileFinderError`` where the folder
  /// cannot be read or a pattern is malformed.
  public static func paths(below root: String, matching globs: [String]) throws(FileFinderError) -> [String] {
    var patterns: [Glob] = []
    for glob in globs {
      do { patterns.append(try Glob(glob)) } catch { throw .pattern(error) }
    }
    var found: [String] = []
    var open: [(path: String, bytes: [UInt8])] = [("", Array(root.utf8))]
    while let folder = open.popLast() {
      for entry in try entries(
        in: folder.bytes, shownAs: folder.path.isEmpty ? root : root + "/" + folder.path)
      where !entry.shown.hasPrefix(".") {
        let path = folder.path.isEmpty ? entry.shown : folder.path + "/" + entry.shown
        let place = folder.bytes + [UInt8(ascii: "/")] + entry.bytes
        switch FileStatus(bytes: place) {
        case .folder: open.append((path, place))
        case .link, .file, .other:
          // What a link leads to, or no plain file is, is judged as the page is read: one that cannot be taken is told.
          if !Sidecar.isSidecar(path), patterns.contains(where: { $0.matches(path) }) { found.append(path) }
        case .missing: continue
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func entries(
    in folder: [UInt8], shownAs path: String
  ) throws(FileFinderError) -> [FolderEntry] {
    if let entries = FolderEntry.all(in: folder) { return entries }
    switch FileStatus(bytes: folder, followsLinks: true) {
    case .missing: throw .missing(folder: path)
    case .folder: throw .unreadable(folder: path)
    case .file, .link, .other: throw .noFolder(path: path)
    }
  }
}

/// Why a folder's pages could not be listed.
public enum FileFinderError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The folder does not exist.
  case missing(folder: String)
  /// The path is no folder.
  case noFolder(path: String)
  /// The folder may not be read.
  case unreadable(folder: String)
  /// A pattern is malformed.
  case pattern(GlobError)

  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .missing(let folder): "the folder '\(folder)' does not exist: create it, or name another"
    case .noFolder(let path): "'\(path)' is no folder: name the folder that holds the pages"
    case .unreadable(let folder): "the folder '\(folder)' may not be read: change its permissions"
    case .pattern(let error): error.description
    }
  }
}
