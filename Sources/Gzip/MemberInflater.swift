internal import CZlib

/// Unpacks one member of a gzip file (RFC 1952, section 2.2), and tells where it ends: for files in which each record is
/// a member of its own, so that one can be read alone.
@safe public final class MemberInflater {
  /// zlib keeps the place of its state, which must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  /// Whether the member has ended, its checksum right.
  public private(set) var isAtEnd = false
  /// Whether more may come of the bytes that were taken already.
  public private(set) var hasMore = false

  /// Ready for the first byte of a member.
  public init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe tongji_inflate_start(stream, 15 + 16) == Z_OK else {
      preconditionFailure("zlib gave no state: out of memory")
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// Unpacks the next bytes, at most as many as give 64 KB, and appends what they give; tells how many were taken.
  /// None are taken behind the end. Throws ``InflateError/damaged``.
  public func unpack(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) throws(InflateError) -> Int {
    guard !isAtEnd, !bytes.isEmpty || hasMore else { return 0 }
    let (taken, given, code) = unsafe bytes.withUnsafeBufferPointer { source in
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
    output.append(contentsOf: buffer[..<given])
    hasMore = given == buffer.count && code != Z_STREAM_END
    switch code {
    case Z_STREAM_END: isAtEnd = true
    case Z_OK, Z_BUF_ERROR: break
    default: throw .damaged
    }
    return taken
  }
}
