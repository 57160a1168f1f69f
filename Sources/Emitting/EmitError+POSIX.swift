internal import Glibc

extension EmitError {
  /// The failure that a system call's `errno` stands for.
  ///
  /// `action` completes "cannot …".
  static func system(_ code: Int32, cannot action: String, _ path: String) -> EmitError {
    let reason = unsafe String(cString: strerror(code))
    switch code {
    case EACCES, EPERM, EROFS:
      return EmitError(
        .noPermission, what: "cannot \(action) (\(reason))", place: path,
        remedy: "give the user who runs Tongji the right to write there, or name another output folder")
    case ENOSPC, EDQUOT, EFBIG:
      return EmitError(
        .diskFull, what: "cannot \(action) (\(reason))", place: path,
        remedy: freeSpace)
    default:
      return EmitError(
        .fileSystem, what: "cannot \(action) (\(reason))", place: path,
        remedy: checkDisk)
    }
  }

  /// The failure of a library that writes a file by itself, in its own words.
  init(library what: String, isFull: Bool, place: String) {
    self.init(
      isFull ? .diskFull : .fileSystem, what: "cannot be written (\(what))", place: place,
      remedy: isFull ? Self.freeSpace : Self.checkDisk)
  }

  private static let freeSpace =
    "free some space and run again; nothing was published, and what was published is untouched"
  private static let checkDisk = "check the folder and the disk, and run again"
}
