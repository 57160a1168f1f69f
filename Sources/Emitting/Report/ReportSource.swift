/// The draft's tables and texts, as the report reads them: document by document.
struct ReportSource: ~Copyable {
  private let tables: VersionTables

  init(tables: consuming VersionTables) { self.tables = tables }

  /// Cells of a document's rows in a table of ``GroupIndex/tables``, by column; the first `numbers` as numbers.
  func rows(
    table: Int, at position: Int, columns: [String], numbers: Int = 0
  ) throws(EmitError) -> [[JSONValue]] {
    let header = tables.headers[table]
    let places = columns.map { header.firstIndex(of: $0) }
    return CSVRecord.records(in: try tables.rows(table: table, at: position)).map { record in
      let cells = CSVRecord.cells(of: record)
      return places.enumerated().map { index, place in
        let cell = place.map { cells[$0] } ?? ""
        return index < numbers ? .integer(Int(cell) ?? 0) : .string(cell)
      }
    }
  }

  /// The clean text of a document; nil where none is published.
  func text(at position: Int) throws(EmitError) -> String? {
    let path = "\(tables.folder)/text/\(Spool.documentID(tables.index.ids[position])).txt"
    guard try Folder.item(at: path) == .file else { return nil }
    return String(decoding: try FileReader.contents(of: path), as: UTF8.self)
  }
}
