/// What of the things found is wanted: those that meet everything that is said.
public struct DiscoveryFilter: Sendable, Hashable {
  /// At least one of these must stand in a candidate's title or text; none for all.
  public var keywords: [String]
  /// The first day wanted, `YYYY-MM-DD`.
  public var since: String?
  /// The last day wanted, `YYYY-MM-DD`.
  public var until: String?
  /// The hosts wanted; none for all. `*.example.org` is example.org and every host below it.
  public var hosts: [String]
  /// The hosts not wanted, in the same form; they outweigh ``hosts``.
  public var deniedHosts: [String]

  /// A filter; everything is wanted unless said.
  public init(
    keywords: [String] = [], since: String? = nil, until: String? = nil, hosts: [String] = [],
    deniedHosts: [String] = []
  ) {
    self.keywords = keywords
    self.since = since
    self.until = until
    self.hosts = hosts
    self.deniedHosts = deniedHosts
  }

  /// Something found, with what is known of it.
  public struct Candidate: Sendable, Hashable {
    /// Where it is.
    public var url: String
    /// Its title, or the text of the link to it; nil where none is known.
    public var title: String?
    /// Its text; nil where it is not known yet.
    public var text: String?
    /// Its day, `YYYY-MM-DD`; nil where none is known.
    public var day: String?

    /// A candidate.
    public init(url: String, title: String? = nil, text: String? = nil, day: String? = nil) {
      self.url = url
      self.title = title
      self.text = text
      self.day = day
    }
  }

  /// Whether a candidate is wanted.
  public enum Verdict: Sendable, Hashable {
    /// It is.
    case taken
    /// Not yet to be told: what would tell it is known only once the page is fetched. Ask again then.
    case undecided(LeftOut)
    /// It is not.
    case leftOut(LeftOut)
  }

  /// Why a candidate is left out.
  public enum LeftOut: Sendable, Hashable, CustomStringConvertible {
    /// Its URL has no host, or one that is not wanted.
    case host(String)
    /// It is from before the first day.
    case before(day: String, since: String)
    /// It is from after the last day.
    case after(day: String, until: String)
    /// Nothing says from which day it is, and only some are wanted.
    case noDay
    /// None of the keywords stands in it.
    case noKeyword([String])

    /// Why, in words.
    public var description: String {
      switch self {
      case .host(let host): "the host \(host.isEmpty ? "is missing" : host + " is not wanted")"
      case .before(let day, let since): "it is of \(day), before \(since)"
      case .after(let day, let until): "it is of \(day), after \(until)"
      case .noDay: "nothing says of which day it is"
      case .noKeyword(let words): "none of its words is \(words.joined(separator: ", "))"
      }
    }
  }

  /// Whether a candidate is wanted; of several reasons the first in this order: host, day, keywords.
  ///
  /// What is not known decides nothing while `isComplete` is false: the verdict is ``Verdict/undecided(_:)``. Once
  /// the page is read, ask again with `isComplete`, and what is unknown is missing. Keywords are compared as they are,
  /// but blanks do not count, neither do the cases of Latin letters.
  public func verdict(on candidate: Candidate, isComplete: Bool) -> Verdict {
    let host = URLReference.host(of: candidate.url) ?? ""
    let allows = !host.isEmpty && (hosts.isEmpty || hosts.contains { Self.covers($0, host) })
    guard allows, !deniedHosts.contains(where: { Self.covers($0, host) }) else {
      return .leftOut(.host(host))
    }
    var open: LeftOut?
    if since != nil || until != nil {
      if let day = candidate.day {
        if let since, day < since { return .leftOut(.before(day: day, since: since)) }
        if let until, day > until { return .leftOut(.after(day: day, until: until)) }
      } else if isComplete {
        return .leftOut(.noDay)
      } else {
        open = .noDay
      }
    }
    guard !keywords.isEmpty else { return open.map(Verdict.undecided) ?? .taken }
    let texts = [candidate.title, candidate.text].compactMap { $0 }.map(Self.folded)
    let isMet = keywords.contains { word in
      let word = Self.folded(word)
      return texts.contains { $0.firstRange(of: word) != nil }
    }
    if isMet { return open.map(Verdict.undecided) ?? .taken }
    let reason = LeftOut.noKeyword(keywords)
    return isComplete || candidate.text != nil ? .leftOut(reason) : .undecided(reason)
  }

  /// Whether a host is the one of a pattern, or below it.
  private static func covers(_ pattern: String, _ host: String) -> Bool {
    let pattern = pattern.lowercased()
    let name = String(host.prefix { $0 != ":" || host.hasPrefix("[") })
    guard pattern.hasPrefix("*.") else { return pattern == host || pattern == name }
    let domain = pattern.dropFirst(2)
    return name == domain || name.hasSuffix("." + domain)
  }

  private static func folded(_ text: String) -> [UInt8] {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !LinkText.isBlank(scalar) {
      out.append(
        ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value) | 0x20) : scalar
      )
    }
    return Array(String(out).utf8)
  }
}
