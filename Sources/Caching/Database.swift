internal import CSQLite

/// One SQLite file, used by one thread at a time.
@safe final class Database {
  let path: String
  private let handle: OpaquePointer

  /// Opens the file, or makes it where it is missing.
  init(_ path: String) throws(CacheError) {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    let code = unsafe sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK, let opened = unsafe handle else {
      unsafe sqlite3_close_v2(handle)
      throw CacheError(code: code, path: path)
    }
    unsafe self.handle = opened
    self.path = path
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  /// Runs statements that give no rows.
  func run(_ script: String) throws(CacheError) {
    let code = unsafe sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw CacheError(code: code, path: path) }
  }

  /// Prepares one statement.
  func prepare(_ text: String) throws(CacheError) -> Statement {
    var statement: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(handle, text, -1, &statement, nil)
    guard code == SQLITE_OK, let prepared = unsafe statement else { throw CacheError(code: code, path: path) }
    return unsafe Statement(prepared, database: self)
  }

  /// The rows that the last statement changed.
  var changes: Int { Int(unsafe sqlite3_changes(handle)) }

  /// The first cell of a query's first row as a number; nil where there is none.
  func number(_ query: String) throws(CacheError) -> Int? {
    let statement = try prepare(query)
    return try statement.step() ? statement.integer(0) : nil
  }
}

/// A prepared statement: bind, step through the rows, and again.
@safe final class Statement {
  /// A value of a cell.
  enum Value {
    case text(String)
    case bytes([UInt8])
    case integer(Int)
  }

  private let handle: OpaquePointer
  // The file must stay open as long as its statements are there.
  private let database: Database

  fileprivate init(_ handle: OpaquePointer, database: Database) {
    unsafe self.handle = handle
    self.database = database
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// Sets the parameters from the first on, and goes back before the first row.
  func bind(_ values: Value...) throws(CacheError) {
    unsafe sqlite3_reset(handle)
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let code: Int32
      switch value {
      case .integer(let number): code = unsafe sqlite3_bind_int64(handle, place, Int64(number))
      case .text(let text):
        var copy = text
        code = copy.withUTF8 { bytes in
          unsafe bytes.withMemoryRebound(to: CChar.self) {
            unsafe tongji_bind_text(handle, place, $0.baseAddress, Int32($0.count))
          }
        }
      case .bytes(let bytes):
        code = unsafe bytes.withUnsafeBytes {
          unsafe tongji_bind_blob(handle, place, $0.baseAddress, Int32($0.count))
        }
      }
      guard code == SQLITE_OK else { throw CacheError(code: code, path: database.path) }
    }
  }

  /// Goes to the next row; false where there is none.
  func step() throws(CacheError) -> Bool {
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      unsafe sqlite3_reset(handle)
      return false
    case let code:
      unsafe sqlite3_reset(handle)
      throw CacheError(code: code, path: database.path)
    }
  }

  /// Leaves the row, so that nothing holds the file.
  func reset() { unsafe sqlite3_reset(handle) }

  /// A cell of the row as a number.
  func integer(_ column: Int32) -> Int { Int(unsafe sqlite3_column_int64(handle, column)) }

  /// A cell of the row as text; empty where it is null.
  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  /// A cell of the row as bytes; none where it is null.
  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = unsafe sqlite3_column_blob(handle, column) else { return [] }
    let count = Int(unsafe sqlite3_column_bytes(handle, column))
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }
}
