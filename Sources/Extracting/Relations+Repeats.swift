internal import Records

/// Statistics that state the same fact again.
extension Relations {
  /// The same figure of the same thing as in an earlier sentence.
  static func linkRepetition(_ index: Int, statistics: inout [Statistic]) {
    let statistic = statistics[index]
    guard statistic.value != nil, statistic.value != "1", statistic.measure.unicodeScalars.count >= 4 else {
      return
    }
    for earlier in statistics[..<index]
    where earlier.value == statistic.value && earlier.modifier == statistic.modifier
      && earlier.unit == statistic.unit
      && earlier.unitText == statistic.unitText && earlier.upper == statistic.upper
      && earlier.sentence != statistic.sentence && isAlike(earlier.measure, statistic.measure)
    {
      statistics[index].repeatOf = earlier.repeatOf ?? earlier.id
      return
    }
  }

  /// Whether most pairs of neighbouring letters of the shorter measure are in the longer one.
  private static func isAlike(_ first: String, _ second: String) -> Bool {
    let one = pairs(first)
    let two = pairs(second)
    guard !one.isEmpty, !two.isEmpty else { return first == second }
    return one.intersection(two).count * 10 >= min(one.count, two.count) * 6
  }

  private static func pairs(_ text: String) -> Set<String> {
    let scalars = text.scalars.filter { $0.isHan || $0.isLatin || $0.isDigit }
    return Set(zip(scalars, scalars.dropFirst()).map { Scalars([$0, $1]).string(0..<2) })
  }
}
