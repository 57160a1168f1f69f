internal import Hashing
internal import Records

/// Names statistics by the letters around their numbers in the text as decoded, so that a corrected figure keeps its name.
struct StatisticIdentity {
  private let decoded: Scalars
  private let map: PositionMap
  private let digest = ShortDigest()
  /// How often each key was met.
  private var turns: [Key: Int] = [:]
  /// The document, as every key begins.
  private let beginning: [UInt8]

  init(document: String, decoded: Scalars, map: PositionMap) {
    self.decoded = decoded
    self.map = map
    beginning = Array(document.utf8) + [Self.separator]
    turns.reserveCapacity(64)
  }

  /// Bytes that are hashed at once: as an array they would be one by one.
  private struct Key: Hashable {
    var bytes: [UInt8]

    func hash(into hasher: inout Hasher) {
      unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
  }

  /// The unit separator between the parts of a key.
  private static let separator: UInt8 = 0x1F

  /// The identifier of the number at a range of the clean text: eight letters before, eight behind, and its turn.
  mutating func identifier(of range: Range<Int>) -> String {
    let place = map.decoded(range)
    var key: [UInt8] = []
    key.reserveCapacity(beginning.count + 64)
    key += beginning
    appendLetters(before: place.lowerBound, to: &key)
    key.append(Self.separator)
    appendLetters(after: place.upperBound, to: &key)
    let turn = Self.next(&turns[Key(bytes: key), default: 0])
    key.append(Self.separator)
    key += String(turn).utf8
    return Identifier.statistic(key: key, digest: digest)
  }

  private static func next(_ turn: inout Int) -> Int {
    turn += 1
    return turn
  }

  private func appendLetters(before start: Int, to key: inout [UInt8]) {
    var found = InlineArray<8, Unicode.Scalar>(repeating: " ")
    var count = 0
    var at = min(start, decoded.count)
    while at > 0, count < 8 {
      at -= 1
      if decoded[at] == ")" || decoded[at] == "）", let open = reading(endingAt: at) {
        at = open
      } else if Self.isLetter(decoded[at]) {
        found[count] = decoded[at]
        count += 1
      }
    }
    while count > 0 {
      count -= 1
      key.append(utf8: found[count])
    }
  }

  private func appendLetters(after end: Int, to key: inout [UInt8]) {
    var count = 0
    var at = max(end, 0)
    while at < decoded.count, count < 8 {
      if decoded[at] == "(" || decoded[at] == "（", let close = reading(startingAt: at) {
        at = close + 1
        continue
      }
      if Self.isLetter(decoded[at]) {
        key.append(utf8: decoded[at])
        count += 1
      }
      at += 1
    }
  }

  /// A bracketed reading, `(huì )`: Latin letters and blanks only.
  private func reading(endingAt close: Int) -> Int? {
    var at = close - 1
    while at >= 0, close - at < 10, decoded[at] != "(", decoded[at] != "（" {
      guard Self.isReading(decoded[at]) else { return nil }
      at -= 1
    }
    return at >= 0 && close - at < 10 && close - at > 1 ? at : nil
  }

  private func reading(startingAt open: Int) -> Int? {
    var at = open + 1
    while at < decoded.count, at - open < 10, decoded[at] != ")", decoded[at] != "）" {
      guard Self.isReading(decoded[at]) else { return nil }
      at += 1
    }
    return at < decoded.count && at - open < 10 && at - open > 1 ? at : nil
  }

  private static func isReading(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isBlank || scalar.isLatin || (0xC0...0x24F).contains(scalar.value)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isHan || scalar.isLatin { return true }
    switch scalar.value {
    // Punctuation and digits.
    case 0x2010...0x2027, 0x3000...0x3004, 0x3008...0x3020, 0xFF00...0xFF20: return false
    default: break
    }
    return scalar.value >= 0xAA && !scalar.isDigit && scalar.properties.isAlphabetic
  }
}
