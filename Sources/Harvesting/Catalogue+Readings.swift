internal import Discovering
internal import Politeness
internal import SQLite

// What was read to its end, and the index pages that were come to on the way.
extension Catalogue {
  /// Whether a source has read a place (an index, a sitemap, an archive) to its end, as the stamp says that it stands
  /// and is read now.
  func isRead(_ place: String, of source: String, stamp: String) throws(DatabaseError) -> Bool {
    let find = try prepared("SELECT stamp FROM readings WHERE source = ?1 AND place = ?2")
    try find.bind(.text(source), .text(place))
    defer { find.reset() }
    return try find.step() && find.text(0) == stamp
  }

  func putRead(_ place: String, of source: String, stamp: String) throws(DatabaseError) {
    let put = try prepared("INSERT OR REPLACE INTO readings VALUES (?1, ?2, ?3)")
    try put.bind(.text(source), .text(place), .text(stamp))
    _ = try put.step()
  }

  /// The further pages of an index that are to be looked at at a moment, those first that wait longest, to the hour;
  /// `all`: whenever they are due.
  func dueFurther(
    _ start: String, of source: String, at now: Moment, all: Bool
  ) throws(DatabaseError) -> [IndexWalk.Place] {
    let find = try prepared(
      """
      SELECT url, list, level FROM further WHERE source = ?1 AND start = ?2 AND next_look <= ?3
      ORDER BY next_look / 3600000, level, length(url), url
      """)
    try find.bind(.text(source), .text(start), .integer(all ? .max : now.milliseconds))
    defer { find.reset() }
    var places: [IndexWalk.Place] = []
    while try find.step() {
      places.append(IndexWalk.Place(url: find.text(0), list: find.text(1), level: find.integer(2)))
    }
    return places
  }

  /// Takes note of a look at a further page of an index, and whether it led to something new.
  func put(
    _ place: IndexWalk.Place, in start: String, of source: String, hasNews: Bool, at now: Moment
  ) throws(DatabaseError) {
    let find = try prepared("SELECT last_news FROM further WHERE source = ?1 AND start = ?2 AND url = ?3")
    try find.bind(.text(source), .text(start), .text(place.url))
    let before = try find.step() ? find.integer(0) : nil
    find.reset()
    let news = hasNews ? now.milliseconds : before ?? now.milliseconds
    let put = try prepared("INSERT OR REPLACE INTO further VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
    try put.bind(
      .text(source), .text(start), .text(place.url), .text(place.list), .integer(place.level),
      .integer(news), .integer(LookAgain.list(lastNews: news, at: now)))
    _ = try put.step()
  }

  /// Forgets the further pages of an index.
  func dropFurther(in start: String, of source: String) throws(DatabaseError) {
    let drop = try prepared("DELETE FROM further WHERE source = ?1 AND start = ?2")
    try drop.bind(.text(source), .text(start))
    _ = try drop.step()
  }
}
