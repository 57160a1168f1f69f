/// A table for people: columns lined up by the columns that a terminal gives to characters.
///
/// It may be written while rows come: the first ``lead`` rows decide how wide columns are, so that a table of any
/// length takes flat memory. On a display with a limit longer cells are cut (`…`) and columns that do not fit are left
/// out, the last ones first; without one a longer cell moves what follows it in its line.
public struct TextTable: Sendable {
  /// The rows that are looked at before the first is written.
  public static let lead = 200
  private static let indent = 2

  /// One column.
  public struct Column: Sendable, Hashable {
    /// What stands above it.
    public var heading: String
    /// The width below which it is left out instead of cut; nil where it is never cut.
    public var least: Int?
    /// Whether its cells end in line, as numbers do.
    public var isRight: Bool

    /// A column.
    public init(_ heading: String, least: Int? = nil, isRight: Bool = false) {
      self.heading = heading
      self.least = least
      self.isRight = isRight
    }
  }

  private enum Entry: Sendable {
    /// A line above rows that belong together.
    case section(StyledText)
    /// Cells, and what stands below them.
    case row([StyledText], below: [StyledText])
  }

  private let columns: [Column]
  private let display: Display
  private let table: DisplayWidth
  private var entries: [Entry] = []
  /// Decided with the first text that is given out.
  private var widths: [Int]?

  /// An empty table.
  public init(columns: [Column], display: Display = .plain) throws(TerminalError) {
    self.columns = columns
    self.display = display
    table = try DisplayWidth.standard()
  }

  /// An empty table without limit.
  public init(headings: [String]) throws(TerminalError) {
    try self.init(columns: headings.map { Column($0) })
  }

  /// Adds a row, a cell a column, and lines that stand below it, wrapped where the display has a limit.
  public mutating func add(_ cells: [StyledText], below: [StyledText] = []) {
    entries.append(.row(cells, below: below))
  }

  /// Adds a row, a cell a column, and a note for the line below it.
  public mutating func add(_ row: [String], note: String = "") {
    add(row.map { StyledText($0) }, below: note.isEmpty ? [] : [StyledText(note)])
  }

  /// Adds a line above the rows that follow.
  public mutating func addSection(_ line: StyledText) { entries.append(.section(line)) }

  /// The lines that can be written already; they are not given out again.
  public mutating func ready() -> String { entries.count < Self.lead ? "" : taken(isLast: false) }

  /// The rest of the lines.
  public mutating func finish() -> String { taken(isLast: true) }

  private mutating func taken(isLast: Bool) -> String {
    var out = ""
    if widths == nil {
      let decided = layout(isWhole: isLast)
      widths = decided
      out += line(columns.map { StyledText($0.heading, .strong) }, decided)
    }
    let widths = widths ?? []
    for entry in entries {
      switch entry {
      case .section(let text): out += wrapped(text, indent: 0)
      case .row(let cells, let below):
        out += line(cells, widths)
        for text in below { out += wrapped(text, indent: Self.indent) }
      }
    }
    entries.removeAll(keepingCapacity: true)
    return out
  }

  /// Widths from the rows that are there. Where they are all, a column without any text is left out.
  private func layout(isWhole: Bool) -> [Int] {
    var natural = columns.map { table.columns(of: $0.heading) }
    var isUsed = columns.map { _ in !isWhole }
    for case .row(let cells, _) in entries {
      for (place, cell) in cells.enumerated() where !cell.isEmpty {
        isUsed[place] = true
        natural[place] = max(natural[place], cell.columns(table))
      }
    }
    natural = zip(natural, isUsed).map { $1 ? $0 : 0 }
    return ColumnLayout.widths(
      of: natural, least: zip(columns, natural).map { $0.least ?? $1 }, into: display.columns)
  }

  private func line(_ cells: [StyledText], _ widths: [Int]) -> String {
    var line = ""
    // Blanks are written only before a cell, so that no line ends with any.
    var used = 0
    var start = 0
    for (place, width) in widths.enumerated() where width > 0 {
      let cell = display.columns == nil ? cells[place] : cells[place].cut(to: width, table)
      if !cell.isEmpty {
        let columns = cell.columns(table)
        let wanted = self.columns[place].isRight ? start + width - columns : start
        let begin = max(wanted, used == 0 ? 0 : used + ColumnLayout.gap)
        line += String(repeating: " ", count: begin - used) + cell.rendered(colour: display.hasColour)
        used = begin + columns
      }
      start += width + ColumnLayout.gap
    }
    return line + "\n"
  }

  private func wrapped(_ text: StyledText, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    guard let columns = display.columns else {
      return margin + text.rendered(colour: display.hasColour) + "\n"
    }
    return text.lines(of: columns - indent, table).map {
      margin + $0.rendered(colour: display.hasColour) + "\n"
    }.joined()
  }
}
