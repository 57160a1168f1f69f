public import Records

/// What a file beside a page says about it: `a/b.html.meta.json` for `a/b.html`.
///
/// All fields are optional; an unknown one is refused, so that a misspelt name is not taken for a missing fact. A
/// person writes the page's facts and where it is from; of a page that was fetched, ``PageStore`` writes what the
/// server said too.
public struct Sidecar: Sendable, Hashable {
  /// Where the page was fetched from: the URL first asked for.
  public var url: String?
  /// When, RFC 3339.
  public var retrievedAt: String?
  /// The transport's `Content-Type`: media type and charset.
  public var contentType: String?
  /// Facts for a page that lacks them.
  public var defaults = PageDefaults()
  /// Where ``PageStore`` put the page, below the raw folder.
  public var path: String?
  /// SHA-256 of the page's bytes, 64 hex digits: a page of other bytes is refused.
  public var sha256: String?
  /// What the server answered.
  public var answer: ServerAnswer?
  /// Since when the server says that the page is gone (RFC 3339); the page is kept.
  public var goneAt: String?

  /// The end of a sidecar's name.
  static let suffix = ".meta.json"

  /// The most bytes of a sidecar: headers of 32 KB whose every byte is escaped, and what else there is.
  static let byteCap = 1 << 18

  /// The path of a page's sidecar.
  public static func name(of page: String) -> String { page + suffix }

  /// Whether a path is a sidecar's; a sidecar is never a page.
  static func isSidecar(_ path: String) -> Bool { path.hasSuffix(suffix) }

  /// A sidecar that says nothing.
  public init() {}
}

/// What a server answered when a page was fetched.
public struct ServerAnswer: Sendable, Hashable {
  /// The status.
  public var status: Int
  /// The URL that answered, after all redirects.
  public var url: String
  /// The headers in the order and the case in which they came: name and value, a scalar a byte.
  public var headers: [[String]]
  /// The redirects that led there: status and the URL that was left.
  public var redirects: [[String]]

  /// An answer.
  public init(status: Int, url: String, headers: [[String]], redirects: [[String]]) {
    self.status = status
    self.url = url
    self.headers = headers
    self.redirects = redirects
  }

  /// The first value of a header, by its name in any case; nil where there is none.
  public func header(_ name: String) -> String? {
    headers.first { $0.count == 2 && $0[0].lowercased() == name.lowercased() }?[1]
  }
}
