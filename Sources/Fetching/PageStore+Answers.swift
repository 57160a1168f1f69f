internal import HTTP
internal import Politeness
internal import Records

/// What a store does with what became of a request.
extension PageStore {
  /// Keeps the page of an answer, or marks what it says of it, and tells what came of it.
  ///
  /// - Parameters:
  ///   - event: what became of the request.
  ///   - url: the URL first asked for.
  ///   - moment: when, RFC 3339 in UTC.
  ///   - folder: where a page belongs; see ``keep(_:in:)``.
  /// - Returns: what came of it.
  /// - Throws: where the store cannot be written.
  public func settle(
    _ event: CrawlEvent, of url: String, at moment: String, in folder: String? = nil
  ) throws(PageStoreError) -> PageFetcher.Result {
    switch event {
    case .failed(let error): return .failed(PageFetcher.failure(error), path: try path(of: url))
    case .skipped(let reason):
      return .failed(
        Failure(stage: "fetch", kind: "skipped-\(reason.kind)", message: "\(url): \(reason)"),
        path: try path(of: url))
    case .answered(let response): return try settle(response, of: url, at: moment, in: folder)
    }
  }

  private func settle(
    _ response: HTTPResponse, of url: String, at moment: String, in folder: String?
  ) throws(PageStoreError) -> PageFetcher.Result {
    let isEmpty = [200, 203].contains(response.status) && response.body.isEmpty
    switch response.status {
    case 200, 203:
      if !isEmpty {
        return .kept(try keep(FetchedPage(url: url, retrievedAt: moment, response: response), in: folder))
      }
    case 304:
      if let path = try path(of: url) {
        try setGone(url, at: nil)
        if let folder { try move(url, to: folder) }
        return .notModified(path: try self.path(of: url) ?? path)
      }
    case 404, 410: try setGone(url, at: moment)
    default: break
    }
    let failure = Failure(
      stage: "fetch", kind: isEmpty ? "page-empty" : "status-\(response.status)",
      message: isEmpty
        ? "\(url): the server sent no bytes: fetch it again later"
        : "\(url): the server answered \(response.status): see whether the URL is right")
    return .failed(failure, path: try path(of: url))
  }

  /// Where the newest revision of a URL's page lies below the raw folder; nil where none is kept or its file was
  /// removed.
  public func path(of url: String) throws(PageStoreError) -> String? {
    guard let path = try newest(url)?.path, files.has(path) else { return nil }
    return path
  }
}
