extension Inflater {
  /// The bytes that a whole gzip or zlib buffer holds; at most `cap`. Throws ``InflateError``.
  public static func unpacked(_ bytes: [UInt8], cap: Int) throws(InflateError) -> [UInt8] {
    var inflater = Inflater()
    var output: [UInt8] = []
    try inflater.unpack(bytes, into: &output, cap: cap)
    try inflater.finish()
    return output
  }

  /// Whether bytes begin as a gzip file does.
  public static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }
}
