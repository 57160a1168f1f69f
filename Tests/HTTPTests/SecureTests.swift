import HTTP
import TestSupport
import Testing

@Suite("Encrypted connections")
struct SecureTests {
  /// Asks until the server has started. How long that takes is the machine's affair: no test here has a time limit, which
  /// would count what other tests take, too.
  private func fetch(
    _ url: String, _ server: SecureServer, authorities: String?
  ) async throws -> Result<HTTPResponse, HTTPError> {
    let client = try ExchangeTests.client(["127.0.0.1", "localhost"], authorities: authorities)
    while true {
      do throws(HTTPError) {
        return .success(try await client.fetch(HTTPRequest(WebAddress(url))))
      } catch {
        if error.kind != .connectionFailed || !server.isRunning { return .failure(error) }
        try await Task.sleep(for: .milliseconds(20))
      }
    }
  }

  @Test(
    "a certificate must be signed by an authority that is trusted, and be the host's",
    .enabled(if: SecureServer.has("openssl"), "openssl is not installed"))
  func certificates() async throws {
    let server = try SecureServer("openssl s_server -accept $port -key $key -cert $certificate -WWW -quiet")
    let url = "https://127.0.0.1:\(server.port)/page.html"
    let response = try await fetch(url, server, authorities: server.certificate).get()
    #expect(response.status == 200)
    #expect(response.body == Array("page".utf8))
    for (url, authorities) in [
      (url, nil), ("https://localhost:\(server.port)/page.html", server.certificate),
    ] as [(String, String?)] {
      let result = try await fetch(url, server, authorities: authorities)
      #expect { try result.get() } throws: { ($0 as? HTTPError)?.kind == .certificateRefused }
    }
  }

  @Test(
    "HTTP/2 is spoken where the server offers it",
    .enabled(if: SecureServer.has("nghttpd") && SecureServer.has("openssl"), "nghttpd is not installed"))
  func version2() async throws {
    let server = try SecureServer("nghttpd -d . $port $key $certificate")
    let url = "https://127.0.0.1:\(server.port)/page.html"
    let response = try await fetch(url, server, authorities: server.certificate).get()
    #expect(response.version == "2")
    #expect(response.status == 200)
    #expect(response.body == Array("page".utf8))
  }
}
