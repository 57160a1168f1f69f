/// Writes the tables that are ordered by document, all in one pass over the documents.
struct VersionWriter: ~Copyable {
  private var statistics: TableFile
  private var documents: TableFile
  private var mentions: TableFile
  private var repairs: TableFile
  // The forms that a dataset may do without.
  private var statisticsForPeople: TableFile?
  private var documentsForPeople: TableFile?
  private let statisticColumns: [ColumnSchema]
  private(set) var index = GroupIndex()
  private(set) var figures = QualityFigures()
  private(set) var checks: CheckTally

  private init(
    statisticColumns: [ColumnSchema], statistics: consuming TableFile, documents: consuming TableFile,
    mentions: consuming TableFile, repairs: consuming TableFile, statisticsForPeople: consuming TableFile?,
    documentsForPeople: consuming TableFile?, checks: CheckTally
  ) {
    self.checks = checks
    self.statisticColumns = statisticColumns
    self.statistics = statistics
    self.documents = documents
    self.mentions = mentions
    self.repairs = repairs
    self.statisticsForPeople = statisticsForPeople
    self.documentsForPeople = documentsForPeople
  }

  /// Creates the files of a version in a folder that has a sub-folder `spreadsheet` where `forms` needs one.
  static func create(
    in folder: String, schema: DatasetSchema, forms: Set<OutputForm>, checks: CheckTally
  ) throws(EmitError) -> VersionWriter {
    let forPeople = forms.contains(.spreadsheet)
    return VersionWriter(
      statisticColumns: schema["statistics"]?.columns ?? [],
      statistics: try TableFile.create("statistics.csv", in: folder, table: "statistics", of: schema),
      documents: try TableFile.create("documents.csv", in: folder, table: "documents", of: schema),
      mentions: try TableFile.create("mentions.csv", in: folder, table: "mentions", of: schema),
      repairs: try TableFile.create("repairs.csv", in: folder, table: "repairs", of: schema),
      statisticsForPeople: forPeople
        ? try TableFile.create(
          "spreadsheet/statistics.csv", in: folder, table: "statistics", of: schema, form: .spreadsheet)
        : nil,
      documentsForPeople: forPeople
        ? try TableFile.create(
          "spreadsheet/documents.csv", in: folder, table: "documents", of: schema, form: .spreadsheet) : nil,
      checks: checks)
  }

  /// Writes the rows of the next document.
  mutating func write(_ group: RowGroup, id: UInt64, hasText: Bool) throws(EmitError) {
    index.append(id, starts: [documents.count, statistics.count, mentions.count, repairs.count])
    figures.count(group, hasText: hasText)
    checks.count(group)
    let bytes = group.bytes
    try documents.write(group.document, of: bytes)
    try documentsForPeople?.write(group.document, of: bytes)
    // A row is formed once for the table and the spreadsheet.
    var record: [UInt8] = []
    for row in group.statistics {
      record.removeAll(keepingCapacity: true)
      CSVForm.program.append(row, of: bytes, columns: statisticColumns, to: &record)
      try statistics.write(record)
      if CSVForm.holdsFormula(row, of: bytes, columns: statisticColumns) {
        try statisticsForPeople?.write(row, of: bytes)
      } else {
        try statisticsForPeople?.write(record)
      }
    }
    for row in group.mentions { try mentions.write(row, of: bytes) }
    for row in group.repairs { try repairs.write(row, of: bytes) }
  }

  /// Closes the files.
  mutating func finish() throws(EmitError) -> [VersionCatalog.File] {
    index.finish(ends: [documents.count, statistics.count, mentions.count, repairs.count])
    var files = [
      try statistics.finish(), try documents.finish(), try mentions.finish(), try repairs.finish(),
    ]
    if let file = try statisticsForPeople?.finish() { files.append(file) }
    if let file = try documentsForPeople?.finish() { files.append(file) }
    return files
  }
}
