/// What a robots.txt says to one program.
public struct RobotsRules: Sendable, Hashable {
  /// How long to wait between two requests; nil where nothing is said. Exact: no more than was written.
  public let crawlDelay: Duration?
  private let rules: [RobotsRule]

  init(rules: [RobotsRule], crawlDelay: Duration?) {
    self.rules = rules
    self.crawlDelay = crawlDelay
  }

  /// Whether a URL may be fetched, and by which line: the rule with the most bytes wins, `allow` among equals; where
  /// none matches, it may (RFC 9309, section 2.2.2). `/robots.txt` always may.
  ///
  /// - Parameter url: an absolute URL, or a path with its query; a fragment is no part of it.
  /// - Returns: whether it may, with the line that says so.
  public func verdict(on url: String) -> RobotsVerdict {
    let path = Self.path(of: url)
    if path == Array("/robots.txt".utf8) { return RobotsVerdict(isAllowed: true, line: nil) }
    var best: RobotsRule?
    for rule in rules where rule.pattern.matches(path) {
      guard let chosen = best else {
        best = rule
        continue
      }
      if (rule.pattern.octets, rule.isAllowed ? 1 : 0) > (chosen.pattern.octets, chosen.isAllowed ? 1 : 0) {
        best = rule
      }
    }
    return RobotsVerdict(isAllowed: best?.isAllowed ?? true, line: best?.line)
  }

  /// Path and query as they are compared.
  private static func path(of url: String) -> [UInt8] {
    var bytes = Array(url.utf8)[...]
    if let fragment = bytes.firstIndex(of: 0x23) { bytes = bytes[..<fragment] }
    let first = bytes.firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x3A }
    if let first, bytes[first] == 0x3A, bytes[(first + 1)...].starts(with: [0x2F, 0x2F]) {
      bytes = bytes[(first + 3)...]
      bytes = bytes[(bytes.firstIndex { $0 == 0x2F || $0 == 0x3F } ?? bytes.endIndex)...]
    }
    if bytes.first != 0x2F { bytes = [0x2F] + bytes }
    return RobotsPattern.normalized(bytes)
  }
}

/// Whether a URL may be fetched.
public struct RobotsVerdict: Sendable, Hashable {
  /// Whether it may.
  public let isAllowed: Bool
  /// The line of the robots.txt that decides, from 1; nil where none speaks of it.
  public let line: Int?
}

/// An `allow` or `disallow` line.
struct RobotsRule: Sendable, Hashable {
  let isAllowed: Bool
  let pattern: RobotsPattern
  let line: Int
}
