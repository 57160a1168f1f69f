internal import HTTP
internal import Politeness
internal import SQLite

/// A list (index page, feed, sitemap) as it last came.
struct KnownList: Sendable, Hashable {
  /// The URL that answered.
  var effectiveURL: String
  var contentType: String
  var entityTag: String
  var lastModified: String
  /// Its bytes; none where they are too many to be kept.
  var body: [UInt8]

  /// What to ask by whether it changed; nil where there is nothing to go by.
  var validators: Validators? {
    let validators = Validators(
      url: effectiveURL, entityTag: entityTag.isEmpty ? nil : entityTag,
      lastModified: lastModified.isEmpty ? nil : lastModified)
    return validators.isEmpty ? nil : validators
  }
}

extension Catalogue {
  /// The bytes of larger lists are not kept: only who has read one asks whether it changed.
  static let listCap = 4 << 20

  func list(_ url: String) throws(DatabaseError) -> KnownList? {
    let find = try database.prepare(
      "SELECT effective_url, content_type, etag, last_modified, body FROM lists WHERE url = ?1")
    try find.bind(.text(url))
    guard try find.step() else { return nil }
    return KnownList(
      effectiveURL: find.text(0), contentType: find.text(1), entityTag: find.text(2),
      lastModified: find.text(3), body: find.bytes(4))
  }

  /// Keeps a list where its server gave something to ask by; else what was kept of it goes.
  func put(_ list: KnownList, of url: String, at now: Moment) throws(DatabaseError) {
    guard list.validators != nil else {
      let drop = try database.prepare("DELETE FROM lists WHERE url = ?1")
      try drop.bind(.text(url))
      _ = try drop.step()
      return
    }
    let body = list.body.count <= Self.listCap ? list.body : []
    let put = try database.prepare("INSERT OR REPLACE INTO lists VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
    try put.bind(
      .text(url), .text(list.effectiveURL), .text(list.contentType), .text(list.entityTag),
      .text(list.lastModified), .bytes(body), .integer(now.milliseconds))
    _ = try put.step()
  }

  /// Takes note that a list is as it was.
  func touch(list url: String, at now: Moment) throws(DatabaseError) {
    let put = try database.prepare("UPDATE lists SET last_look = ?2 WHERE url = ?1")
    try put.bind(.text(url), .integer(now.milliseconds))
    _ = try put.step()
  }
}
