/// A line's text as scalars, which are scanned many times faster than characters.
typealias Scalars = [Unicode.Scalar]

extension Unicode.Scalar {
  /// A Han character.
  var isHan: Bool {
    (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value)
      || (0x20000...0x3FFFF).contains(value) || (0xF900...0xFAFF).contains(value) || value == 0x3007
  }

  /// An ASCII or full-width digit.
  var isDigit: Bool { (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value) }

  /// The value of a digit.
  var digitValue: Int { Int(value >= 0xFF10 ? value - 0xFF10 : value - 0x30) }

  /// A Latin letter, accents included.
  var isLatin: Bool {
    (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
      || (0xC0...0x24F).contains(value) && value != 0xD7 && value != 0xF7
  }

  /// What counts as a letter of the text: Han, Latin, digits.
  var isWord: Bool { isHan || isDigit || isLatin }

  /// A blank of any kind.
  var isBlank: Bool {
    switch value {
    case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000, 0xFEFF, 0x85:
      true
    default: false
    }
  }

  /// Punctuation that sentences have and menus have not; the ASCII forms count after a Han character only.
  var isSentencePunctuation: Bool {
    switch value {
    case 0x3001, 0x3002, 0xFF0C, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01, 0x201C, 0x201D, 0x2026, 0x300C, 0x300D: true
    default: false
    }
  }

  /// The ASCII forms.
  var isASCIISentencePunctuation: Bool {
    switch value {
    case 0x2C, 0x3B, 0x3A, 0x3F, 0x21, 0x2E: true
    default: false
    }
  }

  /// A bar between names or cells.
  var isBar: Bool {
    switch self {
    case "|", "｜", "┊", "│", "┃", "丨": true
    default: false
    }
  }

  /// What ends a sentence, or closes what ended.
  var endsSentence: Bool {
    switch value {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x21, 0x3F, 0x3B, 0x2026, 0xFF0E, 0x2E: true
    default: false
    }
  }

  /// A bracket or quotation mark that closes.
  var isCloser: Bool {
    switch value {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0x300B, 0xFF09, 0x29, 0x3011, 0x5D, 0x22: true
    default: false
    }
  }
}

extension Array where Element == Unicode.Scalar {
  /// Scalars of a text.
  init(text: String) { self = Array(text.unicodeScalars) }

  /// As a string.
  var string: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * count)
    for scalar in self {
      let value = scalar.value
      func tail(_ shift: UInt32) -> UInt8 { UInt8(value >> shift & 0x3F | 0x80) }
      switch value {
      case 0..<0x80: bytes.append(UInt8(value))
      case 0x80..<0x800:
        bytes.append(UInt8(value >> 6 | 0xC0))
        bytes.append(tail(0))
      case 0x800..<0x10000:
        bytes.append(UInt8(value >> 12 | 0xE0))
        bytes.append(tail(6))
        bytes.append(tail(0))
      default:
        bytes.append(UInt8(value >> 18 | 0xF0))
        bytes.append(tail(12))
        bytes.append(tail(6))
        bytes.append(tail(0))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Without blanks at both ends.
  var trimmed: Scalars {
    guard let first = firstIndex(where: { !$0.isBlank }), let last = lastIndex(where: { !$0.isBlank }) else {
      return []
    }
    return first == 0 && last == count - 1 ? self : Scalars(self[first...last])
  }

  /// Without any blank.
  var dense: Scalars { contains { $0.isBlank } ? filter { !$0.isBlank } : self }

  /// Only letters and digits, Latin ones in lower case and ASCII: what two spellings of a headline have in common.
  var folded: Scalars {
    var out = Scalars()
    out.reserveCapacity(count)
    for scalar in self {
      var value = scalar.value
      if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
      if (0x41...0x5A).contains(value) { value |= 0x20 }
      if let folded = Unicode.Scalar(value), folded.isWord { out.append(folded) }
    }
    return out
  }

  /// Whether it ends with another run of scalars.
  func ends(with run: Scalars) -> Bool { count >= run.count && suffix(run.count).elementsEqual(run) }

  /// Without readings in brackets: `來(lái)源` is `來源`. Mirrors of pages insert them after characters.
  var withoutReadings: Scalars {
    guard contains("(") else { return self }
    var out = Scalars()
    out.reserveCapacity(count)
    var index = 0
    while index < count {
      if self[index] == "(", let last = out.last, last.isHan, let end = readingEnd(from: index) {
        index = end
      } else {
        out.append(self[index])
        index += 1
      }
    }
    return out
  }

  /// The place after a reading that begins with the bracket here; nil where it is none.
  private func readingEnd(from start: Int) -> Int? {
    var index = start + 1
    var letters = 0
    while index < count, index - start < 12 {
      let scalar = self[index]
      if scalar == ")" { return letters > 0 ? index + 1 : nil }
      guard scalar == " " || (scalar.isLatin && !(0x41...0x5A).contains(scalar.value)) else { return nil }
      if scalar != " " { letters += 1 }
      index += 1
    }
    return nil
  }
}

extension Array where Element: Equatable {
  /// Whether another run stands somewhere in it.
  func contains(run: [Element]) -> Bool { place(of: run) != nil }

  /// Where another run first stands, from a place on.
  func place(of run: [Element], from start: Int = 0) -> Int? {
    guard let head = run.first, count >= run.count, start <= count - run.count else { return nil }
    for index in start...(count - run.count) where self[index] == head {
      if self[index..<index + run.count].elementsEqual(run) { return index }
    }
    return nil
  }
}
