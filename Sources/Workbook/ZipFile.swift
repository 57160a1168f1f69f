internal import Glibc
internal import Gzip

/// A ZIP archive (PKWARE APPNOTE 6.3) being written, entry after entry, in flat memory.
@safe struct ZipFile: ~Copyable {
  /// Measured on sheets: level 6 takes three times as long, and saves an eighth.
  private static let level = 3
  private static let capacity = 1 << 18
  /// What deflate stores as it is in one block (RFC 1951, 3.2.4).
  private static let blockSize = 0xFFFF

  let path: String
  private let isLarge: Bool
  private let descriptor: Int32
  private var isOpen = true
  private var buffer: [UInt8] = []
  /// The bytes before those of the buffer.
  private var written = 0
  private var deflater = Deflater(level: level)
  private var entries: [ZipEntry] = []
  /// The checksum of the entry that is being written, without its head.
  private var body = CRC32()
  private var headSize = 0

  /// Creates the archive; `isLarge` where an entry or the whole may take more than 4 GB.
  init(_ path: String, isLarge: Bool) throws(WorkbookError) {
    let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system(errno, path: path) }
    self.path = path
    self.isLarge = isLarge
    self.descriptor = descriptor
    buffer.reserveCapacity(Self.capacity + (1 << 16))
  }

  deinit { if isOpen { _ = Glibc.close(descriptor) } }

  private var offset: Int { written + buffer.count }

  /// Begins an entry, whose first `headSize` bytes are given when it is closed.
  mutating func open(_ name: String, headSize: Int = 0) throws(WorkbookError) {
    let entry = ZipEntry(name, offset: offset, isLarge: isLarge)
    buffer += entry.localHeader
    entries.append(entry)
    body = CRC32()
    self.headSize = headSize
    buffer += Self.stored(Array(repeating: 0, count: headSize))
  }

  /// Takes in the next bytes of the entry.
  mutating func write(_ bytes: [UInt8]) throws(WorkbookError) {
    body.update(bytes)
    deflater.pack(bytes, into: &buffer)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Ends the entry, with its head.
  mutating func close(head: [UInt8] = []) throws(WorkbookError) {
    precondition(head.count == headSize, "the head of an entry has the size that was kept free for it")
    deflater.finish(into: &buffer)
    guard var entry = entries.popLast() else { return }
    var checksum = CRC32(of: head)
    checksum.append(body)
    entry.checksum = checksum.value
    entry.size = checksum.count
    entry.packedSize = offset - entry.offset - entry.localHeader.count
    guard isLarge || max(entry.size, offset) < Int(UInt32.max) else {
      throw WorkbookError(what: "takes more than 4 GB", path: path)
    }
    entries.append(entry)
    try flush()
    try put(entry.localHeader + Self.stored(head), at: entry.offset)
  }

  /// Bytes as deflate stores them, in blocks of which none is the last.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: blockSize) {
      let block = bytes[start..<min(start + blockSize, bytes.count)]
      out.append(0)
      out.putLittle(UInt16(block.count))
      out.putLittle(~UInt16(block.count))
      out += block
    }
    return out
  }

  /// Writes one whole entry.
  mutating func add(_ name: String, _ bytes: [UInt8]) throws(WorkbookError) {
    try open(name)
    try write(bytes)
    try close()
  }

  /// Writes the list of entries and closes the archive.
  mutating func finish() throws(WorkbookError) {
    let start = offset
    for entry in entries { buffer += entry.centralHeader }
    putEnd(start: start, size: offset - start)
    try flush()
    isOpen = false
    guard Glibc.close(descriptor) == 0 else { throw .system(errno, path: path) }
  }

  /// What an archive ends with (APPNOTE 4.3.14 to 4.3.16).
  private mutating func putEnd(start: Int, size: Int) {
    if isLarge {
      let end = offset
      buffer.putLittle(UInt32(0x0606_4B50))
      buffer.putLittle(UInt64(44))
      buffer.putLittle(UInt16(45))
      buffer.putLittle(UInt16(45))
      buffer.putLittle(UInt32(0))
      buffer.putLittle(UInt32(0))
      buffer.putLittle(UInt64(entries.count))
      buffer.putLittle(UInt64(entries.count))
      buffer.putLittle(UInt64(size))
      buffer.putLittle(UInt64(start))
      buffer.putLittle(UInt32(0x0706_4B50))
      buffer.putLittle(UInt32(0))
      buffer.putLittle(UInt64(end))
      buffer.putLittle(UInt32(1))
    }
    buffer.putLittle(UInt32(0x0605_4B50))
    buffer.putLittle(UInt32(0))
    buffer.putLittle(UInt16(clamping: entries.count))
    buffer.putLittle(UInt16(clamping: entries.count))
    buffer.putLittle(UInt32(clamping: size))
    buffer.putLittle(isLarge ? .max : UInt32(clamping: start))
    buffer.putLittle(UInt16(0))
  }

  private mutating func flush() throws(WorkbookError) {
    try put(buffer, at: written)
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: [UInt8], at offset: Int) throws(WorkbookError) {
    var done = 0
    while done < bytes.count {
      let result = unsafe bytes.withUnsafeBytes { bytes in
        unsafe pwrite(
          descriptor, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done, off_t(offset + done))
      }
      if result < 0 {
        if errno == EINTR { continue }
        throw .system(errno, path: path)
      }
      done += result
    }
  }
}
