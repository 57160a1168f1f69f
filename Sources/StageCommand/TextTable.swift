/// A table for people: columns lined up by the width that terminals give to characters.
public struct TextTable: Sendable {
  private let headings: [String]
  private var rows: [(cells: [String], note: String)] = []

  /// An empty table.
  public init(headings: [String]) { self.headings = headings }

  /// Adds a row, a cell a heading, and a note for the line below it.
  public mutating func add(_ row: [String], note: String = "") { rows.append((row, note)) }

  /// The lines, two blanks between columns; a column without any text is left out.
  public var text: String {
    let used = headings.indices.filter { column in rows.contains { !$0.cells[column].isEmpty } }
    let widths = used.map { column in
      max(Self.width(headings[column]), rows.map { Self.width($0.cells[column]) }.max() ?? 0)
    }
    return ([(cells: headings, note: "")] + rows).map { row, note in
      var line = ""
      for (column, width) in zip(used, widths) {
        line += row[column]
        if column != used.last {
          line += String(repeating: " ", count: width - Self.width(row[column]) + 2)
        }
      }
      while line.last == " " { line.removeLast() }
      return line + "\n" + (note.isEmpty ? "" : "  \(note)\n")
    }.joined()
  }

  /// Columns of a terminal: two for Chinese characters and full-width forms, none for combining marks.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: sum
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x20000...0x3FFFD:
        sum + 2
      default: sum + 1
      }
    }
  }
}
