/// One sheet of a workbook. Cells are written row by row, and in a row from left to right.
///
/// Text is always text: no program takes it for a formula, an address or a number.
public final class Sheet {
  /// The rows that a sheet has room for.
  public static let capacity = 1_048_576
  /// The columns that it has room for.
  static let columnCapacity = 16_384
  /// Measured: larger pieces are packed no faster.
  private static let pieceSize = 1 << 16

  private let workbook: Workbook
  private let place: Int
  private var head: SheetHead
  private var xml: [UInt8] = []
  private var isBegun = false
  /// The cell before.
  private var row = -1
  private var column = -1
  /// The row's number and the quotation mark behind it.
  private var rowNumber: [UInt8] = []
  /// What a cell begins with, by its column.
  private let openings: [[UInt8]]
  /// The attribute of a style, by its place.
  private var attributes: [[UInt8]?] = []
  /// A row to come that has a height of its own.
  private var high: (row: Int, lines: Int)?
  private var hasFilter = false
  private var lastFilteredRow = 1
  private var repeatsHeader = false
  /// Texts that were cut, since a cell holds no more than ``CellText/limit``.
  public private(set) var cutTexts = 0

  init(of workbook: Workbook, place: Int, columns: Int) {
    self.workbook = workbook
    self.place = place
    head = SheetHead(columns: columns, isFirst: place == 0)
    openings = (0..<columns).map { Array(#"<c r="\#(SheetHead.letters($0))"#.utf8) }
  }

  /// Writes the text that stands as UTF-8 in a part of `bytes`. Rows and columns count from 0.
  public func write(
    _ part: Range<Int>, of bytes: [UInt8], row: Int, column: Int, style: CellStyle = .plain
  ) throws(WorkbookError) {
    try begin(row, column, style)
    if part.isEmpty {
      xml += Self.emptyEnd
    } else {
      let isBlank = CellText.isBlank(bytes[part.lowerBound]) || CellText.isBlank(bytes[part.upperBound - 1])
      xml += isBlank ? Self.blankOpening : Self.textOpening
      if CellText.append(part, of: bytes, to: &xml) { cutTexts += 1 }
      xml += Self.textEnd
    }
  }

  /// Writes a text.
  public func write(
    _ text: String, row: Int, column: Int, style: CellStyle = .plain
  ) throws(WorkbookError) {
    let bytes = Array(text.utf8)
    try write(0..<bytes.count, of: bytes, row: row, column: column, style: style)
  }

  /// Writes the number whose digits stand in a part of `bytes`, as they stand there: a plain decimal.
  public func write(
    number part: Range<Int>, of bytes: [UInt8], row: Int, column: Int, style: CellStyle = .plain
  ) throws(WorkbookError) {
    try begin(row, column, style)
    xml += Self.numberOpening
    xml += bytes[part]
    xml += Self.numberEnd
  }

  /// Writes a number.
  public func write(
    _ number: Int, row: Int, column: Int, style: CellStyle = .plain
  ) throws(WorkbookError) {
    let digits = Array(String(number).utf8)
    try write(number: 0..<digits.count, of: digits, row: row, column: column, style: style)
  }

  /// Makes the first row stay in sight.
  public func freezeHeader() { head.isFrozen = true }

  /// Adds filters to the first row, for the rows down to `lastRow`.
  public func addFilter(lastRow: Int) {
    hasFilter = true
    lastFilteredRow = max(lastRow, 1)
  }

  /// Sets the width of a column in characters of the digits' width; Han characters take two.
  public func setWidth(_ width: Int, column: Int) { head.widths[column] = min(width, 255) }

  /// Sets the height of a row that is next to be written, in lines of text.
  public func setHeight(lines: Int, row: Int) { high = (row, lines) }

  /// Prepares it for paper: across, the first row on every page; all columns on one page where `fits` says so.
  public func setPaper(repeatsHeader: Bool, fits: Bool) {
    self.repeatsHeader = repeatsHeader
    head.fitsPaper = fits
  }

  /// Hides the lines between cells, on a sheet of words.
  public func hideLines() { head.hidesLines = true }

  /// Ends the sheet, so that the next one can be filled.
  public func close() throws(WorkbookError) {
    if !isBegun { try begin() }
    if row >= 0 { xml += Self.rowEnd }
    xml += Array("</sheetData>".utf8)
    if hasFilter { xml += Array(#"<autoFilter ref="\#(head.area(lastRow: lastFilteredRow))"/>"#.utf8) }
    xml += Array(head.paper.utf8)
    try workbook.write(xml)
    xml = []
    try workbook.close(
      place, head: head.bytes(lastRow: max(row, 0)),
      filter: hasFilter ? head.area(lastRow: lastFilteredRow, sign: "$") : nil, repeatsHeader: repeatsHeader)
  }

  private func begin() throws(WorkbookError) {
    isBegun = true
    try workbook.open(place, headSize: head.size)
    xml.reserveCapacity(Self.pieceSize + CellText.limit * 4)
  }

  /// Begins a cell, and its row where it is the first in it.
  private func begin(_ row: Int, _ column: Int, _ style: CellStyle) throws(WorkbookError) {
    guard row > self.row || (row == self.row && column > self.column), row < Self.capacity,
      openings.indices.contains(column)
    else {
      throw WorkbookError(
        what: "row \(row + 1), column \(column + 1) of a sheet has no room, or comes too late",
        path: workbook.path)
    }
    if row > self.row { try begin(row: row) }
    self.column = column
    xml += openings[column]
    xml += rowNumber
    if style != .plain { appendAttribute(style) }
  }

  private func begin(row: Int) throws(WorkbookError) {
    if !isBegun { try begin() }
    if self.row >= 0 { xml += Self.rowEnd }
    if xml.count > Self.pieceSize {
      try workbook.write(xml)
      xml.removeAll(keepingCapacity: true)
    }
    self.row = row
    rowNumber = Array("\(row + 1)\"".utf8)
    xml += Self.rowOpening
    xml += rowNumber
    if let high, high.row == row {
      // A line takes 15.75 points.
      let quarters = high.lines * 63
      xml += Array(#" ht="\#(quarters / 4).\#(quarters % 4 * 25)" customHeight="1""#.utf8)
    }
    xml.append(UInt8(ascii: ">"))
  }

  private func appendAttribute(_ style: CellStyle) {
    let place = style.place
    while attributes.count <= place { attributes.append(nil) }
    let attribute = attributes[place] ?? Array(#" s="\#(workbook.index(style))""#.utf8)
    attributes[place] = attribute
    xml += attribute
  }

  private static let rowOpening = Array(#"<row r=""#.utf8)
  private static let rowEnd = Array("</row>".utf8)
  private static let emptyEnd = Array("/>".utf8)
  private static let numberOpening = Array("><v>".utf8)
  private static let numberEnd = Array("</v></c>".utf8)
  private static let textOpening = Array(#" t="inlineStr"><is><t>"#.utf8)
  private static let blankOpening = Array(#" t="inlineStr"><is><t xml:space="preserve">"#.utf8)
  private static let textEnd = Array("</t></is></c>".utf8)
}
