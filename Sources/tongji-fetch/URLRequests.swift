internal import ArgumentParser
internal import Fetching
internal import HTTP
internal import Pipeline
internal import Politeness
internal import Records
internal import StageCommand

/// The requests that are URLs: fetched into the raw folder's store.
struct URLRequests {
  let root: String
  let contact: String?
  let delay: Int
  let localHosts: [String]

  /// What a URL came to.
  enum Answer {
    /// Its page lies there below the raw folder.
    case path(String)
    /// There is no page: the record that says why.
    case failed(Document)
  }

  /// Whether a request is a URL: a scheme and two slashes, which no path below a folder needs.
  static func isURL(_ request: String) -> Bool {
    guard let colon = request.utf8.firstIndex(of: UInt8(ascii: ":")), colon != request.startIndex else {
      return false
    }
    return request[..<colon].utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 }
      && request[colon...].hasPrefix("://")
  }

  /// Fetches pages, each URL once; failures are told as they come.
  func fetch(_ requests: [String]) async throws -> [String: Answer] {
    var seen: Set<String> = []
    let urls = requests.filter { seen.insert($0).inserted }
    guard !urls.isEmpty else { return [:] }
    guard let contact,
      let agent = UserAgent(product: "Tongji", version: ProgramVersion.current, contact: contact)
    else {
      throw ValidationError(
        "to fetch URLs give --contact, a mail address or URL by which a site's owner reaches you: without blanks and "
          + "brackets, in ASCII")
    }
    var options = PolitenessOptions()
    options.delay = .seconds(delay)
    let fetcher = PageFetcher(
      client: HTTPClient(options: HTTPOptions(userAgent: agent, localHosts: Set(localHosts))),
      store: try PageStore(root: root), options: options)
    var answers: [String: Answer] = [:]
    try await fetcher.fetch(urls) { index, result in
      let url = urls[index]
      switch result {
      case .kept(let kept): answers[url] = .path(kept.path)
      case .notModified(let path): answers[url] = .path(path)
      case .failed(let failure, let path?):
        Messages(program: "tongji-fetch").say("\(failure.message); the page kept before is taken")
        answers[url] = .path(path)
      case .failed(let failure, nil): answers[url] = .failed(PageFetcher.record(of: url, failure))
      }
    }
    return answers
  }
}
