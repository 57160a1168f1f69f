internal import CSQLite

/// A prepared statement: bind, step through the rows, and again.
@safe public final class Statement {
  /// A value of a cell.
  public enum Value: Sendable, Hashable {
    /// Text.
    case text(String)
    /// Bytes.
    case bytes([UInt8])
    /// A number.
    case integer(Int)
  }

  let handle: OpaquePointer
  // The file must stay open as long as its statements are there.
  private let database: Database

  init(_ handle: OpaquePointer, database: Database) {
    unsafe self.handle = handle
    self.database = database
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// Sets the parameters from the first on, and goes back before the first row.
  public func bind(_ values: Value...) throws(DatabaseError) {
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
      try check(code)
    }
  }

  /// Goes to the next row; false where there is none.
  public func step() throws(DatabaseError) -> Bool {
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      unsafe sqlite3_reset(handle)
      return false
    case let code:
      unsafe sqlite3_reset(handle)
      throw DatabaseError(code: code, path: database.path)
    }
  }

  /// Leaves the row, so that nothing holds the file.
  public func reset() { unsafe sqlite3_reset(handle) }

  /// A cell of the row as a number.
  public func integer(_ column: Int32) -> Int { Int(unsafe sqlite3_column_int64(handle, column)) }

  /// A cell of the row as text; empty where it is null.
  public func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  /// A cell of the row as bytes; none where it is null.
  public func bytes(_ column: Int32) -> [UInt8] {
    guard let start = unsafe sqlite3_column_blob(handle, column) else { return [] }
    let count = Int(unsafe sqlite3_column_bytes(handle, column))
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  func check(_ code: Int32) throws(DatabaseError) {
    guard code == SQLITE_OK else { throw DatabaseError(code: code, path: database.path) }
  }
}
