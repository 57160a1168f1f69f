internal import Glibc

/// The few things that the store does with files: each step whole or not at all.
struct StoreFiles: Sendable {
  /// The raw folder.
  let root: String

  /// The bytes of a file; nil where there is none.
  func read(_ path: String) throws(PageStoreError) -> [UInt8]? {
    let descriptor = unsafe open(place(path), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("read", path)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count == 0 { return bytes }
      if count < 0, errno != EINTR { throw failure("read", path) }
      if count > 0 { bytes += buffer[..<count] }
    }
  }

  /// Whether there is a plain file of a size.
  func has(_ path: String, bytes: Int? = nil) -> Bool {
    var facts = stat()
    guard unsafe lstat(place(path), &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return false }
    return bytes.map { Int(facts.st_size) == $0 } ?? true
  }

  /// Writes a file in the place of the one that is there, in one step; the folders above it are made.
  func write(_ bytes: [UInt8], to path: String) throws(PageStoreError) {
    let waiting = try temporary(bytes, for: path)
    guard unsafe rename(place(waiting), place(path)) == 0 else { throw failure("write", path) }
  }

  /// Writes a file, if there is none yet, in one step.
  func create(_ bytes: [UInt8], at path: String) throws(PageStoreError) {
    if has(path, bytes: bytes.count) { return }
    try write(bytes, to: path)
  }

  /// Gives a file a second name in the place of what has it, in one step; where the file system has no second names,
  /// it is copied.
  func link(_ path: String, as target: String) throws(PageStoreError) {
    try makeFolders(above: target)
    let waiting = try name(above: target)
    if unsafe Glibc.link(place(path), place(waiting)) == 0 {
      // Two names of one file: renaming one to the other does nothing and leaves both.
      if unsafe rename(place(waiting), place(target)) != 0 {
        let error = failure("write", target)
        _ = unsafe unlink(place(waiting))
        throw error
      }
      _ = unsafe unlink(place(waiting))
      return
    }
    guard [EPERM, EMLINK, EXDEV, EOPNOTSUPP, ENOSYS].contains(errno) else { throw failure("write", target) }
    guard let bytes = try read(path) else { throw failure("read", path) }
    try write(bytes, to: target)
  }

  /// Removes a file, if it is there.
  func remove(_ path: String) throws(PageStoreError) {
    if unsafe unlink(place(path)) != 0, errno != ENOENT, errno != ENOTDIR { throw failure("remove", path) }
  }

  /// The names in a folder in the order of their bytes; none where there is no folder.
  func names(in path: String) -> [String] {
    let entries = FolderEntry.all(in: Array(place(path).utf8)) ?? []
    return entries.map(\.shown).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// A new file beside the one that it is for, whole and on the disk.
  private func temporary(_ bytes: [UInt8], for path: String) throws(PageStoreError) -> String {
    try makeFolders(above: path)
    let waiting = try name(above: path)
    let descriptor = unsafe open(place(waiting), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure("write", path) }
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress.map { unsafe $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { break }
      written += count
    }
    let isWhole = written == bytes.count && fsync(descriptor) == 0
    let error = failure("write", path)
    close(descriptor)
    if !isWhole {
      _ = unsafe unlink(place(waiting))
      throw error
    }
    return waiting
  }

  /// A name that nothing has, in the folder for what is being written: what a killed run leaves there is cleared by
  /// the next.
  private func name(above path: String) throws(PageStoreError) -> String {
    try makeFolders(above: PageStore.writing + "/x")
    let turn = UInt64.random(in: 0 ... .max)
    return "\(PageStore.writing)/\(getpid())-\(String(turn, radix: 16))"
  }

  func makeFolders(above path: String) throws(PageStoreError) {
    var folder = root
    for part in [""] + path.split(separator: "/").dropLast().map(String.init) {
      if !part.isEmpty { folder += "/" + part }
      if unsafe mkdir(folder, 0o755) != 0, errno != EEXIST { throw failure("make the folder for", path) }
    }
  }

  private func place(_ path: String) -> String { root + "/" + path }

  private func failure(_ verb: String, _ path: String) -> PageStoreError {
    let code = errno
    return PageStoreError(
      place: place(path), what: "cannot \(verb) it (\(unsafe String(cString: strerror(code))))",
      remedy: code == ENOSPC || code == EDQUOT
        ? "make room on the disk" : "see to the folder and its permissions")
  }
}

/// Why a page could not be kept.
public struct PageStoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file.
  public var place: String
  /// What is wrong.
  public var what: String
  /// What to do.
  public var remedy: String

  /// File, what is wrong and what to do, in one line.
  public var description: String { "\(place): \(what): \(remedy)" }
}
