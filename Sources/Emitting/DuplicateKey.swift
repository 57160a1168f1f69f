internal import Hashing
internal import Records

/// What two copies of one report have in common: the letters and digits of their bodies.
///
/// Title and dateline are left out, since each site writes its own. 128 bits of SHA-256.
struct DuplicateKey: Sendable, Hashable {
  /// Shorter bodies ("页面不存在" and the like) are equal by chance.
  static let leastLetters = 50

  var high: UInt64
  var low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The key of a text; nil where its body has fewer than 50 letters.
  init?(of text: CleanText, scalars: [Unicode.Scalar]) {
    var normalized: [UInt8] = []
    normalized.reserveCapacity(scalars.count * 3)
    var letters = 0
    for range in Self.body(of: text, scalars: scalars) {
      for scalar in scalars[range] {
        let kind = LetterClass(scalar)
        if kind == .other { continue }
        if kind == .letter { letters += 1 }
        Self.append(scalar, to: &normalized)
      }
    }
    guard letters >= Self.leastLetters else { return nil }
    let hex = SHA256Digest.hex(of: normalized)
    guard let high = UInt64(hex.prefix(16), radix: 16),
      let low = UInt64(hex.dropFirst(16).prefix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }

  /// Whether there is a letter or digit beside title and dateline.
  static func hasBody(_ text: CleanText, scalars: [Unicode.Scalar]) -> Bool {
    body(of: text, scalars: scalars).contains { range in
      scalars[range].contains { LetterClass($0) != .other }
    }
  }

  /// Where the body stands; a text without blocks is all body.
  static func body(of text: CleanText, scalars: [Unicode.Scalar]) -> [Range<Int>] {
    if text.blocks.isEmpty { return [scalars.indices] }
    return text.blocks.filter { $0.kind != .title && $0.kind != .dateline }.map { block in
      (block.start..<max(block.start, block.end)).clamped(to: scalars.indices)
    }
  }

  /// Any encoding does, as long as it is one for one: three bytes a scalar.
  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    let value = scalar.value
    bytes.append(UInt8(truncatingIfNeeded: value >> 16))
    bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    bytes.append(UInt8(truncatingIfNeeded: value))
  }
}

/// Whether a scalar is a letter or a digit, in any script.
enum LetterClass: Sendable, Hashable {
  case letter
  case digit
  case other

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x41...0x5A, 0x61...0x7A: self = .letter
    case 0x30...0x39: self = .digit
    case 0...0x7F, 0x3000...0x3003: self = .other
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: self = .letter
      case .decimalNumber, .letterNumber, .otherNumber: self = .digit
      default: self = .other
      }
    }
  }
}
