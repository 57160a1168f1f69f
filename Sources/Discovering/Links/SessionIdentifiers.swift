/// Names under which servers put a visit's number into their links where no cookie comes back: each look would find every
/// page at another URL.
public enum SessionIdentifiers {
  /// The parts of a URL in normal form that hold one (table `session-ids`, names in lower case).
  private struct Names: Sendable {
    var parameters: Set<String> = []
    var queries: Set<String> = []
  }

  private static let names: Names = {
    var names = Names()
    for row in (try? WordTable("session-ids"))?.rows ?? [] {
      guard let name = row["name"] else { continue }
      if row["place"] == "query" { names.queries.insert(name) } else { names.parameters.insert(name) }
    }
    return names
  }()

  /// A URL in normal form without them: `/a.html;jsessionid=1F?b=2` is `/a.html?b=2`.
  public static func removed(from url: String) -> String {
    guard url.utf8.contains(where: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "?") }) else { return url }
    let start = url.firstIndex(of: "?") ?? url.endIndex
    let path = url[..<start].split(separator: "/", omittingEmptySubsequences: false).map { segment in
      kept(segment, between: ";", names.parameters, isFirstKept: true)
    }.joined(separator: "/")
    guard start < url.endIndex else { return path }
    let query = kept(url[url.index(after: start)...], between: "&", names.queries, isFirstKept: false)
    // A query that had nothing else goes whole; an empty one that was written stays.
    return query.isEmpty && url.index(after: start) < url.endIndex ? path : path + "?" + query
  }

  /// The parts of a text that have none of the names before their `=`.
  private static func kept(
    _ text: Substring, between separator: Character, _ names: Set<String>, isFirstKept: Bool
  ) -> String {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    return parts.enumerated().filter { number, part in
      number == 0 && isFirstKept || !names.contains(part.prefix { $0 != "=" }.lowercased())
        || !part.contains("=")
    }.map(\.element).joined(separator: String(separator))
  }
}
