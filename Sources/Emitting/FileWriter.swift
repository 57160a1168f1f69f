internal import Glibc
internal import Hashing

/// One file being written: buffered, counted, and hashed on the way where its hash is to be known. Always a new file, never one that is there.
@safe struct FileWriter: ~Copyable {
  /// What is known of a file when its last byte is written.
  struct Receipt: Sendable, Hashable {
    var bytes: Int
    /// That of no bytes where the file was not hashed.
    var sha256: String
  }

  /// Measured: beyond 256 KB a larger buffer no longer helps.
  private static let capacity = 1 << 18

  let path: String
  private let descriptor: Int32
  private var isOpen = true
  private var buffer: [UInt8] = []
  private var digest = SHA256Digest()
  private let isHashed: Bool
  /// The bytes taken so far.
  private(set) var count = 0

  /// Creates the file; it is an error if it exists. One whose hash nobody asks for need not be hashed.
  init(creating path: String, isHashed: Bool = true) throws(EmitError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system(errno, cannot: "create the file", path) }
    self.path = path
    self.descriptor = descriptor
    self.isHashed = isHashed
    buffer.reserveCapacity(Self.capacity + (1 << 16))
  }

  deinit { if isOpen { _ = close(descriptor) } }

  /// Takes in the next bytes.
  mutating func write(_ bytes: [UInt8]) throws(EmitError) {
    buffer.append(contentsOf: bytes)
    count += bytes.count
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Takes in the next bytes as `fill` appends them to the buffer that it is lent: no copy in between.
  mutating func write(_ fill: (inout [UInt8]) -> Void) throws(EmitError) {
    let before = buffer.count
    fill(&buffer)
    count += buffer.count - before
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Writes what is left and closes the file.
  mutating func finish() throws(EmitError) -> Receipt {
    try flush()
    isOpen = false
    guard close(descriptor) == 0 else { throw .system(errno, cannot: "close the file", path) }
    let hex = Self.take(&digest)
    return Receipt(bytes: count, sha256: hex)
  }

  private static func take(_ digest: inout SHA256Digest) -> String {
    var taken = SHA256Digest()
    swap(&taken, &digest)
    return taken.hex()
  }

  private mutating func flush() throws(EmitError) {
    guard !buffer.isEmpty else { return }
    if isHashed { digest.update(buffer) }
    var written = 0
    while written < buffer.count {
      let result = unsafe buffer.withUnsafeBytes { bytes in
        unsafe Glibc.write(descriptor, bytes.baseAddress.map { unsafe $0 + written }, bytes.count - written)
      }
      if result < 0 {
        if errno == EINTR { continue }
        throw .system(errno, cannot: "write", path)
      }
      written += result
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
