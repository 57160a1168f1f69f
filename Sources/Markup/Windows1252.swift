/// Numeric references 128–159 mean Windows-1252 in HTML (WHATWG, "numeric character reference end state");
/// libxml2 leaves them as control characters.
enum Windows1252 {
  /// The first byte of U+0080–U+009F in UTF-8.
  static let lead: UInt8 = 0xC2

  /// Replaces U+0080–U+009F from a place on; most texts have none and are not touched.
  static func mendReferences(in bytes: inout [UInt8], from start: Int) {
    guard let first = firstControl(in: bytes, from: start) else { return }
    var out: [UInt8] = []
    var index = first
    while index < bytes.count {
      if bytes[index] == lead, index + 1 < bytes.count, (0x80...0x9F).contains(bytes[index + 1]) {
        out.append(contentsOf: String(characters[Int(bytes[index + 1] - 0x80)]).utf8)
        index += 2
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    bytes.replaceSubrange(first..., with: out)
  }

  private static func firstControl(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == lead, (0x80...0x9F).contains(bytes[index + 1]) { return index }
      index += 1
    }
    return nil
  }

  /// 0x80 to 0x9F; the five bytes without a character stay what they are.
  private static let characters: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]
}
