internal import Numerals
internal import Records

/// Reads figures in tables: the headings say what is counted, in which unit and scale.
struct TableCells {
  let lexicon: ExtractLexicon

  /// The unit and scale that a heading gives: `发行总额(亿元)`, `单位：万人`.
  struct HeadingUnit {
    var exponent = 0
    var unit: UnitEntry.Reading?
    var unitText = ""
    /// The heading of the column without it.
    var heading: String
    /// The heading of the row without it.
    var rowHeading: String

    /// Takes a unit and scale that were found.
    mutating func set(_ found: (exponent: Int, unit: UnitEntry.Reading?, text: String)) {
      exponent = found.exponent
      unit = found.unit
      unitText = found.text
    }
  }

  /// Whether a cell holds a figure and nothing else: a number, its unit, a note mark.
  func figure(_ text: Scalars, _ range: Range<Int>) -> Quantity? {
    let inner = text.trimmed(range)
    guard !inner.isEmpty else { return nil }
    var start = inner.lowerBound
    if text[start] == "-" || text[start] == "－" || text[start] == "−" { start += 1 }
    // 约, 近 and the like may stand before the number.
    var at = start
    while at < inner.upperBound, at - start < 4, !text[at].isDigit { at += 1 }
    guard at < inner.upperBound, text[at].isDigit else { return nil }
    let scanner = QuantityScanner(lexicon: lexicon)
    guard let quantity = scanner.read(text, at: at, floor: inner.lowerBound, end: inner.upperBound),
      quantity.range.lowerBound == inner.lowerBound || (start > inner.lowerBound && quantity.isNegative),
      quantity.fullRange.upperBound == inner.upperBound
    else { return nil }
    return quantity
  }

  /// The unit that stands in brackets in the headings, nearest the cell first, in a column of units, or behind 单位
  /// in the caption. A cell that has its own unit takes none of the row.
  func unit(of cell: Cell, hasOwn: Bool = false) -> HeadingUnit {
    var result = HeadingUnit(heading: cell.columnHeading, rowHeading: cell.rowHeading)
    let ofRow = inRow(cell.rowHeading)
    if let ofRow { result.rowHeading = ofRow.rest }
    if let found = inBrackets(cell.columnHeading) {
      result.set(found.parsed)
      result.heading = found.rest
      return result
    }
    if let ofRow, !hasOwn, !isShare(cell.columnHeading) {
      result.set(ofRow.parsed)
      return result
    }
    if let found = inBrackets(cell.rowHeading) {
      result.set(found.parsed)
      result.rowHeading = found.rest
      return result
    }
    if let found = inBrackets(cell.caption) {
      result.set(found.parsed)
      return result
    }
    // 受益人次: a heading that ends with a unit of two characters or more.
    let words = cell.columnHeading.scalars
    if words.count > 2, let unit = lexicon.unit(words, at: words.count - 2, end: words.count),
      unit.range.upperBound == words.count, unit.range.count == 2
    {
      result.unit = unit.reading
      result.unitText = words.string(unit.range)
    }
    return result
  }

  /// What a row's heading holds behind a mark that it details the row above: 女会员 of `#女会员`, 女性 of `其中：女性`.
  func detail(_ heading: String) -> String? {
    let words = heading.scalars
    guard let start = lexicon.detailStart(words) else { return nil }
    let rest = words[start...].drop { $0 == ":" || $0 == "：" || $0 == "、" || $0.isBlank }
    return rest.isEmpty ? nil : words.string(rest.startIndex..<words.count)
  }

  /// Whether a heading of a row says its unit: 工会数(个), 满意率 %.
  func hasUnit(_ heading: String) -> Bool { inRow(heading) != nil || inBrackets(heading) != nil }

  private typealias Parsed = (exponent: Int, unit: UnitEntry.Reading?, text: String)

  private func inBrackets(_ heading: String) -> (parsed: Parsed, rest: String)? {
    let scalars = heading.scalars
    guard let bracket = bracketed(scalars), let parsed = parse(scalars, bracket.inner) else { return nil }
    return (
      parsed,
      scalars.string(0..<bracket.outer.lowerBound)
        + scalars.string(bracket.outer.upperBound..<scalars.count)
    )
  }

  /// The last of a row's headings where it is a unit and nothing else, as under 计量单位.
  private func inRow(_ heading: String) -> (parsed: Parsed, rest: String)? {
    let scalars = heading.scalars
    // 满意率 %: the sign may stand without its blank.
    if let last = scalars.last, scalars.count > 1, let ratio = Self.ratio(last) {
      let rest = scalars.trimmed(0..<scalars.count - 1)
      return ((0, lexicon.ratioUnit(ratio), String(Character(last))), scalars.string(rest))
    }
    guard let blank = scalars.lastIndex(where: \.isBlank),
      let parsed = parse(scalars, blank + 1..<scalars.count)
    else { return nil }
    return (parsed, scalars.string(0..<blank))
  }

  private static func ratio(_ scalar: Unicode.Scalar) -> Numeral.Ratio? {
    switch scalar {
    case "%", "％": .percent
    case "‰": .permille
    default: nil
    }
  }

  /// 完成率 beside a unit of the row is not counted in that unit.
  private func isShare(_ heading: String) -> Bool { ends(heading, with: .cellShare) != nil }

  /// The entry of an effect that a heading ends with.
  func ends(_ heading: String, with effect: SignalWords.Effect) -> LexiconEntry? {
    let scalars = heading.scalars
    let trie = lexicon.signals[effect]
    let words = scalars.trimmed(0..<scalars.count)
    for at in words {
      if let match = trie.longest(scalars, at: at), match.range.upperBound == words.upperBound {
        return match.value
      }
    }
    return nil
  }

  /// The last bracket of a heading, or what stands behind 单位：.
  private func bracketed(_ text: Scalars) -> (inner: Range<Int>, outer: Range<Int>)? {
    if let close = text.lastIndex(where: { $0 == ")" || $0 == "）" || $0 == "]" || $0 == "】" }),
      let open = text[..<close].lastIndex(where: { $0 == "(" || $0 == "（" || $0 == "[" || $0 == "【" })
    {
      var start = open + 1
      let label = "单位".scalars
      if text.has(label, at: start) { start += label.count }
      while start < close, text[start] == ":" || text[start] == "：" || text[start].isBlank { start += 1 }
      if parse(text, start..<close) != nil { return (start..<close, open..<close + 1) }
    }
    let label = "单位".scalars
    var at = 0
    while at + label.count < text.count {
      if text.has(label, at: at), text[at + label.count] == ":" || text[at + label.count] == "：" {
        var end = at + label.count + 1
        while end < text.count, text[end].isBlank { end += 1 }
        let start = end
        while end < text.count, !text[end].isBlank, text[end] != ")", text[end] != "）" { end += 1 }
        return (start..<end, at..<end)
      }
      at += 1
    }
    return nil
  }

  private func parse(_ text: Scalars, _ range: Range<Int>) -> (
    exponent: Int, unit: UnitEntry.Reading?, text: String
  )? {
    var at = range.lowerBound
    var exponent = 0
    while at < range.upperBound,
      let power = lexicon.numerals.scale(text[at]),
      lexicon.unit(text, at: at, end: range.upperBound) == nil
    {
      exponent += power
      at += 1
    }
    if at == range.upperBound, exponent > 0 { return (exponent, nil, "") }
    guard let unit = lexicon.unit(text, at: at, end: range.upperBound),
      unit.range.upperBound == range.upperBound
    else {
      return nil
    }
    return (exponent, unit.reading, text.string(unit.range))
  }

  /// `caption | column | row: cell`.
  func sentence(of cell: Cell, text: String) -> String {
    let parts = [cell.caption, cell.columnHeading, cell.rowHeading].map(\.trimmingBlanks).filter {
      !$0.isEmpty
    }
    return parts.isEmpty ? text : parts.joined(separator: " | ") + ": " + text
  }
}

extension String {
  /// The text without blanks at both ends.
  var trimmingBlanks: String {
    let scalars = self.scalars
    return scalars.string(scalars.trimmed(0..<scalars.count))
  }
}
