internal import Glibc

/// What stands at a path.
enum FileStatus {
  case missing
  case file
  case folder
  case link
  case other

  init(_ path: String, followsLinks: Bool = false) {
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
