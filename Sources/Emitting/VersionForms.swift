/// Writes what a version holds beside its tables once these are written and its number is known: workbook, database,
/// report and `dataset.json`, side by side, each from the rows themselves.
struct VersionForms: Sendable {
  let rows: VersionRows
  let dataset: DatasetDescription
  let schema: DatasetSchema
  let version: VersionNumber
  let limits: OutputLimits
  let documentsJSON: DatasetJSON.Body?
  let report: ReportHead

  /// Writes them all; those that the dataset does not have, and one that would be too large, are left out.
  func write() throws(EmitError) -> [VersionCatalog.File] {
    // The longest first.
    let works: [(OutputForm, SideBySide.Work<VersionCatalog.File?>)] = [
      (.workbook, writeWorkbook), (.database, writeDatabase), (.report, writeReport), (.json, writeJSON),
    ]
    return try SideBySide.run(works.filter { dataset.forms.contains($0.0) }.map(\.1)).compactMap { $0 }
  }

  private func writeWorkbook() throws(EmitError) -> VersionCatalog.File? {
    try WorkbookFile.write(
      rows, dataset: dataset, schema: schema, version: version,
      rowsPerSheet: limits.rowsPerSheet)
  }

  private func writeDatabase() throws(EmitError) -> VersionCatalog.File? {
    try DatabaseFile.write(rows, schema: schema, facts: dataset.facts(version: version))
  }

  private func writeJSON() throws(EmitError) -> VersionCatalog.File? {
    try documentsJSON?.publish("dataset.json", in: rows.draft, dataset: dataset.json(version: version))
  }

  private func writeReport() throws(EmitError) -> VersionCatalog.File? {
    let receipt = try ReportPage.write(
      "\(rows.draft)/\(ReportPage.name)", source: try ReportSource(rows), head: report)
    return VersionCatalog.File(path: ReportPage.name, bytes: receipt.bytes, sha256: receipt.sha256)
  }
}
