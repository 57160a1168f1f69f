import HTTP
import TestSupport
import Testing

@Suite("Exchanges with a server")
struct ExchangeTests {
  static let exchanges = CaseTable.rows("exchanges.tsv", in: .module)

  @Test("answers, whole and broken", arguments: exchanges)
  func exchange(_ row: CaseTable.Row) async throws {
    let reply = TestReply(raw: unescaped(row["reply"]), end: try #require(Self.ends[row["end"]]))
    let server = try TestServer { _ in
      row["end"] == "repeat-all" ? TestReply(raw: [], end: .repeating(reply.bytes)) : reply
    }
    var request = HTTPRequest(try WebAddress(server.url("/\(row["name"])")))
    request.limits.bodyBytes = 5_000
    request.limits.headerBytes = 5_000
    do throws(HTTPError) {
      let response = try await Self.client().fetch(request)
      #expect(String(response.status) == row["status"], "\(row["note"])")
      #expect(String(decoding: response.body, as: UTF8.self) == row["body"], "\(row["note"])")
      #expect(row["error"] == "")
      #expect(response.headers["Trailer"] == nil)
    } catch {
      #expect(error.kind.rawValue == row["error"], "\(row["name"]): \(error)")
    }
    // A failure never shows as another one: no body is taken in part.
    #expect(server.requests.count == 1)
  }

  private static let ends: [String: TestReply.End] = [
    "keep": .keep, "close": .close, "hold": .hold, "repeat": .repeating(Array("aaaaaaaaaa".utf8)),
    "repeat-lines": .repeating(Array("\r\nX: aaaaaaaaaa".utf8)), "repeat-all": .close,
    "repeat-chunks": .repeating(Array("3\r\nabc\r\n".utf8)),
  ]

  static func client(
    _ localHosts: Set<String> = ["127.0.0.1"], authorities: String? = nil
  ) throws(HTTPError) -> HTTPClient {
    guard let agent = UserAgent(product: "Tongji", version: "0", contact: "test@example.org") else {
      throw HTTPError(.other, what: "no user agent", url: "", remedy: "")
    }
    return HTTPClient(
      options: HTTPOptions(userAgent: agent, localHosts: localHosts, authorities: authorities))
  }

  @Test("what a request says, and nothing else")
  func request() async throws {
    let server = try TestServer { _ in TestReply(text: "a") }
    _ = try await Self.client().fetch(HTTPRequest(WebAddress(server.url("/a?b=c"))))
    let request = try #require(server.requests.first)
    #expect(request.target == "/a?b=c")
    #expect(
      request.lines == [
        "Host: 127.0.0.1:\(server.port)", "User-Agent: Tongji/0 (+test@example.org)",
        "Accept-Encoding: gzip, deflate", "Accept: text/html, application/xhtml+xml, */*;q=0.5",
      ])
  }

  @Test("headers are kept as they were received")
  func headers() async throws {
    let server = try TestServer { _ in
      TestReply(
        raw: unescaped(
          "HTTP/1.1 200 OK\\nX-A:  one \\nx-a: two\\nSet-Cookie: a=b\\nX-B: \\xb9\\xa4\\nX-C: a\\n folded\\nX-D:\\nContent-Length: 0\\n\\n"
        ), end: .keep)
    }
    let client = try Self.client()
    let response = try await client.fetch(HTTPRequest(WebAddress(server.url("/"))))
    let fields = response.headers.fields.map { "\($0.name)=\($0.value)" }
    #expect(
      fields == [
        "X-A=one", "x-a=two", "Set-Cookie=a=b", "X-B=\u{B9}\u{A4}", "X-C=a folded", "X-D=",
        "Content-Length=0",
      ])
    #expect(response.headers["X-a"] == "one")
    #expect(response.version == "1.1")
    // No cookie comes back.
    _ = try await client.fetch(HTTPRequest(WebAddress(server.url("/"))))
    #expect(server.requests.count == 2)
    #expect(server.requests.last?["Cookie"] == nil)
  }

  @Test("what is at hand is asked for by ETag and date, and answered by 304")
  func conditional() async throws {
    let server = try TestServer { request in
      request["If-None-Match"] == "W/\"1\""
        ? TestReply(304, [("ETag", "W/\"1\"")])
        : TestReply(
          200, [("ETag", "W/\"1\""), ("Last-Modified", "Mon, 06 May 2024 00:00:00 GMT")], text: "a")
    }
    let client = try Self.client()
    let address = try WebAddress(server.url("/"))
    let first = try await client.fetch(HTTPRequest(address))
    #expect(first.status == 200)
    let second = try await client.fetch(HTTPRequest(address, validators: first.validators))
    #expect(second.status == 304)
    #expect(second.body.isEmpty)
    #expect(server.requests.last?["If-Modified-Since"] == "Mon, 06 May 2024 00:00:00 GMT")
  }

  @Test("a page in GBK comes as it is")
  func otherCharset() async throws {
    let bytes: [UInt8] = [0xB9, 0xA4, 0xBB, 0xE1]
    let server = try TestServer { _ in
      TestReply(200, [("Content-Type", "text/html; charset=gbk")], body: bytes)
    }
    let response = try await Self.client().fetch(HTTPRequest(WebAddress(server.url("/"))))
    #expect(response.body == bytes)
    #expect(response.headers["content-type"] == "text/html; charset=gbk")
  }
}
