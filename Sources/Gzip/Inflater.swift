internal import CZlib

/// Unpacks gzip (RFC 1952), zlib (RFC 1950) and raw deflate (RFC 1951) as the bytes come in, by zlib.
///
/// A gzip file may hold several members, one behind the other: they are unpacked as one. Feed it pieces with
/// ``unpack(_:into:cap:)`` and ask ``finish()`` at the end whether anything is missing.
@safe public struct Inflater: ~Copyable {
  /// zlib keeps the place of its state, which must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private var phase = Phase.start
  private var isGzip = false
  /// The bytes that are not yet enough to tell which form it is.
  private var head: [UInt8] = []
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  private enum Phase {
    case start
    case member
    case memberEnd
    /// What stands behind the last member is none, and is passed over.
    case tail
  }

  /// Ready for the first byte.
  public init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

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
      guard unsafe tongji_inflate_start(stream, Self.windowBits(bytes)) == Z_OK else {
        preconditionFailure("zlib gave no state: out of memory")
      }
      phase = .member
    }
    while !bytes.isEmpty {
      switch phase {
      case .start, .member: try unpackMember(&bytes, into: &output, cap: cap)
      case .memberEnd:
        // Servers and tools pad the end; only what begins as a member does is one.
        if isGzip, bytes.first == 0x1F, unsafe inflateReset(stream) == Z_OK {
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
      let step = unsafe Self.step(stream, bytes, &buffer)
      bytes = bytes.dropFirst(step.taken)
      guard output.count + step.given <= cap else { throw .tooLarge }
      output.append(contentsOf: buffer[..<step.given])
      switch step.code {
      case Z_STREAM_END:
        phase = .memberEnd
        return
      case Z_OK, Z_BUF_ERROR:
        // A full buffer means that more may wait in zlib, even without input.
        if step.given < buffer.count, bytes.isEmpty || step.code == Z_BUF_ERROR { return }
      default: throw .damaged
      }
    }
  }

  /// One call of zlib: how many bytes it took, how many it gave, and what it said.
  private static func step(
    _ stream: UnsafeMutablePointer<z_stream>, _ bytes: ArraySlice<UInt8>, _ buffer: inout [UInt8]
  ) -> (taken: Int, given: Int, code: Int32) {
    unsafe bytes.withUnsafeBufferPointer { source in
      unsafe buffer.withUnsafeMutableBufferPointer { target in
        let offered = UInt32(clamping: source.count)
        // zlib does not write through `next_in`: its type is older than const.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        unsafe stream.pointee.avail_in = offered
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = UInt32(target.count)
        let code = unsafe inflate(stream, Z_NO_FLUSH)
        return unsafe (
          Int(offered - stream.pointee.avail_in), target.count - Int(stream.pointee.avail_out), code
        )
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
