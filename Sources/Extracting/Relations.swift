internal import Numerals
internal import Records

/// Relates the statistics of one document: parts and wholes, repetitions, shares that can be checked.
enum Relations {
  /// A statistic with the places that relations are told by.
  struct Entry {
    var statistic: Statistic
    var sentence: Range<Int>
  }

  /// The statistics with `partOf`, `repeatOf` and `check` filled in.
  static func relate(_ entries: [Entry], text: Scalars) -> [Statistic] {
    var statistics = entries.map(\.statistic)
    for index in entries.indices {
      linkPart(index, entries: entries, statistics: &statistics, text: text)
      checkShare(index, entries: entries, statistics: &statistics)
      linkRepetition(index, statistics: &statistics)
    }
    checkSums(entries, statistics: &statistics)
    return statistics
  }

  /// 其中: the numbers behind it, in the same sentence, are parts of the last number before it with the same unit.
  private static func linkPart(_ index: Int, entries: [Entry], statistics: inout [Statistic], text: Scalars) {
    let entry = entries[index]
    guard let mark = last("其中", text, entry.sentence.lowerBound..<entry.statistic.start) else { return }
    // A full stop or semicolon between ends the list of parts.
    if text[mark..<entry.statistic.start].contains(where: { $0 == "；" || $0 == ";" }) { return }
    guard
      let whole = entries[..<index].last(where: { $0.statistic.end <= mark && $0.sentence == entry.sentence })
    else { return }
    guard isCount(whole.statistic),
      entry.statistic.unit == whole.statistic.unit || entry.statistic.unit == "percent",
      isAtMost(entry.statistic, whole.statistic)
    else { return }
    statistics[index].partOf = whole.statistic.id
  }

  private static func isCount(_ statistic: Statistic) -> Bool {
    statistic.unit != "percent" && statistic.value != nil
  }

  private static func isAtMost(_ part: Statistic, _ whole: Statistic) -> Bool {
    guard part.unit != "percent" else { return true }
    guard let first = part.value.flatMap({ ExactDecimal($0) }),
      let second = whole.value.flatMap({ ExactDecimal($0) })
    else { return false }
    return first <= second
  }

  /// A share right behind its part and whole: 196 of 223 is 87.89 %.
  private static func checkShare(_ index: Int, entries: [Entry], statistics: inout [Statistic]) {
    let share = entries[index].statistic
    guard share.unit == "percent", share.kind == .share, share.modifier == .exact, index >= 2,
      let printed = share.value.flatMap({ ExactDecimal($0) })
    else { return }
    let part = entries[index - 1].statistic
    let whole = entries[index - 2].statistic
    guard entries[index - 1].sentence == entries[index].sentence,
      entries[index - 2].sentence == entries[index].sentence,
      part.modifier == .exact, whole.modifier == .exact, part.unit == whole.unit, part.unit != nil,
      let first = part.value.flatMap({ ExactDecimal($0) }),
      let second = whole.value.flatMap({ ExactDecimal($0) }),
      first <= second, second > .zero, let hundred = first.multiplied(by: ExactDecimal(100)),
      let ratio = hundred.divided(by: second, places: printed.places)
    else { return }
    if ratio == printed {
      statistics[index].check = .consistent
      if statistics[index - 1].partOf == nil { statistics[index - 1].partOf = whole.id }
    }
  }

  /// Parts of one whole that are said to be all of it: their sum is the whole's, or is not.
  private static func checkSums(_ entries: [Entry], statistics: inout [Statistic]) {
    var parts: [String: [Int]] = [:]
    for (index, statistic) in statistics.enumerated() {
      if let whole = statistic.partOf, statistic.unit != "percent" { parts[whole, default: []].append(index) }
    }
    for index in statistics.indices {
      guard let members = parts[statistics[index].id], members.count >= 2,
        let whole = statistics[index].value.flatMap({ ExactDecimal($0) }),
        statistics[index].modifier == .exact
      else { continue }
      var sum = ExactDecimal.zero
      for member in members {
        guard statistics[member].modifier == .exact,
          let value = statistics[member].value.flatMap({ ExactDecimal($0) }),
          let next = sum.adding(value)
        else { return }
        sum = next
      }
      if sum == whole { statistics[index].check = .consistent }
    }
  }

  /// The same figure of the same thing as in an earlier sentence.
  private static func linkRepetition(_ index: Int, statistics: inout [Statistic]) {
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

  private static func last(_ word: String, _ text: Scalars, _ range: Range<Int>) -> Int? {
    let scalars = word.scalars
    var at = range.upperBound - scalars.count
    while at >= range.lowerBound {
      if text.has(scalars, at: at) { return at }
      at -= 1
    }
    return nil
  }
}
