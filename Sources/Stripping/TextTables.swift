internal import Records

/// Finds tables that were flattened into plain text: consecutive lines with as many columns, parted by tabs or by two
/// and more blanks.
enum TextTables {
  /// The fewest columns.
  private static let columns = 3
  /// The fewest lines, where not each of them holds three figures.
  private static let rows = 3
  /// The most letters of a cell.
  private static let cellLetters = 40

  /// The lines, those of tables given as cells with their headings; the tables are counted on from `known`.
  static func found(in lines: [Line], after known: Int) -> [Line] {
    let cells = lines.map(Self.cells)
    var out: [Line] = []
    var tables = known
    var start = 0
    while start < lines.count {
      guard let run = run(cells, from: start) else {
        out.append(lines[start])
        start += 1
        continue
      }
      tables += 1
      out += grid(run).cells(of: tables, rows: lines[start...])
      start += run.count
    }
    return out
  }

  /// The rows of the table that begins at a line; nil where none does.
  private static func run(_ cells: [[Scalars]?], from start: Int) -> [[Scalars]]? {
    guard var first = cells[start] else { return nil }
    // `　　2021年  2022年`: a line of headings may leave its corner empty.
    if start + 1 < cells.count, let next = cells[start + 1], next.count == first.count + 1,
      first.first?.isEmpty == false, next.dropFirst().contains(where: isFigure),
      !first.contains(where: isFigure)
    {
      first.insert([], at: 0)
    }
    guard first.count >= columns else { return nil }
    var rows = [first]
    for row in cells.dropFirst(start + 1) {
      guard let row, row.count == first.count else { break }
      // Below figures, a line without one begins another table.
      if rows.last?.contains(where: isFigure) == true, !row.contains(where: isFigure) { break }
      rows.append(row)
    }
    let isShort = rows.count == 2 && rows.allSatisfy { $0.count(where: isFigure) >= 3 }
    guard rows.count >= Self.rows || isShort else { return nil }
    let body = rows.dropFirst(isShort ? 0 : 1).flatMap { $0.dropFirst() }.filter { !$0.isEmpty }
    let isLabelled = body.contains { $0.contains("：") || $0.contains(":") && !$0.contains { $0.isDigit } }
    guard !isLabelled, body.count(where: isFigure) * 2 > body.count else { return nil }
    return rows
  }

  /// The columns of a line; nil where it has fewer than two or holds sentences.
  private static func cells(of line: Line) -> [Scalars]? {
    guard line.kind == .paragraph, line.cell == nil else { return nil }
    var cells: [Scalars] = []
    if line.text.contains("\t") {
      cells = line.text.split(separator: "\t", omittingEmptySubsequences: false).map { Scalars($0).trimmed }
    } else {
      var current = Scalars()
      var blanks = 0
      for scalar in line.plain {
        if scalar.isBlank {
          blanks += 1
          continue
        }
        if blanks >= 2 {
          cells.append(current)
          current = []
        } else if blanks == 1 {
          current.append(" ")
        }
        blanks = 0
        current.append(scalar)
      }
      cells.append(current)
    }
    guard cells.count >= 2, cells.allSatisfy({ $0.count <= cellLetters }) else { return nil }
    return cells
  }

  private static func isFigure(_ cell: Scalars) -> Bool { entry(cell, 0, 0, 0).isFigure }

  private static func entry(_ text: Scalars, _ row: Int, _ column: Int, _ number: Int) -> TableGrid.Entry {
    TableGrid.Entry(
      text: text, linkLetters: 0, node: number, row: row, column: column, rows: 1, columns: 1, isMarked: false
    )
  }

  private static func grid(_ rows: [[Scalars]]) -> TableGrid {
    var grid = TableGrid()
    var number = 0
    for (row, cells) in rows.enumerated() {
      for (column, text) in cells.enumerated() {
        grid.add(entry(text, row, column, number))
        number += 1
      }
    }
    return grid
  }
}

extension TableGrid {
  /// Its cells as lines with their headings, from the lines of its rows.
  fileprivate func cells(of table: Int, rows: ArraySlice<Line>) -> [Line] {
    let headings = TableHeadings(self)
    return entries.filter { !$0.text.isEmpty }.map { entry in
      var line = Line(entry.text)
      line.kind = .cell
      line.number = rows[rows.startIndex + entry.row].number
      line.cell = headings.cell(entry, table: table, caption: "")
      return line
    }
  }
}
