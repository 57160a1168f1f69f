internal import CSQLite

/// Why kept work could not be read or written. It costs time, never a result: the work is done again.
public struct CacheError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of failure that are handled apart.
  public enum Kind: Sendable, Hashable {
    /// Another program has the file open.
    case busy
    /// The file is no cache, or is damaged.
    case damaged
    /// Anything else: no permission, no space.
    case other
  }

  /// The kind.
  public var kind: Kind
  /// What is wrong, in the words of SQLite.
  public var what: String
  /// The file.
  public var path: String

  /// File and what is wrong, in one line.
  public var description: String { "\(path): \(what)" }

  init(code: Int32, path: String) {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: kind = .busy
    case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_SCHEMA, SQLITE_ERROR, SQLITE_MISMATCH: kind = .damaged
    default: kind = .other
    }
    what = unsafe sqlite3_errstr(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    self.path = path
  }
}
