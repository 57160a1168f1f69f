internal import Politeness
internal import SQLite

/// What came the last times that an origin was asked for its robots.txt.
struct KnownRobots: Sendable, Hashable {
  /// The status of the last answer that could be gone by; 0 where there never was one.
  var status = 0
  /// Its file.
  var body: [UInt8] = []
  /// When it was given, in milliseconds.
  var lastLook = 0
  /// Since when nothing can be gone by; 0 where the last answer could.
  var failingSince = 0
}

extension Catalogue {
  func robots(_ origin: String) throws(DatabaseError) -> KnownRobots? {
    let find = try database.prepare(
      "SELECT status, body, last_look, failing_since FROM robots WHERE origin = ?1")
    try find.bind(.text(origin))
    guard try find.step() else { return nil }
    return KnownRobots(
      status: find.integer(0), body: find.bytes(1), lastLook: find.integer(2), failingSince: find.integer(3))
  }

  func put(_ robots: KnownRobots, of origin: String) throws(DatabaseError) {
    let put = try database.prepare("INSERT OR REPLACE INTO robots VALUES (?1, ?2, ?3, ?4, ?5)")
    try put.bind(
      .text(origin), .integer(robots.status), .bytes(robots.body), .integer(robots.lastLook),
      .integer(robots.failingSince))
    _ = try put.step()
  }

  /// How often a host was asked on a day.
  func requests(host: String, day: Int) throws(DatabaseError) -> Int {
    let find = try database.prepare("SELECT requests FROM hosts WHERE host = ?1 AND day = ?2")
    try find.bind(.text(host), .integer(day))
    return try find.step() ? find.integer(0) : 0
  }

  func put(requests: Int, host: String, day: Int) throws(DatabaseError) {
    let put = try database.prepare("INSERT OR REPLACE INTO hosts VALUES (?1, ?2, ?3)")
    try put.bind(.text(host), .integer(day), .integer(requests))
    _ = try put.step()
  }
}
