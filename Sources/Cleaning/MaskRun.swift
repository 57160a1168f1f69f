/// Letters or signs of one kind in a row that may stand for something: `X`, `ZZ`, `××`, `***`.
struct MaskRun {
  var range: Range<Int>
  /// Whether they are letters, which make names and abbreviations too.
  var isLetters: Bool
  /// Whether it is one character again and again.
  var isUniform: Bool

  /// The run that begins at a place; nil where nothing does that masks.
  ///
  /// Letters are taken to the end of their word.
  init?(at start: Int, of scalars: [UInt32], end limit: Int) {
    let first = scalars[start]
    var end = start + 1
    if Scalar.isLatin(first) {
      while end < limit, Scalar.isLatin(scalars[end]) { end += 1 }
      isLetters = true
      isUniform = scalars[start..<end].allSatisfy { $0 == first }
    } else if Self.isSign(first) {
      while end < limit, scalars[end] == first { end += 1 }
      isLetters = false
      isUniform = true
    } else {
      return nil
    }
    range = start..<end
  }

  /// × * ＊ ○ □ ■ ● █.
  static func isSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xD7, 0x2A, 0xFF0A, 0x25CB, 0x25A1, 0x25A0, 0x25CF, 0x2588: true
    default: false
    }
  }

  /// X or x, which stand for digits and characters alike; Z for characters alone.
  static func isCross(_ scalar: UInt32) -> Bool { scalar | 0x20 == 0x78 }

  /// What may stand for digits: X, x and the signs.
  static func isOfDigits(_ scalar: UInt32) -> Bool { isCross(scalar) || isSign(scalar) }
}
