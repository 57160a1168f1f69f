/// A text as an array of Unicode scalars: every offset of the dataset counts these.
typealias Scalars = [Unicode.Scalar]

extension Unicode.Scalar {
  /// A Han character (the unified ideographs and their first extension).
  var isHan: Bool { (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value) || self == "〇" }
  /// An ASCII or full-width digit.
  var isDigit: Bool { (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value) }
  /// A Latin letter.
  var isLatin: Bool { (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) }
  /// A blank of any kind within a line, or a tab.
  var isBlank: Bool { self == " " || self == "\t" || self == "\u{3000}" || self == "\u{A0}" }
  /// Punctuation that ends a clause: comma, semicolon, colon, full stop and the like.
  var endsClause: Bool {
    switch self {
    case ",", "，", ";", "；", ":", "：", "。", "！", "!", "？", "?", "…", "\n", "\t": true
    default: false
    }
  }
}

extension Array where Element == Unicode.Scalar {
  /// The scalar at a place, or nil outside.
  func scalar(_ at: Int) -> Unicode.Scalar? { at >= 0 && at < count ? self[at] : nil }

  /// Whether `word` stands at `at`.
  func has(_ word: Scalars, at: Int) -> Bool {
    at >= 0 && at + word.count <= count && self[at..<at + word.count].elementsEqual(word)
  }

  /// Whether `word` ends right before `end`, not before `start`.
  func has(_ word: Scalars, endingAt end: Int, notBefore start: Int = 0) -> Bool {
    end - word.count >= start && has(word, at: end - word.count)
  }

  /// Whether （含） stands at a place.
  func hasIncluded(at: Int) -> Bool {
    guard at >= 0, at + 3 <= count, self[at + 1] == "含" else { return false }
    return self[at] == "（" && self[at + 2] == "）" || self[at] == "(" && self[at + 2] == ")"
  }

  /// The range without blanks at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, self[lower].isBlank { lower += 1 }
    while upper > lower, self[upper - 1].isBlank { upper -= 1 }
    return lower..<upper
  }
}

extension Array where Element == UInt8 {
  /// Appends a scalar in UTF-8.
  @inline(__always)
  mutating func append(utf8 scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0..<0x80:
      append(UInt8(truncatingIfNeeded: value))
    case 0x80..<0x800:
      append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    case 0x800..<0x10000:
      append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    default:
      append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
  }
}
