import HTTP
import TestSupport
import Testing

@Suite("Compressed bodies")
struct CompressionTests {
  private static let text = Array(String(repeating: "慰问职工五百二十一人。", count: 500).utf8)

  private func fetch(
    _ body: [UInt8], coding: String = "gzip", change: (inout HTTPLimits) -> Void = { _ in }
  ) async throws -> HTTPResponse {
    let server = try TestServer { _ in TestReply(200, [("Content-Encoding", coding)], body: body) }
    var request = HTTPRequest(try WebAddress(server.url("/")))
    change(&request.limits)
    return try await ExchangeTests.client().fetch(request)
  }

  private func kind(
    _ body: [UInt8], coding: String = "gzip", change: (inout HTTPLimits) -> Void = { _ in }
  ) async throws -> HTTPError.Kind? {
    do {
      _ = try await fetch(body, coding: coding, change: change)
      return nil
    } catch let error as HTTPError {
      return error.kind
    }
  }

  @Test("every form that servers send", arguments: ["gzip", "x-gzip", "GZIP", "deflate"])
  func forms(_ coding: String) async throws {
    for packed in [
      try Packing.gzip(Self.text), try Packing.zlib(Self.text), try Packing.deflate(Self.text),
      try Packing.gzip(Self.text) + [0, 0, 0],
      try Packing.gzip(Array(Self.text[..<30])) + Packing.gzip(Array(Self.text[30...])),
    ] {
      let response = try await fetch(packed, coding: coding)
      #expect(response.body == Self.text)
      #expect(response.wireBytes == packed.count)
    }
  }

  @Test("a body that is cut or changed is none")
  func damaged() async throws {
    let packed = try Packing.gzip(Self.text)
    for count in [1, 2, 5, 10, 20, packed.count - 8, packed.count - 1] {
      #expect(try await kind(Array(packed[..<count])) == .bodyDamaged, "\(count) bytes")
    }
    var changed = packed
    changed[packed.count - 6] ^= 1
    #expect(try await kind(changed) == .bodyDamaged)
  }

  @Test("a body that grows beyond measure is broken off")
  func bombs() async throws {
    let zeros = try Packing.gzip([UInt8](repeating: 0, count: 8 << 20))
    #expect(zeros.count < 10_000)
    #expect(try await kind(zeros) == .compressionBomb)
    // What is small is no bomb, whatever its ratio.
    #expect(try await fetch(Packing.gzip([UInt8](repeating: 0, count: 1 << 20))).body.count == 1 << 20)
    #expect(try await kind(zeros) { $0.compressionRatio = 2_000 } == nil)
    #expect(
      try await kind(zeros) {
        $0.compressionRatio = 2_000
        $0.bodyBytes = 1 << 20
      } == .bodyTooLarge)
    #expect(try await kind(Packing.gzip(Self.text)) { $0.bodyBytes = Self.text.count } == nil)
    #expect(try await kind(Packing.gzip(Self.text)) { $0.bodyBytes = Self.text.count - 1 } == .bodyTooLarge)
  }
}
