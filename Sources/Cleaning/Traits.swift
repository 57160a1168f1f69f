/// What a scalar is, and, joined over a block, what a block holds: decides which passes it needs.
struct Traits: OptionSet, Sendable {
  let rawValue: UInt8

  /// Stands for another character, see `characters.tsv`.
  static let form = Traits(rawValue: 1)
  /// An ordinary blank, or a character that stands for one.
  static let blank = Traits(rawValue: 2)
  /// A Traditional character that no Simplified text holds.
  static let traditional = Traits(rawValue: 4)
  /// A Simplified character that no Traditional text holds.
  static let simplified = Traits(rawValue: 8)
  /// A vowel with a tone mark.
  static let tone = Traits(rawValue: 16)
  /// An ASCII digit.
  static let digit = Traits(rawValue: 32)
  /// A Chinese character.
  static let han = Traits(rawValue: 64)
  /// Something that may stand for a lost or masked character: `?`, U+FFFD, `X`, `*`, ….
  static let mark = Traits(rawValue: 128)

  /// What a scalar tells of the script: 1 where only a Traditional text holds it, -1 where only a Simplified one does.
  var sign: Int { (contains(.traditional) ? 1 : 0) - (contains(.simplified) ? 1 : 0) }
}

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

  /// The string of scalars; what is no scalar value becomes U+FFFD.
  static func string(_ scalars: some Sequence<UInt32>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.underestimatedCount * 3)
    for value in scalars {
      if value < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: value))
      } else if value < 0x800 {
        bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
      } else if value < 0x10000 {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
      } else {
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
