public import HTTP
internal import Hashing
public import Records

/// A page as a server gave it.
public struct FetchedPage: Sendable, Hashable {
  /// The URL first asked for.
  public var url: String
  /// When, RFC 3339 in UTC.
  public var retrievedAt: String
  /// What the server answered.
  public var answer: ServerAnswer
  /// The body, unpacked.
  public var body: [UInt8]

  /// A page.
  public init(url: String, retrievedAt: String, answer: ServerAnswer, body: [UInt8]) {
    self.url = url
    self.retrievedAt = retrievedAt
    self.answer = answer
    self.body = body
  }

  /// The page of a response to a request for a URL.
  public init(url: String, retrievedAt: String, response: HTTPResponse) {
    self.init(
      url: url, retrievedAt: retrievedAt,
      answer: ServerAnswer(
        status: response.status, url: response.address.text,
        headers: response.headers.fields.map { [$0.name, $0.value] },
        redirects: response.redirects.map { ["\($0.status)", $0.url] }),
      body: response.body)
  }
}

extension FetchedPage {
  /// The charset that its transport declared.
  public var declaredCharset: String? { DeclaredCharset.of(contentType: answer.header("Content-Type")) }

  /// Its record as the line will begin with it, for those who must know what a page says before it is kept.
  public var document: Document {
    let identity = URLNormalization.normalized(url) ?? url
    let contentType = answer.header("Content-Type")
    var page = Page(
      documentID: Identifier.document(identity: identity), identity: identity, source: identity,
      path: identity,
      sha256: SHA256Digest.hex(of: body), bytes: body.count,
      mediaType: MediaType.of(path: "", contentType: contentType, bytes: body))
    page.declaredCharset = declaredCharset
    page.retrievedAt = retrievedAt
    return Document(page: page)
  }

  /// Its record as the line begins with it once it is kept in a folder of the store, its bytes left aside; nil where its
  /// URL is none.
  public func document(in folder: String, defaults: PageDefaults) -> Document? {
    guard let place = PagePlace(url: url) else { return nil }
    let contentType = answer.header("Content-Type")
    var document = document
    document.page.path = place.path(in: folder, contentType: contentType, bytes: body)
    document.page.mediaType = MediaType.of(
      path: document.page.path, contentType: contentType, bytes: body)
    document.page.defaults = defaults
    return document
  }

  /// What kind of thing it is that holds no text for a reader, such as a PDF; nil for a page.
  public var unreadableKind: String? {
    MediaType.unreadable(contentType: answer.header("Content-Type"), bytes: body)
  }
}

/// The charset of a `Content-Type`.
public enum DeclaredCharset {
  /// The charset; nil where none is declared.
  public static func of(contentType: String?) -> String? { contentType.flatMap(MediaType.charset(of:)) }
}
