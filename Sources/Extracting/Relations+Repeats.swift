internal import Numerals
internal import Records

/// Statistics that state the same fact again.
extension Relations {
  mutating func linkRepetitions() {
    // Repetitions have one value: only statistics of the same are compared.
    var sameValue: [ExactDecimal: [Int]] = [:]
    sameValue.reserveCapacity(statistics.count)
    for index in statistics.indices {
      guard let value = value(index) else { continue }
      linkRepetition(index, of: sameValue[value] ?? [])
      sameValue[value, default: []].append(index)
    }
  }

  /// The same figure of the same thing as in an earlier sentence.
  private mutating func linkRepetition(_ index: Int, of earlier: [Int]) {
    guard !earlier.isEmpty, statistics[index].value != "1",
      statistics[index].measure.unicodeScalars.count >= 4
    else { return }
    for place in earlier where Self.isRepeated(statistics[place], statistics[index]) {
      statistics[index].repeatOf = statistics[place].repeatOf ?? statistics[place].id
      return
    }
  }

  private static func isRepeated(_ earlier: borrowing Statistic, _ later: borrowing Statistic) -> Bool {
    earlier.modifier == later.modifier && earlier.unit == later.unit && earlier.unitText == later.unitText
      && earlier.upper == later.upper && earlier.sentence != later.sentence
      && isAlike(earlier.measure, later.measure)
  }

  /// Whether most pairs of neighbouring letters of the shorter measure are in the longer one.
  private static func isAlike(_ first: String, _ second: String) -> Bool {
    let one = pairs(first)
    let two = pairs(second)
    guard !one.isEmpty, !two.isEmpty else { return first == second }
    let shared = one.count { two.contains($0) }
    return shared * 10 >= min(one.count, two.count) * 6
  }

  /// The different pairs of neighbouring letters of a short text.
  private static func pairs(_ text: String) -> [UInt64] {
    var pairs: [UInt64] = []
    var before: UInt64?
    for scalar in text.unicodeScalars where scalar.isHan || scalar.isLatin || scalar.isDigit {
      let letter = UInt64(scalar.value)
      if let before {
        let pair = before << 32 | letter
        if !pairs.contains(pair) { pairs.append(pair) }
      }
      before = letter
    }
    return pairs
  }
}
