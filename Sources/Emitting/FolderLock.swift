internal import Glibc

/// The right to publish to one folder, held by one run at a time; the system takes it back when the run ends.
struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the right, or says that another run holds it.
  init(_ path: String) throws(EmitError) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(errno, cannot: "open the folder", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      _ = close(descriptor)
      guard code == EWOULDBLOCK else { throw .system(code, cannot: "lock the folder", path) }
      throw EmitError(
        .busy, what: "another run is publishing to this folder", place: path,
        remedy: "wait until it ends, or name another output folder")
    }
    self.descriptor = descriptor
  }

  deinit { _ = close(descriptor) }
}
