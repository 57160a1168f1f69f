internal import CLinux
internal import Glibc

/// The few things that publication does with folders, by the system calls themselves: each step whole or not at all.
enum Folder {
  /// What stands at a path; a link is not followed.
  enum Item: Sendable, Hashable {
    case nothing
    case folder
    case file
    case other
  }

  /// What stands at a path.
  static func item(at path: String) throws(EmitError) -> Item {
    var facts = stat()
    guard unsafe lstat(path, &facts) == 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR { return .nothing }
      throw .system(code, cannot: "look at it", path)
    }
    switch facts.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    default: return .other
    }
  }

  /// Creates a folder; it is an error if something is there.
  static func create(_ path: String) throws(EmitError) {
    guard unsafe mkdir(path, 0o755) == 0 else { throw .system(errno, cannot: "create the folder", path) }
  }

  /// Creates a folder and those above it, as far as they are missing.
  static func createAll(_ path: String) throws(EmitError) {
    if unsafe mkdir(path, 0o755) == 0 { return }
    let code = errno
    if code == EEXIST {
      var facts = stat()
      guard unsafe stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else {
        throw EmitError(
          .foreignFolder, what: "is no folder", place: path,
          remedy: "move it away, or name another output folder")
      }
      return
    }
    guard code == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw .system(code, cannot: "create the folder", path)
    }
    try createAll(String(path[..<slash]))
    try create(path)
  }

  /// The names in a folder, in the order of their bytes.
  static func names(in path: String) throws(EmitError) -> [String] {
    guard let stream = unsafe opendir(path) else { throw .system(errno, cannot: "list the folder", path) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          unsafe String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw .system(errno, cannot: "list the folder", path) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Removes a file, a link, or a folder with all that is in it; nothing if nothing is there.
  static func removeAll(_ path: String) throws(EmitError) {
    switch try item(at: path) {
    case .nothing: return
    case .folder:
      for name in try names(in: path) { try removeAll("\(path)/\(name)") }
      guard unsafe rmdir(path) == 0 || errno == ENOENT else {
        throw .system(errno, cannot: "remove the folder", path)
      }
    case .file, .other:
      guard unsafe unlink(path) == 0 || errno == ENOENT else {
        throw .system(errno, cannot: "remove the file", path)
      }
    }
  }

  /// Gives a thing another name in one step; a file there is replaced.
  static func rename(_ path: String, to target: String) throws(EmitError) {
    guard unsafe Glibc.rename(path, target) == 0 else {
      throw .system(errno, cannot: "rename \(lastPart(of: path)) to", target)
    }
  }

  /// Lets two things change names in one step; false where the file system cannot.
  static func exchange(_ path: String, _ other: String) throws(EmitError) -> Bool {
    if unsafe renameat2(AT_FDCWD, path, AT_FDCWD, other, UInt32(TONGJI_RENAME_EXCHANGE)) == 0 { return true }
    let code = errno
    if code == EINVAL || code == ENOSYS || code == EOPNOTSUPP { return false }
    throw .system(code, cannot: "swap \(lastPart(of: path)) with", other)
  }

  /// Gives a file a second name; false where the file system cannot, or the file has too many names.
  static func link(_ path: String, as target: String) throws(EmitError) -> Bool {
    if unsafe Glibc.link(path, target) == 0 { return true }
    let code = errno
    if [EXDEV, EPERM, EMLINK, EOPNOTSUPP, ENOSYS, ENOENT].contains(code) { return false }
    throw .system(code, cannot: "link", target)
  }

  /// The size of a regular file; nil where there is none.
  static func size(of path: String) throws(EmitError) -> Int? {
    try item(at: path) == .file ? try FileReader(opening: path).size : nil
  }

  /// Makes a second folder like the first: files are copied, or given a second name where `linking` says so.
  static func duplicate(
    _ path: String, as target: String, linking: (String) -> Bool
  ) throws(EmitError) {
    try create(target)
    for name in try names(in: path) {
      let from = "\(path)/\(name)"
      let to = "\(target)/\(name)"
      if try item(at: from) == .folder {
        let isLinked = linking(name)
        try duplicate(from, as: to) { _ in isLinked }
      } else {
        if linking(name), try link(from, as: to) { continue }
        try copy(from, to: to)
      }
    }
  }

  /// Copies a file's bytes into a new file.
  static func copy(_ path: String, to target: String) throws(EmitError) {
    let reader = try FileReader(opening: path)
    var writer = try FileWriter(creating: target, isHashed: false)
    var offset = 0
    var buffer: [UInt8] = []
    while offset < reader.size {
      try reader.read(at: offset, count: 1 << 18, into: &buffer)
      if buffer.isEmpty { break }
      try writer.write(buffer)
      offset += buffer.count
    }
    _ = try writer.finish()
  }

  /// Brings everything that was written to the file system of `path` to the disk.
  static func synchronize(_ path: String) throws(EmitError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(errno, cannot: "open", path) }
    defer { _ = close(descriptor) }
    guard syncfs(descriptor) == 0 else { throw .system(errno, cannot: "bring to the disk", path) }
  }

  private static func lastPart(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
