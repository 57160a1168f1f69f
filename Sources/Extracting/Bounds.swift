internal import Numerals
internal import Records

/// What the wording of a number implies: value, bounds and modifier, by the dataset's convention.
///
/// exact: both bounds are the value. 余, 多, and every wording for "above": `more_than`; with 余 or 多 the value lies
/// below the next unit of its last significant place (18000余: [18000, 19000)); with 超, 逾, 突破 there is no upper
/// bound. 以上, 上万: `at_least`, no upper bound. 近: `nearly`, no lower bound. 以下: `at_most`, no lower bound. 约, and
/// two that disagree: `about`, no bounds. A range: its ends.
struct Bounds: Sendable {
  var value: ExactDecimal
  var lower: ExactDecimal?
  var upper: ExactDecimal?
  var resolution: ExactDecimal
  var modifier: Statistic.Modifier

  init(_ quantity: Quantity) {
    let sign: (ExactDecimal) -> ExactDecimal = { quantity.isNegative ? $0.negated : $0 }
    value = sign(quantity.numeral.value)
    resolution = quantity.numeral.resolution
    if let upper = quantity.upper {
      lower = value
      self.upper = upper.value
      resolution = min(resolution, upper.resolution)
      modifier = .range
      return
    }
    let said = quantity.modifiers.filter { $0.modifier != .exact }
    let isOne = said.dropFirst().allSatisfy { $0.modifier == said[0].modifier }
    let hasSurplus = quantity.modifiers.contains { $0.reference == "numerals/surplus" }
    if said.isEmpty {
      modifier = .exact
    } else if isOne {
      modifier = said[0].modifier
    } else {
      modifier = said.allSatisfy { $0.modifier == .moreThan || $0.modifier == .atLeast } ? .moreThan : .about
    }
    switch modifier {
    case .exact: (lower, upper) = (value, value)
    case .moreThan where hasSurplus && quantity.modifiers.count == 1:
      let next = quantity.numeral.value.adding(quantity.numeral.surplusUnit)
      (lower, upper) = quantity.isNegative ? (next?.negated, value) : (value, next)
    case .moreThan, .atLeast: (lower, upper) = (value, nil)
    case .nearly, .atMost: (lower, upper) = (nil, value)
    case .about, .range: (lower, upper) = (nil, nil)
    }
  }
}

extension Numeral {
  /// One unit of the last significant place, not finer than the scale's digits: 5亿 → 1亿, 1300万 → 100万, 18000 → 1000.
  var surplusUnit: ExactDecimal { form == .bareScale ? value : value.lastSignificantUnit }
}
