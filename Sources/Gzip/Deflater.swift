internal import CZlib

/// Packs bytes as raw deflate (RFC 1951) as they come in, by zlib: what the entries of a ZIP archive hold.
@safe public struct Deflater: ~Copyable {
  /// zlib keeps the place of its state, which must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// Ready for the first byte; `level` is from 1, quick, to 9, small.
  public init(level: Int) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let code = unsafe deflateInit2_(
      stream, Int32(level), Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { preconditionFailure("zlib gave no state: out of memory") }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// Packs the next bytes, and appends what they give; some may wait in zlib.
  public mutating func pack(_ bytes: [UInt8], into output: inout [UInt8]) {
    run(bytes, Z_NO_FLUSH, into: &output)
  }

  /// Ends what is packed, and appends what is left of it; what follows is packed anew.
  public mutating func finish(into output: inout [UInt8]) {
    run([], Z_FINISH, into: &output)
    unsafe deflateReset(stream)
  }

  private mutating func run(_ bytes: [UInt8], _ flush: Int32, into output: inout [UInt8]) {
    var taken = 0
    var isFull = true
    // A full buffer means that more may wait in zlib.
    while taken < bytes.count || isFull {
      let given = unsafe Self.step(stream, bytes, &taken, flush, &buffer)
      output.append(contentsOf: buffer[..<given])
      isFull = given == buffer.count
    }
  }

  /// One call of zlib: moves `taken` on, and tells how many bytes it gave.
  private static func step(
    _ stream: UnsafeMutablePointer<z_stream>, _ bytes: [UInt8], _ taken: inout Int, _ flush: Int32,
    _ buffer: inout [UInt8]
  ) -> Int {
    unsafe bytes.withUnsafeBufferPointer { source in
      unsafe buffer.withUnsafeMutableBufferPointer { target in
        let offered = UInt32(clamping: source.count - taken)
        // zlib does not write through `next_in`: its type is older than const.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
          mutating: source.baseAddress.map { unsafe $0 + taken })
        unsafe stream.pointee.avail_in = offered
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = UInt32(target.count)
        unsafe deflate(stream, flush)
        taken += unsafe Int(offered - stream.pointee.avail_in)
        return unsafe target.count - Int(stream.pointee.avail_out)
      }
    }
  }
}
