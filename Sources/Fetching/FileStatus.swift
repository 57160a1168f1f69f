internal import Glibc

/// What stands at a path.
enum FileStatus {
  case missing
  case file
  case folder
  case link
  case other

  init(_ path: String, followsLinks: Bool = false) {
    self.init(bytes: Array(path.utf8), followsLinks: followsLinks)
  }

  /// What stands at a path whose bytes need not be UTF-8.
  init(bytes: [UInt8], followsLinks: Bool = false) {
    let path = bytes.map(CChar.init(bitPattern:)) + [0]
    var status = stat()
    let result = followsLinks ? unsafe stat(path, &status) : unsafe lstat(path, &status)
    guard result == 0 else {
      self = .missing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}
