import Foundation
import Testing

@testable import Discovering

/// A row of `Cases/feeds.jsonl`: a feed and what it holds.
struct FeedCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Entry: Decodable, Sendable, Hashable {
    var url: String?
    var id: String?
    var title: String
    var summary: String?
    var day: String?
  }

  var label: String
  var url: String
  var feed: String
  /// Where the bytes are not UTF-8.
  var base64: Bool?
  var declared: String?
  var format: String?
  var title: String?
  var next: String?
  var damaged: Bool?
  var entries: [Entry]?
  var error: String?

  var testDescription: String { label }

  static let all: [FeedCase] = CaseFile.rows("feeds.jsonl")
}

/// A row of `Cases/days.jsonl`: a day as feeds write it.
struct DayCase: Decodable, Sendable, CustomTestStringConvertible {
  var text: String
  var day: String?

  var testDescription: String { text }

  static let all: [DayCase] = CaseFile.rows("days.jsonl")
}

@Suite("Feeds")
struct FeedTests {
  @Test("the tables are there") func tables() {
    #expect(FeedCase.all.count >= 15)
    #expect(DayCase.all.count >= 35)
  }

  @Test(arguments: FeedCase.all)
  func feeds(_ row: FeedCase) throws {
    let bytes =
      row.base64 == true ? [UInt8](try #require(Data(base64Encoded: row.feed))) : Array(row.feed.utf8)
    do {
      let feed = try Feed(bytes: bytes, url: row.url, declaredCharset: row.declared)
      #expect(row.error == nil)
      #expect(feed.format.rawValue == row.format ?? "rss")
      #expect(feed.title == row.title ?? "")
      #expect(feed.next == row.next)
      #expect((feed.damage != nil) == (row.damaged ?? false))
      let entries = feed.entries.map {
        FeedCase.Entry(
          url: $0.url, id: $0.identifier, title: $0.title, summary: $0.summary.isEmpty ? nil : $0.summary,
          day: $0.day)
      }
      #expect(entries == row.entries)
    } catch {
      #expect(row.error.map { "\(error)".hasPrefix($0) } ?? false, "\(error)")
    }
  }

  @Test(arguments: DayCase.all)
  func days(_ row: DayCase) { #expect(WrittenDay.day(of: row.text) == row.day) }

  @Test("entities are not expanded, however they are nested; nothing is read from elsewhere")
  func entities() throws {
    var feed = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"aaaaaaaaaa\">"
    for level in 1...12 {
      feed += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
    }
    feed += "<!ENTITY file SYSTEM \"file:///etc/passwd\"><!ENTITY % x SYSTEM \"http://127.0.0.1:9/x\">%x;]>"
    feed += "<rss><channel><item><title>A&a12;B&file;C&amp;D&#65;</title></item></channel></rss>"
    let read = try Feed(bytes: Array(feed.utf8), url: "https://example.org/feed.xml")
    #expect(read.entries.map(\.title) == ["ABC&DA"])
  }

  @Test("a feed that is too large, and one that is too deep")
  func limits() {
    let large = [UInt8](repeating: 0x20, count: Feed.byteCap + 1)
    #expect(throws: XMLPageError.tooLarge(url: "https://example.org/", cap: Feed.byteCap)) {
      try Feed(bytes: large, url: "https://example.org/")
    }
    let deep = "<rss>" + String(repeating: "<a>", count: 5_000)
    #expect(throws: XMLPageError.self) { try Feed(bytes: Array(deep.utf8), url: "https://example.org/") }
  }
}
