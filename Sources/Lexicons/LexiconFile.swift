/// A lexicon's file as read: header, entries, and what is wrong with it.
struct LexiconFile: Sendable {
  /// An entry, its cells in the order of the schema's columns, with the empty text where the file has no column.
  struct Entry: Sendable {
    var line: Int
    var key: String
    var cells: [String]
  }

  var entries: [Entry] = []
  var problems: [LexiconProblem] = []
  private let schema: LexiconSchema.Lexicon
  private let keyPlaces: [Int]
  private let file: String

  /// Reads tab-separated lines: the first is the header; empty lines and those that begin with `#` are skipped.
  ///
  /// A byte order mark and the carriage returns of spreadsheets are let pass.
  init(_ bytes: [UInt8], file: String, schema: LexiconSchema.Lexicon) {
    self.schema = schema
    keyPlaces = schema.keyPlaces
    self.file = file
    guard let text = String(validating: bytes, as: UTF8.self) else {
      problems.append(LexiconProblem(.notUTF8, file: file, found: "the file is not UTF-8"))
      return
    }
    var header: [Int?]?
    for (index, raw) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      var line = raw
      if index == 0, line.starts(with: "\u{FEFF}".utf8) { line = line.dropFirst(3) }
      if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(Substring($0)) }
      if let header {
        take(cells, line: index + 1, header: header)
      } else {
        header = places(of: cells, line: index + 1)
      }
    }
    if header == nil {
      problems.append(
        LexiconProblem(
          .missingHeader, file: file, found: "there is no header line",
          allowed: schema.columns.map(\.name).joined(separator: ", ")))
    }
    refuseRepeatedKeys()
  }

  /// Where each cell of a line belongs in the schema's columns; nil for a column that is not known.
  private mutating func places(of cells: [String], line: Int) -> [Int?] {
    let names = schema.columns.map(\.name)
    var seen: Set<String> = []
    for name in cells {
      if !names.contains(name) {
        problems.append(
          LexiconProblem(
            .unknownColumn, file: file, line: line, found: "unknown column \"\(name)\"",
            allowed: names.joined(separator: ", "), nearest: NearestName.of(name, among: names)))
      } else if !seen.insert(name).inserted {
        problems.append(
          LexiconProblem(.repeatedColumn, file: file, line: line, column: name, found: "is there twice"))
      }
    }
    for column in schema.columns where column.required && !seen.contains(column.name) {
      problems.append(
        LexiconProblem(.missingColumn, file: file, line: line, column: column.name, found: "is missing"))
    }
    return cells.map { names.firstIndex(of: $0) }
  }

  private mutating func take(_ cells: [String], line: Int, header: [Int?]) {
    guard cells.count == header.count else {
      problems.append(
        LexiconProblem(
          .cellCount, file: file, line: line,
          found: "found \(cells.count) cells where the header has \(header.count)",
          allowed: "one cell a column, with a tab between (an empty cell too)"))
      return
    }
    var ordered = Array(repeating: "", count: schema.columns.count)
    for (cell, place) in zip(cells, header) {
      if let place { ordered[place] = cell }
    }
    for (cell, column) in zip(ordered, schema.columns) { check(cell, column, line: line) }
    entries.append(Entry(line: line, key: schema.key(of: ordered, at: keyPlaces), cells: ordered))
  }

  private mutating func check(_ cell: String, _ column: LexiconSchema.Column, line: Int) {
    func report(_ kind: LexiconProblem.Kind, _ found: String, _ allowed: String, _ nearest: String? = nil) {
      problems.append(
        LexiconProblem(
          kind, file: file, line: line, column: column.name, found: found, allowed: allowed, nearest: nearest)
      )
    }
    if cell.isEmpty {
      if column.required { report(.emptyCell, "is empty", column.values.joined(separator: ", ")) }
      return
    }
    if Self.isBlank(cell.unicodeScalars.first) || Self.isBlank(cell.unicodeScalars.last) {
      report(.notAllowed, "found \"\(cell)\"", "a text without blanks at its ends")
    } else if column.values.contains(cell) {
      return
    } else if let form = column.form {
      if !form.holds(cell) { report(.notAllowed, "found \"\(cell)\"", form.meaning) }
    } else if !column.values.isEmpty, column.refers == nil {
      report(
        .notAllowed, "found \"\(cell)\"", column.values.joined(separator: ", "),
        NearestName.of(cell, among: column.values))
    }
  }

  /// No blank stands between U+0020 and U+0085, nor behind U+3000: most characters need not be looked up.
  private static func isBlank(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar, scalar.value <= 0x20 || (0x85...0x3000).contains(scalar.value) else { return false }
    return scalar.properties.isWhitespace
  }

  private mutating func refuseRepeatedKeys() {
    var keys = SpellingTable()
    var lines: [Int] = []
    for entry in entries {
      let (place, isNew) = keys.place(entry.key)
      if isNew {
        lines.append(entry.line)
      } else {
        problems.append(
          LexiconProblem(
            .repeatedKey, file: file, line: entry.line, column: schema.key.joined(separator: ", "),
            found: "\"\(entry.key)\" is in line \(lines[place]) already"))
      }
    }
  }
}

extension LexiconSchema.Lexicon {
  /// The key of an entry: its key cells, joined by `/`; a key column without text at the end is left out.
  func key(of cells: [String], at places: [Int]) -> String {
    if places.count == 1 { return cells[places[0]] }
    var parts = places.map { cells[$0] }
    while parts.count > 1, parts.last == "" { parts.removeLast() }
    return parts.joined(separator: "/")
  }

  /// The places of the key columns in the schema's columns.
  var keyPlaces: [Int] { key.compactMap { name in columns.firstIndex { $0.name == name } } }
}
