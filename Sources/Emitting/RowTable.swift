/// Some rows of a table by the identifier in their first column, for comparison.
struct RowTable {
  let header: [String]
  private(set) var ids: [String] = []
  private var rows: [[String]] = []
  private var byID: [String: Int] = [:]

  /// Rows as they stand in a file.
  init(header: [String], rows bytes: [UInt8]) {
    self.header = header
    for record in CSVRecord.records(in: bytes) {
      let cells = CSVRecord.cells(of: record)
      byID[cells.first ?? ""] = rows.count
      ids.append(cells.first ?? "")
      rows.append(cells)
    }
  }

  /// A small file; empty where it is missing.
  init(file path: String) throws(EmitError) {
    guard try Folder.item(at: path) != .nothing else {
      self.init(header: [], rows: [])
      return
    }
    let bytes = try FileReader.contents(of: path)
    let records = CSVRecord.records(in: bytes)
    self.init(
      header: records.first.map(CSVRecord.cells) ?? [],
      rows: Array(bytes.dropFirst(records.first?.count ?? 0)))
  }

  /// The row of an identifier.
  func row(of id: String) -> Int? { byID[id] }

  /// A cell; nil where there is no such row or column.
  func cell(_ column: String, row: Int) -> String? {
    guard rows.indices.contains(row), let index = header.firstIndex(of: column), index < rows[row].count
    else {
      return nil
    }
    return rows[row][index]
  }

  /// Whether both have the same cells in the columns that both have.
  func equals(_ other: RowTable) -> Bool {
    guard rows.count == other.rows.count else { return false }
    let common = header.filter(other.header.contains)
    return rows.indices.allSatisfy { row in
      common.allSatisfy { cell($0, row: row) == other.cell($0, row: row) }
    }
  }
}
