internal import CSQLite

/// Why a database could not be read or written.
public struct DatabaseError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of failure that are handled apart.
  public enum Kind: Sendable, Hashable {
    /// Another program has the file open.
    case busy
    /// The file is no database of ours, or is damaged.
    case damaged
    /// The file holds something else than it is opened for.
    case foreign
    /// There is no space left.
    case full
    /// Anything else: no permission, a row that breaks a constraint.
    case other
  }

  /// The kind.
  public var kind: Kind
  /// What is wrong, in the words of SQLite.
  public var what: String
  /// The file.
  public var path: String

  /// A failure.
  public init(_ kind: Kind, what: String, path: String) {
    self.kind = kind
    self.what = what
    self.path = path
  }

  /// File and what is wrong, in one line.
  public var description: String { "\(path): \(what)" }

  init(code: Int32, path: String) {
    kind =
      switch code & 0xFF {
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_SCHEMA, SQLITE_ERROR, SQLITE_MISMATCH: .damaged
      case SQLITE_FULL: .full
      default: .other
      }
    what = unsafe sqlite3_errstr(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    self.path = path
  }
}
