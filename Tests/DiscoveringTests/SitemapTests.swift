import Foundation
import Testing

@testable import Discovering

/// A row of `Cases/sitemaps.jsonl`: a sitemap and what it holds.
struct SitemapCase: Decodable, Sendable, CustomTestStringConvertible {
  var label: String
  var url: String
  var sitemap: String
  var hosts: [String]?
  var isIndex: Bool?
  /// URL, and day of the last change where there is one.
  var entries: [[String]]?
  /// URL and reason.
  var refused: [[String]]?
  var damaged: Bool?
  var error: String?

  var testDescription: String { label }

  static let all: [SitemapCase] = CaseFile.rows("sitemaps.jsonl")
}

@Suite("Sitemaps")
struct SitemapTests {
  @Test("the table is there") func table() { #expect(SitemapCase.all.count >= 12) }

  @Test(arguments: SitemapCase.all)
  func sitemaps(_ row: SitemapCase) throws {
    do {
      let map = try Sitemap(bytes: Array(row.sitemap.utf8), url: row.url, hosts: Set(row.hosts ?? []))
      #expect(row.error == nil)
      #expect(map.kind == (row.isIndex == true ? .sitemaps : .pages))
      #expect(map.entries.map { [$0.url] + ($0.lastModified.map { [$0] } ?? []) } == row.entries ?? [])
      #expect(map.refused.map { [$0.url, "\($0.reason)"] } == row.refused ?? [])
      #expect((map.damage != nil) == (row.damaged ?? false))
      #expect(map.unread == 0)
    } catch {
      #expect(row.error.map { "\(error)".hasPrefix($0) } ?? false, "\(error)")
    }
  }

  /// `https://example.org/a`, a line, by gzip.
  static let packed = "H4sIAAAAAAACA8soKSkottLXT61IzC3ISdXLL0rXT+QCAAFIDAUWAAAA"

  @Test("a packed sitemap; one that is cut, one that was changed, one that unpacks to too much")
  func packed() throws {
    let bytes = [UInt8](try #require(Data(base64Encoded: Self.packed)))
    let url = "https://example.org/sitemap.txt.gz"
    #expect(try Sitemap(bytes: bytes, url: url).entries.map(\.url) == ["https://example.org/a"])
    var changed = bytes
    changed[bytes.count - 6] ^= 1
    for (bytes, words) in [(Array(bytes.dropLast(3)), "end too early"), (changed, "are damaged")] {
      do {
        _ = try Sitemap(bytes: bytes, url: url)
        Issue.record("read")
      } catch { #expect("\(error)" == "\(url): the compressed bytes \(words): fetch it again") }
    }
    #expect(Self.bomb.count > 50_000)
    #expect(throws: XMLPageError.tooLarge(url: url, cap: Sitemap.byteCap)) {
      try Sitemap(bytes: Self.bomb, url: url)
    }
  }

  /// 1 MB of blanks by gzip.
  static let megabyte = CaseFile.bytes("blanks.gz")

  /// 51 of them, one member behind the other.
  static let bomb = [[UInt8]](repeating: megabyte, count: 51).flatMap { $0 }

  @Test("so many URLs and no more; the rest is counted")
  func cap() throws {
    let lines = (0..<15).map { "https://example.org/\($0)\nno url\n" }.joined()
    var reader = SitemapReader(url: "https://example.org/sitemap.txt", hosts: [], cap: 20)
    try reader.read(text: Array(lines.utf8))
    #expect(reader.entries.count == 10)
    #expect(reader.refused.count == 10)
    #expect(reader.unread == 10)
    #expect(throws: XMLPageError.self) {
      try Sitemap(
        bytes: [UInt8](repeating: 0x20, count: Sitemap.byteCap + 1), url: "https://example.org/sitemap.xml")
    }
  }
}
