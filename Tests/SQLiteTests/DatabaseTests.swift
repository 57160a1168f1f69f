import Foundation
import SQLite
import TestSupport
import Testing

@Suite("A SQLite file")
struct DatabaseTests {
  @Test("keeps texts, bytes and numbers as they are")
  func values() throws {
    let folder = try TemporaryFolder()
    let database = try Database(folder.path("a.sqlite"))
    try database.run("CREATE TABLE a (t TEXT, b BLOB, i INTEGER)")
    let put = try database.prepare("INSERT INTO a VALUES (?, ?, ?)")
    try put.bind(.text("工会\u{0}会"), .bytes([0, 255]), .integer(-7))
    #expect(try !put.step())
    let get = try database.prepare("SELECT * FROM a")
    #expect(try get.step())
    #expect(get.text(0) == "工会\u{0}会")
    #expect(get.bytes(1) == [0, 255])
    #expect(get.integer(2) == -7)
    #expect(try !get.step())
    #expect(database.changes == 1)
  }

  @Test("takes parts of bytes: an empty one is no null")
  func parts() throws {
    let folder = try TemporaryFolder()
    let database = try Database(folder.path("a.sqlite"))
    try database.run("CREATE TABLE a (x, y, z, w, v UNIQUE)")
    let put = try database.prepare("INSERT INTO a VALUES (?, ?, ?, ?, ?)")
    let bytes = Array("数12-7-".utf8)
    let text = RowCell(isInteger: false, isNullable: false)
    let orNull = RowCell(isInteger: true, isNullable: true)
    try put.insert([0..<3, 2..<2, 2..<2, 3..<5, 5..<7], of: bytes, as: [text, text, orNull, orNull, orNull])
    #expect(
      try database.number(
        "SELECT count(*) FROM a WHERE x = '数' AND y = '' AND z IS NULL AND w = 12 AND v = -7") == 1)
    let again = #expect(throws: DatabaseError.self) {
      try put.insert(
        [0..<3, 2..<2, 2..<2, 3..<5, 5..<7], of: bytes, as: [text, text, orNull, orNull, orNull])
    }
    #expect(again?.kind == .other)
    // What is no integer stays text; digits that are to be text stay text.
    try put.insert([3..<5, 3..<5, 2..<2, 7..<8, 3..<6], of: bytes, as: [text, text, orNull, orNull, orNull])
    #expect(
      try database.number(
        "SELECT count(*) FROM a WHERE x = '12' AND typeof(x) = 'text' AND w = '-' AND v = '12-'") == 1)
    #expect(try database.number("SELECT z FROM a WHERE w = 13") == nil)
  }

  @Test("tells what is wrong with a file")
  func errors() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("no database, whatever its name says, and long enough", to: "a.sqlite")
    let damaged = #expect(throws: DatabaseError.self) {
      try Database(file.path).run("CREATE TABLE a (x)")
    }
    #expect(damaged?.kind == .damaged)
    #expect(damaged?.description == "\(file.path): file is not a database")
    let missing = #expect(throws: DatabaseError.self) { try Database(folder.path("none/a.sqlite")) }
    #expect(missing?.kind == .other)
    let database = try Database(folder.path("b.sqlite"))
    try database.run("PRAGMA max_page_count = 2; CREATE TABLE a (x)")
    let full = #expect(throws: DatabaseError.self) {
      try database.run("INSERT INTO a VALUES (zeroblob(100000))")
    }
    #expect(full?.kind == .full)
  }
}
