public import Records

/// Publishes a dataset: takes documents in any order, and makes of them the next version of the output folder.
///
/// Memory stays flat: a document's rows wait on disk, about 150 bytes and its source in memory. An emitter that is
/// dropped without publishing leaves nothing behind; one that is killed leaves what the next one clears.
public struct Emitter: ~Copyable {
  private let dataset: DatasetDescription
  private let codeLists: CodeLists
  private let fingerprints: InputFingerprints
  private let publishedOn: String
  private let schema: DatasetSchema
  private let jsonLimit: Int
  private var folder: OutputFolder
  private var spool: Spool
  /// The codes that rows may use, for ``DocumentRows/render(_:codes:)`` on other threads.
  public let codes: KnownCodes

  /// Opens the output folder: makes it where it is missing, clears what a killed run left, mends `latest/`.
  ///
  /// `publishedOn` is the day, `YYYY-MM-DD`, that `versions.json` says of a new version. Throws where the folder
  /// cannot be written, is in use by another run, or holds something else than versions of this dataset, and
  /// where a code list is broken.
  public init(
    out: String, dataset: DatasetDescription, codeLists: CodeLists, fingerprints: InputFingerprints,
    publishedOn: String
  ) throws(EmitError) {
    try self.init(
      out: out, dataset: dataset, codeLists: codeLists, fingerprints: fingerprints, publishedOn: publishedOn,
      jsonLimit: DatasetJSON.defaultLimit)
  }

  init(
    out: String, dataset: DatasetDescription, codeLists: CodeLists, fingerprints: InputFingerprints,
    publishedOn: String, jsonLimit: Int
  ) throws(EmitError) {
    try codeLists.check()
    for check in dataset.checks { try check.requireSound(codeLists) }
    let schema = try DatasetSchema.load(own: dataset.columns)
    let folder = try OutputFolder.open(out, dataset: dataset.name)
    try folder.createDraft(withText: dataset.publishText)
    self.init(
      dataset: dataset, codeLists: codeLists, fingerprints: fingerprints, publishedOn: publishedOn,
      schema: schema, jsonLimit: jsonLimit, spool: try Spool(path: folder.spool), folder: folder)
  }

  private init(
    dataset: DatasetDescription, codeLists: CodeLists, fingerprints: InputFingerprints, publishedOn: String,
    schema: DatasetSchema, jsonLimit: Int, spool: consuming Spool, folder: consuming OutputFolder
  ) {
    self.dataset = dataset
    self.codeLists = codeLists
    self.fingerprints = fingerprints
    self.publishedOn = publishedOn
    self.schema = schema
    self.jsonLimit = jsonLimit
    self.spool = spool
    self.folder = folder
    codes = KnownCodes(codeLists, columns: dataset.columns)
  }

  /// What tells the newest published version from any other: a run that knows what it was made from can tell that
  /// nothing is new. Nil where nothing is published.
  public var newestVersion: (number: String, digest: String)? {
    guard let newest = folder.catalog.newest, let digest = folder.newestDigest else { return nil }
    return (newest.version, digest)
  }

  /// A folder for what waits between stages, on the file system of the output; made here, and gone with the emitter.
  public func makeWaitingFolder() throws(EmitError) -> String {
    let path = "\(folder.staging)/stages"
    if try Folder.item(at: path) == .nothing { try Folder.create(path) }
    return path
  }

  // What cannot be removed here is cleared by the next run.
  deinit { try? folder.removeStaging() }

  /// Takes in a document, rendering its rows here.
  public mutating func add(_ document: Document) throws(EmitError) {
    try add(DocumentRows.render(document, codes: codes))
  }

  /// Takes in the rows of a document. After an error the emitter is of no more use: nothing is published.
  public mutating func add(_ rows: DocumentRows) throws(EmitError) {
    do throws(EmitError) {
      if dataset.publishText, let text = rows.text { try folder.addText(text, of: rows.documentID) }
      try spool.add(rows)
    } catch {
      throw givingUp(error)
    }
  }

  /// Frees the space at once; what cannot be removed now is cleared by the next run.
  private func givingUp(_ error: EmitError) -> EmitError {
    try? folder.removeStaging()
    return error
  }

  /// Writes the version, and makes it the newest one unless nothing changed. Call it once, after the last document.
  ///
  /// Throws where the disk is full, the version before is damaged, or one document was added twice with different
  /// contents; nothing is published then, and the staging folder is removed. Only where `latest/` cannot change
  /// names has the version been published all the same; the next run mends it.
  public mutating func publish() throws(EmitError) -> Publication {
    do throws(EmitError) {
      let publication = try publishDraft()
      // It is published: what is left over is cleared by the next run at the latest.
      try? folder.removeStaging()
      return publication
    } catch {
      throw givingUp(error)
    }
  }

  private mutating func publishDraft() throws(EmitError) -> Publication {
    try folder.requireTables(schema.tables.map(\.fileName) + [Descriptor.fileName])
    try spool.finish()
    try spool.sort()
    var writer = try writeTables()
    var files = try writer.finish()
    files += try writeCodeLists(regions: writer.figures.regions)
    let warnings = try check(writer)
    let changes = try writeChanges(index: writer.index)
    files.append(changes.file)
    var summary = writer.figures.summary(changes.counts)
    summary.warnings = warnings
    guard let version = changes.version else {
      return .nothingNew(version: folder.catalog.newest?.version ?? "", summary: summary)
    }
    let json = try writer.publishJSON(
      "\(folder.draft)/dataset.json", dataset: dataset.json(version: version))
    if let json { files.append(json) }
    try folder.removeAside()
    files.append(
      try DatabaseFile.write(
        to: folder.draft, schema: schema, facts: dataset.facts(version: version)))
    files.append(
      try WorkbookFile.write(
        to: folder.draft, waiting: folder.staging, dataset: dataset, schema: schema, version: version))
    var changeReport = changes.report
    let changeText = changeReport.text(
      title: dataset.title, version: version.description, earlier: changes.previous?.description)
    files.append(try folder.write(Array(changeText.utf8), to: "CHANGES.md"))
    files.append(try writeReport(writer.figures, index: writer.index, version: version))
    let readme = VersionReadme(
      dataset: dataset, schema: schema, version: version, previous: changes.previous,
      fingerprints: fingerprints, figures: writer.figures, changes: changes.counts, hasJSON: json != nil)
    files.append(try folder.write(Array(readme.text.utf8), to: "README.md"))
    let citation = try CitationFile(dataset: dataset, version: version)
    files.append(try folder.write(Array(citation.text.utf8), to: CitationFile.name))
    let descriptor = Descriptor(
      dataset: dataset, schema: schema, version: version, fingerprints: fingerprints, files: files,
      described: try DescribedFile.load())
    files.append(try folder.write(descriptor.json.formatted(), to: Descriptor.fileName))
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let entry = VersionCatalog.Entry(
      version: version.description, publishedOn: publishedOn, step: changes.stepName,
      documents: writer.figures.allDocuments, statistics: writer.figures.statistics, changes: changes.counts,
      fingerprints: fingerprints, files: files)
    try folder.publish(entry, dataset: dataset.name)
    return .published(version: version.description, summary: summary)
  }

  /// Weighs the checks: what is an error throws, and nothing is published; the warnings are returned.
  private func check(_ writer: borrowing VersionWriter) throws(EmitError) -> [String] {
    let findings = writer.checks.findings(
      writer.figures, previousStatistics: folder.catalog.newest?.statistics)
    let errors = findings.filter { $0.level == .error }
    guard errors.isEmpty else {
      throw EmitError(
        .failedCheck, what: errors.map(\.description).joined(separator: "\n"), place: folder.path,
        remedy: "nothing was published; look at the pages, or change the checks of pipeline.json")
    }
    return findings.map(\.description)
  }

  /// Writes the tables that are ordered by document, in order of publication.
  private func writeTables() throws(EmitError) -> VersionWriter {
    let standing =
      if let newest = folder.newestFolder {
        try PreviousStanding(documents: "\(newest)/documents.csv")
      } else {
        PreviousStanding()
      }
    var resolution = DuplicateResolution(spool.entries, standing: standing)
    try resolution.resolveNear(spool: spool.path)
    let originals = resolution.originals
    var writer = try VersionWriter.create(
      in: folder.draft, schema: schema,
      json: try DatasetJSON(aside: folder.jsonBody, schema: schema, limit: jsonLimit),
      checks: CheckTally(dataset.checks))
    let reader = try FileReader(opening: spool.path)
    for entry in spool.entries {
      var group = RowGroup(
        try reader.bytes(at: entry.offset, count: Int(entry.length)), ownColumns: dataset.columns.count)
      if let original = originals[entry.documentID] {
        group.becomeDuplicate(of: Spool.documentID(original))
      }
      try writer.write(group, id: entry.documentID, hasText: entry.hasText && dataset.publishText)
    }
    return writer
  }

  /// Writes `report.html` from the tables of the draft.
  private func writeReport(
    _ figures: QualityFigures, index: GroupIndex, version: VersionNumber
  ) throws(EmitError) -> VersionCatalog.File {
    let counts = spool.entries.indices.map { position in
      let entry = spool.entries[position]
      return index.range(table: 1, at: position).isEmpty ? 0 : Int(entry.values + entry.losses)
    }
    let head = ReportHead(
      dataset: dataset, version: version, schema: schema, figures: figures, codeLists: codeLists,
      selection: ReportSelection(days: spool.entries.map(\.publishedOn), counts: counts))
    let source = ReportSource(
      tables: try VersionTables.open(
        folder: folder.draft, head: VersionHead(schema: schema, dataset: dataset), index: index))
    let receipt = try ReportPage.write("\(folder.draft)/report.html", source: source, head: head)
    return VersionCatalog.File(path: "report.html", bytes: receipt.bytes, sha256: receipt.sha256)
  }

  private func writeCodeLists(regions: Set<String>) throws(EmitError) -> [VersionCatalog.File] {
    let lists = [
      ("indicators", codeLists.indicatorRows), ("units", codeLists.unitRows),
      ("regions", codeLists.regionRows(used: regions)),
    ]
    var files: [VersionCatalog.File] = []
    for (table, rows) in lists {
      var file = try TableFile.create("\(table).csv", in: folder.draft, table: table, of: schema)
      for row in rows { try file.write(row) }
      files.append(try file.finish())
    }
    return files
  }

  /// Compares the draft with the newest version, and writes `changes.csv`.
  private func writeChanges(index: GroupIndex) throws(EmitError) -> DraftChanges {
    var file = try TableFile.create("changes.csv", in: folder.draft, table: "changes", of: schema)
    guard let newest = folder.catalog.newest, let previous = VersionNumber(newest.version) else {
      return DraftChanges(
        file: try file.finish(), counts: ChangeCounts(), report: try ChangeReport(), previous: nil,
        version: .first, stepName: "first")
    }
    var comparison = VersionComparison(
      cause: ChangeCause(old: newest.fingerprints, new: fingerprints),
      old: try VersionTables.open(published: "\(folder.path)/\(newest.version)"),
      new: try VersionTables.open(
        folder: folder.draft, head: VersionHead(schema: schema, dataset: dataset), index: index),
      describes: true)
    var report = try ChangeReport()
    try comparison.run { change throws(EmitError) in
      try file.write(change.row)
      report.add(change)
    }
    return DraftChanges(
      file: try file.finish(), counts: comparison.counts, report: report, previous: previous,
      version: comparison.step.map(previous.next), stepName: comparison.step?.name ?? "")
  }
}

/// What a draft changes against the newest version.
private struct DraftChanges {
  var file: VersionCatalog.File
  var counts: ChangeCounts
  var report: ChangeReport
  var previous: VersionNumber?
  /// The number of the draft; nil where nothing changed.
  var version: VersionNumber?
  var stepName: String
}

extension DatasetDescription {
  /// What the dataset is, for people who open a database.
  fileprivate func facts(version: VersionNumber) -> [DatabaseFile.Fact] {
    [
      ("name", name), ("title", title), ("version", version.description), ("description", description),
      ("licence", licence?.name ?? ""), ("licence_path", licence?.path ?? ""), ("homepage", homepage ?? ""),
    ].filter { !$0.1.isEmpty }
  }

  /// The head of `dataset.json`.
  fileprivate func json(version: VersionNumber) -> JSONValue {
    .members([
      ("name", .string(name)), ("title", .string(title)), ("version", .string(version.description)),
      ("description", .string(description)), ("homepage", homepage.map(JSONValue.string)),
      ("licence", (licence?.name).map(JSONValue.string)),
    ])
  }
}
