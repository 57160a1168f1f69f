// The steps of a publication.
extension Emitter {
  /// Writes the draft, and makes it the newest version unless nothing changed.
  mutating func publishDraft(jobs: Int) throws(EmitError) -> Publication {
    try folder.requireTables(schema.tables.map(\.fileName) + [Descriptor.fileName])
    try spool.finish()
    try spool.sort()
    let rows = VersionRows(draft: folder.draft, documents: try spooledRows())
    var writer = try writeTables(rows.documents)
    var files = try writer.finish()
    files += try writeCodeLists(regions: writer.figures.regions)
    let warnings = try check(writer)
    let changes = try DraftChanges.write(
      to: folder, schema: schema, dataset: dataset, fingerprints: fingerprints, index: writer.index)
    files.append(changes.file)
    var summary = writer.figures.summary(changes.counts)
    summary.warnings = warnings
    guard let version = changes.version else {
      summary.awaited = awaitedFiles()
      return .nothingNew(version: folder.catalog.newest?.version ?? "", summary: summary)
    }
    let forms = VersionForms(
      rows: rows, waiting: folder.staging, dataset: dataset, schema: schema, version: version, limits: limits,
      report: reportHead(writer.figures, index: writer.index, version: version))
    files += try forms.write(jobs: jobs)
    try folder.removeAside()
    files += try writeWords(figures: writer.figures, changes: changes, version: version, files: files)
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let entry = VersionCatalog.Entry(
      version: version.description, publishedOn: publishedOn, step: changes.stepName,
      documents: writer.figures.allDocuments, statistics: writer.figures.statistics, changes: changes.counts,
      fingerprints: fingerprints, files: files)
    try folder.publish(entry, dataset: dataset.name)
    return .published(version: version.description, summary: summary)
  }

  /// The documents in order of publication, those that repeat another one without statistics of their own.
  private func spooledRows() throws(EmitError) -> SpooledRows {
    let standing =
      if let newest = folder.newestFolder {
        try PreviousStanding(documents: "\(newest)/documents.csv")
      } else {
        PreviousStanding()
      }
    var resolution = DuplicateResolution(spool.entries, standing: standing)
    try resolution.resolveNear(spool: spool.path)
    return SpooledRows(
      spool: spool.path, entries: spool.entries, originals: resolution.originals,
      ownColumns: dataset.columns.count)
  }

  /// Writes the tables that are ordered by document.
  private func writeTables(_ rows: SpooledRows) throws(EmitError) -> VersionWriter {
    var writer = try VersionWriter.create(
      in: folder.draft, schema: schema, forms: dataset.forms,
      checks: CheckTally(dataset.checks))
    let publishText = dataset.publishText
    try rows.visitDocuments { group, entry throws(EmitError) in
      try writer.write(group, id: entry.documentID, hasText: entry.hasText && publishText)
    }
    return writer
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

  /// What the report says before any row, and which documents it embeds.
  private func reportHead(
    _ figures: QualityFigures, index: GroupIndex, version: VersionNumber
  ) -> ReportHead {
    let counts = spool.entries.indices.map { position in
      let entry = spool.entries[position]
      return index.range(table: 1, at: position).isEmpty ? 0 : Int(entry.values + entry.losses)
    }
    return ReportHead(
      dataset: dataset, version: version, schema: schema, figures: figures, codeLists: codeLists,
      selection: ReportSelection(days: spool.entries.map(\.publishedOn), counts: counts))
  }

  /// The files that the newest version lacks, since the program or the configuration that made it knew none.
  private func awaitedFiles() -> [String] {
    let published = Set((folder.catalog.newest?.files ?? []).map(\.path))
    let wanted = [ChangeReport.name, CitationFile.name] + dataset.forms.flatMap(\.files)
    return wanted.filter { !published.contains($0) }.sorted()
  }

  /// Writes what says in words what the version is, and its descriptor. `files` are those that are written.
  private func writeWords(
    figures: QualityFigures, changes: DraftChanges, version: VersionNumber, files: [VersionCatalog.File]
  ) throws(EmitError) -> [VersionCatalog.File] {
    var report = changes.report
    if let newest = folder.catalog.newest {
      // Those of this function come with every version.
      let now = Set(
        files.map(\.path) + [ChangeReport.name, CitationFile.name, "README.md", "datapackage.json"])
      report.add(files: Set(newest.files.map(\.path)), now: now)
    }
    let text = report.text(
      title: dataset.title, version: version.description, earlier: changes.previous?.description)
    let readme = VersionReadme(
      dataset: dataset, schema: schema, version: version, previous: changes.previous,
      fingerprints: fingerprints, figures: figures, changes: changes.counts, files: Set(files.map(\.path)))
    let citation = try CitationFile(dataset: dataset, version: version)
    let words = [
      try folder.write(Array(text.utf8), to: ChangeReport.name),
      try folder.write(Array(readme.text.utf8), to: "README.md"),
      try folder.write(Array(citation.text.utf8), to: CitationFile.name),
    ]
    let descriptor = Descriptor(
      dataset: dataset, schema: schema, version: version, fingerprints: fingerprints, files: files + words,
      described: try DescribedFile.load())
    return words + [try folder.write(descriptor.json.formatted(), to: "datapackage.json")]
  }
}
