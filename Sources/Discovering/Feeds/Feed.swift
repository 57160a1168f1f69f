internal import Markup

/// A feed of news: RSS 2.0 and the 0.9 before it (https://www.rssboard.org/rss-specification), RSS 1.0
/// (https://web.resource.org/rss/1.0/spec), Atom (RFC 4287).
public struct Feed: Sendable, Hashable {
  /// Which of them.
  public enum Format: String, Sendable, Hashable {
    /// RSS 2.0 and 0.9x.
    case rss
    /// RSS 1.0.
    case rdf
    /// Atom.
    case atom
  }

  /// Which format it is in.
  public let format: Format
  /// Its title.
  public let title: String
  /// Its entries, in its own order.
  public let entries: [FeedEntry]
  /// The next part of a feed in parts (RFC 5005), absolute; nil where there is none.
  public let next: String?
  /// What is wrong with it first, where it is not well-formed: entries behind may be missing.
  public let damage: String?

  /// The most bytes of a feed: 10 MB.
  public static let byteCap = 10 << 20

  /// A feed from its bytes, in any charset.
  ///
  /// - Parameters:
  ///   - bytes: the feed as it came.
  ///   - url: the URL that answered, after all redirects: what its links are relative to where it says nothing else.
  ///   - declaredCharset: the charset of its `Content-Type`.
  /// - Throws: ``XMLPageError`` where it is too large, no text, or another kind of XML.
  public init(bytes: [UInt8], url: String, declaredCharset: String? = nil) throws(XMLPageError) {
    let tree = try XMLPage.parse(bytes, url: url, declaredCharset: declaredCharset, cap: Self.byteCap)
    guard let reader = FeedReader(tree, url: url) else {
      throw .otherKind(url: url, root: tree.name(of: 0).local, expected: "RSS or Atom feed")
    }
    format = reader.format
    title = reader.title
    entries = reader.entries
    next = reader.next
    damage = tree.damage
  }
}

/// An entry of a feed.
public struct FeedEntry: Sendable, Hashable {
  /// Where it leads: absolute, in normal form; nil where it leads nowhere.
  public var url: String?
  /// What it is known by (`guid`, `id`), as it is written; nil where nothing is.
  public var identifier: String?
  /// Its title, without markup.
  public var title: String
  /// Its summary or text, without markup.
  public var summary: String
  /// The day it is from, `YYYY-MM-DD`, in China; nil where none can be read.
  public var day: String?
  /// That day as it is written; nil where none is.
  public var dayText: String?
}
