/// A page as it was found: identity, place, hash; its bytes stay in the raw folder.
public struct Page: Sendable, Hashable, Codable {
  /// `d` + 16 hex digits of ``identity``.
  public var documentID: String
  /// What the document is known by: the normalized URL first requested, else the path below the raw folder.
  public var identity: String
  /// The `source` column: the URL where one is known, else the path below the raw folder, `/` between parts.
  public var source: String
  /// Where the bytes lie, below the raw folder.
  public var path: String
  /// SHA-256 of the raw bytes, 64 hex digits; empty where they could not be read.
  public var sha256: String
  /// The number of raw bytes.
  public var bytes: Int
  /// `text/html` or `text/plain`.
  public var mediaType: String
  /// The charset that the transport declared (`Content-Type`), from the sidecar; a hint only.
  public var declaredCharset: String?
  /// When the page was fetched (RFC 3339), from the sidecar; nil for plain files.
  public var retrievedAt: String?
  /// The bytes in Base64, where `tongji-fetch --inline` put them in; `strip` drops them.
  public var content: String?
  /// What the page's source or sidecar says where the page itself says nothing.
  public var defaults: PageDefaults

  /// A page; ``declaredCharset``, ``retrievedAt`` and ``content`` may be set afterwards.
  public init(
    documentID: String, identity: String, source: String, path: String, sha256: String, bytes: Int,
    mediaType: String, defaults: PageDefaults = PageDefaults()
  ) {
    self.documentID = documentID
    self.identity = identity
    self.source = source
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
    self.mediaType = mediaType
    self.defaults = defaults
  }
}

/// Facts for pages that lack them, from the source's entry in `pipeline.json` or a sidecar file.
public struct PageDefaults: Sendable, Hashable, Codable {
  /// A region: six digits of GB/T 2260, or an official or short name.
  public var region: String?
  /// The body that reports.
  public var organization: String?
  /// Day of publication, `YYYY-MM-DD`.
  public var publishedOn: String?
  /// Who wrote it (来源).
  public var publisher: String?
  /// Who shows it.
  public var site: String?
  /// The title, for pages without one.
  public var title: String?

  /// Defaults; all empty unless said.
  public init(
    region: String? = nil, organization: String? = nil, publishedOn: String? = nil, publisher: String? = nil,
    site: String? = nil, title: String? = nil
  ) {
    self.region = region
    self.organization = organization
    self.publishedOn = publishedOn
    self.publisher = publisher
    self.site = site
    self.title = title
  }

  /// These defaults, with what they lack taken from others: a sidecar's first, then its source's.
  public func filled(from other: PageDefaults) -> PageDefaults {
    PageDefaults(
      region: region ?? other.region, organization: organization ?? other.organization,
      publishedOn: publishedOn ?? other.publishedOn, publisher: publisher ?? other.publisher,
      site: site ?? other.site, title: title ?? other.title)
  }
}
