/// The cells of lines in which bars part them, and where rows may begin.
struct BarCells {
  /// A cell's text and the lines that it and its bar take.
  struct Cell {
    var text: Scalars
    var lines: Range<Int>

    /// Whether it holds a figure, and no day or time.
    var isFigure: Bool {
      let parted = zip(text.dropFirst(), text).contains {
        $1.isDigit && ($0 == "-" || $0 == "/" || $0 == ":")
      }
      return !parted && TableGrid.isFigure(text)
    }

    /// Whether it holds a year and nothing else.
    var isYear: Bool { TableGrid.year(text) != nil }
  }

  /// In reading order.
  private(set) var cells: [Cell] = []
  /// Cells behind a bar that opens a line, or on a line that no bar ends: each begins a row.
  private(set) var marked: [Int] = []
  /// First cells of lines that hold several.
  private(set) var leading: [Int] = []

  private var open = Scalars()
  private var openedOn: Int?

  init(_ lines: [Line], _ region: Range<Int>) {
    for number in region where !Self.isRule(lines[number].plain) { read(lines[number].plain, number) }
    if !open.isEmpty { close(region.upperBound - 1) }
  }

  /// Words that figures follow: where a cell stands on each line, they begin the rows.
  var labels: [Int] {
    cells.indices.dropLast().filter { index in
      !cells[index].isFigure && !cells[index].text.isEmpty && cells[index + 1].isFigure
    }
  }

  private mutating func read(_ text: Scalars, _ number: Int) {
    var pieces = text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isBar }).map {
      Scalars($0).trimmed
    }
    guard pieces.count > 1 else {
      open += (open.isEmpty ? [] : [" "]) + text
      openedOn = openedOn ?? number
      return
    }
    let isEnded = pieces.last?.isEmpty ?? true
    if isEnded { pieces.removeLast() }
    let isOpened = pieces.count > 1 && pieces[0].isEmpty && open.isEmpty && !pieces[1].isEmpty
    if isOpened { pieces.removeFirst() }
    let first = cells.count
    for piece in pieces {
      if !piece.isEmpty { open += (open.isEmpty ? [] : [" "]) + piece }
      close(number)
    }
    if isOpened || (!isEnded && pieces.count > 1) { marked.append(first) }
    if cells.count - first > 1 { leading.append(first) }
  }

  private mutating func close(_ number: Int) {
    cells.append(Cell(text: open, lines: (openedOn ?? number)..<number + 1))
    open = []
    openedOn = nil
  }

  /// `|---|:--:|`, `├───┼───┤`: a line that only draws.
  private static func isRule(_ text: Scalars) -> Bool {
    var dashes = 0
    for scalar in text where !scalar.isBar && !scalar.isBlank {
      switch scalar.value {
      case 0x2D, 0x2500...0x257F: dashes += 1
      case 0x2B, 0x3A, 0x3D: break
      default: return false
      }
    }
    return dashes >= 2
  }
}
