internal import Workbook

/// A sheet with rows of a table below their header, which stays in sight and has filters.
struct TableSheet {
  /// Widths in characters: a longer text runs out of its column, and the header leaves room for the filter's button.
  private static let narrowest = 8
  private static let widest = 48
  private static let filterButton = 3

  private let sheet: Sheet
  private let columns: [ColumnSchema]
  private var widths: [Int]
  /// The rows so far, without the header.
  private(set) var rows = 0

  /// Texts that are longer than a cell.
  var cutTexts: Int { sheet.cutTexts }

  /// Begins a sheet with its header.
  init(_ sheet: Sheet, columns: [ColumnSchema]) throws(WorkbookError) {
    self.sheet = sheet
    self.columns = columns
    widths = columns.map { $0.name.unicodeScalars.count + Self.filterButton }
    for (index, column) in columns.enumerated() {
      try sheet.write(column.name, row: 0, column: index, style: .header)
    }
  }

  /// Writes a row whose cells stand in `bytes`; an empty cell stays empty.
  mutating func write(_ cells: [Range<Int>], of bytes: [UInt8]) throws(WorkbookError) {
    rows += 1
    for (index, cell) in cells.enumerated() where !cell.isEmpty {
      try write(cell, of: bytes, column: index)
      if widths[index] < Self.widest { widths[index] = max(widths[index], CellText.width(bytes, cell) + 1) }
    }
  }

  /// Numbers and days as such where nothing is lost; all else, and what is none after all, as text.
  private func write(_ cell: Range<Int>, of bytes: [UInt8], column: Int) throws(WorkbookError) {
    switch columns[column].kind {
    case .integer, .number:
      if let number = CellNumber(cell, of: bytes) {
        return try sheet.write(number.value, row: rows, column: column, style: number.style)
      }
    case .date:
      if let day = CellDay(cell, of: bytes) {
        return try sheet.write(Double(day.number), row: rows, column: column, style: .date)
      }
    case .string, .datetime: break
    }
    try sheet.write(cell, of: bytes, row: rows, column: column)
  }

  /// Fits the columns to what is in them, and adds the filters.
  func finish() throws(WorkbookError) {
    for (index, width) in widths.enumerated() {
      try sheet.setWidth(max(Self.narrowest, min(width + 1, Self.widest)), column: index)
    }
    sheet.freezeHeader()
    try sheet.addFilter(lastRow: rows, columns: columns.count)
    try sheet.setPaper(repeatsHeader: true, fits: false)
  }
}
