/// The draft's rows and texts, as the report reads them: document by document.
struct ReportSource: ~Copyable {
  private let rows: SpooledRows
  private let reader: FileReader
  private let draft: String

  init(_ rows: VersionRows) throws(EmitError) {
    self.rows = rows.documents
    draft = rows.draft
    reader = try rows.documents.open()
  }

  /// The rows of the document at a position, those of some tables.
  func group(at position: Int, tables: Set<DocumentTable>) throws(EmitError) -> RowGroup {
    try rows.group(at: position, tables: tables, from: reader)
  }

  /// The clean text of a document; nil where none is published.
  func text(at position: Int) throws(EmitError) -> [UInt8]? {
    let path = "\(draft)/text/\(rows.documentID(at: position)).txt"
    guard try Folder.item(at: path) == .file else { return nil }
    return try FileReader.contents(of: path)
  }
}

/// The columns of a table that the report embeds, by their places in a row.
struct ReportColumns {
  private let places: [Int?]
  private let numbers: Int

  /// The first `numbers` of the columns are counts, which are written as numbers.
  init(_ names: [String], of table: TableSchema?, numbers: Int = 0) {
    places = names.map { name in table?.columns.firstIndex { $0.name == name } }
    self.numbers = numbers
  }

  /// Appends the cells of a row as members of a JSON array.
  func append(_ row: [Range<Int>], of bytes: [UInt8], to out: inout [UInt8]) {
    for (index, place) in places.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      let cell = place.map { row[$0] } ?? 0..<0
      if index >= numbers {
        JSONForm.append(bytes[cell], to: &out)
      } else if cell.isEmpty {
        out.append(UInt8(ascii: "0"))
      } else {
        out.append(contentsOf: bytes[cell])
      }
    }
  }

  /// Appends rows as a JSON array of arrays.
  func append(_ rows: [[Range<Int>]], of bytes: [UInt8], to out: inout [UInt8]) {
    out.append(UInt8(ascii: "["))
    for (index, row) in rows.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      out.append(UInt8(ascii: "["))
      append(row, of: bytes, to: &out)
      out.append(UInt8(ascii: "]"))
    }
    out.append(UInt8(ascii: "]"))
  }
}
