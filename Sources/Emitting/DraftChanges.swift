/// What a draft changes against the newest version.
struct DraftChanges {
  /// `changes.csv`.
  var file: VersionCatalog.File
  var counts = ChangeCounts()
  var report: ChangeReport
  /// The newest version; nil where nothing is published.
  var previous: VersionNumber?
  /// The number of the draft; nil where nothing changed.
  var version: VersionNumber?
  var stepName: String

  /// Compares a draft whose tables are written with the newest version, and writes its `changes.csv`.
  static func write(
    to folder: borrowing OutputFolder, schema: DatasetSchema, dataset: DatasetDescription,
    fingerprints: InputFingerprints, index: GroupIndex
  ) throws(EmitError) -> DraftChanges {
    var file = try TableFile.create("changes.csv", in: folder.draft, table: "changes", of: schema)
    guard let newest = folder.catalog.newest, let previous = VersionNumber(newest.version) else {
      return DraftChanges(
        file: try file.finish(), report: try ChangeReport(), version: .first, stepName: "first")
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
