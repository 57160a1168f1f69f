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
}

extension Catalogue {
  private static let columns = """
    url, source, state, title, day, first_seen, last_seen, last_look, last_change, next_look, failures,
    failing_since, problem, is_gone
    """

  func page(_ url: String) throws(DatabaseError) -> KnownPage? {
    let find = try database.prepare("SELECT \(Self.columns) FROM pages WHERE url = ?1")
    try find.bind(.text(url))
    return try find.step() ? Self.page(find) : nil
  }

  /// The pages of a source that are to be asked for, those first that wait longest.
  func duePages(of source: String, at now: Moment?) throws(DatabaseError) -> [String] {
    let find = try database.prepare(
      "SELECT url FROM pages WHERE source = ?1 AND next_look <= ?2 ORDER BY next_look, url")
    try find.bind(.text(source), .integer(now?.milliseconds ?? .max))
    var urls: [String] = []
    while try find.step() { urls.append(find.text(0)) }
    return urls
  }

  func put(_ page: KnownPage) throws(DatabaseError) {
    let put = try database.prepare(
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
