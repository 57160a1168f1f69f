/// `datapackage.json`: the Data Package (version 2) descriptor of a published version.
struct Descriptor {
  /// The file's name in a version's folder.
  static let fileName = "datapackage.json"
  private static let profiles = "https://datapackage.org/profiles/2.0"

  let dataset: DatasetDescription
  let schema: DatasetSchema
  let version: VersionNumber
  let fingerprints: InputFingerprints
  /// The files that it describes, with sizes and hashes.
  let files: [VersionCatalog.File]
  /// Files that are described without a schema.
  let described: [DescribedFile]

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
      (
        "contributors",
        dataset.contributors.isEmpty ? nil : .array(dataset.contributors.map(contributor))
      ),
      ("resources", .array(schema.tables.compactMap(resource) + described.compactMap(resource))),
      (
        "tongji",
        .members([
          ("identifier_rule", .integer(DatasetSchema.identifierRule)),
          ("program", .string(fingerprints.program)),
          ("configuration", .string(fingerprints.configuration)),
          ("lexicons", .string(fingerprints.lexicons)), ("files", otherFiles),
        ])
      ),
    ])
  }

  private func contributor(_ contributor: Contributor) -> JSONValue {
    .members([
      ("title", .string(contributor.name)), ("path", contributor.path.map(JSONValue.string)),
      ("roles", contributor.roles.isEmpty ? nil : .array(contributor.roles.map(JSONValue.string))),
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

  /// The files that are no resources: other forms of the tables, and words about them.
  private var otherFiles: JSONValue {
    let resources = Set(schema.tables.map(\.fileName) + described.map(\.path))
    let others = files.filter { !resources.contains($0.path) }.sorted {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
    return .array(
      others.map { file in
        .members([
          ("path", .string(file.path)), ("bytes", .integer(file.bytes)),
          ("hash", .string("sha256:\(file.sha256)")),
        ])
      })
  }

  /// A file that is no table of its own.
  private func resource(_ file: DescribedFile) -> JSONValue? {
    guard let published = files.first(where: { $0.path == file.path }) else { return nil }
    return .members([
      ("$schema", .string("\(Self.profiles)/dataresource.json")),
      ("name", .string(file.name)),
      ("title", .string(file.title)),
      ("description", .string(file.description)),
      ("path", .string(published.path)),
      ("format", .string(file.format)),
      ("mediatype", .string(file.mediaType)),
      ("bytes", .integer(published.bytes)),
      ("hash", .string("sha256:\(published.sha256)")),
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
