internal import Foundation
internal import SQLite

/// `tongji.sqlite`: the tables of a version with their keys, and views of what is asked most.
struct DatabaseFile: ~Copyable {
  static let name = "tongji.sqlite"

  /// What is not in the tables: what the database is of, by name.
  typealias Fact = (name: String, value: String)

  let database: Database
  let schema: DatasetSchema

  /// Writes the database from the rows of a draft, one by one in one transaction.
  ///
  /// The same tables and the same SQLite give the same bytes: nothing is ever deleted in it, and no clock is asked.
  static func write(
    _ rows: VersionRows, schema: DatasetSchema, facts: [Fact]
  ) throws(EmitError) -> VersionCatalog.File {
    let extras = try ProgramResource.text("database.sql")
    try fill("\(rows.draft)/\(name)", rows, schema: schema, facts: facts, extras: extras)
    return try VersionCatalog.File(hashing: name, in: rows.draft)
  }

  private static func fill(
    _ path: String, _ rows: VersionRows, schema: DatasetSchema, facts: [Fact], extras: String
  ) throws(EmitError) {
    let file = try attempt { () throws(DatabaseError) in
      DatabaseFile(database: try Database(path), schema: schema)
    }
    try file.begin(facts)
    for table in schema.tables { try file.fill(table, rows) }
    try file.run(extras)
    try file.run("COMMIT")
  }

  private func begin(_ facts: [Fact]) throws(EmitError) {
    // A run that fails drops the whole draft: there is nothing to roll back to. Keys that refer to later rows are
    // checked where they are made.
    try run(
      """
      PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;
      PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA foreign_keys = OFF; PRAGMA cache_size = -8192;
      BEGIN;
      CREATE TABLE about (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
      """)
    let statement = try prepare("INSERT INTO about VALUES (?, ?)")
    for fact in facts {
      try Self.attempt { () throws(DatabaseError) in
        try statement.bind(.text(fact.name), .text(fact.value))
        _ = try statement.step()
      }
    }
  }

  private func fill(_ table: TableSchema, _ rows: VersionRows) throws(EmitError) {
    let form = DatabaseSchema(schema: schema)
    try run(form.create(table))
    let statement = try prepare(form.insert(table))
    let kinds = table.columns.map { column in
      RowCell(isInteger: column.kind == .integer, isNullable: !column.isRequired)
    }
    try rows.visitRows(of: table) { cells, bytes throws(EmitError) in
      do throws(DatabaseError) {
        try statement.insert(cells, of: bytes, as: kinds)
      } catch {
        throw EmitError(error)
      }
    }
  }

  private func prepare(_ text: String) throws(EmitError) -> Statement {
    try Self.attempt { () throws(DatabaseError) in try database.prepare(text) }
  }

  private func run(_ script: String) throws(EmitError) {
    try Self.attempt { () throws(DatabaseError) in try database.run(script) }
  }

  private static func attempt<Result: ~Copyable>(
    _ body: () throws(DatabaseError) -> Result
  ) throws(EmitError) -> Result {
    do throws(DatabaseError) {
      return try body()
    } catch {
      throw EmitError(error)
    }
  }
}

extension EmitError {
  fileprivate init(_ error: DatabaseError) {
    self.init(library: error.what, isFull: error.kind == .full, place: error.path)
  }
}
