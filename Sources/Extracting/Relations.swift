internal import Numerals
internal import Records

/// Relates the statistics of one document: parts and wholes, repetitions, shares that can be checked.
enum Relations {
  /// Fills in `partOf`, `repeatOf` and `check` of statistics, each with its sentence.
  static func relate(_ statistics: inout [Statistic], sentences: [Range<Int>], text: Scalars) {
    // Repetitions have one value: only statistics of the same are compared.
    var sameValue: [String: [Int]] = [:]
    for index in statistics.indices {
      linkPart(index, &statistics, sentences: sentences, text: text)
      checkShare(index, &statistics, sentences: sentences)
      guard let value = statistics[index].value else { continue }
      linkRepetition(index, of: sameValue[value] ?? [], &statistics)
      sameValue[value, default: []].append(index)
    }
    checkSums(&statistics)
  }

  /// 其中: the numbers behind it, in the same sentence, are parts of the last number before it with the same unit.
  private static func linkPart(
    _ index: Int, _ statistics: inout [Statistic], sentences: [Range<Int>], text: Scalars
  ) {
    let start = statistics[index].start
    guard let mark = partMark(text, sentences[index].lowerBound..<start) else { return }
    // A full stop or semicolon between ends the list of parts.
    if text[mark..<start].contains(where: { $0 == "；" || $0 == ";" }) { return }
    guard
      let whole = (0..<index).last(where: {
        statistics[$0].end <= mark && sentences[$0] == sentences[index]
      })
    else { return }
    guard isCount(statistics[whole]),
      statistics[index].unit == statistics[whole].unit || statistics[index].unit == "percent",
      isAtMost(statistics[index], statistics[whole])
    else { return }
    statistics[index].partOf = statistics[whole].id
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
  private static func checkShare(_ index: Int, _ statistics: inout [Statistic], sentences: [Range<Int>]) {
    guard index >= 2, statistics[index].unit == "percent", statistics[index].kind == .share,
      statistics[index].modifier == .exact,
      sentences[index - 1] == sentences[index], sentences[index - 2] == sentences[index],
      let printed = statistics[index].value.flatMap({ ExactDecimal($0) })
    else { return }
    let part = statistics[index - 1]
    let whole = statistics[index - 2]
    guard
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
  private static func checkSums(_ statistics: inout [Statistic]) {
    var parts: [String: [Int]] = [:]
    for index in statistics.indices {
      if let whole = statistics[index].partOf, statistics[index].unit != "percent" {
        parts[whole, default: []].append(index)
      }
    }
    if parts.isEmpty { return }
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
  private static func linkRepetition(_ index: Int, of earlier: [Int], _ statistics: inout [Statistic]) {
    guard !earlier.isEmpty, statistics[index].value != "1",
      statistics[index].measure.unicodeScalars.count >= 4
    else { return }
    for place in earlier {
      guard statistics[place].modifier == statistics[index].modifier,
        statistics[place].unit == statistics[index].unit,
        statistics[place].unitText == statistics[index].unitText,
        statistics[place].upper == statistics[index].upper,
        statistics[place].sentence != statistics[index].sentence,
        isAlike(statistics[place].measure, statistics[index].measure)
      else { continue }
      statistics[index].repeatOf = statistics[place].repeatOf ?? statistics[place].id
      return
    }
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

  /// Where 其中 stands last in a range.
  private static func partMark(_ text: Scalars, _ range: Range<Int>) -> Int? {
    var at = range.upperBound - 2
    while at >= range.lowerBound {
      if text[at] == "其", text[at + 1] == "中" { return at }
      at -= 1
    }
    return nil
  }
}
