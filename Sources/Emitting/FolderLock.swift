internal import Glibc

/// The right to publish to one folder, held by one run at a time: a locked file that says who holds it.
///
/// The system takes the lock back when its holder ends, however it ends; what a dead holder leaves is a file that
/// nobody has locked, and the next run takes it over.
struct FolderLock: ~Copyable {
  /// The file's name in the folder; it is there only while a run is.
  static let fileName = ".lock"

  private let descriptor: Int32
  private let path: String

  /// Takes the right, or says who holds it and since when.
  init(_ folder: String) throws(EmitError) {
    let path = "\(folder)/\(Self.fileName)"
    while true {
      let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard descriptor >= 0 else { throw .system(errno, cannot: "write in the folder", folder) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        let holder = LockHolder(descriptor)
        _ = close(descriptor)
        guard code == EWOULDBLOCK else { throw .system(code, cannot: "lock the folder", folder) }
        throw EmitError(
          .busy, what: "\(holder?.description ?? "another run") is publishing to this folder", place: folder,
          remedy: "wait until it ends, or name another output folder")
      }
      // Who held it may have removed the file since it was opened here: the lock must be that of the file's name.
      guard Self.stands(descriptor, at: path) else {
        _ = close(descriptor)
        continue
      }
      LockHolder.current.write(to: descriptor)
      self.descriptor = descriptor
      self.path = path
      return
    }
  }

  // Removed while it is still locked: who waits for it finds that its file is not the name's any more.
  deinit {
    _ = unsafe unlink(path)
    _ = close(descriptor)
  }

  private static func stands(_ descriptor: Int32, at path: String) -> Bool {
    var held = stat()
    var named = stat()
    guard unsafe fstat(descriptor, &held) == 0, unsafe lstat(path, &named) == 0 else { return false }
    return held.st_ino == named.st_ino && held.st_dev == named.st_dev
  }
}
