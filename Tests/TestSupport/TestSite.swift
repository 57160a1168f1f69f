internal import Synchronization

/// A site of this machine whose pages a test changes between runs; it answers conditional requests.
public final class TestSite: Sendable {
  /// Answers a request.
  public typealias Answer = @Sendable (TestServer.Request) -> TestReply

  private let pages: Shelf
  /// Its server.
  public let server: TestServer

  /// The pages by their paths.
  private final class Shelf: Sendable {
    let pages = Mutex<[String: Answer]>([:])
  }

  /// A site without pages; `before` is told each request before it is answered.
  public init(before: @escaping @Sendable (TestServer.Request) -> Void = { _ in }) throws {
    let pages = Shelf()
    self.pages = pages
    server = try TestServer { request in
      before(request)
      guard let answer = pages.pages.withLock({ $0[request.target] }) else { return TestReply(404, []) }
      return answer(request)
    }
  }

  /// Puts an answer.
  public func put(_ path: String, _ answer: @escaping Answer) { pages.pages.withLock { $0[path] = answer } }

  /// Puts a page that has an ETag.
  public func put(_ path: String, _ body: [UInt8], type: String = "text/html; charset=utf-8") {
    let tag = "\"\(body.hashValue)\""
    put(path) { request in
      request["If-None-Match"] == tag
        ? TestReply(304, [("ETag", tag)])
        : TestReply(200, [("Content-Type", type), ("ETag", tag)], body: body)
    }
  }

  /// The same of a text.
  public func put(_ path: String, _ text: String, type: String = "text/html; charset=utf-8") {
    put(path, Array(text.utf8), type: type)
  }

  /// Takes a page away.
  public func remove(_ path: String) { pages.pages.withLock { $0[path] = nil } }

  /// The URL of a path.
  public func url(_ path: String) -> String { server.url(path) }

  /// Links as a list has them.
  public func list(_ links: [(path: String, text: String)], next: String? = nil) -> String {
    let items = links.map { "<li><a href=\"\($0.path)\">\($0.text)</a></li>" }.joined()
    let paging = next.map { "<a class=\"next\" href=\"\($0)\">下一页</a>" } ?? ""
    return "<html><body><a href=\"/about.html\">关于</a><ul class=\"list\">\(items)</ul>\(paging)</body></html>"
  }

  /// The paths that were asked for since a number of requests, in order.
  public func asked(since count: Int = 0) -> [String] { server.requests.dropFirst(count).map(\.target) }
}
