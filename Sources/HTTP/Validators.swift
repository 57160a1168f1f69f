/// What a server told of the version of a page that is at hand already, to be asked whether there is a newer one.
///
/// They are the words of one URL: where a redirect leads elsewhere than before, they are not sent there, so that
/// the date of one page never answers for another.
public struct Validators: Sendable, Hashable {
  /// The URL that gave them, after all redirects.
  public var url: String
  /// Its `ETag` as it was received, quotation marks and `W/` included.
  public var entityTag: String?
  /// Its `Last-Modified` as it was received: a server compares it as a text.
  public var lastModified: String?

  /// The longest value that is sent back.
  private static let longest = 1_024

  /// Validators of a URL. A value that no header may hold (control characters, over-long) is dropped: the page is
  /// then fetched whole.
  public init(url: String, entityTag: String? = nil, lastModified: String? = nil) {
    self.url = url
    self.entityTag = entityTag.flatMap(Self.sendable)
    self.lastModified = lastModified.flatMap(Self.sendable)
  }

  /// Whether there is anything to ask by.
  public var isEmpty: Bool { entityTag == nil && lastModified == nil }

  /// The headers of a request to a URL: none where the URL is another one.
  func headers(for url: String) -> [HTTPHeaders.Field] {
    guard url == self.url else { return [] }
    var fields: [HTTPHeaders.Field] = []
    if let entityTag { fields.append(HTTPHeaders.Field(name: "If-None-Match", value: entityTag)) }
    if let lastModified {
      fields.append(HTTPHeaders.Field(name: "If-Modified-Since", value: lastModified))
    }
    return fields
  }

  private static func sendable(_ value: String) -> String? {
    let scalars = value.unicodeScalars
    guard !scalars.isEmpty, scalars.count <= longest,
      scalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F && $0.value <= 0xFF })
    else { return nil }
    return value
  }
}
