/// Why a page could not be fetched: what is wrong, where, and what to do.
public struct HTTPError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of failure; the raw value is a stable identifier.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The text is no URL, or one that is too long.
    case malformedURL = "url-malformed"
    /// The URL is of another scheme than http and https.
    case schemeRefused = "scheme-refused"
    /// The URL holds a user name or password.
    case credentialsRefused = "credentials-refused"
    /// The port is one of ``BlockedPorts``.
    case portRefused = "port-refused"
    /// The host's address is loopback, private, or else none of the public network.
    case addressRefused = "address-refused"
    /// The name of the host leads to no address.
    case nameUnresolved = "name-unresolved"
    /// Nobody answers at the address, or the connection broke.
    case connectionFailed = "connection-failed"
    /// No connection was made in time.
    case connectTimeout = "connect-timeout"
    /// The transfer went too slowly for too long.
    case stalled
    /// The whole took too long.
    case timeout
    /// The server's certificate does not hold.
    case certificateRefused = "certificate-refused"
    /// No encrypted connection came about.
    case encryptionFailed = "encryption-failed"
    /// The headers have more bytes than are allowed.
    case headersTooLarge = "headers-too-large"
    /// The body has more bytes than are allowed.
    case bodyTooLarge = "body-too-large"
    /// The compressed body grows beyond measure.
    case compressionBomb = "compression-bomb"
    /// The body is cut short, or is not what its headers tell.
    case bodyDamaged = "body-damaged"
    /// What came is no HTTP.
    case noHTTP = "no-http"
    /// A redirect leads nowhere, in a circle, or through too many steps.
    case redirectRefused = "redirect-refused"
    /// The one who asked gave it up.
    case cancelled
    /// Anything else that libcurl tells.
    case other
  }

  /// The kind of failure.
  public var kind: Kind
  /// What is wrong.
  public var what: String
  /// The URL, without user name and password.
  public var url: String
  /// What to do.
  public var remedy: String

  /// A failure.
  public init(_ kind: Kind, what: String, url: String, remedy: String) {
    self.kind = kind
    self.what = what
    self.url = url
    self.remedy = remedy
  }

  /// URL, what is wrong and what to do, in one line.
  public var description: String { "\(url): \(what): \(remedy)" }

  /// Whether another try later may go well.
  public var isTransient: Bool {
    switch kind {
    case .nameUnresolved, .connectionFailed, .connectTimeout, .stalled, .timeout, .encryptionFailed,
      .bodyDamaged,
      .noHTTP, .other:
      true
    case .malformedURL, .schemeRefused, .credentialsRefused, .portRefused, .addressRefused,
      .certificateRefused,
      .headersTooLarge, .bodyTooLarge, .compressionBomb, .redirectRefused, .cancelled:
      false
    }
  }

  /// A failure of the URL itself.
  static func url(_ kind: Kind, _ url: String, _ what: String) -> HTTPError {
    let remedy =
      switch kind {
      case .schemeRefused: "name a page on the web, as in https://example.org/a"
      case .credentialsRefused: "leave them out: the URL is published with the page"
      case .portRefused: "name the port of a web server"
      default: "write scheme, host and path, as in https://example.org/a"
      }
    return HTTPError(kind, what: what, url: url, remedy: remedy)
  }
}
