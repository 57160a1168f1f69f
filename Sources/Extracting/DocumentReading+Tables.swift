internal import Lexicons
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
          rule: "lexicon:\(label.reference)"),
        statistic: nil)
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
    made.region = cellRegion(cell) ?? region
    made.organization = organization
    made.section = section
    made.page = block.page
    made.sentence = cells.sentence(of: cell, text: text.string(text.trimmed(range)))
    made.rules = quantity.rules + ["rule:table-cell"]
    code(&made)
    add(mention, statistic: made)
    entries.append(.init(statistic: made, sentence: range))
    return true
  }

  /// The period that a cell's headings or caption say, else its section's or the document's.
  func cellPeriod(_ cell: Cell) -> Period {
    // 上年同期 in a column is the year before what the caption says.
    var context = context
    let caption = cell.caption.scalars
    context.governing =
      TimeScanner(lexicon: extractor.lexicon).scan(caption, in: 0..<caption.count).lazy
      .compactMap { $0.resolved(in: context) }.first
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

  /// The one place that a cell's row or column is about, inside the document's.
  private func cellRegion(_ cell: Cell) -> Region? {
    for heading in [cell.rowHeading, cell.columnHeading] {
      let scalars = heading.scalars
      let hits = PlaceFinder(lexicon: extractor.lexicon, text: scalars).hits(
        0..<scalars.count, within: region)
      guard let hit = hits.last, !hit.isHonour else { continue }
      let isOne = hits.dropLast().allSatisfy {
        extractor.lexicon.gazetteer.codes(above: hit.region.code).contains($0.region.code)
      }
      let isInside = region.map {
        extractor.lexicon.gazetteer.codes(above: hit.region.code).contains($0.code)
      }
      if isOne, isInside ?? true { return hit.region }
    }
    return nil
  }
}
