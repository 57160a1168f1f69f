public import Decoding
public import Markup

/// A page that leads to reports: its links and its way to further pages of the same list.
public struct IndexPage: Sendable {
  /// The page's URL, after all redirects, in normal form, without what numbers a visit; so are its links.
  public let url: String
  /// What its links are relative to: the first `<base>` that has an address, else ``url``.
  public let base: String
  /// The page.
  let tree: MarkupTree
  /// The elements that lead to http and https URLs, in document order.
  let anchors: [Anchor]

  /// An element that leads somewhere.
  struct Anchor: Sendable {
    let node: Int
    let url: String
  }

  /// A page from its bytes.
  ///
  /// - Parameters:
  ///   - bytes: the page as it came.
  ///   - url: the URL that answered, after all redirects.
  ///   - declaredCharset: the charset of its `Content-Type`.
  ///   - limits: what the page may cost.
  /// - Throws: ``IndexPageError`` where the bytes are text in no charset, or cost more than the limits allow.
  public init(
    bytes: [UInt8], url: String, declaredCharset: String? = nil, limits: MarkupLimits = MarkupLimits()
  ) throws(IndexPageError) {
    let decoded: DecodedText
    do { decoded = try CharsetDecoder.decode(bytes, declared: declaredCharset, isHTML: true) } catch {
      throw .charset(url: url, error)
    }
    try self.init(utf8: decoded.utf8, url: url, limits: limits)
  }

  /// A page from its decoded text.
  public init(utf8: [UInt8], url: String, limits: MarkupLimits = MarkupLimits()) throws(IndexPageError) {
    guard let normal = URLReference.resolve(url, base: url) else { throw .url(url) }
    let tree: MarkupTree
    do { tree = try MarkupTree.parse(utf8: utf8, limits: limits, allAttributes: true) } catch {
      throw .markup(url: url, error)
    }
    self.tree = tree
    self.url = SessionIdentifiers.removed(from: normal)
    var base = normal
    var anchors: [Anchor] = []
    if let node = tree.nodes.first(where: { $0.name == .base && tree.has(.href, $0) }) {
      base = tree.attribute(.href, of: node).flatMap { URLReference.resolve($0, base: normal) } ?? normal
    }
    for (index, node) in tree.nodes.enumerated()
    where node.name == .a || node.name == .area || node.name == .link {
      guard let reference = tree.attribute(.href, of: node), !Self.leadsNowhere(reference),
        let target = URLReference.resolve(reference, base: base)
      else { continue }
      anchors.append(Anchor(node: index, url: SessionIdentifiers.removed(from: target)))
    }
    self.base = base
    self.anchors = anchors
  }

  /// The links that a rule takes, in document order, each URL once, with the text and the day of the first place
  /// where it has them: lists often link the picture first.
  ///
  /// Links to the page itself are none.
  public func links(_ rule: LinkRule = LinkRule()) -> [PageLink] {
    let meant = rule.selector.map { Self.spread($0.matches(in: tree), in: tree) }
    var places: [String: Int] = [:]
    var links: [PageLink] = []
    let days = LinkDays(self)
    for (number, anchor) in anchors.enumerated() {
      guard tree.nodes[anchor.node].name != .link, anchor.url != url, meant?[anchor.node] != false,
        rule.takes(anchor.url)
      else { continue }
      if let place = places[anchor.url] {
        if links[place].text.isEmpty { links[place].text = text(of: anchor.node) }
        links[place].title = links[place].title ?? title(of: anchor.node)
        links[place].day = links[place].day ?? days.day(beside: number)
        continue
      }
      places[anchor.url] = links.count
      links.append(
        PageLink(
          url: anchor.url, text: text(of: anchor.node), title: title(of: anchor.node),
          day: days.day(beside: number)))
    }
    for place in links.indices where links[place].text.isEmpty {
      links[place].text = links[place].title ?? ""
    }
    return links
  }

  /// The text of a link; where it has none, that of its picture.
  func text(of index: Int) -> String {
    let text = LinkText.text(of: index, in: tree)
    if !text.isEmpty { return text }
    for place in index..<tree.nodes[index].end
    where tree.nodes[place].name == .img || tree.nodes[place].name == .area {
      if let words = tree.attribute(named: "alt", of: place).map(LinkText.collapsed), !words.isEmpty {
        return words
      }
    }
    return ""
  }

  private func title(of index: Int) -> String? {
    guard let title = tree.attribute(named: "title", of: index).map(LinkText.collapsed), !title.isEmpty else {
      return nil
    }
    return title
  }

  /// Nothing but a fragment: a place in the page itself.
  private static func leadsNowhere(_ reference: String) -> Bool {
    let first = reference.unicodeScalars.first { !LinkText.isBlank($0) }
    return first == nil || first == "#"
  }

  /// Which nodes are meant themselves or stand in an element that is.
  static func spread(_ found: [Bool], in tree: MarkupTree) -> [Bool] {
    var found = found
    for index in tree.nodes.indices where tree.nodes[index].parent >= 0 && found[tree.nodes[index].parent] {
      found[index] = true
    }
    return found
  }
}

/// Which links of a page are taken: those that meet everything that is said.
public struct LinkRule: Sendable, Hashable {
  /// The URL fits one of these; none for all.
  public var patterns: [URLPattern]
  /// The link, or an element around it, is meant; nil for all.
  public var selector: Selector?

  /// A rule; all links unless said.
  public init(patterns: [URLPattern] = [], selector: Selector? = nil) {
    self.patterns = patterns
    self.selector = selector
  }

  func takes(_ url: String) -> Bool { patterns.isEmpty || patterns.contains { $0.matches(url) } }
}

/// Why a page could not be read for its links.
public enum IndexPageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The page's own URL is no absolute http or https URL.
  case url(String)
  /// The bytes are text in no charset.
  case charset(url: String, CharsetError)
  /// The page is too large, too deep, or was given up.
  case markup(url: String, MarkupError)

  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .url(let url): "'\(url)' is no absolute http or https URL: write scheme, host and path"
    case .charset(let url, let error): "\(url): \(error)"
    case .markup(let url, let error): "\(url): \(error)"
    }
  }
}
