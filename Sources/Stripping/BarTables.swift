internal import Records

/// A table that plain text holds with bars between its cells.
struct BarTable {
  /// A cell with the lines that hold it.
  typealias Cell = BarCells.Cell

  /// The lines that it takes, their numbers counted in the text.
  var lines: Range<Int>
  /// Its rows, all of one length; headings first.
  var rows: [[Cell]]

  /// Its cells as lines with their headings, `table` the number of the table.
  func cells(of table: Int) -> [Line] {
    var grid = TableGrid()
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        grid.add(
          TableGrid.Entry(
            text: cell.text, linkLetters: 0, node: row * cells.count + column, row: row, column: column,
            rows: 1, columns: 1, isMarked: false))
      }
    }
    let headings = TableHeadings(grid)
    return grid.entries.filter { !$0.text.isEmpty }.map { entry in
      var line = Line(entry.text)
      line.kind = .cell
      line.number = rows[entry.row][entry.column].lines.lowerBound
      line.node = line.number
      line.cell = headings.cell(entry, table: table, caption: "")
      return line
    }
  }
}

/// Finds tables that markdown and exports of pages as text write with bars: a row a line, or a cell a line.
///
/// Bars part the entries of menus and the facts of a line, too: a table has three rows and more of one length, most of
/// whose cells hold figures, and its columns are named where there are several of them.
struct BarTables {
  /// The most letters of a cell.
  private static let cellLetters = 40
  /// The most columns.
  private static let columns = 24
  /// The fewest rows.
  private static let rows = 3

  private let lines: [Line]

  /// The tables of a text, in order.
  static func found(in lines: [Line]) -> [BarTable] {
    guard lines.contains(where: { $0.hasBar }) else { return [] }
    let finder = BarTables(lines: lines)
    var tables: [BarTable] = []
    var at = 0
    while at < lines.count {
      guard let region = finder.region(from: at, floor: tables.last?.lines.upperBound ?? 0) else {
        at += 1
        continue
      }
      if let table = finder.table(in: region) { tables.append(table) }
      at = region.upperBound
    }
    return tables
  }

  /// The lines from one with a bar on that may hold a table; nil where a line cannot be in one.
  private func region(from start: Int, floor: Int) -> Range<Int>? {
    guard lines[start].hasBar, isShort(lines[start]) else { return nil }
    // A cell a line, its bar on the next one.
    let isStacked =
      lines[start].isBars && start > floor && !lines[start - 1].hasBar && isShort(lines[start - 1])
    var end = start + 1
    while end < lines.count, isShort(lines[end]) {
      if lines[end].hasBar {
        end += 1
      } else if isStacked, end + 1 < lines.count, lines[end + 1].isBars {
        end += 2
      } else {
        break
      }
    }
    return (isStacked ? start - 1 : start)..<end
  }

  private func isShort(_ line: Line) -> Bool {
    line.plain.split(whereSeparator: { $0.isBar }).allSatisfy { $0.count <= Self.cellLetters }
  }

  /// The table that lines hold, if they hold one.
  private func table(in region: Range<Int>) -> BarTable? {
    let cells = BarCells(lines, region)
    for starts in [cells.marked, cells.leading, cells.labels] {
      guard let width = Self.width(of: starts), width <= Self.columns,
        let rows = BarRows(cells: cells.cells, starts: starts, width: width).rows, isTable(rows),
        let first = rows.first?.first?.lines.lowerBound, let last = rows.last?.last?.lines.upperBound
      else { continue }
      return BarTable(lines: first..<last, rows: rows)
    }
    return nil
  }

  /// The distance that most of the rows' beginnings have.
  private static func width(of starts: [Int]) -> Int? {
    let distances = zip(starts, starts.dropFirst()).map { $1 - $0 }
    var counts: [Int: Int] = [:]
    for distance in distances where distance >= 2 { counts[distance, default: 0] += 1 }
    guard let most = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }),
      most.value >= 2, most.value * 2 > distances.count
    else { return nil }
    return most.key
  }

  private func isTable(_ rows: [[BarTable.Cell]]) -> Bool {
    guard rows.count >= Self.rows, let first = rows.first else { return false }
    let isNamed = !first.dropFirst().contains { $0.isFigure } || BarRows.areYears(first)
    let body = rows.dropFirst(isNamed ? 1 : 0)
    let filled = body.flatMap { $0.dropFirst() }.filter { !$0.text.isEmpty }
    // Figures side by side need names; one beside its label does not.
    guard isNamed || first.count == 2, body.contains(where: { !$0[0].isFigure || $0[0].isYear }) else {
      return false
    }
    return filled.count(where: { $0.isFigure }) * 2 > filled.count
  }
}

extension Line {
  /// Whether it has a bar that parts cells.
  var hasBar: Bool { plain.contains { $0.isBar } }

  /// Whether it holds bars and nothing else.
  var isBars: Bool { !plain.isEmpty && plain.allSatisfy { $0.isBar || $0.isBlank } }

  /// The line without the bars that an export of a page left at its ends: `清河市总工会工作总结 |`.
  var withoutOuterBars: Line {
    guard !isBars, let first = plain.first, let last = plain.last, first.isBar || last.isBar else {
      return self
    }
    var range = text.startIndex..<text.endIndex
    while text[range.lowerBound].isBlank || text[range.lowerBound].isBar { range = range.dropFirst() }
    while text[range.upperBound - 1].isBlank || text[range.upperBound - 1].isBar { range = range.dropLast() }
    var line = Line(Scalars(text[range]))
    line.node = node
    line.number = number
    return line
  }
}
