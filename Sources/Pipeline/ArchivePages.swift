internal import Discovering
internal import Fetching
internal import Harvesting
internal import Hashing
internal import Records
internal import Stripping

/// Reads single pages out of WARC files, with what `pipeline.json` says of their sources.
struct ArchivePages: Sendable {
  /// What a request came to.
  enum Outcome: Sendable {
    /// A page and its bytes, or why there is none.
    case page(Document, [UInt8])
    /// One that the filter of its source does not want: no page of the dataset.
    case leftOut
  }

  private let sources: [String: PipelineConfiguration.Source]
  private let stripper: Stripper

  init(_ configuration: PipelineConfiguration?, stripper: Stripper) {
    sources = (configuration?.sources ?? []).reduce(into: [:]) { $0[$1.name] = $1 }
    self.stripper = stripper
  }

  /// The page of a request, as if it had been kept in the raw folder.
  func read(_ request: ArchivedPage) -> Outcome {
    do throws(Failure) {
      let archived = try record(request)
      let source = sources[request.source]
      guard let url = URLNormalization.normalized(archived.url),
        let document = FetchedPage(archived, url: url, moment: "").document(
          in: source?.web?.folder ?? request.source, defaults: source?.defaults ?? PageDefaults())
      else { throw failure(request, "the URL of its record is none") }
      if let filter = source?.web?.filter, isLeftOut(document, archived.body, by: filter) { return .leftOut }
      return .page(document, archived.body)
    } catch {
      return .page(Self.document(of: request, error), [])
    }
  }

  private func record(_ request: ArchivedPage) throws(Failure) -> WARCPage {
    var turn = 0
    do {
      var reader = try WARCFile.reader(path: request.warc, range: request.offset..<Int.max)
      while let item = try reader.next() {
        guard case .record(let record) = item, record.offset == request.offset else { break }
        if turn == request.turn, let page = try record.page() { return page }
        turn += 1
      }
    } catch let error {
      throw failure(request, "\(error)")
    }
    throw failure(request, "there is no such record: list its pages again")
  }

  /// Whether a page is none of those wanted, judged by its article as a harvest does.
  private func isLeftOut(_ document: Document, _ bytes: [UInt8], by filter: DiscoveryFilter) -> Bool {
    guard !filter.keywords.isEmpty || filter.since != nil || filter.until != nil,
      let article = stripper.strip(document, bytes: bytes).article
    else { return false }
    let candidate = DiscoveryFilter.Candidate(
      url: document.page.identity, title: " \(article.title ?? "")", text: article.decodedText,
      day: article.publishedOn)
    if case .leftOut = filter.verdict(on: candidate, isComplete: true) { return true }
    return false
  }

  private func failure(_ request: ArchivedPage, _ what: String) -> Failure {
    Failure(
      stage: "fetch", kind: "archive-unreadable",
      message: "\(request.warc): record \(request.turn) at byte \(request.offset): \(what)")
  }

  private static func document(of request: ArchivedPage, _ failure: Failure) -> Document {
    let identity = request.url ?? "\(request.warc)#\(request.offset).\(request.turn)"
    var document = Document(
      page: Page(
        documentID: Identifier.document(identity: identity), identity: identity, source: identity, path: "",
        sha256: "", bytes: 0, mediaType: "text/html"))
    document.error = failure
    return document
  }
}
