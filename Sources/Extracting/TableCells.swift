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
    /// The heading without it.
    var heading: String
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

  /// The unit that stands in brackets in the headings, nearest the cell first, or behind 单位 in the caption.
  func unit(of cell: Cell) -> HeadingUnit {
    var result = HeadingUnit(heading: cell.columnHeading)
    for (heading, isColumn) in [(cell.columnHeading, true), (cell.rowHeading, false), (cell.caption, false)] {
      let scalars = heading.scalars
      guard let bracket = bracketed(scalars) else { continue }
      guard let parsed = parse(scalars, bracket.inner) else { continue }
      result.exponent = parsed.exponent
      result.unit = parsed.unit
      result.unitText = parsed.text
      if isColumn {
        result.heading =
          scalars.string(0..<bracket.outer.lowerBound)
          + scalars.string(bracket.outer.upperBound..<scalars.count)
      }
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

  /// What a cell's number counts: column, then row, without the unit.
  func measure(of cell: Cell, heading: String) -> String {
    let parts = [heading, cell.rowHeading].map { part in
      part.trimmingBlanks
    }.filter { !$0.isEmpty }
    let joined = parts.joined(separator: " ")
    return joined.isEmpty
      ? cell.caption.trimmingBlanks : String(String.UnicodeScalarView(joined.unicodeScalars.prefix(40)))
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
