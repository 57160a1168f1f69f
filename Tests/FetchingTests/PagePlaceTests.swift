import Fetching
import Records
import TestSupport
import Testing

@Suite("Where fetched pages lie")
struct PagePlaceTests {
  /// URLs that try to leave the folder, or to be taken for another page.
  private static let urls: [(String, String)] = [
    ("http://Example.org/a/Report_12.html?x=1", "web/example.org/report_12-*.html"),
    ("http://example.org/", "web/example.org/*.html"),
    ("http://example.org", "web/example.org/*.html"),
    ("http://example.org/../../etc/passwd", "web/example.org/passwd-*.html"),
    ("http://example.org/%2e%2e/%2e%2e/etc/passwd", "web/example.org/passwd-*.html"),
    ("http://example.org/..%2f..%2fetc%2fpasswd", "web/example.org/*.html"),
    ("http://example.org/..%5c..%5cx", "web/example.org/*.html"),
    ("http://example.org/a%00.html", "web/example.org/a-*.html"),
    ("http://example.org/.hidden", "web/example.org/*.html"),
    ("http://example.org/.htaccess/", "web/example.org/*.html"),
    ("http://example.org/con", "web/example.org/con-*.html"),
    ("http://example.org/NUL.txt", "web/example.org/nul-*.html"),
    ("http://example.org/a.html.meta.json", "web/example.org/ahtmlmeta-*.html"),
    ("http://example.org/工会/总结.html", "web/example.org/*.html"),
    ("http://example.org/a:b|c*d<e>f\"g", "web/example.org/abcdefg-*.html"),
    ("http://example.org/a;rm -rf", "web/example.org/arm-rf-*.html"),
    ("http://example.org:8080/a", "web/example.org_8080/a-*.html"),
    ("http://user:pass@example.org/a", "web/example.org/a-*.html"),
    ("http://[::1]/a", "web/___1_/a-*.html"),
    ("http://con/a", "web/_con/a-*.html"),
    ("http://aux.example.org/a", "web/_aux.example.org/a-*.html"),
    ("http://com1.example.org/a", "web/_com1.example.org/a-*.html"),
    ("http://../a", "web/__/a-*.html"),
    ("http://.hidden/a", "web/_hidden/a-*.html"),
    ("http://example.org./a", "web/example.org_/a-*.html"),
  ]

  @Test("no URL leaves its folder", arguments: urls)
  func places(_ url: String, _ expected: String) throws {
    let folder = try TemporaryFolder()
    let store = try PageStore(root: folder.path("raw"))
    let path = try store.keep(page(url, "<html>")).path
    let hash = try #require(PagePlace(url: url)).documentID.dropFirst()
    #expect(path == expected.replacing("*", with: hash))
    // Wherever it lies, the pipeline finds it, and nothing lies elsewhere.
    #expect(try FileFinder.paths(below: folder.path("raw"), matching: ["**"]) == [path])
    #expect(try FolderContents.files(below: folder.url).keys.allSatisfy { $0.hasPrefix("raw/") })
  }

  @Test("names that are equal to a file system are not equal here; long ones are cut")
  func clashes() throws {
    let urls = [
      "http://example.org/A", "http://example.org/a", "http://example.org/a?", "http://example.org/a?b",
      "http://example.org/a/", "https://example.org/a", "http://example.org/\u{E9}",
      "http://example.org/e\u{301}",
      "http://example.org/a%2Fb", "http://example.org/a/b",
      "http://example.org/" + String(repeating: "x", count: 5_000),
      "http://" + String(repeating: "y", count: 300) + ".org/",
    ]
    let folder = try TemporaryFolder()
    let store = try PageStore(root: folder.path("raw"))
    let paths = try urls.map { try store.keep(page($0, "<html>\($0)")).path }
    #expect(Set(paths.map { $0.lowercased() }).count == urls.count)
    #expect(paths.allSatisfy { $0.utf8.count < 140 && $0.split(separator: "/").count == 3 })
    let reader = PageReader(root: folder.path("raw"))
    for (url, path) in zip(urls, paths) {
      let document = reader.fetch(path: path)
      #expect(document.error == nil)
      #expect(document.page.identity == URLNormalization.normalized(url))
    }
  }

  @Test(
    "a file's end tells what it is",
    arguments: [
      ("text/html; charset=gbk", "x", "html"), ("TEXT/HTML", "x", "html"),
      ("application/xhtml+xml", "x", "html"),
      ("text/plain", "x", "txt"), ("text/plain", "<html>", "html"), (nil, "<!DOCTYPE html>", "html"),
      (nil, "x", "txt"),
      ("application/octet-stream", "<p>x", "html"), ("application/octet-stream", "\u{0}x", "bin"),
      ("application/pdf", "%PDF", "pdf"), ("application/rss+xml", "<rss>", "xml"), ("image/png", "x", "bin"),
      ("text/csv", "x", "txt"), ("../../x", "x", "bin"),
    ] as [(String?, String, String)])
  func extensions(_ type: String?, _ body: String, _ expected: String) throws {
    let folder = try TemporaryFolder()
    let store = try PageStore(root: folder.path("raw"))
    var page = page("http://example.org/a", body)
    page.answer.headers = type.map { [["content-type", $0]] } ?? []
    #expect(try store.keep(page).path.hasSuffix("." + expected))
  }
}

/// A page that a server gave.
func page(
  _ url: String, _ body: String, at moment: String = "2024-05-09T00:00:00Z",
  headers: [[String]] = [["Content-Type", "text/html"]]
) -> FetchedPage {
  FetchedPage(
    url: url, retrievedAt: moment,
    answer: ServerAnswer(status: 200, url: url, headers: headers, redirects: []),
    body: Array(body.utf8))
}
