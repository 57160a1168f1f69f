internal import Records

/// A table's cells at their places, spans resolved.
struct TableGrid {
  /// A cell, its place counted from 0.
  struct Entry {
    var text: Scalars
    var linkLetters: Int
    var node: Int
    var row: Int
    var column: Int
    var rows: Int
    var columns: Int
    /// Whether the markup calls it a heading (`<th>`).
    var isMarked: Bool

    /// Whether it holds a figure: more digits than words, and no date, which heads columns.
    var isFigure: Bool { TableGrid.isFigure(text) }

    /// Whether it covers a row or column.
    func covers(row other: Int) -> Bool { row <= other && other < row + rows }
    func covers(column other: Int) -> Bool { column <= other && other < column + columns }
  }

  /// In reading order.
  private(set) var entries: [Entry] = []
  /// What stands in `<caption>`, or in a first row that is one cell.
  private(set) var caption: TableCell?
  /// The first free row of each column, below the cells that span rows.
  private var free: [Int] = []

  /// Adds a cell of the last row at the first free column.
  mutating func add(_ entry: Entry) {
    var entry = entry
    while entry.column < free.count, free[entry.column] > entry.row { entry.column += 1 }
    for column in entry.column..<entry.column + entry.columns {
      while free.count <= column { free.append(0) }
      free[column] = max(free[column], entry.row + entry.rows)
    }
    entries.append(entry)
  }

  /// Sets the caption that the markup gives.
  mutating func add(caption text: TableCellText) {
    guard !text.text.isEmpty else { return }
    caption = TableCell(text: text.text, linkLetters: text.linkLetters, node: text.node, cell: nil)
  }

  /// Takes a first row of one cell for the caption.
  mutating func findCaption() {
    guard caption == nil, let first = entries.first, first.columns >= free.count, !first.text.isEmpty,
      !entries.dropFirst().contains(where: { $0.row == first.row })
    else { return }
    caption = TableCell(text: first.text, linkLetters: first.linkLetters, node: first.node, cell: nil)
    entries.removeFirst()
  }

  /// Whether it is a table of data and no layout: several rows and columns of short cells, figures or headings
  /// among them, and not mostly links.
  func isData(cellLetters: Int) -> Bool {
    let filled = entries.filter { !$0.text.isEmpty }
    guard filled.count >= 4, free.count >= 2, (entries.last?.row ?? 0) >= 1 else { return false }
    let letters = filled.reduce(0) { $0 + $1.text.count { $0.isWord } }
    let links = filled.reduce(0) { $0 + $1.linkLetters }
    guard letters <= filled.count * cellLetters, links * 2 <= letters else { return false }
    return filled.contains { $0.isMarked } || filled.count { $0.isFigure } * 5 >= filled.count
  }
}

/// What the text of a cell holds.
extension TableGrid {
  /// Whether it is a figure: more digits than words, and no date, which heads columns.
  static func isFigure(_ text: Scalars) -> Bool {
    let digits = text.count { $0.isDigit }
    guard digits > 0 else { return ["-", "—", "/", "－", "——"].contains(text.string) }
    if text.contains("年") || text.contains("月") { return false }
    return text.count { $0.isHan || $0.isLatin } <= max(2, digits)
  }

  /// The year that it is and nothing else.
  static func year(_ text: Scalars) -> Int? {
    guard text.count == 4, text.allSatisfy({ $0.isDigit }) else { return nil }
    let number = text.reduce(0) { $0 * 10 + $1.digitValue }
    return (1900..<2100).contains(number) ? number : nil
  }

  /// Whether cells name years, each behind the one before or each before it: `1995 | 2000 | 2001`.
  static func areYears(_ cells: [Scalars], atLeast least: Int = 2) -> Bool {
    let filled = cells.filter { !$0.isEmpty }
    let years = filled.compactMap(year)
    guard years.count == filled.count, years.count >= least else { return false }
    let pairs = zip(years, years.dropFirst())
    return pairs.allSatisfy { $0 < $1 } || pairs.allSatisfy { $0 > $1 }
  }
}

/// Which rows and columns of a table are headings.
struct TableHeadings {
  private let grid: TableGrid
  /// Rows above this one are headings.
  private let rows: Int
  /// Columns before this one are headings.
  private let columns: Int
  /// Whether the first column only numbers the rows.
  private let isNumbered: Bool

  /// The most rows and columns of headings.
  private static let most = 4

  init(_ grid: TableGrid) {
    self.grid = grid
    let last = grid.entries.map(\.row).max() ?? 0
    var rows = 0
    while rows < min(last, Self.most) {
      let row = grid.entries.filter { $0.covers(row: rows) && !$0.text.isEmpty }
      let areYears =
        row.first.map { !$0.isFigure || $0.column > 0 } ?? false
        && TableGrid.areYears(row.filter { $0.column > 0 }.map(\.text))
      guard row.allSatisfy({ $0.isMarked }) || !row.contains(where: { $0.isFigure }) || areYears else {
        break
      }
      rows += 1
    }
    // A table without any figure below has one row of headings at most.
    if !grid.entries.contains(where: { $0.row >= rows && $0.isFigure }) { rows = min(rows, 1) }
    self.rows = rows
    let body = grid.entries.filter { $0.row >= rows && !$0.text.isEmpty }
    isNumbered = Self.countsRows(
      body.filter { $0.column == 0 }, heading: grid.entries.first { $0.column == 0 })
    var columns = isNumbered ? 1 : 0
    while columns < Self.most {
      let column = body.filter { $0.column == columns }
      let isHeading =
        column.allSatisfy { $0.isMarked || !$0.isFigure }
        || columns == 0 && TableGrid.areYears(column.map(\.text), atLeast: 3)
      guard !column.isEmpty, isHeading, body.contains(where: { $0.column > columns }) else { break }
      columns += 1
    }
    // Text alone: the first column names the row.
    if !body.contains(where: { $0.isFigure && $0.column >= columns }) {
      columns = min(columns, isNumbered ? 2 : 1)
    }
    self.columns = columns
  }

  /// Whether a column only counts the rows; a row of totals has a word there.
  private static func countsRows(_ column: [TableGrid.Entry], heading: TableGrid.Entry?) -> Bool {
    if heading?.text.dense.string == "序号" || heading?.text.dense.string == "序號" { return true }
    let numbers = column.filter { !isWord($0) }
    guard numbers.count >= 2 else { return false }
    return numbers.enumerated().allSatisfy { turn, entry in entry.text.string == String(turn + 1) }
  }

  /// Whether a cell holds no digit but characters: `合计` where rows are numbered.
  private static func isWord(_ entry: TableGrid.Entry) -> Bool {
    entry.text.contains { $0.isHan } && !entry.text.contains { $0.isDigit }
  }

  /// Whether a cell is a heading itself.
  func isHeading(_ entry: TableGrid.Entry) -> Bool {
    entry.row < rows || entry.column < columns || entry.isMarked
  }

  /// A cell's place and headings.
  func cell(_ entry: TableGrid.Entry, table: Int, caption: String) -> Cell {
    let before = before(entry)
    // `会员 合计` above and `合计` before a cell: the word is given once.
    let above = above(entry).filter { !before.contains($0) }
    return Cell(
      table: table, row: entry.row + 1, column: entry.column + 1, isHeading: isHeading(entry),
      columnHeading: above.map(\.string).joined(separator: " "),
      rowHeading: before.map(\.string).joined(separator: " "), caption: caption)
  }

  /// The headings above a cell, outermost first.
  private func above(_ entry: TableGrid.Entry) -> [Scalars] {
    texts(
      grid.entries.filter { $0.row < rows && $0.row < entry.row && $0.covers(column: entry.column) },
      but: entry)
  }

  /// The headings before a cell in its row.
  private func before(_ entry: TableGrid.Entry) -> [Scalars] {
    guard entry.row >= rows else { return [] }
    let first = isNumbered ? 1 : 0
    return texts(
      grid.entries.filter {
        ($0.column >= first || Self.isWord($0)) && $0.column < columns && $0.column < entry.column
          && $0.row >= rows && $0.covers(row: entry.row)
      }, but: entry)
  }

  private func texts(_ entries: [TableGrid.Entry], but entry: TableGrid.Entry) -> [Scalars] {
    entries.filter { $0.node != entry.node && !$0.text.isEmpty }.map(\.text)
  }
}
