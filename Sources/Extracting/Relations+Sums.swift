internal import Numerals
internal import Records

/// Lists that add up to a number before or behind them, and wholes whose parts are all there.
extension Relations {
  /// 受理692件。…争议311件，占45%；…174件…: a list of three or more, or of two right behind the number, whose exact sum it is.
  mutating func linkSums() {
    for first in statistics.indices where isListed(first) {
      let run = run(from: first)
      for count in stride(from: run.count, through: 2, by: -1) {
        let list = Array(run[..<count])
        guard let sum = sum(list), let whole = whole(of: list, sum: sum) else { continue }
        for member in list { statistics[member].partOf = statistics[whole].id }
        break
      }
    }
  }

  /// Exact counts in one unit and one sentence, with shares between them or one other number each: 2.88万人次、2215.63万元.
  private func run(from first: Int) -> [Int] {
    var run = [first]
    var skipped = 0
    for index in first + 1..<max(statistics.count, first + 1) {
      guard places[index].sentence == places[first].sentence, run.count < 16 else { break }
      if isListed(index), isAddedAlike(index, first) {
        guard !opensTotal(index) else { break }
        run.append(index)
        skipped = 0
      } else if !isRatio(index) {
        skipped += 1
        if skipped > 1 { break }
      }
    }
    return run
  }

  private func isListed(_ index: Int) -> Bool {
    // 由96户减少到61户: a level reached is no part.
    let before = text.scalar(statistics[index].start - 1)
    return isExact(index) && places[index].cell == nil && statistics[index].partOf == nil
      && statistics[index].per == nil && statistics[index].status != .damaged && before != "到"
      && before != "至"
  }

  /// 共18个, 合计70人: a number that a word of summing leads.
  private func opensTotal(_ index: Int) -> Bool {
    let start = statistics[index].start
    let floor = max(places[index].sentence.lowerBound, start - 4)
    return (floor..<start).contains {
      lexicon.pivots.longest(text, at: $0, end: start) != nil || text[$0] == "共"
    }
  }

  private func opensList(_ between: Range<Int>) -> Bool {
    text[between].contains { $0 == "（" || $0 == "(" || $0 == "：" || $0 == ":" }
  }

  /// The number that a list adds up to: the total right behind it, else one before it.
  private func whole(of run: [Int], sum: ExactDecimal) -> Int? {
    guard let first = run.first, let last = run.last, sum >= ExactDecimal(run.count > 2 ? 6 : 20) else {
      return nil
    }
    let next = last + 1
    if next < statistics.count, places[next].sentence == places[first].sentence, opensTotal(next),
      isListed(next), isAddedAlike(next, first), value(next) == sum
    {
      return next
    }
    // Two numbers make a third too easily: 收入 is 支出 and 结余. 43名（本科29名、高职14名）, 男 and 女 are parts.
    let isPair = run.count == 2 && run.allSatisfy { measure($0, beginsWith: lexicon.complements) }
    let isInside = first > 0 && opensList(statistics[first - 1].end..<statistics[first].start)
    var seen = 0
    for index in (0..<first).reversed().prefix(24) {
      guard isExact(index), isAddedAlike(index, first), places[index].cell == nil else { continue }
      seen += 1
      let isNear = places[index].block == places[first].block && seen <= 4
      // Far off only where chance can hardly make the sum.
      guard isNear || run.count > 2 && sum >= ExactDecimal(200) && seen <= 6 else { return nil }
      if value(index) == sum, run.count > 2 || isPair || isInside && index == first - 1 { return index }
    }
    return nil
  }

  /// Wholes with two parts or more: the sum is the whole's, or is not though the list says that it is complete.
  mutating func checkSums() {
    var parts: [String: [Int]] = [:]
    for index in statistics.indices where isCount(index) && places[index].cell == nil {
      if let whole = statistics[index].partOf { parts[whole, default: []].append(index) }
    }
    for index in statistics.indices {
      guard let members = parts[statistics[index].id], members.count >= 2, isExact(index),
        members.allSatisfy({ isExact($0) && statistics[$0].status != .damaged }),
        let whole = value(index), let sum = sum(members)
      else { continue }
      if differ(sum, whole, by: rounding(members + [index])) == false {
        statistics[index].check = .consistent
      } else if isComplete(members) {
        statistics[index].check = .inconsistent
      }
    }
  }

  /// Whether two figures differ by more than rounding allows; nil past 38 digits.
  func differ(_ first: ExactDecimal, _ second: ExactDecimal, by rounding: ExactDecimal) -> Bool? {
    guard let difference = first.adding(second.negated) else { return nil }
    return max(difference, difference.negated) > rounding
  }

  /// Half a unit of the last printed place of each rounded figure: 3.5万 and 12.6, but not 86.
  func rounding(_ members: [Int]) -> ExactDecimal {
    let half = ExactDecimal(coefficient: 5, places: 1)
    var sum = ExactDecimal.zero
    for member in members {
      guard let unit = statistics[member].resolution.flatMap({ ExactDecimal($0) }), unit != .one,
        let rounded = unit.multiplied(by: half), let next = sum.adding(rounded)
      else { continue }
      sum = next
    }
    return sum
  }

  /// 其他70万元 at the end, or 男 and 女: the list leaves nothing out.
  private func isComplete(_ members: [Int]) -> Bool {
    guard let last = members.last else { return false }
    if measure(last, beginsWith: lexicon.remainders) { return true }
    return members.count == 2 && members.allSatisfy { measure($0, beginsWith: lexicon.complements) }
  }
}
