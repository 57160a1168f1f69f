import Foundation
import Records
import TestSupport
import Testing

@Suite("tongji-fetch with URLs")
struct FetchURLTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func fetch(_ server: TestServer, _ requests: [String], _ options: [String]) throws -> ProgramResult
  {
    let raw = folder.path("raw")
    return try BuiltProgram("tongji-fetch").run(
      ["--raw", raw, "--delay", "0"] + options + ["-"],
      input: Data(requests.map { ($0.hasPrefix("/") ? server.url($0) : $0) + "\n" }.joined().utf8),
      environment: ["http_proxy": "http://127.0.0.1:1/"], folder: folder.path)
  }

  private func records(_ result: ProgramResult) throws -> [Document] {
    try result.text.split(separator: "\n").map { try RecordCodec.decode(Array($0.utf8)) }
  }

  @Test("records in the order of the requests, paths and URLs mixed")
  func order() throws {
    let server = try TestServer { request in
      switch request.target {
      case "/a": TestReply(200, [("Content-Type", "text/html; charset=gbk")], text: "<html>521")
      case "/old": .redirect(to: "/a")
      default: TestReply(404)
      }
    }
    try folder.write("<p>全区</p>", to: "raw/local.html")
    let result = try fetch(
      server, ["local.html", "/old", "/none", "missing.html", "/a", "/old", "local.html"],
      ["--contact", "test@example.org", "--local-host", "127.0.0.1:\(server.port)"])
    #expect(result.status == 0)
    #expect(result.messages == "")
    let documents = try records(result)
    #expect(
      documents.map(\.page.source) == [
        "local.html", server.url("/old"), server.url("/none"), "missing.html", server.url("/a"),
        server.url("/old"),
        "local.html",
      ])
    #expect(documents.map(\.error?.kind) == [nil, nil, "status-404", "file-missing", nil, nil, nil])
    #expect(documents[1].page.declaredCharset == "gbk")
    #expect(documents[1].page.sha256 == documents[4].page.sha256)
    #expect(server.requests.map(\.target) == ["/old", "/a", "/none", "/a"])
    #expect(server.requests.first?["User-Agent"]?.hasSuffix("(+test@example.org)") == true)
  }

  @Test("without a contact nothing is asked; a host of one's own must be named")
  func refusals() throws {
    let server = try TestServer { _ in TestReply(text: "<html>") }
    let result = try fetch(server, ["/a"], [])
    #expect(result.status == 64)
    #expect(result.messages.contains("to fetch URLs give --contact, a mail address or URL"))
    let refused = try fetch(server, ["/a"], ["--contact", "test@example.org"])
    #expect(refused.status == 0)
    #expect(try records(refused).map(\.error?.kind) == ["address-refused"])
    #expect(server.requests.isEmpty)
  }

  @Test("a page that was kept is taken where its server fails, and a message says so")
  func offline() throws {
    let options = ["--contact", "test@example.org", "--local-host", "127.0.0.1"]
    let server = try TestServer { $0.turn == 0 ? TestReply(text: "<html>521") : TestReply(404) }
    let first = try fetch(server, ["/a"], options)
    let second = try fetch(server, ["/a"], options)
    #expect(second.text == first.text)
    #expect(
      second.messages
        == "tongji-fetch: \(server.url("/a")): the server answered 404: see whether the URL is right; the page kept before is taken\n"
    )
  }
}
