/// A site's robots.txt, read by RFC 9309 (https://www.rfc-editor.org/rfc/rfc9309).
///
/// Groups of `user-agent` lines with their `allow` and `disallow` lines; beside them `crawl-delay`, which the RFC
/// leaves to others, and `sitemap`. Lines of other kinds, and what stands before the first group, say nothing.
public struct RobotsFile: Sendable, Hashable {
  /// The URLs of the `sitemap` lines as they are written, in their order; they belong to no group.
  public private(set) var sitemaps: [String] = []
  /// The lines, from 1, that are neither empty nor a comment and yet could not be understood.
  public private(set) var unreadLines: [Int] = []
  /// Whether the file has more than ``byteCap`` bytes; what follows the last whole line within them is not read.
  public let isCut: Bool
  private var groups: [Group] = []

  /// How much of a file is read: 500 KiB, the least that RFC 9309, section 2.5, asks for.
  public static let byteCap = 500 << 10

  /// Some names and what holds for them.
  private struct Group: Sendable, Hashable {
    /// Product tokens in lower case, or `*`.
    var agents: [[UInt8]] = []
    var rules: [RobotsRule] = []
    var crawlDelay: Duration?
    /// After the first rule, a `user-agent` line begins another group.
    var isClosed = false
  }

  /// A file from its bytes; whatever they are, there is something to go by: what cannot be read says nothing.
  public init(_ bytes: [UInt8]) {
    var body = bytes[...]
    if body.starts(with: [0xEF, 0xBB, 0xBF]) { body = body.dropFirst(3) }
    isCut = body.count > Self.byteCap
    if isCut {
      body = body.prefix(Self.byteCap)
      body = body[...(body.lastIndex { $0 == 0x0A || $0 == 0x0D } ?? body.startIndex)]
    }
    for (index, line) in RobotsLine.lines(of: body).enumerated() { take(line, number: index + 1) }
  }

  /// What holds for a program by its product token, such as `Tongji`: the groups that name it, taken together; where
  /// none does, those of `*`; where there are none, everything is allowed.
  public func rules(for product: String) -> RobotsRules {
    let token = RobotsLine.token(of: Array(product.utf8)[...])
    var chosen = groups.filter { !token.isEmpty && $0.agents.contains(token) }
    if chosen.isEmpty { chosen = groups.filter { $0.agents.contains([0x2A]) } }
    return RobotsRules(rules: chosen.flatMap(\.rules), crawlDelay: chosen.compactMap(\.crawlDelay).max())
  }

  private mutating func take(_ line: ArraySlice<UInt8>, number: Int) {
    let text = RobotsLine.withoutComment(line)
    guard !text.isEmpty else { return }
    guard let (key, value) = RobotsLine.pair(text) else {
      unreadLines.append(number)
      return
    }
    switch key {
    case "user-agent":
      if groups.last?.isClosed != false { groups.append(Group()) }
      // A group of a name that cannot be read must not lend its rules to the group before it.
      let token = value.prefix { $0 != 0x20 && $0 != 0x09 } == [0x2A] ? [0x2A] : RobotsLine.token(of: value)
      if token.isEmpty { unreadLines.append(number) } else { groups[groups.count - 1].agents.append(token) }
    case "allow", "disallow":
      guard !groups.isEmpty else {
        unreadLines.append(number)
        return
      }
      groups[groups.count - 1].isClosed = true
      guard !value.isEmpty else { return }
      if let pattern = RobotsPattern(value) {
        groups[groups.count - 1].rules.append(
          RobotsRule(isAllowed: key == "allow", pattern: pattern, line: number))
      } else {
        unreadLines.append(number)
      }
    case "crawl-delay":
      guard !groups.isEmpty, let delay = RobotsLine.seconds(value) else {
        unreadLines.append(number)
        return
      }
      groups[groups.count - 1].crawlDelay = max(delay, groups[groups.count - 1].crawlDelay ?? .zero)
    case "sitemap":
      if value.isEmpty {
        unreadLines.append(number)
      } else {
        sitemaps.append(String(decoding: value, as: UTF8.self))
      }
    default: unreadLines.append(number)
    }
  }
}
