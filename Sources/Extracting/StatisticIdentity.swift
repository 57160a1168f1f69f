internal import Hashing
internal import Records

/// Names statistics by the letters around their numbers in the text as decoded, so that a corrected figure keeps its name.
struct StatisticIdentity {
  private let document: String
  private let decoded: Scalars
  private let map: PositionMap
  private var turns: [String: Int] = [:]

  init(document: String, decoded: Scalars, map: PositionMap) {
    self.document = document
    self.decoded = decoded
    self.map = map
  }

  /// The identifier of the number at a range of the clean text: eight letters before, eight behind, and its turn.
  mutating func identifier(of range: Range<Int>) -> String {
    let place = map.decoded(range)
    let before = letters(before: place.lowerBound)
    let after = letters(after: place.upperBound)
    let key = before + "\u{1F}" + after
    let turn = (turns[key] ?? 0) + 1
    turns[key] = turn
    return Identifier.statistic(document: document, before: before, after: after, turn: turn)
  }

  private func letters(before start: Int) -> String {
    var found: Scalars = []
    var at = min(start, decoded.count)
    while at > 0, found.count < 8 {
      at -= 1
      if decoded[at] == ")" || decoded[at] == "）", let open = reading(endingAt: at) {
        at = open
      } else if Self.isLetter(decoded[at]) {
        found.append(decoded[at])
      }
    }
    return Scalars(found.reversed()).string(0..<found.count)
  }

  private func letters(after end: Int) -> String {
    var found: Scalars = []
    var at = max(end, 0)
    while at < decoded.count, found.count < 8 {
      if decoded[at] == "(" || decoded[at] == "（", let close = reading(startingAt: at) {
        at = close + 1
        continue
      }
      if Self.isLetter(decoded[at]) { found.append(decoded[at]) }
      at += 1
    }
    return found.string(0..<found.count)
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
    return scalar.value >= 0xAA && !scalar.isDigit && scalar.properties.isAlphabetic
  }
}
