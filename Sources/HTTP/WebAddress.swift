internal import CCURL
internal import Foundation

/// An http or https URL that a request may go to, read by the same parser as makes the connection.
///
/// Scheme and host are in lower case, the host in Punycode where it is none of ASCII, `.` and `..` are resolved, and
/// what a URL may not hold is percent-encoded, a page's GBK bytes as they are. A fragment, which is never sent, is
/// dropped. Any port is allowed but those that browsers refuse (``BlockedPorts``).
public struct WebAddress: Sendable, Hashable, CustomStringConvertible {
  /// The URL.
  public let text: String
  /// The host in lower case, IPv6 in brackets, without a dot at the end.
  public let host: String
  /// The port, also where the URL has none.
  public let port: Int
  /// Whether the connection is encrypted.
  public let isSecure: Bool

  /// The longest URL that is taken: what RFC 9110, section 4.1, asks every server to take.
  public static let longest = 8_000

  /// A URL as a person or a page writes it. Throws ``HTTPError`` of a kind that no further try can mend.
  ///
  /// As browsers do (WHATWG URL Standard): blanks around it and line ends inside go, `\` before the query is `/`.
  public init(_ text: String) throws(HTTPError) {
    try self.init(bytes: Array(text.utf8), base: nil)
  }

  /// The URL that a reference in the page at this one leads to.
  public func resolving(_ reference: String) throws(HTTPError) -> WebAddress {
    try WebAddress(bytes: Array(reference.utf8), base: self)
  }

  /// The same for a reference in any charset, such as a `Location`.
  public func resolving(bytes: [UInt8]) throws(HTTPError) -> WebAddress {
    try WebAddress(bytes: bytes, base: self)
  }

  /// The URL.
  public var description: String { text }

  private init(bytes: [UInt8], base: WebAddress?) throws(HTTPError) {
    let written = WrittenURL(bytes)
    let shown = written.shown
    guard written.bytes.count <= Self.longest else {
      throw .url(.malformedURL, shown, "is longer than \(Self.longest) bytes")
    }
    if written.bytes.isEmpty, let base {
      self = base
      return
    }
    guard !written.bytes.isEmpty, !written.bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw .url(.malformedURL, shown, "is no URL")
    }
    let url = try ParsedURL(written.withASCIIHost, base: base?.text, shown: shown)
    guard let scheme = url.part(CURLUPART_SCHEME)?.lowercased(), scheme == "http" || scheme == "https" else {
      throw .url(.schemeRefused, shown, "is neither http nor https")
    }
    guard url.part(CURLUPART_USER) == nil, url.part(CURLUPART_PASSWORD) == nil else {
      throw .url(.credentialsRefused, shown, "holds a user name or password")
    }
    guard let name = url.part(CURLUPART_HOST)?.lowercased(), name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      let text = url.part(CURLUPART_URL), text.utf8.count <= Self.longest
    else { throw .url(.malformedURL, shown, "is no URL") }
    let port = url.part(CURLUPART_PORT).flatMap { Int($0) } ?? (scheme == "https" ? 443 : 80)
    guard port > 0, !BlockedPorts.ports.contains(port) else {
      throw .url(.portRefused, shown, "names the port \(port), which is another service's")
    }
    var host = Substring(name)
    while host.hasSuffix("."), host.count > 1 { host = host.dropLast() }
    self.host = String(host)
    self.port = port
    self.text = text
    isSecure = scheme == "https"
  }
}
