public import Discovering
public import Fetching

extension FetchedPage {
  /// A page of an archive as if it had been fetched when its record says; at `moment` where that says nothing.
  public init(_ archived: WARCPage, url: String, moment: String) {
    var headers = archived.headers.map { [$0.name, $0.value] }
    if headers.isEmpty, let type = archived.contentType { headers = [["Content-Type", type]] }
    self.init(
      url: url, retrievedAt: archived.retrievedAt ?? moment,
      answer: ServerAnswer(status: archived.status ?? 200, url: url, headers: headers, redirects: []),
      body: archived.body)
  }
}
