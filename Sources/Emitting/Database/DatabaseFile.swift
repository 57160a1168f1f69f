internal import Foundation
internal import SQLite

/// `tongji.sqlite`: the tables of a version with their keys, and views of what is asked most.
struct DatabaseFile: ~Copyable {
  static let name = "tongji.sqlite"

  /// What is not in the tables: what the database is of, by name.
  typealias Fact = (name: String, value: String)

  let database: Database
  let schema: DatasetSchema

  /// Writes the database from the tables of a draft, row by row in one transaction.
  ///
  /// The same tables and the same SQLite give the same bytes: nothing is ever deleted in it, and no clock is asked.
  static func write(
    to draft: String, schema: DatasetSchema, facts: [Fact]
  ) throws(EmitError) -> VersionCatalog.File {
    let path = "\(draft)/\(name)"
    let extras = try ProgramResource.text("database.sql")
    try fill(path, draft: draft, schema: schema, facts: facts, extras: extras)
    return try VersionCatalog.File(hashing: name, in: draft)
  }

  private static func fill(
    _ path: String, draft: String, schema: DatasetSchema, facts: [Fact], extras: String
  ) throws(EmitError) {
    let file = try attempt { () throws(DatabaseError) in
      DatabaseFile(database: try Database(path), schema: schema)
    }
    try file.begin(facts)
    for table in schema.tables { try file.fill(table, from: "\(draft)/\(table.fileName)") }
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
      PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536;
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

  private func fill(_ table: TableSchema, from path: String) throws(EmitError) {
    let form = DatabaseSchema(schema: schema)
    try run(form.create(table))
    let statement = try prepare(form.insert(table))
    var rows = try TableRows.open(path)
    while try rows.next() {
      do throws(DatabaseError) {
        try Self.insert(rows.bytes, rows.cells, columns: table.columns, by: statement)
      } catch {
        throw EmitError(error)
      }
    }
  }

  private static func insert(
    _ bytes: [UInt8], _ cells: [Range<Int>], columns: [ColumnSchema], by statement: Statement
  ) throws(DatabaseError) {
    statement.reset()
    for (index, cell) in cells.enumerated() {
      let column = columns[index]
      if cell.isEmpty, !column.isRequired {
        try statement.bindNull(index + 1)
      } else if column.kind == .integer, let number = Int(String(decoding: bytes[cell], as: UTF8.self)) {
        try statement.bind(index + 1, integer: number)
      } else {
        try statement.bind(index + 1, text: cell, of: bytes)
      }
    }
    _ = try statement.step()
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
