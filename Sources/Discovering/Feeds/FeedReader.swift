internal import Markup

/// Reads a feed from its tree.
struct FeedReader {
  let format: Feed.Format
  private let tree: XMLTree
  private let url: String
  /// The element that holds title and links of the whole.
  private let head: Int

  private static let xml = "http://www.w3.org/XML/1998/namespace"
  private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  private static let atom = ["http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "atom", "atom10"]
  /// Of RSS's own elements: none, and those that its versions declare.
  private static let rss = [
    "", "http://purl.org/rss/1.0/", "http://backend.userland.com/rss2",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://channel.netscape.com/rdf/simple/0.9/", "http://blogs.law.harvard.edu/tech/rss",
  ]
  private static let dublin = [
    "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/", "dc", "dcterms",
  ]
  private static let content = ["http://purl.org/rss/1.0/modules/content/", "content"]

  /// A reader; nil where the root is that of no feed.
  init?(_ tree: XMLTree, url: String) {
    self.tree = tree
    self.url = url
    let root = tree.name(of: 0)
    switch root.local.lowercased() {
    case "feed": format = .atom
    case "rss": format = .rss
    case "rdf" where root.namespace == Self.rdf || root.namespace == "rdf": format = .rdf
    default: return nil
    }
    head =
      format == .atom
      ? 0 : tree.children(of: 0).first { tree.name(of: $0).local.lowercased() == "channel" } ?? 0
  }

  var title: String { first("title", in: head).map { plain($0, isMarkup: isMarkup($0)) } ?? "" }

  /// RFC 5005; in RSS by Atom's link element.
  var next: String? {
    tree.children(of: head).first { child in
      let name = tree.name(of: child)
      return name.local == "link" && Self.atom.contains(name.namespace)
        && tree.attribute("rel", of: child) == "next"
    }.flatMap { resolved(tree.attribute("href", of: $0), at: $0) }
  }

  /// The entries, wherever they stand: RSS 1.0 has them beside the channel, damaged feeds anywhere.
  var entries: [FeedEntry] {
    let name = format == .atom ? "entry" : "item"
    var entries: [FeedEntry] = []
    for index in tree.nodes.indices where !tree.nodes[index].isText && tree.name(of: index).local == name {
      entries.append(format == .atom ? atomEntry(index) : item(index))
    }
    return entries
  }

  private func item(_ index: Int) -> FeedEntry {
    let guid = first("guid", in: index)
    let identifier = guid.map { LinkText.collapsed(tree.text(below: $0)) }
    var target = first("link", in: index).flatMap { resolved(tree.text(below: $0), at: $0) }
    if target == nil, let guid, tree.attribute("isPermaLink", of: guid)?.lowercased() != "false",
      identifier?.contains("://") == true
    {
      target = resolved(identifier, at: guid)
    }
    target =
      target ?? atomLink(in: index)
      ?? resolved(tree.attribute("about", namespace: Self.rdf, of: index), at: index)
    let day =
      first("pubdate", in: index) ?? first("date", in: index, of: Self.dublin)
      ?? first("modified", in: index, of: Self.dublin) ?? first("updated", in: index, of: Self.atom)
    let summary = first("description", in: index) ?? first("encoded", in: index, of: Self.content)
    return entry(
      target, identifier: identifier ?? tree.attribute("about", namespace: Self.rdf, of: index),
      title: first("title", in: index), day: day, summary: summary)
  }

  private func atomEntry(_ index: Int) -> FeedEntry {
    let day =
      first("published", in: index) ?? first("issued", in: index) ?? first("updated", in: index)
      ?? first("modified", in: index)
    return entry(
      atomLink(in: index),
      identifier: first("id", in: index).map { LinkText.collapsed(tree.text(below: $0)) },
      title: first("title", in: index), day: day,
      summary: first("summary", in: index) ?? first("content", in: index))
  }

  private func entry(
    _ url: String?, identifier: String?, title: Int?, day: Int?, summary: Int?
  ) -> FeedEntry {
    let dayText = day.map { LinkText.collapsed(tree.text(below: $0)) }.flatMap { $0.isEmpty ? nil : $0 }
    return FeedEntry(
      url: url, identifier: identifier.flatMap { $0.isEmpty ? nil : $0 },
      title: title.map { plain($0, isMarkup: isMarkup($0)) } ?? "",
      summary: summary.map { plain($0, isMarkup: isMarkup($0)) } ?? "", day: dayText.flatMap(WrittenDay.day),
      dayText: dayText)
  }

  /// Atom's link to the page itself: `rel` is `alternate`, or nothing.
  private func atomLink(in index: Int) -> String? {
    tree.children(of: index).first { child in
      let name = tree.name(of: child)
      guard name.local == "link", format == .atom || Self.atom.contains(name.namespace) else { return false }
      let relation = tree.attribute("rel", of: child) ?? "alternate"
      return relation == "alternate" && tree.attribute("href", of: child) != nil
    }.flatMap { resolved(tree.attribute("href", of: $0), at: $0) }
  }

  /// The first element of a name, in lower case, right in another: of the format's own namespaces, or of those given.
  private func first(_ name: String, in index: Int, of namespaces: [String]? = nil) -> Int? {
    let namespaces = namespaces ?? (format == .atom ? Self.atom + [""] : Self.rss)
    return tree.children(of: index).first { child in
      let found = tree.name(of: child)
      return found.local.lowercased() == name && namespaces.contains(found.namespace)
    }
  }

  /// RSS leaves open whether a text is markup; Atom says so, and has XHTML as elements.
  private func isMarkup(_ index: Int) -> Bool {
    guard format == .atom else { return true }
    let type = tree.attribute("type", of: index)?.lowercased()
    return type == "html" || type == "text/html"
  }

  private func plain(_ index: Int, isMarkup: Bool) -> String {
    let text = tree.text(below: index)
    guard isMarkup, text.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }),
      let page = try? MarkupTree.parse(utf8: Array(text.utf8)), !page.nodes.isEmpty
    else { return LinkText.collapsed(text) }
    return LinkText.text(of: 0, in: page)
  }

  /// A reference in its place: `xml:base` of the elements around it, the outermost relative to the feed's URL.
  private func resolved(_ reference: String?, at index: Int) -> String? {
    guard let reference, !LinkText.collapsed(reference).isEmpty else { return nil }
    var bases: [String] = []
    var place = index
    while place >= 0 {
      if let base = tree.attribute("base", namespace: Self.xml, of: place) { bases.append(base) }
      place = tree.nodes[place].parent
    }
    var base = url
    for next in bases.reversed() { base = URLReference.resolve(next, base: base) ?? base }
    return URLReference.resolve(reference, base: base)
  }
}
