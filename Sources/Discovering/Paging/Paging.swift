internal import Markup

/// How one gets from a page of a list to the next ones.
public enum Paging: Sendable, Hashable {
  /// The list has one page.
  case none
  /// By what the page says: `rel=next`; else a link by its words or sign (table `next-links`); else the call of a
  /// script that makes such links (table `script-pagers`).
  case automatic
  /// The first link that the selector means, or that stands in an element it means.
  case selector(Selector)
  /// By addresses; the page itself says nothing.
  case template(URLTemplate)
}

extension IndexPage {
  /// The further pages of the list that this page tells of, in their order, never the page itself: at most one where
  /// it only leads to the next, all where it tells their number; none where it tells nothing.
  ///
  /// Only URLs of the page's own host; the pages of a ``URLTemplate`` are told by itself.
  public func furtherPages(_ paging: Paging) -> [String] {
    switch paging {
    case .none, .template: return []
    case .selector(let selector):
      let meant = Self.spread(selector.matches(in: tree), in: tree)
      return anchors.first { meant[$0.node] && isFurther($0.url) }.map { [$0.url] } ?? []
    case .automatic:
      if let next = relation ?? worded { return [next] }
      return ScriptPager.pages(of: self)
    }
  }

  /// Whether a URL may be another page of the list.
  func isFurther(_ target: String) -> Bool {
    target != url && URLReference.host(of: target) == URLReference.host(of: url)
  }

  /// `<link rel="next">` or `<a rel="next">` (HTML, section 4.6.7.10).
  private var relation: String? {
    anchors.first { anchor in
      let words = tree.attribute(named: "rel", of: anchor.node)?.lowercased() ?? ""
      return words.split(whereSeparator: { $0.isWhitespace }).contains("next") && isFurther(anchor.url)
    }?.url
  }

  /// The link with the best word or sign, the first among equals.
  private var worded: String? {
    guard let table = try? NextLinks.standard.get() else { return nil }
    var best: (rank: Int, url: String)?
    for anchor in anchors where tree.nodes[anchor.node].name == .a && isFurther(anchor.url) {
      let title = tree.attribute(named: "title", of: anchor.node)
      guard let rank = [text(of: anchor.node), title ?? ""].compactMap(table.rank).min() else { continue }
      if rank < best?.rank ?? Int.max { best = (rank, anchor.url) }
    }
    return best?.url
  }
}

/// What links to a next page are called.
struct NextLinks: Sendable {
  /// The rank of a word or sign, 1 the surest.
  private let ranks: [String: Int]

  /// The table, or why it could not be read.
  static let standard: Result<NextLinks, DiscoveryTableError> = {
    do throws(DiscoveryTableError) { return .success(try NextLinks()) } catch { return .failure(error) }
  }()

  private init() throws(DiscoveryTableError) {
    var ranks: [String: Int] = [:]
    for row in try WordTable("next-links").rows { ranks[row["text"] ?? ""] = Int(row["rank"] ?? "") }
    self.ranks = ranks
  }

  /// The rank of a link's text; nil for one of another kind. Blanks, case, and signs around a word do not count:
  /// `下一页 >>`, `[下一页]`, `Next »`.
  func rank(of text: String) -> Int? {
    let plain = text.unicodeScalars.filter { !LinkText.isBlank($0) }
    guard !plain.isEmpty, plain.count <= 24 else { return nil }
    if let rank = ranks[String(plain).lowercased()] { return rank }
    func isSign(_ scalar: Unicode.Scalar) -> Bool {
      "[]()（）【】".unicodeScalars.contains(scalar) || ranks[String(Character(scalar))] != nil
    }
    var words = plain[...]
    words = words.drop(while: isSign)
    while let last = words.last, isSign(last) { words.removeLast() }
    return ranks[String(words).lowercased()]
  }
}
