/// Cells put into rows of one length.
struct BarRows {
  let cells: [BarCells.Cell]
  /// Where rows begin.
  let starts: [Int]
  let width: Int

  /// The rows from the headings on, as far as each is whole; nil where none is.
  var rows: [[BarCells.Cell]]? {
    guard let first = zip(starts, starts.dropFirst()).first(where: { $1 - $0 == width })?.0 else {
      return nil
    }
    var rows = headings(before: first)
    for (turn, start) in starts.enumerated() where start >= first {
      let end = turn + 1 < starts.count ? starts[turn + 1] : cells.count
      guard let more = whole(start..<end) else {
        // Notes may stand behind the last row.
        if start + width <= end { rows.append(Array(cells[start..<start + width])) }
        break
      }
      rows += more
    }
    while let caption = rows.first, caption.count(where: { !$0.text.isEmpty }) == 1 { rows.removeFirst() }
    while let note = rows.last, note.count(where: { !$0.text.isEmpty }) == 1, !note[0].text.isEmpty {
      rows.removeLast()
    }
    while rows.count > 2, isNote(rows[rows.count - 1], below: rows.dropLast()) { rows.removeLast() }
    return rows.isEmpty ? nil : rows
  }

  /// Whether a last row has words where all others have figures: a line of links has as many bars by chance.
  private func isNote(_ row: [BarCells.Cell], below rows: ArraySlice<[BarCells.Cell]>) -> Bool {
    let body = rows.drop { row in !row.dropFirst().contains { $0.isFigure } || Self.areYears(row) }
    return row.indices.dropFirst().contains { column in
      let others = body.map { $0[column] }.filter { !$0.text.isEmpty }
      return !others.isEmpty && others.allSatisfy { $0.isFigure }
        && row[column].text.contains { $0.isHan } && !row[column].isFigure
    }
  }

  /// The rows from one beginning to the next; nil where they are not whole. A cell alone heads the rows below it.
  private func whole(_ range: Range<Int>) -> [[BarCells.Cell]]? {
    var rows: [[BarCells.Cell]] = []
    var at = range.lowerBound
    while at + width <= range.upperBound {
      rows.append(Array(cells[at..<at + width]))
      at += width
    }
    let rest = cells[at..<range.upperBound]
    if rest.isEmpty { return rows }
    guard let only = rest.first, !rest.contains(where: { $0.isFigure }) else { return nil }
    let isAlone = rest.dropFirst().allSatisfy { $0.text.isEmpty }
    if isAlone, !only.text.isEmpty {
      rows.append([only] + Array(repeating: BarCells.Cell(text: [], lines: only.lines), count: width - 1))
    }
    return isAlone ? rows : nil
  }

  /// The rows of headings, which hold words or years, right before the first row.
  private func headings(before first: Int) -> [[BarCells.Cell]] {
    var rows: [[BarCells.Cell]] = []
    var at = first - width
    while at >= 0 {
      let row = Array(cells[at..<at + width])
      guard !row.contains(where: { $0.isFigure }) || Self.areYears(row) else { break }
      rows.insert(row, at: 0)
      at -= width
    }
    return rows
  }

  /// Whether a row names years: `指标 | 2021 | 2022`.
  static func areYears(_ row: [BarCells.Cell]) -> Bool {
    row.first?.isFigure == false && TableGrid.areYears(row.dropFirst().map(\.text))
  }
}
