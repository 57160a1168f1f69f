internal import Glibc

/// The bytes of a server's answer, and what it does behind them.
public struct TestReply: Sendable {
  /// What comes after the bytes.
  public enum End: Sendable {
    /// The connection stays open for the next request.
    case keep
    /// The connection is closed.
    case close
    /// Nothing more comes, until the other side gives up.
    case hold
    /// These bytes come again and again, until the other side gives up.
    case repeating([UInt8])
    /// The same a byte at a time.
    case dripping([UInt8])
  }

  /// The bytes, from the status line on.
  public var bytes: [UInt8]
  /// What comes then.
  public var end: End

  /// An answer of raw bytes.
  public init(raw bytes: [UInt8], end: End) {
    self.bytes = bytes
    self.end = end
  }

  /// An answer of raw text; `\n` in the text is a line end of HTTP.
  public init(raw text: String, end: End) {
    self.init(raw: Array(text.replacing("\n", with: "\r\n").utf8), end: end)
  }

  /// A whole answer with its length.
  public init(
    _ status: Int = 200, _ headers: [(String, String)] = [("Content-Type", "text/html")], body: [UInt8] = []
  ) {
    var head = "HTTP/1.1 \(status) Status\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    if status != 304, status != 204 { head += "Content-Length: \(body.count)\r\n" }
    self.init(raw: Array(head.utf8) + [13, 10] + body, end: .keep)
  }

  /// A whole answer of text.
  public init(
    _ status: Int = 200, _ headers: [(String, String)] = [("Content-Type", "text/html")], text: String
  ) {
    self.init(status, headers, body: Array(text.utf8))
  }

  /// A redirect.
  public static func redirect(_ status: Int = 302, to location: String) -> TestReply {
    TestReply(status, [("Location", location)])
  }

  /// Sends it; false where the connection is to be closed.
  func send(to connection: Int32) -> Bool {
    guard Self.send(bytes, to: connection) else { return false }
    switch end {
    case .keep: return true
    case .close: return false
    case .hold:
      var byte: UInt8 = 0
      while unsafe recv(connection, &byte, 1, 0) > 0 {}
      return false
    case .repeating(let bytes):
      while Self.send(bytes, to: connection) {}
      return false
    case .dripping(let bytes):
      while true {
        for byte in bytes {
          guard Self.send([byte], to: connection) else { return false }
          usleep(20_000)
        }
      }
    }
  }

  private static func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.send(
          connection, $0.baseAddress.map { unsafe $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}
