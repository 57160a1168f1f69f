import HTTP
import TestSupport
import Testing

@Suite("Redirects")
struct RedirectTests {
  /// A site: `/n/3` leads to `/n/2` and so on to the page `/n/0`; `/to?URL` leads to the URL.
  private static func site() throws -> TestServer {
    try TestServer { request in
      let target = request.target
      if target == "/n/0" { return TestReply(200, [("ETag", "\"0\"")], text: "page") }
      if target.hasPrefix("/n/"), let number = Int(target.dropFirst(3)) {
        return .redirect([301, 302, 303, 307, 308][number % 5], to: "\(number - 1)")
      }
      if target == "/loop" { return .redirect(to: "/loop2") }
      if target == "/loop2" { return .redirect(to: "/loop") }
      if target.hasPrefix("/to?") { return .redirect(to: String(target.dropFirst(4))) }
      return TestReply(404)
    }
  }

  private func kind(_ server: TestServer, _ path: String) async throws -> HTTPError.Kind? {
    do {
      _ = try await ExchangeTests.client().fetch(HTTPRequest(WebAddress(server.url(path))))
      return nil
    } catch {
      return error.kind
    }
  }

  @Test("up to five are followed, and told")
  func chain() async throws {
    let server = try Self.site()
    let response = try await ExchangeTests.client().fetch(HTTPRequest(WebAddress(server.url("/n/5"))))
    #expect(response.status == 200)
    #expect(response.address.text == server.url("/n/0"))
    #expect(response.redirects.map(\.status) == [301, 308, 307, 303, 302])
    #expect(response.redirects.first?.url == server.url("/n/5"))
    #expect(try await kind(server, "/n/6") == .redirectRefused)
    #expect(try await kind(server, "/loop") == .redirectRefused)
  }

  @Test(
    "no redirect leaves the public web",
    arguments: [
      ("ftp://example.org/", HTTPError.Kind.schemeRefused), ("file:///etc/passwd", .schemeRefused),
      ("http://user:secret@example.org/", .credentialsRefused), ("http://127.0.0.1:22/", .portRefused),
      ("http://127.0.0.2/", .addressRefused), ("http://0.0.0.0:8080/", .addressRefused),
      ("http://10.0.0.1/", .addressRefused),
      ("http://169.254.169.254/latest/", .addressRefused), ("http://[::1]/", .addressRefused),
      ("http://[::ffff:127.0.0.1]/", .addressRefused), ("http://[fe80::1]/", .addressRefused),
      ("http://2130706434/", .addressRefused), ("http://localhost:8080/", .addressRefused),
      ("javascript:alert(1)", .malformedURL),
    ])
  func refused(_ target: String, _ expected: HTTPError.Kind) async throws {
    let server = try Self.site()
    #expect(try await kind(server, "/to?\(target)") == expected)
    #expect(server.requests.count == 1)
  }

  @Test("a host whose name leads to this machine is refused, unless it is allowed by name")
  func localNames() async throws {
    let server = try TestServer { _ in TestReply(text: "inside") }
    let url = "http://localhost:\(server.port)/"
    for (allowed, isReached) in [
      ([], false), (["127.0.0.1"], false), (["localhost"], true), (["LOCALHOST:\(server.port)"], true),
      (["localhost:1"], false),
    ] as [(Set<String>, Bool)] {
      let before = server.connections
      do {
        let response = try await ExchangeTests.client(allowed).fetch(HTTPRequest(WebAddress(url)))
        #expect(isReached)
        #expect(response.body == Array("inside".utf8))
      } catch {
        #expect(!isReached)
        #expect(error.kind == .addressRefused)
        #expect(
          "\(error)".hasSuffix(
            "none of the public network: if localhost is a host of your own, allow it by name"))
        #expect(server.connections == before)
      }
    }
  }

  @Test("what was at hand of one URL is not asked of another")
  func validators() async throws {
    let server = try Self.site()
    let client = try ExchangeTests.client()
    let known = Validators(url: server.url("/n/0"), entityTag: "\"0\"")
    _ = try await client.fetch(HTTPRequest(WebAddress(server.url("/n/1")), validators: known))
    #expect(server.requests.map { $0["If-None-Match"] } == [nil, "\"0\""])
    let other = Validators(url: server.url("/elsewhere"), entityTag: "\"0\"")
    _ = try await client.fetch(HTTPRequest(WebAddress(server.url("/n/1")), validators: other))
    #expect(server.requests.suffix(2).map { $0["If-None-Match"] } == [nil, nil])
  }

  @Test("a caller may follow step by step")
  func steps() async throws {
    let server = try Self.site()
    let client = try ExchangeTests.client()
    let request = HTTPRequest(try WebAddress(server.url("/n/1")))
    let response = try await client.send(request)
    #expect(response.status == 302)
    let next = try #require(try request.following(response))
    #expect(next.address.text == server.url("/n/0"))
    #expect(next.firstURL == server.url("/n/1"))
    let last = try await client.send(next)
    #expect(last.redirects == [Redirect(url: server.url("/n/1"), status: 302)])
    #expect(try next.following(last) == nil)
  }
}
