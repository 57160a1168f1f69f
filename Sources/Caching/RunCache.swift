internal import Hashing
public import SQLite

/// What earlier runs worked out, in one SQLite file: per page how it looked and what it was made by, per page and
/// stage the result.
///
/// Every row carries a digest of its content, and a result the key of all that it was made from: what is damaged, old
/// or of something else is not there, and the work is done again. At most one result a page and stage is kept. To be
/// used by one thread at a time.
public final class RunCache {
  /// Raised when the form of the file, or of what is kept in it, changes.
  private static let form = "1"
  /// What SQLite's header says of a file of ours: "tong".
  private static let applicationID = 0x746F_6E67
  /// Pages between two commits: a run that is killed loses the work on so many.
  private static let pagesPerCommit = 256

  private let database: Database
  private let findPage: Statement
  private let findResult: Statement
  private let putPage: Statement
  private let putResult: Statement
  private let dropResults: Statement
  private let findFact: Statement
  private let putFact: Statement
  private var uncommitted = 0

  /// The file.
  public var path: String { database.path }

  /// Opens the cache of one thing.
  ///
  /// - Parameters:
  ///   - path: the file; made where it is missing.
  ///   - owner: what it is the cache of. Where the file is another's, or of another form, all that it holds is dropped.
  /// - Throws: ``CacheError``; of the kind `damaged` where only a new file helps, `foreign` where it is a database of
  ///   something else.
  public init(_ path: String, owner: String) throws(CacheError) {
    database = try Database(path)
    guard try Self.isOurs(database) else {
      throw CacheError(.foreign, what: "is a database of something else", path: path)
    }
    // Nothing here must outlast a power cut: what is damaged is found by its digest, and made anew.
    try database.run(
      """
      PRAGMA page_size = 16384;
      PRAGMA application_id = \(Self.applicationID);
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = OFF;
      PRAGMA trusted_schema = OFF;
      BEGIN IMMEDIATE;
      CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, content TEXT NOT NULL, digest TEXT NOT NULL);
      """)
    findFact = try database.prepare("SELECT content, digest FROM facts WHERE name = ?1")
    putFact = try database.prepare("INSERT OR REPLACE INTO facts VALUES (?1, ?2, ?3)")
    let mark = "\(Self.form) \(owner)"
    try Self.bind(findFact, name: "owner")
    let isOwn = try Self.content(findFact, name: "owner") == mark
    if !isOwn {
      try database.run("DROP TABLE IF EXISTS pages; DROP TABLE IF EXISTS results; DELETE FROM facts;")
    }
    try database.run(
      """
      CREATE TABLE IF NOT EXISTS pages (
        id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, content TEXT NOT NULL, digest TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS results (
        page INTEGER NOT NULL, stage TEXT NOT NULL, key TEXT NOT NULL, content BLOB NOT NULL, digest TEXT NOT NULL,
        PRIMARY KEY (page, stage));
      """)
    findPage = try database.prepare("SELECT id, content, digest FROM pages WHERE path = ?1")
    findResult = try database.prepare(
      "SELECT key, content, digest FROM results WHERE page = ?1 AND stage = ?2")
    putPage = try database.prepare(
      """
      INSERT INTO pages (path, content, digest) VALUES (?1, ?2, ?3)
      ON CONFLICT (path) DO UPDATE SET content = ?2, digest = ?3 RETURNING id
      """)
    putResult = try database.prepare("INSERT OR REPLACE INTO results VALUES (?1, ?2, ?3, ?4, ?5)")
    dropResults = try database.prepare("DELETE FROM results WHERE page = ?1")
    if !isOwn { try put(fact: "owner", mark) }
    try commit()
  }

  private static func isOurs(_ database: Database) throws(CacheError) -> Bool {
    if try database.number("PRAGMA application_id") == applicationID { return true }
    return try database.number("SELECT count(*) FROM sqlite_master") == 0
  }

  /// Whether a file begins as a cache does, whatever became of the rest.
  public static func isCache(_ header: [UInt8]) -> Bool {
    guard header.count >= 72, header.starts(with: Array("SQLite format 3\0".utf8)) else { return false }
    return header[68..<72].reduce(0) { $0 << 8 | Int($1) } == applicationID
  }

  /// What is known of a page; nil where nothing is, or what is there is damaged.
  public func page(_ path: String) throws(CacheError) -> (id: Int, page: KeptPage)? {
    try findPage.bind(.text(path))
    defer { findPage.reset() }
    guard try findPage.step() else { return nil }
    let content = findPage.text(1)
    guard findPage.text(2) == Self.digest(path, "", Array(content.utf8)) else { return nil }
    // The number is in no digest: one that is out of all bounds is damage, too.
    guard PageNumbers.range.contains(findPage.integer(0)), let page = KeptPage(encoded: content) else {
      return nil
    }
    return (findPage.integer(0), page)
  }

  /// A stage's result of a page; nil where there is none of that key, or it is damaged.
  public func result(page: Int, stage: String, key: String) throws(CacheError) -> [UInt8]? {
    try findResult.bind(.integer(page), .text(stage))
    defer { findResult.reset() }
    guard try findResult.step(), findResult.text(0) == key else { return nil }
    let content = findResult.bytes(1)
    return findResult.text(2) == Self.digest(stage, key, content) ? content : nil
  }

  /// Keeps what is known of a page, and results of its stages.
  ///
  /// - Returns: the page's number in the file.
  @discardableResult
  public func keep(
    _ page: KeptPage, path: String, results: [KeptResult], droppingOthers: Bool = false
  ) throws(CacheError) -> Int {
    let content = page.encoded
    try putPage.bind(.text(path), .text(content), .text(Self.digest(path, "", Array(content.utf8))))
    guard try putPage.step() else {
      throw CacheError(.damaged, what: "a kept page has no number", path: database.path)
    }
    let id = putPage.integer(0)
    _ = try putPage.step()
    if droppingOthers {
      try dropResults.bind(.integer(id))
      _ = try dropResults.step()
    }
    for result in results {
      try putResult.bind(
        .integer(id), .text(result.stage), .text(result.key), .bytes(result.bytes),
        .text(Self.digest(result.stage, result.key, result.bytes)))
      _ = try putResult.step()
    }
    uncommitted += 1
    if uncommitted >= Self.pagesPerCommit { try commit() }
    return id
  }

  /// A fact of the whole dataset; nil where it is not known.
  public func fact(_ name: String) throws(CacheError) -> String? {
    try Self.bind(findFact, name: name)
    return try Self.content(findFact, name: name)
  }

  /// Keeps a fact of the whole dataset.
  public func put(fact name: String, _ content: String) throws(CacheError) {
    try putFact.bind(.text(name), .text(content), .text(Self.digest("fact", name, Array(content.utf8))))
    _ = try putFact.step()
  }

  /// Brings what was kept so far into the file.
  public func commit() throws(CacheError) {
    try database.run("COMMIT; BEGIN IMMEDIATE")
    uncommitted = 0
  }

  private static func bind(_ statement: Statement, name: String) throws(CacheError) {
    try statement.bind(.text(name))
  }

  private static func content(_ statement: Statement, name: String) throws(CacheError) -> String? {
    defer { statement.reset() }
    guard try statement.step() else { return nil }
    let content = statement.text(0)
    return statement.text(1) == digest("fact", name, Array(content.utf8)) ? content : nil
  }

  private static func digest(_ name: String, _ key: String, _ content: [UInt8]) -> String {
    var digest = SHA256Digest()
    digest.update(Array("\(name)\u{1F}\(key)\u{1F}".utf8))
    digest.update(content)
    return String(digest.hex().prefix(32))
  }
}

// What keeps it from growing.
extension RunCache {
  /// What a cache holds.
  public struct Size: Sendable, Hashable {
    /// Pages.
    public var pages: Int
    /// Results of stages.
    public var results: Int
    /// Bytes of the file that are in use.
    public var bytes: Int
  }

  /// What it holds now.
  public func size() throws(CacheError) -> Size {
    let pageSize = try database.number("PRAGMA page_size") ?? 0
    let free = try database.number("PRAGMA freelist_count") ?? 0
    let all = try database.number("PRAGMA page_count") ?? 0
    return Size(
      pages: try database.number("SELECT count(*) FROM pages") ?? 0,
      results: try database.number("SELECT count(*) FROM results") ?? 0, bytes: (all - free) * pageSize)
  }

  /// Drops the pages, with their results, whose numbers are not among these.
  ///
  /// - Returns: how many went.
  @discardableResult
  public func drop(pagesExcept kept: PageNumbers) throws(CacheError) -> Int {
    let list = try database.prepare("SELECT id FROM pages")
    var gone: [Int] = []
    while try list.step() { if !kept.contains(list.integer(0)) { gone.append(list.integer(0)) } }
    let dropPage = try database.prepare("DELETE FROM pages WHERE id = ?1")
    for id in gone {
      try dropResults.bind(.integer(id))
      _ = try dropResults.step()
      try dropPage.bind(.integer(id))
      _ = try dropPage.step()
    }
    return gone.count
  }

  /// Drops the results of stages that are not among these.
  @discardableResult
  public func drop(stagesExcept kept: Set<String>) throws(CacheError) -> Int {
    let list = try database.prepare("SELECT DISTINCT stage FROM results")
    var gone: [String] = []
    while try list.step() { if !kept.contains(list.text(0)) { gone.append(list.text(0)) } }
    let drop = try database.prepare("DELETE FROM results WHERE stage = ?1")
    var count = 0
    for stage in gone {
      try drop.bind(.text(stage))
      _ = try drop.step()
      count += database.changes
    }
    return count
  }

  /// Gives the space of what was dropped back to the file system.
  public func shrink() throws(CacheError) { try database.run("COMMIT; VACUUM; BEGIN IMMEDIATE") }
}

/// Numbers of pages, a bit each.
public struct PageNumbers: Sendable, Hashable {
  /// The numbers that there may be: more pages than any machine of ours will see.
  static let range = 0..<(1 << 28)

  private var words: [UInt64] = []

  /// None.
  public init() {}

  /// Whether a number is among them.
  public func contains(_ number: Int) -> Bool {
    number >= 0 && number >> 6 < words.count && words[number >> 6] & (1 << UInt64(number & 63)) != 0
  }

  /// Adds a number from 0.
  public mutating func insert(_ number: Int) {
    guard Self.range.contains(number) else { return }
    while words.count <= number >> 6 { words.append(0) }
    words[number >> 6] |= 1 << UInt64(number & 63)
  }
}
