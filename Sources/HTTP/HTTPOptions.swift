/// How a client presents itself, and what it may reach.
///
/// What it never does, whatever the environment or a file of the user's says: it sends no cookie and no password, asks
/// no proxy (`http_proxy` and the like are not read), reads no `.netrc`.
public struct HTTPOptions: Sendable, Hashable {
  /// Who asks: sent with every request.
  public var userAgent: UserAgent
  /// Hosts that may have an address outside the public network, each as `host` or `host:port`: those that the user
  /// named himself. All others are refused there, whether by name, by number or by redirect.
  public var localHosts: Set<String>
  /// A PEM file of the authorities whose certificates hold, in place of the system's.
  public var authorities: String?

  /// Options; nothing outside the public network unless said.
  public init(userAgent: UserAgent, localHosts: Set<String> = [], authorities: String? = nil) {
    self.userAgent = userAgent
    self.localHosts = Set(localHosts.map { $0.lowercased() })
    self.authorities = authorities
  }

  /// Whether the address of a URL's host is not looked at.
  func isLocalAllowed(_ address: WebAddress) -> Bool {
    localHosts.contains(address.host) || localHosts.contains("\(address.host):\(address.port)")
  }
}

/// The name of a program and how its owner is reached, as the header `User-Agent` has it:
/// `Tongji/1.0 (+https://example.org/about)`.
public struct UserAgent: Sendable, Hashable {
  /// The header's value.
  public let text: String
  /// The program's name, by which a robots.txt speaks to it.
  public let product: String

  /// A program, its version and a contact: a URL or a mail address. Nil where a part is empty or could not stand in
  /// the header (anything but visible ASCII; brackets, too, in the contact).
  public init?(product: String, version: String, contact: String) {
    func isVisible(_ text: String, but barred: String) -> Bool {
      !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !barred.utf8.contains($0) }
    }
    guard isVisible(product, but: "()/;"), isVisible(version, but: "()/;"), isVisible(contact, but: "()\\"),
      contact.contains("@") || contact.contains("://")
    else { return nil }
    self.product = product
    text = "\(product)/\(version) (+\(contact))"
  }
}
