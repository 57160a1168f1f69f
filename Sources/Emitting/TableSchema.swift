/// What one published column is: from `Resources/columns.tsv`, and from there in headers, descriptor and README.
struct ColumnSchema: Sendable, Hashable {
  /// Types of Table Schema that are used.
  enum Kind: String, Sendable, Hashable, CaseIterable {
    case string
    case integer
    case number
    case date
    case datetime
  }

  var name: String
  var kind: Kind
  var isRequired: Bool
  var isUnique: Bool
  /// The values that it may have; empty where any.
  var allowed: [String]
  /// The pattern of its values; nil where any.
  var pattern: String?
  /// The table and column that its values are found in.
  var reference: Reference?
  var descriptionZh: String
  var descriptionEn: String

  /// What it is in English, with the values that it may have, each between two marks, and the table it refers to.
  func meaning(_ mark: String = "") -> String {
    let values = allowed.isEmpty ? "" : ": " + allowed.map { mark + $0 + mark }.joined(separator: " ")
    return descriptionEn + values + (reference.map { " → \($0.table)" } ?? "")
  }

  struct Reference: Sendable, Hashable {
    var table: String
    var column: String
  }
}

/// What one published table is.
struct TableSchema: Sendable, Hashable {
  var name: String
  var primaryKey: [String]
  var titleZh: String
  var descriptionEn: String
  var descriptionZh: String
  var columns: [ColumnSchema]

  var fileName: String { "\(name).csv" }
}
