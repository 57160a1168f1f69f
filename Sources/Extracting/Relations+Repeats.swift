internal import Numerals
internal import Records

/// Statistics that state the same fact again.
extension Relations {
  /// A figure that more places give than a page for people has is compared with the first of them only.
  private static let mostPlaces = 256

  mutating func linkRepetitions() {
    // Repetitions have one value: only statistics of the same are compared.
    var sameValue: [ExactDecimal: [Int]] = [:]
    sameValue.reserveCapacity(statistics.count)
    for index in statistics.indices {
      guard let value = value(index) else { continue }
      let earlier = sameValue[value] ?? []
      linkRepetition(index, of: earlier)
      if earlier.count < Self.mostPlaces { sameValue[value, default: []].append(index) }
    }
  }

  /// The same figure of the same thing as in an earlier sentence.
  private mutating func linkRepetition(_ index: Int, of earlier: [Int]) {
    guard !earlier.isEmpty, statistics[index].value != "1",
      statistics[index].measure.unicodeScalars.count >= 4
    else { return }
    for place in earlier
    where isRepeated(place, index)
      && (places[place].cell == nil || places[index].cell == nil
        || places[place].cell?.table != places[index].cell?.table)
    {
      statistics[index].repeatOf = statistics[place].repeatOf ?? statistics[place].id
      return
    }
  }

  /// Field by field: a row of the table holds some thirty texts, which a copy of it would copy.
  private func isRepeated(_ earlier: Int, _ later: Int) -> Bool {
    statistics[earlier].modifier == statistics[later].modifier
      && statistics[earlier].modality == statistics[later].modality
      && statistics[earlier].unit == statistics[later].unit
      && statistics[earlier].unitText == statistics[later].unitText
      && statistics[earlier].upper == statistics[later].upper
      && statistics[earlier].per == statistics[later].per
      && statistics[earlier].region == statistics[later].region
      && Self.isOfOneTime(statistics[earlier].period, statistics[later].period)
      && statistics[earlier].sentence != statistics[later].sentence
      && Self.isAlike(statistics[earlier].measure, statistics[later].measure)
  }

  /// Whether two periods can be that of one fact: neither known, or both to one year.
  private static func isOfOneTime(_ first: Period, _ second: Period) -> Bool {
    guard let one = first.end, let other = second.end else { return true }
    return one.prefix(4) == other.prefix(4)
  }

  /// Whether most pairs of neighbouring letters of the shorter measure are in the longer one.
  static func isAlike(_ first: String, _ second: String) -> Bool {
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
