/// Which of the patterns that may hold does, and which of those that do is given.
extension IndicatorMatcher {
  /// The best of the indicators whose patterns hold.
  func best(_ findings: Findings, measure: [Unicode.Scalar], text: [Unicode.Scalar]) -> Match? {
    let present = findings.measure.reduce(0) { $0 | CandidateGates.bit($1) }
    let unitBit = Self.unitBit(findings.unit)
    var best: (index: Int, place: Int)?
    var isTied = false
    for word in findings.measure {
      gates.forEach(under: word, present: present, unit: unitBit) { index in
        let candidate = candidates[index]
        guard fits(candidate, findings), let place = place(of: candidate, findings),
          isNear(candidate, in: measure), isCounted(candidate, findings, in: text)
        else { return }
        if let found = best {
          let other = candidates[found.index]
          let areEqual =
            candidate.weight == other.weight && candidate.isDerived == other.isDerived
            && (place < 0) == (found.place < 0)
          if areEqual, candidate.isDerived, candidate.indicator != other.indicator { isTied = true }
          guard precedes((candidate, place), (other, found.place), unit: findings.unit) else { return }
          if !areEqual { isTied = false }
        }
        best = (index, place)
      }
    }
    guard let best, !isTied else { return nil }
    return matches[Int(candidates[best.index].indicator)]
  }

  /// Whether the unit and the kind are such as the indicator has.
  private func fits(_ candidate: Candidate, _ findings: Findings) -> Bool {
    if findings.isChange, !candidate.isChange { return false }
    if findings.isAverage, !candidate.takesAverage { return false }
    if candidate.takesAnyUnit { return true }
    guard let unit = findings.unit else { return candidate.takesNoUnit }
    return candidate.units.contains { lists[Int($0)] == unit }
  }

  /// How far on the last of a pattern's words of the context stands, -1 where it has none; nil where the pattern
  /// does not hold.
  private func place(of candidate: Candidate, _ findings: Findings) -> Int? {
    var last = -1
    for index in candidate.words {
      let word = lists[Int(index)]
      if traits[Int(word)].contains(.context) {
        guard let place = findings.near.lazy.filter({ $0.word == word }).map(\.place).max() else {
          return nil
        }
        last = max(last, place)
      } else if !findings.measure.contains(word) {
        return nil
      }
    }
    for index in candidate.exclusions {
      let word = lists[Int(index)]
      if findings.measure.contains(word) { return nil }
      guard traits[Int(word)].contains(.context) else { continue }
      if findings.behind.contains(word) || findings.near.contains(where: { $0.word == word }) { return nil }
    }
    for word in findings.qualifiers where !names(candidate, word) { return nil }
    for word in findings.measure where traits[Int(word)].contains(.qualifier) && !names(candidate, word) {
      return nil
    }
    return last
  }

  /// Whether a pattern names a qualifier.
  private func names(_ candidate: Candidate, _ qualifier: Int32) -> Bool {
    candidate.named.contains { lists[Int($0)] == qualifier }
  }

  /// How many characters may stand between a thing and its growth: 粉丝数较2020年增长, not 参赛企业一般生产安全事故起数下降,
  /// which is the growth of another thing.
  private static let widest = 9

  /// Whether the last word of a figure that follows from another stands near what it is the figure of.
  private func isNear(_ candidate: Candidate, in measure: [Unicode.Scalar]) -> Bool {
    guard candidate.isDerived, candidate.words.count > 1,
      let ending = candidate.words.last.map({ words[Int(lists[Int($0)])] }), ending.isLast
    else { return true }
    let end = measure.count - ending.text.count
    var begin = 0
    for index in candidate.words.dropLast() {
      let word = words[Int(lists[Int(index)])]
      guard !word.isContext, !word.text.isEmpty, word.text.count <= end else { continue }
      var place = end - word.text.count
      while place >= begin, !measure[place...].starts(with: word.text) { place -= 1 }
      begin = max(begin, place + word.text.count)
    }
    return end - begin <= Self.widest
  }

  /// Whether what stands behind the number is not another thing that is counted.
  private func isCounted(_ candidate: Candidate, _ findings: Findings, in text: [Unicode.Scalar]) -> Bool {
    guard let reading = findings.counted, !reading.isSilent else { return true }
    let spelled = candidate.words.compactMap { index in
      let word = Int(lists[Int(index)])
      return words[word].isContext ? nil : words[word].text
    }
    return counted.allow(spelled, reading, in: text)
  }

  /// Whether a word found at a place counts there.
  func stands(_ place: Int, at range: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    if words[place].isFirst, range.lowerBound > 0 { return false }
    if words[place].isLast, range.upperBound < scalars.count { return false }
    return !words[place].kept.contains { scalars.holds($0, around: range) }
  }

  private func precedes(
    _ left: (candidate: Candidate, place: Int), _ right: (candidate: Candidate, place: Int), unit: Int32?
  ) -> Bool {
    let (one, other) = (left.candidate, right.candidate)
    if one.weight != other.weight { return one.weight > other.weight }
    if one.isDerived != other.isDerived { return other.isDerived }
    if left.place != right.place { return left.place > right.place }
    let own = unit.map { (ownUnit(one) == $0, ownUnit(other) == $0) } ?? (one.takesItems, other.takesItems)
    if own.0 != own.1 { return own.0 }
    return matches[Int(one.indicator)].code.precedes(matches[Int(other.indicator)].code)
  }

  private func ownUnit(_ candidate: Candidate) -> Int32 { lists[Int(candidate.units.lowerBound)] }
}
