/// How cells are written as CSV.
enum CSVForm: Sendable, Hashable {
  /// RFC 4180 with LF and without a byte order mark; text exactly as it is.
  case program
  /// For people who double-click: byte order mark, CRLF, and no text that a spreadsheet takes for a formula.
  case spreadsheet

  /// What a file begins with.
  var byteOrderMark: [UInt8] { self == .spreadsheet ? [0xEF, 0xBB, 0xBF] : [] }

  /// What ends a row.
  private var lineEnd: [UInt8] { self == .spreadsheet ? [0x0D, 0x0A] : [0x0A] }

  /// Appends a row of cells that stand in `bytes`.
  func append(
    _ row: [Range<Int>], of bytes: [UInt8], columns: [ColumnSchema], to out: inout [UInt8]
  ) {
    for (index, cell) in row.enumerated() {
      if index > 0 { out.append(0x2C) }
      let isGuarded = self == .spreadsheet && columns[index].kind == .string && Self.isFormula(bytes, cell)
      append(cell, of: bytes, isGuarded: isGuarded, to: &out)
    }
    out.append(contentsOf: lineEnd)
  }

  /// Appends a row that ``program`` wrote: the same but for its end.
  func append(record: [UInt8], to out: inout [UInt8]) {
    out.append(contentsOf: record.dropLast())
    out.append(contentsOf: lineEnd)
  }

  /// Whether a spreadsheet would take a cell of text for a formula.
  static func holdsFormula(_ row: [Range<Int>], of bytes: [UInt8], columns: [ColumnSchema]) -> Bool {
    for (index, cell) in row.enumerated() where isFormula(bytes, cell) {
      if columns[index].kind == .string { return true }
    }
    return false
  }

  /// Appends a row of cells.
  func append(_ row: [String], columns: [ColumnSchema], to out: inout [UInt8]) {
    var bytes: [UInt8] = []
    var cells: [Range<Int>] = []
    for cell in row {
      let start = bytes.count
      bytes.append(contentsOf: cell.utf8)
      cells.append(start..<bytes.count)
    }
    append(cells, of: bytes, columns: columns, to: &out)
  }

  /// Appends the row of column names.
  func appendHeader(_ columns: [ColumnSchema], to out: inout [UInt8]) {
    append(columns.map(\.name), columns: columns, to: &out)
  }

  private func append(_ cell: Range<Int>, of bytes: [UInt8], isGuarded: Bool, to out: inout [UInt8]) {
    var needsQuotes = false
    for index in cell {
      let byte = bytes[index]
      if byte <= 0x2C, byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D {
        needsQuotes = true
        break
      }
    }
    if needsQuotes { out.append(0x22) }
    if isGuarded { out.append(0x27) }
    if needsQuotes {
      for byte in bytes[cell] {
        if byte == 0x22 { out.append(0x22) }
        out.append(byte)
      }
      out.append(0x22)
    } else {
      out.append(contentsOf: bytes[cell])
    }
  }

  /// Whether a spreadsheet would take the text for a formula: it begins with `=`, `+`, `-`, `@`, with the
  /// full-width form of one, with a tab or a carriage return.
  private static func isFormula(_ bytes: [UInt8], _ cell: Range<Int>) -> Bool {
    guard let first = cell.first else { return false }
    switch bytes[first] {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D: return true
    case 0xEF where cell.count >= 3:
      // U+FF1D, U+FF0B, U+FF0D, U+FF20.
      let second = bytes[first + 1]
      let third = bytes[first + 2]
      return second == 0xBC && (third == 0x9D || third == 0x8B || third == 0x8D || third == 0xA0)
    default: return false
    }
  }
}
