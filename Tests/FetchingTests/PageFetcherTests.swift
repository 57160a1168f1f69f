import Fetching
import HTTP
import Politeness
import Records
import TestSupport
import Testing

@Suite("Pages fetched by their URLs")
struct PageFetcherTests {
  private let folder: TemporaryFolder
  private let root: String

  init() throws {
    folder = try TemporaryFolder()
    root = folder.path("raw")
  }

  /// Fetches pages of a server without waits; what each came to, in words.
  private func fetch(
    _ server: TestServer, _ paths: [String], _ change: (inout PolitenessOptions) -> Void = { _ in }
  ) async throws -> [String] {
    let agent = try #require(UserAgent(product: "Tongji", version: "0", contact: "test@example.org"))
    var options = PolitenessOptions()
    options.delay = .zero
    options.backoff = .milliseconds(1)
    change(&options)
    let fetcher = PageFetcher(
      client: HTTPClient(options: HTTPOptions(userAgent: agent, localHosts: ["127.0.0.1"])),
      store: try PageStore(root: root), options: options)
    var results = [String](repeating: "not told", count: paths.count)
    try await fetcher.fetch(paths.map { $0.hasPrefix("/") ? server.url($0) : $0 }) { index, result in
      results[index] = words(result)
    }
    return results
  }

  private func words(_ result: PageFetcher.Result) -> String {
    switch result {
    case .kept(.new): "new"
    case .kept(.revised(_, let revision)): "revision \(revision)"
    case .kept(.unchanged): "unchanged"
    case .notModified: "not modified"
    case .failed(let failure, let path): path == nil ? failure.kind : "\(failure.kind), kept"
    }
  }

  @Test("every answer, in one run over one connection")
  func answers() async throws {
    let server = try TestServer { request in
      switch request.target {
      case "/ok", "/moved-to": TestReply(text: "<html>\(request.target)")
      case "/busy": request.turn < 2 ? TestReply(503) : TestReply(text: "<html>at last")
      case "/soon": request.turn < 1 ? TestReply(429, [("Retry-After", "0")]) : TestReply(text: "<html>soon")
      case "/late": TestReply(503, [("Retry-After", "100000")])
      case "/moved": .redirect(301, to: "/moved-to")
      case "/away": .redirect(to: "http://10.0.0.1/")
      case "/empty": TestReply(text: "")
      case "/broken": TestReply(500)
      default: TestReply(404)
      }
    }
    let paths = [
      "/ok", "/busy", "/soon", "/moved", "/away", "/empty", "/none", "ftp://x/", "/late", "/behind",
    ]
    let results = try await fetch(server, paths)
    #expect(
      results == [
        "new", "new", "new", "new", "address-refused", "page-empty", "status-404", "scheme-refused",
        "skipped-long-wait", "skipped-long-wait",
      ])
    #expect(server.requests.filter { $0.target == "/busy" }.count == 3)
    #expect(!server.requests.contains { $0.target == "/behind" })
    // The page is known by the URL first asked for.
    let moved = try PageStore(root: root).newest(server.url("/moved"))
    #expect(moved?.answer?.url == server.url("/moved-to"))
    #expect(moved?.answer?.redirects == [["301", server.url("/moved")]])
  }

  @Test("a page that fails each time is given up, the next one is not")
  func failing() async throws {
    let server = try TestServer { $0.target == "/broken" ? TestReply(500) : TestReply(text: "<html>") }
    let results = try await fetch(server, ["/broken", "/ok"]) { $0.attempts = 3 }
    #expect(results == ["skipped-failing-page", "new"])
    #expect(server.requests.map(\.target) == ["/broken", "/broken", "/broken", "/ok"])
  }

  @Test("what was kept before is asked for by its validators, and stays when the server fails")
  func again() async throws {
    let server = try TestServer { request in
      if request.target == "/a" {
        return request["If-None-Match"] == "\"1\""
          ? TestReply(304, []) : TestReply(200, [("ETag", "\"1\"")], text: "<html>")
      }
      if request.target == "/b" { return request.turn == 0 ? TestReply(text: "<html>") : TestReply(410) }
      if request.target == "/c" { return TestReply(text: request.turn == 0 ? "<html>521" : "<html>522") }
      return request.turn == 0 ? TestReply(text: "<html>") : TestReply(raw: "no http", end: .close)
    }
    let paths = ["/a", "/b", "/c", "/d"]
    #expect(try await fetch(server, paths) == ["new", "new", "new", "new"])
    #expect(
      try await fetch(server, paths) { $0.attempts = 1 }
        == ["not modified", "status-410, kept", "revision 2", "skipped-failing-page, kept"])
    let store = try PageStore(root: root)
    #expect(try store.newest(server.url("/b"))?.goneAt != nil)
    #expect(try FileFinder.paths(below: root, matching: ["**"]).count == 4)
  }

  @Test("the record of a URL without a page tells no password")
  func record() {
    let failure = Failure(stage: "fetch", kind: "credentials-refused", message: "x")
    let document = PageFetcher.record(of: "http://user:secret@Example.org/a", failure)
    #expect(document.page.source == "http://example.org/a")
    #expect(document.error == failure)
  }
}
