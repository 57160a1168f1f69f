internal import Glibc

/// One file being read, in pieces or at any place.
@safe struct FileReader: ~Copyable {
  let path: String
  private let descriptor: Int32
  /// The file's size when it was opened.
  let size: Int

  /// Opens a regular file.
  init(opening path: String) throws(EmitError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(errno, cannot: "open the file", path) }
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0 else {
      let code = errno
      _ = close(descriptor)
      throw .system(code, cannot: "read the size", path)
    }
    self.path = path
    self.descriptor = descriptor
    size = Int(facts.st_size)
  }

  deinit { _ = close(descriptor) }

  /// Up to `count` bytes from `offset`; fewer only at the end of the file.
  func bytes(at offset: Int, count: Int) throws(EmitError) -> [UInt8] {
    var buffer: [UInt8] = []
    try read(at: offset, count: count, into: &buffer)
    return buffer
  }

  /// Replaces the buffer's content by up to `count` bytes from `offset`.
  func read(at offset: Int, count: Int, into buffer: inout [UInt8]) throws(EmitError) {
    let wanted = max(0, min(count, size - offset))
    if buffer.count > wanted { buffer.removeLast(buffer.count - wanted) }
    if buffer.count < wanted { buffer.append(contentsOf: repeatElement(0, count: wanted - buffer.count)) }
    var done = 0
    while done < wanted {
      let result = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe pread(descriptor, bytes.baseAddress.map { unsafe $0 + done }, wanted - done, offset + done)
      }
      if result < 0 {
        if errno == EINTR { continue }
        throw .system(errno, cannot: "read", path)
      }
      if result == 0 { break }
      done += result
    }
    if done < wanted { buffer.removeLast(wanted - done) }
  }

  /// The whole of a file.
  static func contents(of path: String) throws(EmitError) -> [UInt8] {
    let reader = try FileReader(opening: path)
    return try reader.bytes(at: 0, count: reader.size)
  }
}
