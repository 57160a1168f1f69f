internal import CSQLite

/// One SQLite file, used by one thread at a time.
@safe public final class Database {
  /// The file.
  public let path: String
  private let handle: OpaquePointer

  /// Opens the file, or makes it where it is missing.
  public init(_ path: String) throws(DatabaseError) {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    let code = unsafe sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK, let opened = unsafe handle else {
      unsafe sqlite3_close_v2(handle)
      throw DatabaseError(code: code, path: path)
    }
    unsafe self.handle = opened
    self.path = path
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  /// Runs statements that give no rows.
  public func run(_ script: String) throws(DatabaseError) {
    let code = unsafe sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseError(code: code, path: path) }
  }

  /// Prepares one statement.
  public func prepare(_ text: String) throws(DatabaseError) -> Statement {
    var statement: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(handle, text, -1, &statement, nil)
    guard code == SQLITE_OK, let prepared = unsafe statement else {
      throw DatabaseError(code: code, path: path)
    }
    return unsafe Statement(prepared, database: self)
  }

  /// The rows that the last statement changed.
  public var changes: Int { Int(unsafe sqlite3_changes(handle)) }

  /// The first cell of a query's first row as a number; nil where there is none.
  public func number(_ query: String) throws(DatabaseError) -> Int? {
    let statement = try prepare(query)
    return try statement.step() ? statement.integer(0) : nil
  }
}
