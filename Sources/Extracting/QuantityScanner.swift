internal import Numerals
internal import Records

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

  func numeral(_ text: Scalars, at: Int, end: Int) -> Numeral? {
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
