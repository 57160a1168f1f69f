internal import Numerals
internal import Records

/// The unit behind a number, and the one that it shares with the next.
extension QuantityScanner {
  func readUnit(_ quantity: inout Quantity, _ text: Scalars, end: Int) {
    let from = quantity.numeral.range.upperBound
    guard quantity.numeral.ratio == .none else {
      let numeral = quantity.numeral
      if let sign = text[numeral.range].lastIndex(where: { $0 == "%" || $0 == "％" || $0 == "‰" || $0 == "成" })
      {
        quantity.unitRange = sign..<sign + 1
      }
      quantity.unit = lexicon.ratioUnit(numeral.ratio)
      return
    }
    var at = from
    while at < end, text[at].isBlank, at - from < 4 { at += 1 }
    guard let unit = lexicon.unit(text, at: at, end: end) else { return }
    if unit.range.lowerBound > from, unit.range.count == 1, !text[at - 1].isBlank { return }
    var range = unit.range
    var last = range.upperBound
    quantity.unit = unit.reading
    // 微克/立方米, 元/人: the unit of a rate and what it is per.
    if let slash = text.scalar(range.upperBound), slash == "/" || slash == "／",
      let per = lexicon.unit(text, at: range.upperBound + 1, end: end)
    {
      // Money keeps its own unit, per what is said beside it; other units are printed whole.
      last = per.range.upperBound
      if unit.reading.kind != .money { range = range.lowerBound..<last }
      quantity.perUnit = per.reading
    }
    quantity.unitRange = range
    quantity.fullRange = quantity.fullRange.lowerBound..<last
    quantity.rules.append(unit.reading.rule)
    readHalf(&quantity, text, end: end)
  }

  /// 一吨半, 两米半: half a unit behind the unit, and no word such as 半年 or 半价.
  private func readHalf(_ quantity: inout Quantity, _ text: Scalars, end: Int) {
    let at = quantity.fullRange.upperBound
    guard at < end, text[at] == "半", let kind = quantity.unit?.kind, kind != .count, kind != .ratio,
      quantity.numeral.surplus == nil, quantity.numeral.form == .arabic || quantity.numeral.form == .chinese,
      quantity.numeral.value.isWhole, !quantity.numeral.hasScale
    else { return }
    let next = at + 1 < end ? text[at + 1] : "。"
    guard !next.isHan || next == "的" || next == "以" || next == "左" || next == "多" || next == "了",
      let half = quantity.numeral.value.adding(ExactDecimal(coefficient: 5, places: 1))
    else { return }
    quantity.numeral.value = half
    quantity.numeral.resolution = ExactDecimal(coefficient: 5, places: 1)
    quantity.range = quantity.range.lowerBound..<at + 1
    quantity.fullRange = quantity.fullRange.lowerBound..<at + 1
    quantity.rules.append("rule:and-a-half")
  }

  /// 6.6和2.5个百分点: a bare number takes the unit of the one that a connector joins to it.
  func borrowUnit(_ quantity: inout Quantity, _ text: Scalars, end: Int) {
    let at = quantity.fullRange.upperBound
    guard at + 1 < end, text[at] == "和" || text[at] == "、" || text[at] == "与",
      let next = numeral(text, at: at + 1, end: end), next.ratio == .none, next.form == quantity.numeral.form
    else { return }
    var tail = Quantity(numeral: next, range: next.range, fullRange: next.range)
    readUnit(&tail, text, end: end)
    guard let unit = tail.unit, tail.unitRange != nil else {
      borrowUnit(&tail, text, end: end)
      guard tail.unit != nil else { return }
      (quantity.unit, quantity.borrowedUnit) = (tail.unit, tail.borrowedUnit)
      share(scaleOf: tail.numeral, with: &quantity)
      return
    }
    quantity.unit = unit
    quantity.borrowedUnit = tail.unitRange
    quantity.rules.append("rule:unit-of-the-next-number")
    share(scaleOf: next, with: &quantity)
  }
}

extension ExtractLexicon {
  /// The unit of percent and per mille.
  func ratioUnit(_ ratio: Numeral.Ratio) -> UnitEntry.Reading? {
    switch ratio {
    case .none: nil
    case .percent: .percent
    case .permille: .permille
    }
  }
}

extension UnitEntry.Reading {
  fileprivate static let percent = UnitEntry.Reading(
    unit: "percent", kind: .ratio, follows: [], isExcluded: false, reference: "rule:percent")
  fileprivate static let permille = UnitEntry.Reading(
    unit: "permille", kind: .ratio, follows: [], isExcluded: false, reference: "rule:permille")
}
