/// `datapackage.json`: the Data Package (version 2) descriptor of a published version.
struct Descriptor {
  private static let profiles = "https://datapackage.org/profiles/2.0"

  let dataset: DatasetDescription
  let schema: DatasetSchema
  let version: VersionNumber
  let fingerprints: InputFingerprints
  /// The files that it describes, with sizes and hashes.
  let files: [VersionCatalog.File]

  /// The descriptor; no clock in it.
  var json: JSONValue {
    .members([
      ("$schema", .string("\(Self.profiles)/datapackage.json")),
      ("name", .string(dataset.name)),
      ("title", .string(dataset.title)),
      ("description", .string(dataset.description)),
      ("version", .string(version.description)),
      ("homepage", dataset.homepage.map(JSONValue.string)),
      ("licenses", dataset.licence.map { .array([license($0)]) }),
      (
        "sources",
        .array([
          .members([
            ("title", .string("The pages of documents.csv, each by its source and the SHA-256 of its bytes")),
            ("path", .string("documents.csv")),
          ])
        ])
      ),
      ("resources", .array(schema.tables.compactMap(resource))),
      (
        "tongji",
        .members([
          ("identifier_rule", .integer(DatasetSchema.identifierRule)),
          ("program", .string(fingerprints.program)),
          ("configuration", .string(fingerprints.configuration)),
          ("lexicons", .string(fingerprints.lexicons)),
        ])
      ),
    ])
  }

  private func license(_ licence: Licence) -> JSONValue {
    .members([
      ("name", .string(licence.name)), ("title", licence.title.map(JSONValue.string)),
      ("path", licence.path.map(JSONValue.string)),
    ])
  }

  private func resource(_ table: TableSchema) -> JSONValue? {
    guard let file = files.first(where: { $0.path == table.fileName }) else { return nil }
    return .members([
      ("$schema", .string("\(Self.profiles)/dataresource.json")),
      ("name", .string(table.name)),
      ("title", .string(table.titleZh)),
      ("description", .string("\(table.descriptionEn) / \(table.descriptionZh)")),
      ("type", .string("table")),
      ("path", .string(file.path)),
      ("format", .string("csv")),
      ("mediatype", .string("text/csv")),
      ("encoding", .string("utf-8")),
      ("bytes", .integer(file.bytes)),
      ("hash", .string("sha256:\(file.sha256)")),
      ("schema", tableSchema(table)),
    ])
  }

  private func tableSchema(_ table: TableSchema) -> JSONValue {
    let keys = table.columns.compactMap { column -> JSONValue? in
      column.reference.map { foreignKey(column.name, $0, in: table.name) }
    }
    return .members([
      ("fields", .array(table.columns.map(field))),
      ("missingValues", .array([.string("")])),
      ("primaryKey", table.primaryKey.isEmpty ? nil : .array(table.primaryKey.map(JSONValue.string))),
      ("foreignKeys", keys.isEmpty ? nil : .array(keys)),
    ])
  }

  private func field(_ column: ColumnSchema) -> JSONValue {
    let constraints: [(String, JSONValue?)] = [
      ("required", column.isRequired ? .bool(true) : nil),
      ("unique", column.isUnique ? .bool(true) : nil),
      ("enum", column.allowed.isEmpty ? nil : .array(column.allowed.map(JSONValue.string))),
      // Patterns are for text; what a number may look like, its type says.
      ("pattern", column.kind == .string ? column.pattern.map(JSONValue.string) : nil),
    ]
    return .members([
      ("name", .string(column.name)),
      ("type", .string(column.kind.rawValue)),
      ("description", .string("\(column.descriptionEn) / \(column.descriptionZh)")),
      ("constraints", constraints.contains { $0.1 != nil } ? .members(constraints) : nil),
    ])
  }

  /// An empty cell refers to nothing. A table that refers to itself is not named.
  private func foreignKey(
    _ column: String, _ reference: ColumnSchema.Reference, in table: String
  ) -> JSONValue {
    .members([
      ("fields", .array([.string(column)])),
      (
        "reference",
        .members([
          ("resource", reference.table == table ? nil : .string(reference.table)),
          ("fields", .array([.string(reference.column)])),
        ])
      ),
    ])
  }
}
