/// Every published table and its columns, in order of publication.
struct DatasetSchema: Sendable, Hashable {
  /// Raised when an identifier is made another way: that is a MAJOR change of the dataset.
  static let identifierRule = 1

  /// `statistics`, `documents`, `mentions`, `repairs`, `indicators`, `units`, `regions`, `changes`.
  var tables: [TableSchema]

  /// The table of that name.
  subscript(name: String) -> TableSchema? { tables.first { $0.name == name } }

  /// The schema that the program brings with it, with the columns of one's own behind those of the statistics.
  static func load(own: [OwnColumn] = []) throws(EmitError) -> DatasetSchema {
    let tables = try ProgramResource.rows(
      "tables.tsv", columns: ["table", "key", "zh", "en", "description_zh"])
    let columns = try ProgramResource.rows(
      "columns.tsv",
      columns: ["table", "column", "type", "constraints", "allowed", "reference", "zh", "en"])
    var schemas: [TableSchema] = []
    for table in tables {
      var parsed: [ColumnSchema] = []
      for row in columns where row.cells[0] == table.cells[0] { parsed.append(try column(from: row)) }
      schemas.append(
        TableSchema(
          name: table.cells[0], primaryKey: words(table.cells[1]), titleZh: table.cells[2],
          descriptionEn: table.cells[3], descriptionZh: table.cells[4], columns: parsed))
    }
    var schema = DatasetSchema(tables: schemas)
    try schema.requireColumns(StatisticColumn.self, of: "statistics")
    try schema.requireColumns(DocumentColumn.self, of: "documents")
    try schema.requireColumns(MentionColumn.self, of: "mentions")
    try schema.requireColumns(RepairColumn.self, of: "repairs")
    if let place = schema.tables.firstIndex(where: { $0.name == "statistics" }) {
      schema.tables[place].columns += own.map { column in
        ColumnSchema(
          name: column.name, kind: column.isNumber ? .number : .string, isRequired: false, isUnique: false,
          allowed: [], pattern: nil, reference: nil, descriptionZh: column.description,
          descriptionEn: column.description)
      }
    }
    return schema
  }

  /// The program writes cells in the order of its enumerations, the header is written from the resource.
  private func requireColumns<Column: TableColumn>(_: Column.Type, of table: String) throws(EmitError) {
    let described = self[table]?.columns.map(\.name) ?? []
    guard described == Column.allCases.map(\.rawValue) else {
      throw ProgramResource.broken(
        "columns.tsv", "the columns of \(table) are not those that the program writes")
    }
  }

  private static func column(
    from row: (place: String, cells: [String])
  ) throws(EmitError) -> ColumnSchema {
    guard let kind = ColumnSchema.Kind(rawValue: row.cells[2]) else {
      throw ProgramResource.broken(row.place, "'\(row.cells[2])' is no type")
    }
    let constraints = words(row.cells[3])
    let allowed = row.cells[4]
    let isPattern = allowed.count > 2 && allowed.hasPrefix("/") && allowed.hasSuffix("/")
    let reference = row.cells[5].split(separator: ".").map(String.init)
    return ColumnSchema(
      name: row.cells[1], kind: kind, isRequired: constraints.contains("required"),
      isUnique: constraints.contains("unique"), allowed: isPattern ? [] : words(allowed),
      pattern: isPattern ? String(allowed.dropFirst().dropLast()) : nil,
      reference: reference.count == 2
        ? ColumnSchema.Reference(table: reference[0], column: reference[1]) : nil,
      descriptionZh: row.cells[6], descriptionEn: row.cells[7])
  }

  private static func words(_ cell: String) -> [String] { cell.split(separator: " ").map(String.init) }
}
