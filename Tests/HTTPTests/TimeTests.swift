internal import Glibc
import HTTP
import TestSupport
import Testing

/// Servers here never end by themselves, so that however slow the machine is, the limit is what ends the transfer.
@Suite("Limits in time")
struct TimeTests {
  private func failure(
    _ reply: TestReply, _ path: String = "/", _ change: (inout HTTPLimits) -> Void
  ) async throws -> HTTPError? {
    let server = try TestServer { _ in reply }
    var request = HTTPRequest(try WebAddress(server.url(path)))
    request.limits.total = .seconds(100_000)
    request.limits.stalled = .seconds(100_000)
    change(&request.limits)
    do {
      _ = try await ExchangeTests.client().fetch(request)
      return nil
    } catch {
      return error
    }
  }

  @Test("a body that drips without end")
  func drip() async throws {
    let drip = TestReply(raw: "HTTP/1.1 200 OK\n\n", end: .dripping([0x61]))
    let error = try #require(try await failure(drip) { $0.total = .milliseconds(300) })
    #expect(error.kind == .timeout)
    #expect(error.isTransient)
    #expect(error.what == "took more than 300 ms")
    #expect(
      try await failure(drip) { ($0.stalled, $0.leastSpeed) = (.seconds(1), 100_000) }?.kind == .stalled)
  }

  @Test("a server that says nothing, or stops in its headers")
  func silence() async throws {
    for text in ["", "HTTP/1.1 200 OK\nX: ", "HTTP/1.1 200 OK\nContent-Length: 9\n\nabc"] {
      let reply = TestReply(raw: text, end: .hold)
      #expect(try await failure(reply) { $0.total = .milliseconds(200) }?.kind == .timeout)
    }
    let reply = TestReply(raw: "", end: .hold)
    #expect(try await failure(reply) { $0.stalled = .seconds(1) }?.kind == .stalled)
  }

  @Test("redirects share the limit of the whole")
  func redirects() async throws {
    let server = try TestServer { request in
      request.target == "/"
        ? .redirect(to: "/page") : TestReply(raw: "HTTP/1.1 200 OK\n\n", end: .dripping([0x61]))
    }
    var request = HTTPRequest(try WebAddress(server.url("/")))
    request.limits.total = .milliseconds(400)
    await #expect(throws: HTTPError.self) { try await ExchangeTests.client().fetch(request) }
  }

  @Test("a request that is given up ends at once")
  func cancellation() async throws {
    let server = try TestServer { _ in TestReply(raw: "HTTP/1.1 200 OK\n\n", end: .dripping([0x61])) }
    var request = HTTPRequest(try WebAddress(server.url("/")))
    request.limits.total = .seconds(100_000)
    request.limits.stalled = .seconds(100_000)
    let asked = request
    let task = Task { try await ExchangeTests.client().fetch(asked) }
    while server.requests.isEmpty { await Task.yield() }
    task.cancel()
    let result = await task.result
    #expect(
      throws: HTTPError(.cancelled, what: "was given up", url: asked.address.text, remedy: "run it again")
    ) {
      try result.get()
    }
  }

  @Test("nobody listens, and nobody answers")
  func noServer() async throws {
    let closed = try Listener(backlog: nil)
    var request = HTTPRequest(try WebAddress("http://127.0.0.1:\(closed.port)/"))
    await #expect { try await ExchangeTests.client().fetch(request) } throws: {
      ($0 as? HTTPError)?.kind == .connectionFailed
    }
    // A queue of connections that is full: the next one waits for ever.
    let full = try Listener(backlog: 0)
    let waiting = try (0..<4).map { _ in try full.connect() }
    defer { for socket in waiting { close(socket) } }
    request = HTTPRequest(try WebAddress("http://127.0.0.1:\(full.port)/"))
    request.limits.connect = .milliseconds(200)
    await #expect { try await ExchangeTests.client().fetch(request) } throws: {
      ($0 as? HTTPError)?.kind == .connectTimeout
    }
  }

  @Test("a host that does not exist")
  func noHost() async throws {
    let request = HTTPRequest(try WebAddress("http://nowhere.invalid/"))
    await #expect { try await ExchangeTests.client().fetch(request) } throws: {
      ($0 as? HTTPError)?.kind == .nameUnresolved
    }
  }
}
