internal import CZlib

/// zlib's state of one stream that is unpacked, and a buffer for what it gives.
@safe struct ZlibStream: ~Copyable {
  /// zlib keeps the place of its state, which must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  /// What the last step gave stands at its beginning.
  private(set) var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// What a step of zlib did.
  struct Step {
    /// How many bytes it took.
    var taken: Int
    /// How many it gave.
    var given: Int
    /// What it said.
    var code: Int32
  }

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// Begins; `windowBits` tells the form, as zlib's `inflateInit2` has it.
  func begin(windowBits: Int32) {
    guard unsafe tongji_inflate_start(stream, windowBits) == Z_OK else {
      preconditionFailure("zlib gave no state: out of memory")
    }
  }

  /// Begins anew in the same form; false where that cannot be.
  func reset() -> Bool { unsafe inflateReset(stream) == Z_OK }

  /// One call of zlib.
  mutating func step(_ bytes: ArraySlice<UInt8>) -> Step {
    let stream = unsafe stream
    return unsafe bytes.withUnsafeBufferPointer { source in
      unsafe buffer.withUnsafeMutableBufferPointer { target in
        let offered = UInt32(clamping: source.count)
        // zlib does not write through `next_in`: its type is older than const.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        unsafe stream.pointee.avail_in = offered
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = UInt32(target.count)
        let code = unsafe inflate(stream, Z_NO_FLUSH)
        return unsafe Step(
          taken: Int(offered - stream.pointee.avail_in),
          given: target.count - Int(stream.pointee.avail_out), code: code)
      }
    }
  }
}
