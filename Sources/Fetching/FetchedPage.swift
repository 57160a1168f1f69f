public import HTTP

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
