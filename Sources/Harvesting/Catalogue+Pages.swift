internal import Politeness
internal import SQLite

/// What is known of a page of a source.
struct KnownPage: Sendable, Hashable {
  /// Where it stands.
  enum State: String, Sendable, Hashable {
    /// It was found, and did not come so far.
    case found
    /// It came, and is wanted.
    case kept
    /// It came, and the filter does not want it.
    case leftOut = "left-out"
  }

  /// Its URL in normal form.
  var url: String
  /// The source that it belongs to.
  var source: String
  var state = State.found
  /// Its title where it was found; empty where none is known.
  var title = ""
  /// Its day where it was found; empty where none is known.
  var day = ""
  /// When it was first found, in milliseconds; so are the others, 0 for never.
  var firstSeen: Int
  /// When it was last found.
  var lastSeen: Int
  /// When it was last asked for.
  var lastLook = 0
  /// When it last came in other bytes.
  var lastChange = 0
  /// When it is to be asked for again.
  var nextLook = 0
  /// How often it failed in a row.
  var failures = 0
  /// Since when.
  var failingSince = 0
  /// What the last failure was.
  var problem = ""
  var isGone = false

  /// The next look of a page that is not asked for: it came out of an archive.
  static let never = Int.max
}

extension Catalogue {
  private static let columns = """
    url, source, state, title, day, first_seen, last_seen, last_look, last_change, next_look, failures,
    failing_since, problem, is_gone
    """

  func page(_ url: String) throws(DatabaseError) -> KnownPage? {
    let find = try prepared("SELECT \(Self.columns) FROM pages WHERE url = ?1")
    try find.bind(.text(url))
    defer { find.reset() }
    return try find.step() ? Self.page(find) : nil
  }

  /// The pages of a source that are to be asked for in a run that began at a moment, and were not yet in it; `all`:
  /// whenever they are due. Those first that wait longest: the ones that were found and never came, or the ones that
  /// came.
  func duePages(of source: String, came: Bool, at began: Moment, all: Bool = false) throws(DatabaseError)
    -> [String]
  {
    let find = try database.prepare(
      """
      SELECT url FROM pages WHERE source = ?1 AND (state <> 'found') = ?2 AND next_look <= ?3 AND last_look < ?4
      ORDER BY next_look, url
      """)
    try find.bind(
      .text(source), .integer(came ? 1 : 0), .integer(all ? KnownPage.never - 1 : began.milliseconds),
      .integer(began.milliseconds))
    var urls: [String] = []
    while try find.step() { urls.append(find.text(0)) }
    return urls
  }

  /// The pages of a source that came, by URL.
  func pages(of source: String) throws(DatabaseError) -> [String] {
    let find = try database.prepare(
      "SELECT url FROM pages WHERE source = ?1 AND state <> 'found' ORDER BY url")
    try find.bind(.text(source))
    var urls: [String] = []
    while try find.step() { urls.append(find.text(0)) }
    return urls
  }

  func put(_ page: KnownPage) throws(DatabaseError) {
    let put = try prepared(
      "INSERT OR REPLACE INTO pages VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)")
    try put.bind(
      .text(page.url), .text(page.source), .text(page.state.rawValue), .text(page.title), .text(page.day),
      .integer(page.firstSeen), .integer(page.lastSeen), .integer(page.lastLook), .integer(page.lastChange),
      .integer(page.nextLook), .integer(page.failures), .integer(page.failingSince), .text(page.problem),
      .integer(page.isGone ? 1 : 0))
    _ = try put.step()
  }

  private static func page(_ row: Statement) -> KnownPage {
    var page = KnownPage(
      url: row.text(0), source: row.text(1), firstSeen: row.integer(5), lastSeen: row.integer(6))
    page.state = KnownPage.State(rawValue: row.text(2)) ?? .found
    page.title = row.text(3)
    page.day = row.text(4)
    page.lastLook = row.integer(7)
    page.lastChange = row.integer(8)
    page.nextLook = row.integer(9)
    page.failures = row.integer(10)
    page.failingSince = row.integer(11)
    page.problem = row.text(12)
    page.isGone = row.integer(13) != 0
    return page
  }
}
