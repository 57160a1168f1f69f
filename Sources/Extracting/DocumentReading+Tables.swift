internal import Numerals
internal import Records

/// Cells of tables.
extension DocumentReading {
  /// A cell that holds a figure; false where it holds something else, which is read as a text.
  mutating func readCell(_ cell: Cell, block: TextBlock) -> Bool {
    let cells = TableCells(lexicon: extractor.lexicon)
    let range = block.start..<block.end
    guard var quantity = cells.figure(text, range) else { return false }
    if let label = extractor.lexicon.columnLabels[cell.columnHeading.trimmingBlanks] {
      add(
        Marked(
          range: quantity.fullRange, mentionClass: MentionClass(rawValue: label.value) ?? .reference,
          rule: label.rule))
      return true
    }
    let heading = cells.unit(of: cell)
    if quantity.unit == nil {
      quantity.unit = heading.unit
      if !quantity.numeral.hasScale, heading.exponent > 0,
        let power = ExactDecimal.powerOfTen(heading.exponent),
        let value = quantity.numeral.value.multiplied(by: power),
        let resolution = quantity.numeral.resolution.multiplied(by: power)
      {
        quantity.numeral.value = value
        quantity.numeral.resolution = resolution
        quantity.rules.append("rule:scale-in-heading")
      }
    }
    let mention = Marked(
      range: quantity.range, mentionClass: .statistic, rule: "rule:table-cell", quantity: quantity)
    var made = row(mention, quantity, measure: cells.measure(of: cell, heading: heading.heading))
    if made.unitText.isEmpty { made.unitText = heading.unitText }
    if made.unit == "percent" { made.kind = .share }
    made.period = cellPeriod(cell)
    made.region = region
    made.organization = organization
    made.section = section
    made.page = block.page
    made.sentence = cells.sentence(of: cell, text: text.string(text.trimmed(range)))
    made.rules = quantity.rules + ["rule:table-cell"]
    code(&made)
    add(mention, made, sentence: range)
    return true
  }

  /// The period that a cell's headings or caption say, else its section's or the document's.
  func cellPeriod(_ cell: Cell) -> Period {
    for heading in [cell.columnHeading, cell.rowHeading, cell.caption] {
      let scalars = heading.scalars
      let times = TimeScanner(lexicon: extractor.lexicon).scan(scalars, in: 0..<scalars.count)
      for time in times {
        guard let resolved = time.resolved(in: context), resolved.start != nil || resolved.end != nil else {
          continue
        }
        return Period(
          start: resolved.start?.iso, end: resolved.end?.iso, basis: .stated, text: scalars.string(time.range)
        )
      }
    }
    return sectionPeriod ?? documentPeriod ?? Period()
  }
}
