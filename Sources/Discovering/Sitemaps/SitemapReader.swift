internal import Decoding
internal import Markup

/// Collects the URLs of a sitemap.
struct SitemapReader {
  private(set) var entries: [Sitemap.Entry] = []
  private(set) var refused: [Sitemap.Refusal] = []
  private(set) var unread = 0
  private let url: String
  private let cap: Int
  private let hosts: Set<String>
  private var seen: Set<String> = []

  /// What a sitemap leads to, by its root.
  static let kinds: [String: Sitemap.Kind] = ["urlset": .pages, "sitemapindex": .sitemaps]

  init(url: String, hosts: Set<String>, cap: Int = Sitemap.urlCap) {
    self.url = url
    self.cap = cap
    self.hosts = hosts.union(URLReference.host(of: url).map { [$0] } ?? [])
  }

  /// Whether bytes begin as markup does, in whatever width.
  static func isXML(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(64).filter { $0 != 0 && $0 > 0x20 && $0 < 0x80 }
    return head.first == 0x3C
  }

  /// The URLs of a tree.
  mutating func read(_ tree: XMLTree, as kind: Sitemap.Kind) {
    let name = kind == .pages ? "url" : "sitemap"
    for entry in tree.children(of: 0) where tree.name(of: entry).local == name {
      var (location, changed): (String?, String?)
      let own = tree.name(of: entry).namespace
      for child in tree.children(of: entry) where tree.name(of: child).namespace == own {
        switch tree.name(of: child).local {
        case "loc": location = location ?? tree.text(below: child)
        case "lastmod": changed = changed ?? tree.text(below: child)
        default: continue
        }
      }
      take(location ?? "", changed: changed)
    }
  }

  /// The URLs of a text, one a line.
  mutating func read(text bytes: [UInt8]) throws(XMLPageError) {
    let decoded: DecodedText
    do { decoded = try CharsetDecoder.decode(bytes, declared: "utf-8", isHTML: false) } catch {
      throw .unreadable(url: url, reason: "\(error)")
    }
    for line in decoded.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let text = LinkText.collapsed(String(decoding: line, as: UTF8.self))
      if !text.isEmpty { take(text, changed: nil) }
    }
  }

  private mutating func take(_ location: String, changed: String?) {
    guard entries.count + refused.count < cap else {
      unread += 1
      return
    }
    let written = LinkText.collapsed(location)
    // A sitemap's URLs are absolute: one without a scheme leads nowhere sure.
    guard written.contains("://"), let target = URLReference.resolve(written, base: url),
      let host = URLReference.host(of: target)
    else {
      refused.append(Sitemap.Refusal(url: written, reason: .noURL))
      return
    }
    guard hosts.contains(host) else {
      refused.append(Sitemap.Refusal(url: written, reason: .foreignHost(host)))
      return
    }
    guard seen.insert(target).inserted else { return }
    let text = changed.map(LinkText.collapsed).flatMap { $0.isEmpty ? nil : $0 }
    entries.append(
      Sitemap.Entry(url: target, lastModified: text.flatMap(WrittenDay.day), lastModifiedText: text))
  }
}
