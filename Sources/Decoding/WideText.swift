/// Signs of UTF-16 without a mark.
enum WideText {
  /// Whether NUL bytes betray it: every ASCII character has one, and nearly always on the same side. Which side does
  /// not say which order, since 一 (U+4E00) has one too: the readings are compared.
  static func isCertain(_ bytes: ArraySlice<UInt8>) -> Bool {
    let head = bytes.prefix(1 << 16)
    var zeros = [0, 0]
    for (offset, byte) in head.enumerated() where byte == 0 { zeros[offset & 1] += 1 }
    let more = max(zeros[0], zeros[1])
    // One character in fifty is a blank, digit or line end in any text; stray NUL bytes fall on both sides.
    return more * 100 >= head.count && more >= 2 && min(zeros[0], zeros[1]) * 10 <= more
  }

  /// Whether bytes without so many NUL bytes may be UTF-16 still: short ones, and Chinese alone, without the blanks,
  /// line ends and small letters that fill other texts. (0x20 is half of a Chinese quotation mark, so that some are
  /// allowed.)
  static func isPossible(_ bytes: ArraySlice<UInt8>) -> Bool {
    let head = bytes.prefix(1 << 16)
    if head.count <= shortLength { return true }
    return head.count { $0 == 0x20 || $0 == 0x0A } * 12 <= head.count
      && head.count { $0 &- 0x61 < 26 } * 5 <= head.count * 2
  }

  /// Whether bytes that are all ASCII may be UTF-16: short, with NUL bytes. (Any even ASCII text is some Chinese in it,
  /// and must never turn so.)
  static func isPossibleASCII(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count >= 8 && bytes.count <= shortLength && bytes.contains(0)
  }

  /// Comparing two more readings of so few bytes costs nothing.
  private static let shortLength = 4_096
}
