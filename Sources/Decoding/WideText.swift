/// UTF-16 without a mark that betrays itself by NUL bytes: every ASCII character has one, always on the same side.
enum WideText {
  /// UTF-16 in one order or the other; nil where the NUL bytes do not say so.
  static func charset(of bytes: ArraySlice<UInt8>) -> Charset? {
    let head = bytes.prefix(1 << 16)
    var zeros = [0, 0]
    for (offset, byte) in head.enumerated() where byte == 0 { zeros[offset & 1] += 1 }
    let more = max(zeros[0], zeros[1])
    // One character in fifty is a blank, digit or line end in any text; stray NUL bytes fall on both sides.
    guard more * 100 >= head.count, more >= 2, min(zeros[0], zeros[1]) * 10 <= more else { return nil }
    return zeros[1] > zeros[0] ? .utf16LittleEndian : .utf16BigEndian
  }
}
