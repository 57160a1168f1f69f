internal import Numerals
internal import Records

/// A number of the text with its modifiers and unit, before it is known whether it is a statistic.
struct Quantity: Sendable {
  /// The numeral, or the lower end of a range.
  var numeral: Numeral
  /// The upper end of a range.
  var upper: Numeral?
  /// The contiguous slice from the first to the last of number, scale and modifier.
  var range: Range<Int>
  /// The slice with the unit behind it, where that stands behind the last of them.
  var fullRange: Range<Int>
  /// The unit or classifier as printed.
  var unitRange: Range<Int>?
  /// The unit of the number that a connector joins to this one, which it shares.
  var borrowedUnit: Range<Int>?
  /// What the unit is.
  var unit: UnitEntry.Reading?
  /// What a rate is per, where a slash says it: 元/人.
  var per: String?
  /// Modifiers found before and after.
  var modifiers: [ModifierEntry] = []
  /// Whether a modifier such as 以上 or 以下 stands behind it.
  var hasBoundBehind = false
  /// Whether it is said to be below zero.
  var isNegative = false
  /// The rules that read it.
  var rules: [String] = []

  /// A number with a percent sign, or in words that mean one.
  var isRatio: Bool { numeral.ratio != .none }
}

/// Reads quantities: modifier, numeral, surplus, unit, modifier; and ranges of two of them.
struct QuantityScanner: Sendable {
  let lexicon: ExtractLexicon

  /// The quantity whose numeral begins at `at`, or nil where none does. `floor` is where its words may begin.
  func read(_ text: Scalars, at: Int, floor: Int, end: Int) -> Quantity? {
    guard let numeral = numeral(text, at: at, end: end) else { return nil }
    var quantity = Quantity(numeral: numeral, range: numeral.range, fullRange: numeral.range)
    quantity.rules.append(numeral.form.rule)
    readUnit(&quantity, text, end: end)
    if let joined = range(from: quantity, text, end: end) { quantity = joined }
    if quantity.unit == nil { borrowUnit(&quantity, text, end: end) }
    readModifierBefore(&quantity, text, floor: floor)
    readModifierAfter(&quantity, text, end: end)
    readSign(&quantity, text, floor: floor)
    return quantity
  }

  private func numeral(_ text: Scalars, at: Int, end: Int) -> Numeral? {
    guard var numeral = lexicon.reader.read(text, at: at), numeral.range.upperBound <= end else { return nil }
    // １０ 成: a blank may stand before it.
    var next = numeral.range.upperBound
    if next + 1 < end, text[next].isBlank { next += 1 }
    // 8成, 三成五: a tenth of the whole; not 成立, 成员, which the lexicon of units knows.
    if numeral.ratio == .none, let unit = lexicon.unit(text, at: next, end: end),
      unit.reading.unit == "tenth", let percent = numeral.value.multiplied(by: ExactDecimal(10)),
      let resolution = numeral.resolution.multiplied(by: ExactDecimal(10))
    {
      var end = unit.range.upperBound
      numeral.value = percent
      numeral.resolution = resolution
      if end < text.count, let half = text[end] == "半" ? 5 : lexicon.numerals.digit(text[end]),
        (1...9).contains(half), lexicon.unit(text, at: end + 1, end: text.count) == nil,
        let sum = percent.adding(ExactDecimal(half))
      {
        // 三成五 and 三成半 are 35 %.
        numeral.value = sum
        numeral.resolution = .one
        end += 1
      } else if end < text.count, lexicon.numerals.isSurplus(text[end]) {
        numeral.surplus = end
        end += 1
      }
      numeral.range = numeral.range.lowerBound..<end
      numeral.ratio = .percent
    }
    return numeral
  }

  // MARK: Unit

  private func readUnit(_ quantity: inout Quantity, _ text: Scalars, end: Int) {
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
    quantity.unit = unit.reading
    // 微克/立方米, 元/人: the unit of a rate and what it is per.
    if let slash = text.scalar(range.upperBound), slash == "/" || slash == "／",
      let per = lexicon.unit(text, at: range.upperBound + 1, end: end)
    {
      // Money keeps its own unit, per what is said beside it; other units are printed whole.
      if unit.reading.kind != .money { range = range.lowerBound..<per.range.upperBound }
      quantity.per = per.reading.unit
    }
    quantity.unitRange = range
    quantity.fullRange = quantity.fullRange.lowerBound..<range.upperBound
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
  private func borrowUnit(_ quantity: inout Quantity, _ text: Scalars, end: Int) {
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

  // MARK: Range

  /// `25元至110元`, `3—5万`, `60%-70%`; 由 or 从 before it makes two values, not a range.
  private func range(from first: Quantity, _ text: Scalars, end: Int) -> Quantity? {
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
    case "-", "－", "–", "—", "~", "～", "至", "到":
      var next = at + 1
      while next < end, text[next] == "-" || text[next] == "—" { next += 1 }
      return next < end ? next : nil
    default: return nil
    }
  }

  private func share(scaleOf next: Numeral, with quantity: inout Quantity) {
    guard !quantity.numeral.hasScale, quantity.upper == nil, let scaled = scaledLike(quantity.numeral, next)
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

  // MARK: Modifiers

  private func readModifierBefore(_ quantity: inout Quantity, _ text: Scalars, floor: Int) {
    var start = quantity.range.lowerBound
    while start > floor, text[start - 1].isBlank, quantity.range.lowerBound - start < 2 { start -= 1 }
    if let word = lexicon.notModifiers.longest(text, endingAt: start, notBefore: floor) {
      // 投入超50万元: a verb of two characters ends before the modifier, so that 入超 is none.
      let verb = lexicon.verbsBefore.longest(text, endingAt: start - 1, notBefore: floor)
      guard let verb, verb.range.lowerBound < word.range.lowerBound, verb.range.count > 1 else { return }
    }
    if quantity.numeral.form == .bareScale,
      let match = lexicon.modifiersBeforeScale.longest(text, endingAt: start, notBefore: floor)
    {
      take(match, &quantity)
      return
    }
    guard let match = lexicon.modifiersBefore.longest(text, endingAt: start, notBefore: floor) else {
      readModifierBeforeVerb(&quantity, text, start: start, floor: floor)
      return
    }
    take(match, &quantity)
    // 约近, 近约: two in a row.
    if let second = lexicon.modifiersBefore.longest(text, endingAt: match.range.lowerBound, notBefore: floor)
    {
      take(second, &quantity)
    }
  }

  /// 至少设立1个, 最多推荐5人: the bound stands before the verb, outside the number's slice.
  private func readModifierBeforeVerb(_ quantity: inout Quantity, _ text: Scalars, start: Int, floor: Int) {
    guard let verb = lexicon.verbsBefore.longest(text, endingAt: start, notBefore: floor),
      let match = lexicon.modifiersBefore.longest(text, endingAt: verb.range.lowerBound, notBefore: floor),
      match.value.modifier == .atLeast || match.value.modifier == .atMost, match.range.count > 1
    else { return }
    quantity.modifiers.append(match.value)
    quantity.rules.append(match.value.rule)
  }

  private func take(_ match: PhraseTrie<ModifierEntry>.Match, _ quantity: inout Quantity) {
    quantity.modifiers.append(match.value)
    quantity.range = match.range.lowerBound..<quantity.range.upperBound
    quantity.fullRange = match.range.lowerBound..<quantity.fullRange.upperBound
    quantity.rules.append(match.value.rule)
  }

  private func readModifierAfter(_ quantity: inout Quantity, _ text: Scalars, end: Int) {
    let surplus = quantity.numeral.surplus ?? quantity.upper?.surplus
    if surplus != nil {
      // 来 says about as many, 余 and 多 say more.
      let isAbout = surplus.flatMap { text.scalar($0) } == "来"
      quantity.modifiers.append(isAbout ? .about : .surplus)
    }
    var at = quantity.fullRange.upperBound
    // 50万元(含)以上.
    if text.hasIncluded(at: at) { at += 3 }
    guard let match = lexicon.modifiersAfter.longest(text, at: at, end: end) else { return }
    quantity.modifiers.append(match.value)
    quantity.hasBoundBehind = match.value.modifier == .atLeast || match.value.modifier == .atMost
    quantity.range = quantity.range.lowerBound..<match.range.upperBound
    quantity.fullRange = quantity.fullRange.lowerBound..<match.range.upperBound
    quantity.rules.append(match.value.rule)
  }

  /// A minus sign that cannot be a dash between two things, or 负.
  private func readSign(_ quantity: inout Quantity, _ text: Scalars, floor: Int) {
    var at = quantity.range.lowerBound - 1
    guard at >= floor else { return }
    if text[at] == "下", at > floor, text[at - 1] == "零" {
      at -= 1
      quantity.isNegative = true
    } else if text[at] == "负" || text[at] == "負" {
      quantity.isNegative = true
    } else if text[at] == "-" || text[at] == "－" || text[at] == "−" {
      let before = at > floor ? text[at - 1] : nil
      let isOpen = before.map { $0.endsClause || $0.isBlank || $0 == "（" || $0 == "(" || $0 == "|" } ?? true
      guard isOpen || (quantity.isRatio && before?.isHan ?? false) else { return }
      quantity.isNegative = true
    }
    if quantity.isNegative {
      quantity.range = at..<quantity.range.upperBound
      quantity.fullRange = at..<quantity.fullRange.upperBound
    }
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

extension Numeral.Form {
  /// The rule that reads a number of this form.
  fileprivate var rule: String {
    switch self {
    case .arabic: "rule:numeral-arabic"
    case .chinese: "rule:numeral-chinese"
    case .digitString: "rule:numeral-digitString"
    case .bareScale: "rule:numeral-bareScale"
    case .indefinite: "rule:numeral-indefinite"
    }
  }
}
