internal import Politeness
public import SQLite

extension Catalogue {
  /// How each of these sources fares, in their order.
  public func states(of sources: [String]) throws(DatabaseError) -> [SourceState] {
    let find = try database.prepare(
      "SELECT last_run, last_success, next_due, new, revised, failed, problem FROM sources WHERE name = ?1")
    let count = try database.prepare(
      """
      SELECT count(*) FILTER (WHERE state <> 'found'), count(*) FILTER (WHERE state <> 'found' AND is_gone),
        count(*) FILTER (WHERE state = 'left-out'), count(*) FILTER (WHERE state = 'found')
      FROM pages WHERE source = ?1
      """)
    var states: [SourceState] = []
    for name in sources {
      var state = SourceState(name: name)
      try find.bind(.text(name))
      if try find.step() {
        state.lastRun = Self.time(find.integer(0))
        state.lastSuccess = Self.time(find.integer(1))
        state.nextDue = Self.time(find.integer(2))
        state.new = find.integer(3)
        state.revised = find.integer(4)
        state.failed = find.integer(5)
        state.problem = find.text(6)
      }
      find.reset()
      try count.bind(.text(name))
      if try count.step() {
        state.pages = count.integer(0)
        state.gone = count.integer(1)
        state.leftOut = count.integer(2)
        state.missing = count.integer(3)
      }
      count.reset()
      states.append(state)
    }
    return states
  }

  /// The URLs that cannot be had for long: that failed in a row at least so often, over at least so many days (less a
  /// tenth, as everywhere here). By source, then by URL.
  public func failing(failures: Int = 3, days: Int = 7) throws(DatabaseError) -> [FailingURL] {
    let find = try database.prepare(
      """
      SELECT source, url, failing_since, failures, problem, next_look FROM pages
      WHERE failures >= ?1 AND last_look - failing_since >= ?2 ORDER BY source, url
      """)
    try find.bind(.integer(failures), .integer(days * LookAgain.day * 9 / 10))
    var found: [FailingURL] = []
    while try find.step() {
      found.append(
        FailingURL(
          source: find.text(0), url: find.text(1), since: Self.time(find.integer(2)) ?? "",
          failures: find.integer(3), problem: find.text(4), nextLook: Self.time(find.integer(5)) ?? ""))
    }
    return found
  }

  /// When a source is to be looked at again, so many hours after a look that read all of it; nil where it never was
  /// looked at. What is said of the hours now holds for the look before, too.
  func nextDue(_ source: String, hours: Int) throws(DatabaseError) -> Moment? {
    let find = try database.prepare("SELECT next_due, last_run, last_success FROM sources WHERE name = ?1")
    try find.bind(.text(source))
    guard try find.step() else { return nil }
    let (next, last) = (Moment(milliseconds: find.integer(0)), Moment(milliseconds: find.integer(1)))
    guard find.integer(2) == last.milliseconds, next > last else { return next }
    return LookAgain.source(hours: hours, at: last)
  }

  /// Since when a source has not been read as a whole: its last success, else its first look; nil where it never was
  /// looked at.
  func lastWhole(_ source: String) throws(DatabaseError) -> Moment? {
    let find = try database.prepare("SELECT max(last_success, first_run) FROM sources WHERE name = ?1")
    try find.bind(.text(source))
    return try find.step() ? Moment(milliseconds: find.integer(0)) : nil
  }

  /// Takes note of a look at a source: what came of it, and whether all that it begins at was read.
  func put(
    _ summary: HarvestSummary, isWhole: Bool, at now: Moment, nextDue: Moment
  ) throws(DatabaseError) {
    let put = try database.prepare(
      """
      INSERT INTO sources VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (name) DO UPDATE SET
        last_run = ?2, last_success = max(last_success, ?3), next_due = ?4, new = ?5, revised = ?6, failed = ?7,
        problem = ?8
      """)
    try put.bind(
      .text(summary.source), .integer(now.milliseconds), .integer(isWhole ? now.milliseconds : 0),
      .integer(nextDue.milliseconds), .integer(summary.new), .integer(summary.revised),
      .integer(summary.failed), .text(summary.problem))
    _ = try put.step()
  }

  private static func time(_ milliseconds: Int) -> String? {
    milliseconds == 0 ? nil : "\(Moment(milliseconds: milliseconds))"
  }
}
