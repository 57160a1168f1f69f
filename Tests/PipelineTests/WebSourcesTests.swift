import Discovering
import Harvesting
import Politeness
import TestSupport
import Testing

@testable import Pipeline

@Suite("Sources on the web, as pipeline.json declares them")
struct WebSourcesTests {
  private static let text = """
    {
      "dataset": { "name": "tongji-test", "title": "标题", "description": "说明" },
      "raw": "raw", "out": "out", "contact": "me@example.org",
      "fetching": { "delay": 0, "daily_cap": 7, "megabytes": 2, "local_hosts": ["intranet:8080"] },
      "sources": [
        {
          "name": "news", "files": ["own/*.html"],
          "index": [{
            "url": "https://example.org/list", "links": ["t*_*.html"], "selector": ".list a",
            "paging": "https://example.org/list_{1..9}", "sections": ["/city/*/"], "depth": 2, "pages": 30
          }],
          "feeds": ["https://example.org/rss"], "sitemaps": ["https://example.org/sitemap.xml"],
          "urls": ["urls.txt"], "warc": ["crawl/2024/*.warc.gz", "/data/one.warc"], "every": 168, "most": 50,
          "filter": { "keywords": ["工会"], "since": "2024-01-01", "hosts": ["*.example.org"] }
        },
        { "name": "folder", "files": ["**/*.txt"] }
      ]
    }
    """

  private func load(_ text: String) throws -> (PipelineConfiguration, TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "pipeline.json")
    return (try PipelineConfiguration.load(path: folder.path("pipeline.json")), folder)
  }

  @Test("what is declared is taken over, files from the folder of the file; the raw folder may be missing")
  func values() throws {
    let (configuration, folder) = try load(Self.text)
    #expect(configuration.sources.map(\.files) == [["own/*.html", "web/news/*/*"], ["**/*.txt"]])
    #expect(configuration.harvest.contact == "me@example.org")
    #expect(configuration.harvest.politeness.delay == .zero)
    #expect(configuration.harvest.politeness.dailyCap == 7)
    #expect(configuration.harvest.politeness.bytes == 2_000_000)
    #expect(configuration.harvest.localHosts == ["intranet:8080"])
    let web = try #require(configuration.sources[0].web)
    #expect(configuration.sources[1].web == nil)
    #expect(web.hours == 168)
    #expect(web.pageCap == 50)
    #expect(
      web.entries == [
        .index(
          IndexWalk.Plan(
            start: "https://example.org/list",
            links: LinkRule(patterns: [try URLPattern("t*_*.html")], selector: try Selector(".list a")),
            paging: .template(try URLTemplate("https://example.org/list_{1..9}")),
            indexes: LinkRule(patterns: [try URLPattern("/city/*/")]), depth: 2, pageCap: 30)),
        .feed("https://example.org/rss"), .sitemap("https://example.org/sitemap.xml"),
        .list(path: folder.path("urls.txt")),
      ])
    #expect(
      web.archives == [
        ArchivePattern(folder: folder.path("crawl/2024"), pattern: "*.warc.gz"),
        ArchivePattern(folder: "/data", pattern: "one.warc"),
      ])
    #expect(
      web.filter
        == DiscoveryFilter(keywords: ["工会"], since: "2024-01-01", hosts: ["*.example.org"]))
  }

  @Test("how pages come is nothing that figures depend on")
  func fingerprint() throws {
    let base = try load(Self.text).0.fingerprint
    #expect(try load(Self.text.replacing("me@", with: "you@")).0.fingerprint == base)
    #expect(try load(Self.text.replacing("168", with: "24")).0.fingerprint == base)
    #expect(try load(Self.text.replacing("own/*.html", with: "own/*.htm")).0.fingerprint != base)
  }

  @Test("a check needs no page before the first look; a run does")
  func noPages() throws {
    let (configuration, _folder) = try load(Self.text)
    let check = try PipelineCheck(configuration)
    #expect(check.text.contains("pages     0 in "))
    #expect(check.text.contains("from 2 sources, 1 on the web\n"))
    #expect(throws: ConfigurationErrors.self) { try PipelinePlan(configuration) }
    withExtendedLifetime(_folder) {}
  }
}
