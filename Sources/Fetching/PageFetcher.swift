public import HTTP
internal import Hashing
public import Politeness
public import Records

/// Fetches pages by their URLs into a store: what is known already by conditional requests.
public struct PageFetcher: Sendable {
  /// What became of a URL.
  public enum Result: Sendable {
    /// It is kept; the store tells whether it is new.
    case kept(PageStore.Result)
    /// The server says that the page at hand is the newest (304).
    case notModified(path: String)
    /// It cannot be had now. Where an earlier revision is kept, `path` tells it.
    case failed(Failure, path: String?)
  }

  private let client: HTTPClient
  private let store: PageStore
  private let limits: HTTPLimits
  private let options: PolitenessOptions

  /// A fetcher.
  public init(
    client: HTTPClient, store: PageStore, options: PolitenessOptions, limits: HTTPLimits = HTTPLimits()
  ) {
    self.client = client
    self.store = store
    self.options = options
    self.limits = limits
  }

  /// Fetches pages; `report` is told the result of each URL by its place in the list, in the order in which they end.
  ///
  /// Throws what `report` throws and ``PageStoreError``, where the store cannot be written.
  public func fetch(_ urls: [String], report: (_ index: Int, _ result: Result) throws -> Void) async throws {
    let crawl = Crawl<Int>(client: client)
    var schedule = Crawl<Int>.Schedule(options: options)
    for (index, url) in urls.enumerated() {
      do throws(HTTPError) {
        let address = try WebAddress(url)
        let request = HTTPRequest(address, validators: try? store.validators(url), limits: limits)
        schedule.add(CrawlJob(request, tag: index), host: address.host)
      } catch {
        try report(index, .failed(Self.failure(error), path: nil))
      }
    }
    try await crawl.run(&schedule) { _, job, event in
      try report(job.tag, try store.settle(event, of: urls[job.tag], at: "\(crawl.now)"))
    }
  }

  /// The record of a URL that has no page, with the reason.
  public static func record(of url: String, _ failure: Failure) -> Document {
    let identity = withoutCredentials(URLNormalization.normalized(url) ?? url)
    var document = Document(
      page: Page(
        documentID: Identifier.document(identity: identity), identity: identity, source: identity, path: "",
        sha256: "", bytes: 0, mediaType: MediaType.html))
    document.error = failure
    return document
  }

  /// A URL without user name and password: what is refused for having them must not publish them.
  private static func withoutCredentials(_ url: String) -> String {
    guard let slashes = url.firstRange(of: "://") else { return url }
    let rest = url[slashes.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") else { return url }
    return String(url[..<slashes.upperBound] + rest[rest.index(after: at)...])
  }

  static func failure(_ error: HTTPError) -> Failure {
    Failure(stage: "fetch", kind: error.kind.rawValue, message: "\(error)")
  }
}
