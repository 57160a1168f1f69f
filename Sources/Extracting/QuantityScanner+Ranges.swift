internal import Numerals
internal import Records

/// Two numbers that make one range, and the scale that they share.
extension QuantityScanner {
  /// `25元至110元`, `3—5万`, `60%-70%`; 由 or 从 before it makes two values, not a range.
  func range(from first: Quantity, _ text: Scalars, end: Int) -> Quantity? {
    guard first.numeral.surplus == nil, first.numeral.form != .indefinite, first.numeral.form != .digitString,
      let next = connector(text, at: first.fullRange.upperBound, end: end),
      let second = numeral(text, at: next, end: end), second.form != .indefinite, second.surplus == nil,
      first.numeral.ratio == .none || second.ratio == first.numeral.ratio
    else { return nil }
    let isUneven =
      text.has("不等".scalars, at: second.range.upperBound)
      || text.has("元不等".scalars, at: second.range.upperBound)
    if !isUneven, let before = text.scalar(first.range.lowerBound - 1),
      before == "由" || before == "从" || before == "自"
    {
      return nil
    }
    var whole = Quantity(
      numeral: first.numeral, upper: second, range: first.range.lowerBound..<second.range.upperBound,
      fullRange: first.range.lowerBound..<second.range.upperBound)
    whole.rules = first.rules + ["rule:range"]
    var tail = Quantity(numeral: second, range: second.range, fullRange: second.range)
    readUnit(&tail, text, end: end)
    if let unit = first.unit, let other = tail.unit, unit.unit != other.unit { return nil }
    if first.unit == nil, first.numeral.ratio == .none {
      // 3—5万: the scale behind the upper end is the lower end's too; 60—70%: so is the percent sign.
      if second.ratio != .none { whole.numeral.ratio = second.ratio }
      if !first.numeral.hasScale, second.hasScale, let scaled = scaledLike(first.numeral, second),
        scaled.value < second.value
      {
        whole.numeral = scaled
      }
    }
    guard whole.numeral.value < second.value else { return nil }
    whole.unit = tail.unit ?? first.unit
    whole.unitRange = tail.unitRange ?? first.unitRange
    whole.fullRange = whole.fullRange.lowerBound..<max(whole.fullRange.upperBound, tail.fullRange.upperBound)
    return whole
  }

  private func connector(_ text: Scalars, at: Int, end: Int) -> Int? {
    guard at < end else { return nil }
    switch text[at] {
    case "（" where text.hasIncluded(at: at), "(" where text.hasIncluded(at: at):
      return text.scalar(at + 3)?.isDigit ?? true ? nil : connector(text, at: at + 3, end: end)
    case "-", "－", "–", "—", "~", "～", "∼", "〜", "至", "到":
      var next = at + 1
      while next < end, text[next] == "-" || text[next] == "—" { next += 1 }
      return next < end ? next : nil
    default: return nil
    }
  }

  func share(scaleOf next: Numeral, with quantity: inout Quantity) {
    guard !quantity.numeral.hasScale, !quantity.isRange, let scaled = scaledLike(quantity.numeral, next)
    else { return }
    quantity.numeral = scaled
    quantity.rules.append("rule:scale-of-the-next-number")
  }

  /// A number with the scale of the one behind it, which both share: 3—5万, 150、72万.
  private func scaledLike(_ lower: Numeral, _ upper: Numeral) -> Numeral? {
    guard upper.hasScale, let power = ExactDecimal.powerOfTen(upper.scale),
      let value = lower.value.multiplied(by: power), let resolution = lower.resolution.multiplied(by: power)
    else { return nil }
    var scaled = lower
    scaled.value = value
    scaled.resolution = resolution
    scaled.scale = upper.scale
    return scaled
  }
}
