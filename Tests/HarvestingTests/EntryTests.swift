import Discovering
import Fetching
import Foundation
import Politeness
import SQLite
import TestSupport
import Testing

@testable import Harvesting

@Suite("What a source begins at: feeds, sitemaps, files of URLs, archives")
struct EntryTests {
  private let bench: HarvestBench

  init() throws { bench = try HarvestBench() }

  private var site: TestSite { bench.site }

  @Test("a feed's entries are pages; one that is none is told")
  func feed() async throws {
    site.put(
      "/rss",
      """
      <?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>x</title>
      <item><title>工会总结</title><link>/a.html</link><pubDate>Tue, 14 Nov 2023 08:00:00 +0800</pubDate></item>
      <item><title>旧闻</title><link>/b.html</link><pubDate>Tue, 14 Nov 2017 08:00:00 +0800</pubDate></item>
      </channel></rss>
      """, type: "application/rss+xml")
    site.put("/page", "<html>no feed")
    site.put("/a.html", "<html>工会")
    var source = HarvestSource(
      name: "news", entries: [.feed(site.url("/rss")), .feed(site.url("/page"))])
    source.filter.since = "2020-01-01"
    #expect(
      try await bench.look([source], day: 0) == [
        "failed /page", "new /a.html",
        "news: 1 new, 0 revised, 0 unchanged, 0 gone, 1 left out, 1 failed, 0 skipped",
      ])
  }

  @Test("an index of sitemaps, one of them packed; a page whose lastmod is new is asked for again")
  func sitemaps() async throws {
    func map(_ entries: [(path: String, day: String)]) -> String {
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
        + entries.map { "<url><loc>\(site.url($0.path))</loc><lastmod>\($0.day)</lastmod></url>" }.joined()
        + "</urlset>"
    }
    site.put(
      "/sitemap.xml",
      "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>\(site.url("/1.xml.gz"))</loc></sitemap>"
        + "<sitemap><loc>\(site.url("/2.xml"))</loc></sitemap></sitemapindex>", type: "text/xml")
    site.put(
      "/1.xml.gz", try Packing.gzip(Array(map([("/a.html", "2020-01-01")]).utf8)), type: "application/gzip")
    site.put("/2.xml", map([("/b.html", "2020-01-01")]), type: "text/xml")
    for path in ["/a.html", "/b.html"] { site.put(path, "<html>\(path)") }
    let source = HarvestSource(name: "map", entries: [.sitemap(site.url("/sitemap.xml"))])
    try await bench.look([source], day: 0)
    try await bench.look([source], day: 300)
    #expect(try bench.files().map { $0.prefix(15) } == ["web/map/HOST/a-", "web/map/HOST/b-"])
    // Two days later neither page is due, but one of them changed by its sitemap.
    site.put("/2.xml", map([("/b.html", "2024-09-11")]), type: "text/xml")
    site.put("/b.html", "<html>corrected")
    let count = site.server.requests.count
    let told = try await bench.look([source], day: 302)
    #expect(told.first == "revised /b.html")
    #expect(
      site.asked(since: count) == ["/robots.txt", "/sitemap.xml", "/1.xml.gz", "/2.xml", "/b.html"])
  }

  @Test(
    "an index of sitemaps that did not change hides none of them; one that did not change is not read again")
  func unchangedSitemaps() async throws {
    func map(_ paths: [String], day: String = "2020-01-01") -> String {
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
        + paths.map { "<url><loc>\(site.url($0))</loc><lastmod>\(day)</lastmod></url>" }.joined()
        + "</urlset>"
    }
    let parts = ["/1.xml", "/2.xml"].map { "<sitemap><loc>\(site.url($0))</loc></sitemap>" }.joined()
    site.put(
      "/sitemap.xml",
      "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\(parts)</sitemapindex>",
      type: "text/xml")
    site.put("/1.xml", map(["/a.html"]), type: "text/xml")
    site.put("/2.xml", map(["/b.html"]), type: "text/xml")
    for path in ["/a.html", "/b.html", "/c.html"] { site.put(path, "<html>\(path)") }
    let source = HarvestSource(name: "map", entries: [.sitemap(site.url("/sitemap.xml"))])
    try await bench.look([source], day: 0)
    site.put("/2.xml", map(["/b.html", "/c.html"]), type: "text/xml")
    let count = site.server.requests.count
    #expect(try await bench.look([source], day: 1).first == "new /c.html")
    let asked = site.server.requests.dropFirst(count)
    #expect(
      asked.filter { $0["If-None-Match"] != nil }.map(\.target).prefix(3) == [
        "/sitemap.xml", "/1.xml", "/2.xml",
      ])
    // What a sitemap named is in the catalogue: unchanged, its bytes are not needed, and were they lost.
    let path = Catalogue.path(raw: bench.raw)
    do { try Database(path).run("UPDATE lists SET body = x'' WHERE url LIKE '%/1.xml'") }
    let first = site.server.requests.count
    #expect(try await bench.look([source], day: 300).last?.contains(" 0 failed,") == true)
    #expect(site.server.requests.dropFirst(first).first { $0.target == "/1.xml" }?["If-None-Match"] != nil)
    // Another source, which has not read it, asks for it whole, and has its pages as it stands before the first.
    let other = HarvestSource(name: "first", entries: [.sitemap(site.url("/1.xml"))])
    let second = site.server.requests.count
    try await bench.look([other, source], day: 301)
    #expect(site.server.requests.dropFirst(second).first { $0.target == "/1.xml" }?["If-None-Match"] == nil)
    #expect(
      try bench.files().map { $0.prefix { $0 != "-" } } == [
        "web/first/HOST/a", "web/map/HOST/b", "web/map/HOST/c",
      ])
  }

  @Test("a file of URLs; a line that is none is told with its place")
  func list() async throws {
    site.put("/a.html", "<html>a")
    let path = bench.folder.path("urls.txt")
    try bench.folder.write("# ours\r\n\(site.url("/a.html"))\r\n\nexample.org\n", to: "urls.txt")
    let source = HarvestSource(
      name: "list", entries: [.list(path: path), .list(path: bench.folder.path("none"))])
    let told = try await bench.look([source], day: 0)
    #expect(told.contains("failed \(path)"))
    #expect(told.contains("failed \(bench.folder.path("none"))"))
    #expect(told.contains("new /a.html"))
  }

  @Test("a list in GBK, read by the charset that its page declares")
  func charset() async throws {
    // 工会总结 in GBK.
    let words: [UInt8] = [0xB9, 0xA4, 0xBB, 0xE1, 0xD7, 0xDC, 0xBD, 0xE1]
    site.put(
      "/list.html",
      Array("<meta charset=gbk><ul class=list><a href=/a.html>".utf8) + words
        + Array("</a><a href=/b.html>x</a></ul>".utf8), type: "text/html")
    site.put("/a.html", "<html>a")
    site.put("/b.html", "<html>b")
    var source = try bench.index()
    source.filter.keywords = ["工会"]
    let told = try await bench.look([source], day: 0)
    #expect(told.contains("new /a.html"))
    #expect(told.contains("news: 1 new, 0 revised, 0 unchanged, 0 gone, 1 left out, 0 failed, 0 skipped"))
  }

  @Test("archives are read once, as if their pages had been fetched; what is newer there is a revision")
  func archives() async throws {
    func record(_ url: String, _ date: String, _ body: String, type: String = "text/html") -> String {
      let head = "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nETag: \"1\"\r\n\r\n"
      let length = head.utf8.count + body.utf8.count
      return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \(url)\r\nWARC-Date: \(date)\r\n"
        + "Content-Length: \(length)\r\n\r\n\(head)\(body)\r\n\r\n"
    }
    let url = "http://example.org/a.html"
    try bench.folder.write(
      record(url, "2023-01-01T00:00:00Z", "<html>工会1人")
        + record("http://example.org/x.png", "2023-01-01T00:00:00Z", "PNG", type: "image/png")
        + record("http://example.org/b.html", "2023-01-01T00:00:00Z", "<html>文化"), to: "crawl/2023.warc")
    let packed =
      try Packing.gzip(Array(record(url, "2023-02-01T00:00:00Z", "<html>工会2人").utf8))
      + Packing.gzip(Array(record(url, "2022-01-01T00:00:00Z", "<html>工会0人").utf8))
    try bench.folder.write(packed, to: "crawl/2024.warc.gz")
    var source = HarvestSource(
      name: "old", archives: [ArchivePattern(path: bench.folder.path("crawl/*.warc*"))])
    source.filter.keywords = ["工会"]
    #expect(
      try await bench.look([source], day: 0) == [
        "new \(url)", "revised \(url)",
        "old: 1 new, 1 revised, 1 unchanged, 0 gone, 1 left out, 0 failed, 0 skipped",
      ])
    let newest = try PageStore(root: bench.raw).newest(url)
    #expect(newest?.retrievedAt == "2023-02-01T00:00:00Z")
    #expect(newest?.answer?.header("ETag") == "\"1\"")
    #expect(try PageStore(root: bench.raw).revisions(url).count == 2)
    #expect(
      try await bench.look([source], day: 1).last
        == "old: 0 new, 0 revised, 0 unchanged, 0 gone, 0 left out, 0 failed, 0 skipped")
    // Without the catalogue they are read again, and nothing comes of it.
    try FileManager.default.removeItem(atPath: bench.folder.path(".tongji"))
    #expect(
      try await bench.look([source], day: 2).last?.hasPrefix("old: 0 new, 0 revised") == true)
    #expect(try PageStore(root: bench.raw).revisions(url).count == 2)
    #expect(site.server.requests.isEmpty)
  }
}
