/// Writes what a version holds beside its CSV files once these are written and its number is known: workbook, database,
/// report and JSON, side by side, each from the rows themselves.
struct VersionForms: Sendable {
  let rows: VersionRows
  /// A folder for what waits until it is packed.
  let waiting: String
  let dataset: DatasetDescription
  let schema: DatasetSchema
  let version: VersionNumber
  let limits: OutputLimits
  let report: ReportHead

  /// Writes them all; those that the dataset does not have, and one that would be too large, are left out.
  func write(jobs: Int) throws(EmitError) -> [VersionCatalog.File] {
    // The longest first.
    let works: [(Set<OutputForm>, SideBySide.Work<[VersionCatalog.File]>)] = [
      ([.workbook], writeWorkbook), ([.database], writeDatabase), ([.json, .jsonLines], writeJSON),
      ([.report], writeReport),
    ]
    let wanted = works.filter { !dataset.forms.isDisjoint(with: $0.0) }
    return try SideBySide.run(wanted.map(\.1), jobs: jobs).flatMap { $0 }
  }

  private func writeWorkbook() throws(EmitError) -> [VersionCatalog.File] {
    [
      try WorkbookFile.write(
        rows, waiting: waiting, dataset: dataset, schema: schema, version: version,
        rowsPerSheet: limits.rowsPerSheet)
    ]
  }

  private func writeDatabase() throws(EmitError) -> [VersionCatalog.File] {
    [try DatabaseFile.write(rows, schema: schema, facts: dataset.facts(version: version))]
  }

  private func writeJSON() throws(EmitError) -> [VersionCatalog.File] {
    try JSONFiles.write(
      rows, forms: dataset.forms, dataset: dataset.json(version: version), schema: schema, limit: limits.json)
  }

  private func writeReport() throws(EmitError) -> [VersionCatalog.File] {
    let receipt = try ReportPage.write(
      "\(rows.draft)/\(ReportPage.name)", source: try ReportSource(rows), head: report)
    return [VersionCatalog.File(path: ReportPage.name, bytes: receipt.bytes, sha256: receipt.sha256)]
  }
}
