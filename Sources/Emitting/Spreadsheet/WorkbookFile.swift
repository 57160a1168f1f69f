internal import Workbook

/// `spreadsheet/tongji.xlsx`: every table of a version as a sheet, behind one that says what they are.
struct WorkbookFile: ~Copyable {
  static let name = "spreadsheet/tongji.xlsx"
  /// More than 4 GB of XML need another form of ZIP; measured, a cell takes up to four times its text.
  private static let largeTables = 512 << 20

  /// The rows that a sheet takes below its header.
  static let rowsPerSheet = Sheet.capacity - 1

  let workbook: Workbook
  let rowsPerSheet: Int

  /// Writes the workbook from the rows of a draft, one by one.
  ///
  /// `waiting` is a folder for the sheets until they are packed.
  static func write(
    _ rows: VersionRows, waiting: String, dataset: DatasetDescription, schema: DatasetSchema,
    version: VersionNumber, rowsPerSheet: Int
  ) throws(EmitError) -> VersionCatalog.File {
    let draft = rows.draft
    let words = try AboutWords.load()
    var size = 0
    for table in schema.tables { size += try Folder.size(of: "\(draft)/\(table.fileName)") ?? 0 }
    let isLarge = size > largeTables
    let workbook = try EmitError.attempt { () throws(WorkbookError) in
      try Workbook(
        "\(draft)/\(name)", temporaryFolder: waiting,
        properties: Workbook.Properties(title: "\(dataset.title) \(version)", comment: dataset.name),
        isLarge: isLarge)
    }
    let about = try EmitError.attempt { () throws(WorkbookError) in try workbook.addSheet(words[.about].zh) }
    let file = WorkbookFile(workbook: workbook, rowsPerSheet: rowsPerSheet)
    var written: [WrittenTable] = []
    for table in schema.tables { written.append(try file.fill(table, rows)) }
    try EmitError.attempt { () throws(WorkbookError) in
      var sheet = AboutSheet(about, words: words)
      try sheet.write(dataset: dataset, version: version, tables: written)
      try workbook.close()
    }
    return try VersionCatalog.File(hashing: name, in: draft)
  }

  private func fill(_ table: TableSchema, _ rows: VersionRows) throws(EmitError) -> WrittenTable {
    var written = WrittenTable(table: table)
    var sheet = try open(&written)
    try rows.visitRows(of: table) { cells, bytes throws(EmitError) in
      if sheet.rows == rowsPerSheet {
        try close(sheet, &written)
        sheet = try open(&written)
      }
      do throws(WorkbookError) {
        try sheet.write(cells, of: bytes)
      } catch {
        throw EmitError(error)
      }
    }
    try close(sheet, &written)
    return written
  }

  private func open(_ written: inout WrittenTable) throws(EmitError) -> TableSheet {
    let name = written.table.name + (written.names.isEmpty ? "" : " \(written.names.count + 1)")
    written.names.append(name)
    let columns = written.table.columns
    return try EmitError.attempt { () throws(WorkbookError) in
      try TableSheet(try workbook.addSheet(name), columns: columns)
    }
  }

  private func close(_ sheet: TableSheet, _ written: inout WrittenTable) throws(EmitError) {
    try EmitError.attempt { () throws(WorkbookError) in try sheet.finish() }
    written.rows += sheet.rows
    written.cutTexts += sheet.cutTexts
  }
}

/// What is known of a table when its sheets are written.
struct WrittenTable: Sendable, Hashable {
  var table: TableSchema
  /// Its sheets; several where one has no room.
  var names: [String] = []
  var rows = 0
  /// Texts that are longer than a cell.
  var cutTexts = 0
}

extension EmitError {
  fileprivate init(_ error: WorkbookError) {
    if let code = error.systemCode {
      self = .system(code, cannot: "write", error.path)
    } else {
      self.init(
        .fileSystem, what: "cannot be written (\(error.what))", place: error.path,
        remedy: "check the folder and the disk, and run again")
    }
  }

  fileprivate static func attempt<Result: ~Copyable>(
    _ body: () throws(WorkbookError) -> Result
  ) throws(EmitError) -> Result {
    do throws(WorkbookError) {
      return try body()
    } catch {
      throw EmitError(error)
    }
  }
}
