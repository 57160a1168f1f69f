/// What came of asking a host for its robots.txt, and what that allows (RFC 9309, section 2.3.1).
public enum RobotsAnswer: Sendable, Hashable {
  /// A file came: its rules hold.
  case file(RobotsFile)
  /// The host says that it has none (400 to 499 but 429) or sends on and on (300 to 399): everything is allowed.
  case unavailable(status: Int)
  /// The host cannot tell just now: the network failed (no status), it fails itself (500 to 599), or was asked too
  /// often (429, of which the RFC does not speak; to go on would be the opposite of what it asks). Nothing is
  /// allowed: ask again later. A file that came before may be used for a day, a month without any is as
  /// ``unavailable(status:)``; both need a clock, so the caller judges them.
  case unreachable(status: Int?)

  /// The answer to a request, all redirects followed: its status, nil where there was no response, and its body.
  public init(status: Int?, body: [UInt8]) {
    switch status {
    case .some(200...299): self = .file(RobotsFile(body))
    case .some(let status) where status != 429 && (300...499).contains(status):
      self = .unavailable(status: status)
    default: self = .unreachable(status: status)
    }
  }

  /// The rules for a program.
  public func rules(for product: String) -> RobotsRules {
    switch self {
    case .file(let file): file.rules(for: product)
    case .unavailable: RobotsRules(rules: [], crawlDelay: nil)
    case .unreachable: Self.nothing
    }
  }

  private static let nothing = RobotsFile(Array("User-agent: *\nDisallow: /".utf8)).rules(for: "")
}
