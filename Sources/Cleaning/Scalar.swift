/// Scalars that the rules speak of by name.
enum Scalar {
  static let tab: UInt32 = 0x09
  static let lineFeed: UInt32 = 0x0A
  static let blank: UInt32 = 0x20
  static let percent: UInt32 = 0x25
  static let leftBracket: UInt32 = 0x28
  static let rightBracket: UInt32 = 0x29
  static let period: UInt32 = 0x2E
  static let questionMark: UInt32 = 0x3F
  static let wideLeftBracket: UInt32 = 0xFF08
  static let wideRightBracket: UInt32 = 0xFF09
  static let widePeriod: UInt32 = 0xFF0E
  static let wideQuestionMark: UInt32 = 0xFF1F
  static let replacement: UInt32 = 0xFFFD

  static func isDigit(_ scalar: UInt32) -> Bool { scalar &- 0x30 < 10 }

  static func isLatin(_ scalar: UInt32) -> Bool { (scalar | 0x20) &- 0x61 < 26 }

  static func isHan(_ scalar: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar) || scalar == 0x3007
      || (0xF900...0xFAFF).contains(scalar) || (0x20000...0x323AF).contains(scalar)
  }

  /// Full-width and CJK punctuation, general punctuation of Chinese texts.
  static func isWidePunctuation(_ scalar: UInt32) -> Bool {
    (0x3001...0x3003).contains(scalar) || (0x3008...0x3020).contains(scalar)
      || (0xFF01...0xFF0F).contains(scalar) || (0xFF1A...0xFF20).contains(scalar)
      || (0xFF3B...0xFF40).contains(scalar) || (0xFF5B...0xFF65).contains(scalar)
      || (0x2014...0x2015).contains(scalar) || (0x2018...0x201D).contains(scalar) || scalar == 0x2026
      || scalar == 0xB7
  }

  /// The scalar that begins at a byte of a text, which is moved behind it.
  @inline(__always)
  static func decode(_ bytes: borrowing Span<UInt8>, at index: inout Int) -> UInt32 {
    let lead = UInt32(bytes[index])
    if lead < 0x80 {
      index += 1
      return lead
    }
    let second = UInt32(bytes[index + 1]) & 0x3F
    if lead < 0xE0 {
      index += 2
      return (lead & 0x1F) << 6 | second
    }
    let third = UInt32(bytes[index + 2]) & 0x3F
    if lead < 0xF0 {
      index += 3
      return (lead & 0x0F) << 12 | second << 6 | third
    }
    let fourth = UInt32(bytes[index + 3]) & 0x3F
    index += 4
    return (lead & 0x07) << 18 | second << 12 | third << 6 | fourth
  }

  /// The string of scalars; what is no scalar value becomes U+FFFD.
  static func string(_ scalars: some Collection<UInt32>) -> String {
    let bytes = [UInt8](capacity: scalars.count * 4) { out in
      for scalar in scalars { encode(scalar, into: &out) }
    }
    // The bytes are UTF-8 by the way they were made: checking them again takes as long as making them.
    return unsafe String(copying: UTF8Span(unchecked: bytes.span))
  }

  /// Appends the UTF-8 of a scalar.
  @inline(__always)
  private static func encode(_ value: UInt32, into out: inout OutputSpan<UInt8>) {
    let isScalar = value < 0xD800 || 0xE000..<0x110000 ~= value
    let value = isScalar ? value : replacement
    if value < 0x80 {
      out.append(UInt8(truncatingIfNeeded: value))
    } else if value < 0x800 {
      out.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      out.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    } else if value < 0x10000 {
      out.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      out.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      out.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    } else {
      out.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
      out.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      out.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      out.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
  }
}
