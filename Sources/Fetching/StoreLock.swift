internal import Glibc

/// The right to write to a store: held by one process, and given back by the system when that ends, however it does.
final class StoreLock: Sendable {
  private let descriptor: Int32

  init(root: String) throws(PageStoreError) {
    let path = "\(root)/\(PageStore.kept)/lock"
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw PageStoreError(
        place: path, what: "cannot open it (\(unsafe String(cString: strerror(errno))))",
        remedy: "see to the folder and its permissions")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw PageStoreError(
        place: root, what: "another program is fetching pages to it", remedy: "wait until it has ended")
    }
  }

  deinit {
    // Given back by name: a child process that is just being started may still hold a copy of the descriptor.
    _ = flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
