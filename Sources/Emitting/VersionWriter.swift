/// Writes the tables that are ordered by document, all in one pass over the documents.
struct VersionWriter: ~Copyable {
  private var statistics: TableFile
  private var documents: TableFile
  private var mentions: TableFile
  private var repairs: TableFile
  // The forms that a dataset may do without.
  private var statisticsForPeople: TableFile?
  private var documentsForPeople: TableFile?
  private var statisticLines: FileWriter?
  private var json: DatasetJSON?
  private let statisticColumns: [ColumnSchema]
  private let statisticKeys: [[UInt8]]
  private(set) var index = GroupIndex()
  private(set) var figures = QualityFigures()
  private(set) var checks: CheckTally

  private init(
    statisticColumns: [ColumnSchema], statistics: consuming TableFile, documents: consuming TableFile,
    mentions: consuming TableFile, repairs: consuming TableFile, statisticsForPeople: consuming TableFile?,
    documentsForPeople: consuming TableFile?, statisticLines: consuming FileWriter?,
    json: consuming DatasetJSON?, checks: CheckTally
  ) {
    self.checks = checks
    self.statisticColumns = statisticColumns
    statisticKeys = JSONForm.keys(statisticColumns)
    self.statistics = statistics
    self.documents = documents
    self.mentions = mentions
    self.repairs = repairs
    self.statisticsForPeople = statisticsForPeople
    self.documentsForPeople = documentsForPeople
    self.statisticLines = statisticLines
    self.json = json
  }

  /// Creates the files of a version in a folder that has a sub-folder `spreadsheet` where `forms` needs one.
  static func create(
    in folder: String, schema: DatasetSchema, forms: Set<OutputForm>, json: consuming DatasetJSON?,
    checks: CheckTally
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
      statisticLines: forms.contains(.jsonLines)
        ? try FileWriter(creating: "\(folder)/statistics.jsonl") : nil, json: json, checks: checks)
  }

  /// Writes the rows of the next document.
  mutating func write(_ group: RowGroup, id: UInt64, hasText: Bool) throws(EmitError) {
    index.append(id, starts: [documents.count, statistics.count, mentions.count, repairs.count])
    figures.count(group, hasText: hasText)
    checks.count(group)
    let bytes = group.bytes
    try documents.write(group.document, of: bytes)
    try documentsForPeople?.write(group.document, of: bytes)
    json?.open(group)
    // A row is formed once for the table and the spreadsheet, and once for both JSON files.
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
      record.removeAll(keepingCapacity: true)
      JSONForm.appendOpen(row, of: bytes, keys: statisticKeys, columns: statisticColumns, to: &record)
      record.append(UInt8(ascii: "}"))
      json?.append(record)
      record.append(0x0A)
      try statisticLines?.write(record)
    }
    try json?.close()
    for row in group.mentions { try mentions.write(row, of: bytes) }
    for row in group.repairs { try repairs.write(row, of: bytes) }
  }

  /// Closes the files; `dataset.json` waits for its head.
  mutating func finish() throws(EmitError) -> [VersionCatalog.File] {
    index.finish(ends: [documents.count, statistics.count, mentions.count, repairs.count])
    var files = [
      try statistics.finish(), try documents.finish(), try mentions.finish(), try repairs.finish(),
    ]
    if let lines = try statisticLines?.finish() {
      files.append(VersionCatalog.File(path: "statistics.jsonl", bytes: lines.bytes, sha256: lines.sha256))
    }
    if let file = try statisticsForPeople?.finish() { files.append(file) }
    if let file = try documentsForPeople?.finish() { files.append(file) }
    return files
  }

  /// Closes what waits to become `dataset.json`; nil where there is none, or it would be too large.
  mutating func finishJSON() throws(EmitError) -> DatasetJSON.Body? {
    guard let body = try json?.finish() else { return nil }
    return body
  }
}
