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
  /// The slice as a string, encoded by hand into the string's own room: a tenth of a run went into appending to
  /// scalar views, a twentieth into an array of bytes to make it of.
  func string(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    return span.extracting(range).string
  }

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

extension Span where Element == Unicode.Scalar {
  /// The scalars as a string.
  var string: String {
    var length = 0
    for at in indices { length += self[at].utf8Length }
    return unsafe String(unsafeUninitializedCapacity: length) { bytes in
      var end = 0
      for at in indices { end = unsafe self[at].write(to: bytes, at: end) }
      return end
    }
  }
}

extension Unicode.Scalar {
  /// How many bytes the scalar takes in UTF-8.
  @inline(__always)
  fileprivate var utf8Length: Int { value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4 }

  /// Writes the scalar in UTF-8 where there is room for ``utf8Length`` bytes; the place behind it.
  @inline(__always) @unsafe
  fileprivate func write(to bytes: UnsafeMutableBufferPointer<UInt8>, at place: Int) -> Int {
    func byte(_ lead: UInt32, _ shift: UInt32, _ mask: UInt32) -> UInt8 {
      UInt8(truncatingIfNeeded: lead | value >> shift & mask)
    }
    switch value {
    case 0..<0x80:
      unsafe bytes[place] = byte(0, 0, 0x7F)
      return place + 1
    case 0x80..<0x800:
      unsafe bytes[place] = byte(0xC0, 6, 0x1F)
      unsafe bytes[place + 1] = byte(0x80, 0, 0x3F)
      return place + 2
    case 0x800..<0x10000:
      unsafe bytes[place] = byte(0xE0, 12, 0x0F)
      unsafe bytes[place + 1] = byte(0x80, 6, 0x3F)
      unsafe bytes[place + 2] = byte(0x80, 0, 0x3F)
      return place + 3
    default:
      unsafe bytes[place] = byte(0xF0, 18, 0x07)
      unsafe bytes[place + 1] = byte(0x80, 12, 0x3F)
      unsafe bytes[place + 2] = byte(0x80, 6, 0x3F)
      unsafe bytes[place + 3] = byte(0x80, 0, 0x3F)
      return place + 4
    }
  }
}

extension String {
  /// The string's scalars.
  var scalars: Scalars {
    var scalars: Scalars = []
    scalars.append(scalarsOf: self)
    return scalars
  }
}

extension Array where Element == Unicode.Scalar {
  /// Appends the scalars of a string, decoded by hand: one walk where an array of the scalar view takes two, into room
  /// made once.
  mutating func append(scalarsOf string: String) {
    let bytes = string.utf8Span.span
    var count = 0
    // Every byte but those that go on with a scalar.
    for at in bytes.indices { count += bytes[at] & 0xC0 == 0x80 ? 0 : 1 }
    var place = self.count
    append(contentsOf: repeatElement("\0", count: count))
    var scalars = mutableSpan
    var at = 0
    while at < bytes.count {
      let first = UInt32(bytes[at])
      let value: UInt32
      if first >= 0xE0, first < 0xF0 {
        value = first << 12 & 0xF000 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
        at += 3
      } else if first < 0x80 {
        value = first
        at += 1
      } else if first < 0xE0 {
        value = first << 6 & 0x7C0 | UInt32(bytes[at + 1] & 0x3F)
        at += 2
      } else {
        value =
          first << 18 & 0x1C_0000 | UInt32(bytes[at + 1] & 0x3F) << 12 | UInt32(bytes[at + 2] & 0x3F) << 6
          | UInt32(bytes[at + 3] & 0x3F)
        at += 4
      }
      scalars[place] = Unicode.Scalar(value) ?? "\u{FFFD}"
      place += 1
    }
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
