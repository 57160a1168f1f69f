internal import CZlib

/// Unpacks gzip (RFC 1952), zlib (RFC 1950) and raw deflate (RFC 1951) as the bytes come in, by zlib.
///
/// A gzip file may hold several members, one behind the other: they are unpacked as one. Feed it pieces with
/// ``unpack(_:into:cap:)`` and ask ``finish()`` at the end whether anything is missing.
public struct Inflater: ~Copyable {
  private var zlib = ZlibStream()
  private var phase = Phase.start
  private var isGzip = false
  /// The bytes that are not yet enough to tell which form it is.
  private var head: [UInt8] = []

  private enum Phase {
    case start
    case member
    case memberEnd
    /// What stands behind the last member is none, and is passed over.
    case tail
  }

  /// Ready for the first byte.
  public init() {}

  /// Unpacks the next bytes and appends what they give.
  ///
  /// Throws ``InflateError``: `tooLarge` once `output` would have more than `cap` bytes, `damaged` where the bytes
  /// are of none of the forms, or their checksum is wrong.
  public mutating func unpack(
    _ bytes: [UInt8], into output: inout [UInt8], cap: Int
  ) throws(InflateError) {
    var bytes = bytes[...]
    if phase == .start {
      head += bytes
      guard head.count >= 2 else { return }
      bytes = head[...]
      head = []
      isGzip = Self.isGzip(Array(bytes.prefix(2)))
      zlib.begin(windowBits: Self.windowBits(bytes))
      phase = .member
    }
    while !bytes.isEmpty {
      switch phase {
      case .start, .member: try unpackMember(&bytes, into: &output, cap: cap)
      case .memberEnd:
        // Servers and tools pad the end; only what begins as a member does is one.
        if isGzip, bytes.first == 0x1F, zlib.reset() {
          phase = .member
        } else {
          phase = .tail
        }
      case .tail: return
      }
    }
  }

  /// Tells that there are no more bytes. Throws ``InflateError/truncated`` where some are missing; no byte at all
  /// is nothing packed.
  public mutating func finish() throws(InflateError) {
    switch phase {
    case .start where head.isEmpty: return
    case .start, .member: throw .truncated
    case .memberEnd, .tail: return
    }
  }

  /// Unpacks to the end of the bytes or of the member, whichever comes first.
  private mutating func unpackMember(
    _ bytes: inout ArraySlice<UInt8>, into output: inout [UInt8], cap: Int
  ) throws(InflateError) {
    while true {
      let step = zlib.step(bytes)
      bytes = bytes.dropFirst(step.taken)
      guard output.count + step.given <= cap else { throw .tooLarge }
      output.append(contentsOf: zlib.buffer[..<step.given])
      switch step.code {
      case Z_STREAM_END:
        phase = .memberEnd
        return
      case Z_OK, Z_BUF_ERROR:
        // A full buffer means that more may wait in zlib, even without input.
        if step.given < zlib.buffer.count, bytes.isEmpty || step.code == Z_BUF_ERROR { return }
      default: throw .damaged
      }
    }
  }

  /// What the first two bytes are of: gzip's magic number; zlib's, a multiple of 31 of method 8; else raw deflate,
  /// which some servers send as `deflate` though RFC 9110 means zlib's form.
  private static func windowBits(_ bytes: ArraySlice<UInt8>) -> Int32 {
    let first = Int(bytes[bytes.startIndex])
    let second = Int(bytes[bytes.startIndex + 1])
    if first == 0x1F, second == 0x8B { return 15 + 16 }
    if first & 0x0F == 8, (first << 8 | second) % 31 == 0 { return 15 }
    return -15
  }
}
