import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("tongji run with sources on the web")
struct WebSourceRunTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What the site shows in each of the runs.
  private final class Site: Sendable {
    let turn = Mutex(0)

    func answer(_ request: TestServer.Request) -> TestReply {
      let turn = turn.withLock { $0 }
      switch request.target {
      case "/robots.txt": return TestReply(200, [], text: "User-agent: *\nDisallow: /intern/\n")
      case "/list.html":
        let third = turn > 0 ? "<li><a href=\"/3.html\">三季度工会工作总结</a></li>" : ""
        return TestReply(
          text: "<ul class=\"list\">\(third)<li><a href=\"/1.html\">一季度工会工作总结</a></li>"
            + "<li><a href=\"/2.html\">二季度工会工作总结</a></li><li><a href=\"/intern/4.html\">内部</a></li></ul>")
      case "/1.html": return Self.report("一季度", 31)
      case "/2.html": return turn < 2 ? Self.report("二季度", turn > 0 ? 33 : 32) : TestReply(410)
      case "/3.html": return Self.report("三季度", 34)
      default: return TestReply(500)
      }
    }

    private static func report(_ quarter: String, _ number: Int) -> TestReply {
      TestReply(
        text: "<html><head><meta charset=\"utf-8\"><title>\(quarter)工会工作总结</title></head><body>"
          + "<h1>\(quarter)工会工作总结</h1><p>2024年\(quarter)，县总工会走访慰问困难职工\(number)人。</p>"
          + "<p>工会组织职工参加各类培训和文化活动，职工的获得感不断增强。</p></body></html>")
    }
  }

  private func declare(_ server: TestServer) throws {
    try folder.write(
      """
      {
        "dataset": { "name": "test", "title": "测试", "description": "说明" },
        "raw": "raw", "out": "out", "contact": "test@example.org",
        "fetching": { "delay": 0, "local_hosts": ["127.0.0.1:\(server.port)"] },
        "sources": [{
          "name": "county", "index": [{ "url": "\(server.url("/list.html"))", "selector": ".list" }],
          "filter": { "keywords": ["工会"] }
        }],
        "outputs": { "forms": [] }
      }
      """, to: "pipeline.json")
  }

  private func run(_ arguments: String...) throws -> ProgramResult {
    try BuiltProgram("tongji").run(
      ["run"] + arguments, environment: ["SOURCE_DATE_EPOCH": "1700000000"], folder: folder.path)
  }

  private func table(_ path: String) throws -> String {
    try String(contentsOfFile: folder.path(path), encoding: .utf8)
  }

  @Test("three runs as reports are added, corrected and removed: versions and changes")
  func threeRuns() throws {
    let site = Site()
    let server = try TestServer { site.answer($0) }
    try declare(server)
    let first = try run()
    #expect(first.status == 0, "\(first.messages)")
    #expect(first.messages.contains("county: new: \(server.url("/1.html"))\n"))
    #expect(
      first.messages.contains(
        "county: not asked for: \(server.url("/intern/4.html")): the robots.txt of \(server.url("")) forbids it in line 2"
      ))
    #expect(first.messages.contains("county: 2 new, 1 not asked for\n"))
    #expect(try table("out/1.0.0/statistics.csv").contains("慰问困难职工32人"))

    // The same hour: nobody is asked.
    let count = server.requests.count
    let idle = try run()
    #expect(idle.status == 0)
    #expect(idle.messages.contains("county: looked at lately"))
    #expect(server.requests.count == count)

    site.turn.withLock { $0 = 1 }
    let second = try run("--now")
    #expect(second.status == 0, "\(second.messages)")
    #expect(second.messages.contains("county: 1 new, 1 revised, 1 unchanged, 1 not asked for\n"))
    let changes = try table("out/1.1.0/changes.csv")
    #expect(changes.contains("revised,statistics,"))
    #expect(changes.contains("added,documents,"))
    #expect(try table("out/1.1.0/statistics.csv").contains("慰问困难职工33人"))

    // A page that is gone stays in the dataset.
    site.turn.withLock { $0 = 2 }
    let third = try run("--now")
    #expect(third.status == 0, "\(third.messages)")
    #expect(third.messages.contains("county: 2 unchanged, 1 gone, 1 not asked for\n"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("out/1.1.1")))
    #expect(try table("out/versions.json").contains("\"1.1.0\""))
  }

  @Test("offline no socket is opened, and the same bytes come of the raw folder alone; failures are told")
  func offline() throws {
    let site = Site()
    var server: TestServer? = try TestServer { site.answer($0) }
    try declare(try #require(server))
    #expect(try run().status == 0)
    let made = try FolderContents.files(below: folder.url.appending(path: "out/1.0.0"))
    server = nil
    // No server is there any more, and no catalogue.
    try FileManager.default.removeItem(atPath: folder.path(".tongji"))
    try FileManager.default.removeItem(atPath: folder.path("out"))
    let offline = try run("--offline", "--strict")
    #expect(offline.status == 0, "\(offline.messages)")
    #expect(try FolderContents.files(below: folder.url.appending(path: "out/1.0.0")) == made)
    // A host that is not allowed by name is refused before a socket is opened.
    let declared = try table("pipeline.json").replacing(
      "local_hosts\": [\"127.0.0.1", with: "local_hosts\": [\"127.0.0.2")
    try folder.write(declared, to: "pipeline.json")
    let strict = try run("--strict")
    #expect(strict.status == 2)
    #expect(strict.messages.contains("cannot be had"))
  }

  @Test("of an archive come the same tables as of its pages as files")
  func archive() throws {
    let url = "http://example.org/1.html"
    let body =
      "<html><head><title>一季度工会工作总结</title></head><body><h1>一季度工会工作总结</h1>"
      + "<p>2024年一季度，县总工会走访慰问困难职工31人，发放慰问金2.5万元。</p></body></html>"
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    let record =
      "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: \(url)\r\nWARC-Date: 2024-05-09T08:00:00Z\r\n"
      + "Content-Length: \(head.utf8.count + body.utf8.count)\r\n\r\n\(head)\(body)\r\n\r\n"
    func run(_ name: String, _ source: String) throws -> [String: Data] {
      try folder.write(
        """
        {
          "dataset": { "name": "test", "title": "测试", "description": "说明" }, "raw": "raw", "out": "out",
          "sources": [{ "name": "all", \(source) }], "outputs": { "forms": [] }
        }
        """, to: "\(name)/pipeline.json")
      let result = try BuiltProgram("tongji").run(
        ["run", "--strict"], environment: ["SOURCE_DATE_EPOCH": "1700000000"], folder: folder.path(name))
      #expect(result.status == 0, "\(result.messages)")
      return try FolderContents.files(below: folder.url.appending(path: "\(name)/out/1.0.0"))
    }
    try folder.write(body, to: "files/raw/1.html")
    try folder.write(
      "{\"url\": \"\(url)\", \"retrieved_at\": \"2024-05-09T08:00:00Z\", \"content_type\": \"text/html; charset=utf-8\"}",
      to: "files/raw/1.html.meta.json")
    try folder.write(record, to: "archive/crawl/one.warc")
    let made = try run("archive", "\"warc\": [\"crawl/*.warc\"]")
    #expect(made["statistics.csv"].map { String(decoding: $0, as: UTF8.self) }?.contains("25000") == true)
    let expected = try run("files", "\"files\": [\"*.html\"]")
    // Only what tells how it was made is another: the sources are declared in other words.
    #expect(FolderContents.differences(made, expected) == ["README.md", "datapackage.json"])
  }
}
