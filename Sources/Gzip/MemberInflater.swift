internal import CZlib

/// Unpacks one member of a gzip file (RFC 1952, section 2.2), and tells where it ends: for files in which each record is
/// a member of its own, so that one can be read alone.
public final class MemberInflater {
  private var zlib = ZlibStream()
  /// Whether the member has ended, its checksum right.
  public private(set) var isAtEnd = false
  /// Whether more may come of the bytes that were taken already.
  public private(set) var hasMore = false

  /// Ready for the first byte of a member.
  public init() { zlib.begin(windowBits: 15 + 16) }

  /// Unpacks the next bytes, at most as many as give 64 KB, and appends what they give; tells how many were taken.
  /// None are taken behind the end. Throws ``InflateError/damaged``.
  public func unpack(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) throws(InflateError) -> Int {
    guard !isAtEnd, !bytes.isEmpty || hasMore else { return 0 }
    let step = zlib.step(bytes)
    output.append(contentsOf: zlib.buffer[..<step.given])
    hasMore = step.given == zlib.buffer.count && step.code != Z_STREAM_END
    switch step.code {
    case Z_STREAM_END: isAtEnd = true
    case Z_OK, Z_BUF_ERROR: break
    default: throw .damaged
    }
    return step.taken
  }
}
