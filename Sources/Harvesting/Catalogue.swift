internal import Foundation
internal import Glibc
public import SQLite

/// What is known of sources and URLs beyond what the raw folder itself tells: when each was asked for and is to be
/// asked for again, failures, what lists said, robots.txt of hosts. One SQLite file beside the raw folder.
///
/// It is memory, no record: without it, or with an old or damaged one, requests are made again that need not be, and
/// no page and no revision is lost. A run writes it in a few transactions, each of which leaves it whole, wherever the run
/// is killed. To be used by one thread at a time.
public final class Catalogue {
  /// Raised when the form of the file changes.
  private static let form = 2
  /// What SQLite's header says of a file of ours: "tjct".
  private static let applicationID = 0x746A_6374

  let database: Database
  /// Whether nothing was known as it was opened.
  public let isNew: Bool
  private var isWriting = false
  /// Statements that are used for each page.
  private var statements: [String: Statement] = [:]

  /// Where the catalogue of a raw folder lies: `.tongji/raw.catalogue` beside `raw`.
  public static func path(raw: String) -> String {
    let place = URL(fileURLWithPath: canonical(raw)).standardizedFileURL
    return place.deletingLastPathComponent().appending(path: ".tongji/\(place.lastPathComponent).catalogue")
      .path
  }

  /// Opens a catalogue, or makes it. One that is damaged, or of another form, is made anew; `notice` is told.
  ///
  /// Throws `DatabaseError`: `busy` where another run is writing it, `foreign` where the file is something else.
  public convenience init(_ path: String, notice: (String) -> Void = { _ in }) throws(DatabaseError) {
    do throws(DatabaseError) {
      try self.init(file: path)
    } catch {
      guard error.kind == .damaged else { throw error }
      notice("\(path): \(error.what): it is made anew, and lists and pages are asked for again")
      for end in ["", "-wal", "-shm"] { _ = unsafe unlink(path + end) }
      try self.init(file: path)
    }
  }

  /// Opens what is there for reading; nil where there is none.
  public static func existing(_ path: String) throws(DatabaseError) -> Catalogue? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try Catalogue(file: path)
  }

  private init(file path: String) throws(DatabaseError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if unsafe mkdir(folder, 0o755) != 0, errno != EEXIST {
      throw DatabaseError(
        .other, what: "cannot make its folder (\(unsafe String(cString: strerror(errno))))", path: path)
    }
    database = try Database(path)
    let identifier = try database.number("PRAGMA application_id") ?? 0
    let tables = try database.number("SELECT count(*) FROM sqlite_master") ?? 0
    isNew = tables == 0
    if !isNew {
      guard identifier == Self.applicationID else {
        throw DatabaseError(.foreign, what: "is a database of something else: move it away", path: path)
      }
      guard try database.number("PRAGMA user_version") == Self.form else {
        throw DatabaseError(.damaged, what: "is of another version of Tongji", path: path)
      }
      let check = try database.prepare("PRAGMA quick_check(1)")
      guard try check.step(), check.text(0) == "ok" else {
        throw DatabaseError(.damaged, what: "is damaged", path: path)
      }
    }
    try database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF;")
    if isNew {
      try database.run(
        """
        BEGIN IMMEDIATE;
        PRAGMA application_id = \(Self.applicationID);
        PRAGMA user_version = \(Self.form);
        \(Self.tables)
        COMMIT;
        """)
    }
  }

  deinit { if isWriting { try? database.run("ROLLBACK") } }

  /// A statement that is prepared once; reset it when its row has been read.
  func prepared(_ text: String) throws(DatabaseError) -> Statement {
    if let statement = statements[text] { return statement }
    let statement = try database.prepare(text)
    statements[text] = statement
    return statement
  }

  /// Begins a transaction; throws `busy` where another run has one.
  func begin() throws(DatabaseError) {
    try database.run("BEGIN IMMEDIATE")
    isWriting = true
  }

  /// Ends it: all that was put is there, or nothing.
  func commit() throws(DatabaseError) {
    guard isWriting else { return }
    try database.run("COMMIT")
    isWriting = false
  }

  /// Times are milliseconds since 1970, UTC; 0 for none.
  private static let tables = """
    CREATE TABLE sources (
      name TEXT PRIMARY KEY, first_run INTEGER NOT NULL, last_run INTEGER NOT NULL, last_success INTEGER NOT NULL,
      next_due INTEGER NOT NULL, new INTEGER NOT NULL, revised INTEGER NOT NULL, failed INTEGER NOT NULL, problem TEXT NOT NULL);
    CREATE TABLE pages (
      url TEXT PRIMARY KEY, source TEXT NOT NULL, state TEXT NOT NULL, title TEXT NOT NULL, day TEXT NOT NULL,
      first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL, last_look INTEGER NOT NULL,
      last_change INTEGER NOT NULL, next_look INTEGER NOT NULL, failures INTEGER NOT NULL,
      failing_since INTEGER NOT NULL, problem TEXT NOT NULL, is_gone INTEGER NOT NULL) WITHOUT ROWID;
    CREATE INDEX pages_due ON pages (source, next_look);
    CREATE TABLE readings (
      source TEXT NOT NULL, place TEXT NOT NULL, stamp TEXT NOT NULL, PRIMARY KEY (source, place));
    CREATE TABLE further (
      source TEXT NOT NULL, start TEXT NOT NULL, url TEXT NOT NULL, list TEXT NOT NULL, level INTEGER NOT NULL,
      last_news INTEGER NOT NULL, next_look INTEGER NOT NULL, PRIMARY KEY (source, start, url));
    CREATE TABLE lists (
      url TEXT PRIMARY KEY, effective_url TEXT NOT NULL, content_type TEXT NOT NULL, etag TEXT NOT NULL,
      last_modified TEXT NOT NULL, body BLOB NOT NULL, last_look INTEGER NOT NULL);
    CREATE TABLE robots (
      origin TEXT PRIMARY KEY, status INTEGER NOT NULL, body BLOB NOT NULL, last_look INTEGER NOT NULL,
      failing_since INTEGER NOT NULL);
    CREATE TABLE hosts (host TEXT PRIMARY KEY, day INTEGER NOT NULL, requests INTEGER NOT NULL);
    """

  private static func canonical(_ path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }
}
