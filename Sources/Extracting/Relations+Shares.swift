internal import Numerals
internal import Records

/// Shares whose part and whole stand before them: 196 of 223 is 87.89 %.
extension Relations {
  mutating func checkShares() {
    for index in statistics.indices where statistics[index].unit == "percent" { checkShare(index) }
  }

  private mutating func checkShare(_ index: Int) {
    guard statistics[index].kind == .share, statistics[index].modifier == .exact,
      statistics[index].status != .damaged, places[index].cell == nil, let printed = value(index),
      let part = (0..<index).reversed().first(where: { !isRatio($0) }),
      places[part].sentence == places[index].sentence, isExact(part)
    else { return }
    let wholes = wholes(of: part)
    if let whole = wholes.first(where: { agrees(part, of: $0, printed) }) {
      statistics[index].check = .consistent
      if statistics[part].partOf == nil, places[whole].sentence == places[part].sentence {
        statistics[part].partOf = statistics[whole].id
      }
      return
    }
    guard let whole = wholes.first, isSaidOf(index, part: part, whole: whole) else { return }
    statistics[index].check = .inconsistent
  }

  func isRatio(_ index: Int) -> Bool {
    statistics[index].unit == "percent" || statistics[index].unit == "percentage_point"
  }

  /// What the part can be of: its whole, else numbers before it in its sentence, nearest first, then in the one before.
  private func wholes(of part: Int) -> [Int] {
    var found: [Int] = []
    if let id = statistics[part].partOf, let whole = statistics.firstIndex(where: { $0.id == id }) {
      found.append(whole)
    }
    for index in (0..<part).reversed().prefix(8) {
      guard places[index].block == places[part].block else { break }
      guard !found.contains(index), isExact(index), isAlike(index, part), isAtMost(part, index) else {
        continue
      }
      found.append(index)
    }
    return found
  }

  /// Whether the share is that of the part in the whole, to one unit of its last printed place: some round, some cut.
  private func agrees(_ part: Int, of whole: Int, _ printed: ExactDecimal) -> Bool {
    guard let first = value(part), let second = value(whole), second > .zero,
      let hundred = first.multiplied(by: ExactDecimal(100)),
      let ratio = hundred.divided(by: second, places: printed.places + 2),
      let place = ExactDecimal.powerOfTen(-printed.places)
    else { return false }
    guard let difference = ratio.adding(printed.negated) else { return false }
    return max(difference, difference.negated) < place
  }

  /// Whether the words leave no doubt: 其中…，占 with nothing between, or 回收率 behind 回收 and the number it is of.
  private func isSaidOf(_ index: Int, part: Int, whole: Int) -> Bool {
    let between = text[statistics[part].end..<statistics[index].start]
    // 25.88万人，占22.4%，其中20.79万人，占18.0%: where the whole has a share itself, both are of something else.
    if statistics[part].partOf == statistics[whole].id, between.last == "占",
      between.filter(\.isHan).count <= 3,
      !(0..<index).contains(where: {
        places[$0].sentence == places[index].sentence && statistics[$0].unit == "percent"
      })
    {
      return true
    }
    guard part == index - 1, whole == part - 1, places[whole].sentence == places[index].sentence else {
      return false
    }
    let words = statistics[index].measure.scalars
    guard words.last == "率", words.count >= 3 else { return false }
    let act = Scalars(words[(words.count - 3)..<(words.count - 1)])
    let said = statistics[part].measure.scalars
    return said.indices.contains { said.has(act, at: $0) }
  }
}
