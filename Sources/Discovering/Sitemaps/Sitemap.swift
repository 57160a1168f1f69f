internal import Gzip
internal import Markup

/// A sitemap (https://www.sitemaps.org/protocol.html): URLs of pages, or of further sitemaps; in XML, or as a text
/// with a URL a line.
public struct Sitemap: Sendable, Hashable {
  /// What its URLs lead to.
  public enum Kind: Sendable, Hashable {
    /// Pages.
    case pages
    /// Further sitemaps.
    case sitemaps
  }

  /// One of its URLs.
  public struct Entry: Sendable, Hashable {
    /// Absolute, in normal form.
    public var url: String
    /// The day of the last change, `YYYY-MM-DD`, in China; nil where none can be read.
    public var lastModified: String?
    /// The last change as it is written; nil where nothing is.
    public var lastModifiedText: String?
  }

  /// One of its URLs that is not taken.
  public struct Refusal: Sendable, Hashable {
    /// As it is written.
    public var url: String
    /// Why.
    public var reason: SitemapRefusal
  }

  /// What its URLs lead to.
  public let kind: Kind
  /// Its URLs in its own order, each once.
  public let entries: [Entry]
  /// The URLs that are not taken, in its own order.
  public let refused: [Refusal]
  /// How many URLs stand behind the first ``urlCap`` and were not looked at.
  public let unread: Int
  /// What is wrong with it first, where it is not well-formed: URLs behind may be missing.
  public let damage: String?

  /// The most bytes of a sitemap, unpacked (the protocol: 50 MB).
  public static let byteCap = 50 << 20
  /// The most URLs of a sitemap (the protocol: 50,000).
  public static let urlCap = 50_000

  /// A sitemap from its bytes, gzip'd (`.xml.gz`) or not; the name says nothing, servers unpack at will.
  ///
  /// A sitemap speaks for its own host; URLs of others are refused, unless those are allowed by name, as where the
  /// robots.txt of that host names this sitemap. `http` and `https` of a host are one.
  ///
  /// - Parameters:
  ///   - bytes: the sitemap as it came.
  ///   - url: the URL that answered, after all redirects.
  ///   - hosts: further hosts that it may speak for, in lower case, with a port where they have one.
  /// - Throws: ``XMLPageError`` where it is too large, packed bytes are damaged, or it is no text, or XML of another kind.
  public init(bytes: [UInt8], url: String, hosts: Set<String> = []) throws(XMLPageError) {
    var bytes = bytes
    if Inflater.isGzip(bytes) {
      do { bytes = try Inflater.unpacked(bytes, cap: Self.byteCap) } catch {
        throw error == .tooLarge
          ? .tooLarge(url: url, cap: Self.byteCap) : .unreadable(url: url, reason: "\(error): fetch it again")
      }
    }
    guard bytes.count <= Self.byteCap else { throw .tooLarge(url: url, cap: Self.byteCap) }
    var reader = SitemapReader(url: url, hosts: hosts)
    if SitemapReader.isXML(bytes) {
      let tree = try XMLPage.parse(bytes, url: url, declaredCharset: nil, cap: Self.byteCap)
      let root = tree.name(of: 0).local
      guard let kind = SitemapReader.kinds[root] else {
        throw .otherKind(url: url, root: root, expected: "sitemap")
      }
      reader.read(tree, as: kind)
      self.kind = kind
      damage = tree.damage
    } else {
      try reader.read(text: bytes)
      kind = .pages
      damage = nil
    }
    entries = reader.entries
    refused = reader.refused
    unread = reader.unread
  }
}

/// Why a URL of a sitemap is not taken.
public enum SitemapRefusal: Sendable, Hashable, CustomStringConvertible {
  /// It is no absolute http or https URL.
  case noURL
  /// It is of another host.
  case foreignHost(String)

  /// Why, and what to do.
  public var description: String {
    switch self {
    case .noURL: "is no absolute http or https URL"
    case .foreignHost(let host):
      "is of the host \(host), for which this sitemap does not speak: allow that host by name"
    }
  }
}
