internal import Workbook

/// The first sheet: what the workbook is, how to cite it, what each sheet and each column holds.
struct AboutSheet {
  private static let widths = [16, 22, 11, 60, 88]
  /// Where a text that runs over the columns from the third on goes on in the next line.
  private static let lineWidth = 140

  private let sheet: Sheet
  private let words: AboutWords
  private var row = 0

  init(_ sheet: Sheet, words: AboutWords) {
    self.sheet = sheet
    self.words = words
  }

  /// Writes it all.
  mutating func write(
    dataset: DatasetDescription, version: VersionNumber, tables: [WrittenTable]
  ) throws(WorkbookError) {
    for (column, width) in Self.widths.enumerated() { try sheet.setWidth(width, column: column) }
    try sheet.write("\(dataset.title) \(version)", row: row, column: 0, style: .title)
    row += 2
    try writeFacts(dataset, version)
    try writeNotes(tables)
    try writeSheets(tables)
    try writeColumns(tables.map(\.table))
    sheet.hideLines()
    try sheet.setPaper(repeatsHeader: false, fits: true)
  }

  private mutating func writeFacts(
    _ dataset: DatasetDescription, _ version: VersionNumber
  ) throws(WorkbookError) {
    try writeFact(.name, dataset.name)
    try writeFact(.version, version.description)
    try writeFact(.description, dataset.description)
    try writeFact(.licence, dataset.licence?.sentence ?? words[.noLicence].both)
    if let homepage = dataset.homepage { try writeFact(.homepage, homepage) }
    try writeFact(.cite, dataset.citation(version))
    row += 1
  }

  private mutating func writeFact(_ key: AboutWords.Key, _ text: String) throws(WorkbookError) {
    try sheet.write(words[key].both, row: row, column: 0, style: .label)
    for line in TextLines.broken(text, width: Self.lineWidth) {
      try sheet.write(line, row: row, column: 2)
      row += 1
    }
  }

  private mutating func writeNotes(_ tables: [WrittenTable]) throws(WorkbookError) {
    try writeHeading(.notes)
    var notes: [AboutWords.Key] = [.noteNumbers, .notePercent, .noteText, .noteEmpty]
    if tables.contains(where: { $0.names.count > 1 }) { notes.append(.noteSplit) }
    for note in notes { try writeNote(words[note]) }
    let cutTexts = tables.map(\.cutTexts).reduce(0, +)
    if cutTexts > 0 {
      let word = words[.noteCut]
      let count = String(cutTexts)
      try writeNote(
        AboutWords.Word(zh: word.zh.replacing("{}", with: count), en: word.en.replacing("{}", with: count)))
    }
    row += 1
  }

  private mutating func writeNote(_ word: AboutWords.Word) throws(WorkbookError) {
    for text in [word.zh, word.en] {
      for line in TextLines.broken(text, width: Self.lineWidth) {
        try sheet.write(line, row: row, column: 0)
        row += 1
      }
    }
  }

  private mutating func writeSheets(_ tables: [WrittenTable]) throws(WorkbookError) {
    try writeHeading(.sheets)
    try writeHeader([.sheet, .rows, nil, .whatZh, .whatEn])
    for table in tables {
      try writeCells([
        table.names.joined(separator: ", "), "", "", table.table.descriptionZh, table.table.descriptionEn,
      ]) { sheet, row throws(WorkbookError) in
        try sheet.write(Double(table.rows), row: row, column: 1, style: .count)
      }
    }
    row += 1
  }

  private mutating func writeColumns(_ tables: [TableSchema]) throws(WorkbookError) {
    try writeHeading(.columns)
    try writeHeader([.table, .column, .type, .meaningZh, .meaningEn])
    for table in tables {
      for column in table.columns {
        try writeCells([
          table.name, column.name, column.kind.rawValue, column.descriptionZh, column.meaning(),
        ])
      }
    }
  }

  private mutating func writeHeading(_ key: AboutWords.Key) throws(WorkbookError) {
    try sheet.write(words[key].both, row: row, column: 0, style: .heading)
    row += 1
  }

  private mutating func writeHeader(_ keys: [AboutWords.Key?]) throws(WorkbookError) {
    for (column, key) in keys.enumerated() {
      try sheet.write(key.map { words[$0].both } ?? "", row: row, column: column, style: .header)
    }
    row += 1
  }

  private mutating func writeCells(
    _ cells: [String], _ more: (Sheet, Int) throws(WorkbookError) -> Void = { _, _ in }
  ) throws(WorkbookError) {
    var lines = 1
    for (column, cell) in cells.enumerated() {
      lines = max(lines, TextLines.broken(cell, width: Self.widths[column]).count)
    }
    // Not every program fits a row to a text that it wraps.
    if lines > 1 { try sheet.setHeight(lines: lines, row: row) }
    for (column, cell) in cells.enumerated() where !cell.isEmpty {
      try sheet.write(cell, row: row, column: column, style: .wrapped)
    }
    try more(sheet, row)
    row += 1
  }
}
