internal import Lexicons
internal import Numerals
internal import Records

/// Cells of tables that hold a figure and nothing else: their headings say what, when, where and in which unit.
extension DocumentReading {
  /// Reads such a cell; false where it holds something else, which is then read as a text.
  mutating func readCell(_ printed: Cell, block: TextBlock) -> Bool {
    let cells = TableCells(lexicon: extractor.lexicon)
    let range = block.start..<block.end
    guard var quantity = cells.figure(text, range) else { return false }
    if let label = extractor.lexicon.columnLabels[printed.columnHeading.trimmingBlanks] {
      add(
        Marked(
          range: quantity.fullRange, mentionClass: MentionClass(rawValue: label.value) ?? .reference,
          rule: label.rule))
      return true
    }
    let cell = detailed(printed, cells)
    let unit = cells.unit(of: cell, hasOwn: quantity.unit != nil || quantity.isRatio)
    scale(&quantity, by: unit)
    let caption = captioned(cell, cells)
    let headings = cells.headings(of: cell, unit: unit, caption: caption, place: place, document: region)
    let mention = Marked(
      range: quantity.range, mentionClass: .statistic, rule: "rule:table-cell", quantity: quantity)
    var made = row(mention, quantity, measure: headings.measure)
    if made.unitText.isEmpty { made.unitText = unit.unitText }
    made.kind = headings.kind ?? (made.unit == "percent" ? .share : nil)
    made.comparedWith = made.kind == .change ? headings.comparedWith : nil
    made.modality = headings.modality
    made.period = headings.period ?? sectionPeriod ?? documentPeriod ?? Period()
    made.region = headings.region ?? region
    made.organization = headings.organization ?? organization
    made.section = section
    made.page = block.page
    made.sentence = cells.sentence(of: printed, text: self.printed(text.trimmed(range)))
    made.rules = quantity.rules + ["rule:table-cell"] + headings.rules
    code(&made)
    add(mention, made, at: .init(sentence: range, block: block.start, cell: printed))
    return true
  }

  /// A cell of a row that details one above, its headings those of both: `#女会员` under `会员人数(万人)` counts in its
  /// unit, and `其中：女性` says nothing alone.
  private mutating func detailed(_ cell: Cell, _ cells: TableCells) -> Cell {
    let detail = cells.detail(cell.rowHeading)
    let whole = wholeRow.flatMap { $0.table == cell.table && !$0.heading.isEmpty ? $0 : nil }
    // 其中:企业 and below it 机关, under 工会数(个): the rows of a list that 其中 opens have no unit of their own.
    guard let whole,
      detail != nil || whole.row == cell.row
        || whole.isDetailed && cells.hasUnit(whole.heading) && !cells.hasUnit(cell.rowHeading)
    else {
      if detail == nil { wholeRow = (cell.table, cell.row, cell.rowHeading, false) }
      return cell
    }
    guard detail != nil || whole.isDetailed else { return cell }
    wholeRow?.isDetailed = true
    var cell = cell
    cell.rowHeading = whole.heading + " " + (detail ?? cell.rowHeading)
    return cell
  }

  /// What is known of time below a caption: 上年同期 in a column is the year before what the caption says. It is read
  /// once a table.
  private mutating func captioned(_ cell: Cell, _ cells: TableCells) -> TableCells.Caption {
    if let last = lastCaption, last.text == cell.caption { return last }
    let around = context
    let caption = cell.caption.scalars
    let times = TimeScanner(lexicon: extractor.lexicon).scan(caption, in: 0..<caption.count)
    var below = around
    below.shortGoverning = times.compactMap { $0.resolved(in: around) }.first
    var period: Period?
    for time in times where period == nil { period = cells.period(time, in: caption, context: below) }
    let made = TableCells.Caption(text: cell.caption, context: below, period: period)
    lastCaption = made
    return made
  }

  /// Gives a bare number the unit and scale of its headings: 321.6 under 万元 is 3216000 yuan.
  private func scale(_ quantity: inout Quantity, by heading: TableCells.HeadingUnit) {
    guard quantity.unit == nil else { return }
    quantity.unit = heading.unit
    guard !quantity.numeral.hasScale, heading.exponent > 0,
      let power = ExactDecimal.powerOfTen(heading.exponent),
      let value = quantity.numeral.value.multiplied(by: power),
      let resolution = quantity.numeral.resolution.multiplied(by: power)
    else { return }
    quantity.numeral.value = value
    quantity.numeral.resolution = resolution
    quantity.rules.append("rule:scale-in-heading")
  }
}
