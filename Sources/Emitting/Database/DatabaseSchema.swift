/// The statements that make the tables of `tongji.sqlite`: the columns of the CSV files by their names, with keys.
///
/// A number is TEXT, since SQLite's own numbers with a fraction are binary: it is exact, and a second column with
/// `_real` behind its name, which takes no space, is to be compared, sorted and drawn.
struct DatabaseSchema {
  let schema: DatasetSchema

  /// The statement for one table.
  func create(_ table: TableSchema) -> String {
    var lines = table.columns.map { column in (definition(column, in: table), comment(column)) }
    for column in realColumns(of: table) {
      lines.append(
        (
          "\(Self.quoted(column + Self.realSuffix)) REAL GENERATED ALWAYS AS "
            + "(CAST(\(Self.quoted(column)) AS REAL)) VIRTUAL", "\(column), to compare and sort; binary"
        ))
    }
    if table.primaryKey.count > 1 {
      lines.append(("PRIMARY KEY (\(table.primaryKey.map(Self.quoted).joined(separator: ", ")))", ""))
    }
    let body = lines.enumerated().map { index, line in
      "  \(line.0)\(index + 1 < lines.count ? "," : "")\(line.1.isEmpty ? "" : " -- \(line.1)")"
    }
    return "CREATE TABLE \(Self.quoted(table.name)) (\n\(body.joined(separator: "\n"))\n)"
  }

  /// The statement that takes in a row of a table.
  func insert(_ table: TableSchema) -> String {
    let columns = table.columns.map { Self.quoted($0.name) }.joined(separator: ", ")
    let marks = repeatElement("?", count: table.columns.count).joined(separator: ", ")
    return "INSERT INTO \(Self.quoted(table.name)) (\(columns)) VALUES (\(marks))"
  }

  private static let realSuffix = "_real"

  /// The columns with a second one for comparison: numbers, but for those whose second name is taken. SQLite does not
  /// tell capital letters from small ones in names.
  private func realColumns(of table: TableSchema) -> [String] {
    let taken = Set(table.columns.map { $0.name.lowercased() })
    return table.columns.filter { $0.kind == .number }.map(\.name).filter {
      !taken.contains($0.lowercased() + Self.realSuffix)
    }
  }

  private func definition(_ column: ColumnSchema, in table: TableSchema) -> String {
    var words = [Self.quoted(column.name), column.kind == .integer ? "INTEGER" : "TEXT"]
    if column.isRequired { words.append("NOT NULL") }
    if table.primaryKey == [column.name] { words.append("PRIMARY KEY") }
    if let reference = column.reference {
      words.append("REFERENCES \(Self.quoted(reference.table)) (\(Self.quoted(reference.column)))")
    }
    return words.joined(separator: " ")
  }

  /// What a column means, on one line.
  private func comment(_ column: ColumnSchema) -> String {
    "\(column.descriptionZh) / \(column.descriptionEn)".split(whereSeparator: \.isNewline)
      .joined(separator: " ")
  }

  static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}
