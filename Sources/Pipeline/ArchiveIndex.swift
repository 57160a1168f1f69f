internal import Discovering
internal import Fetching
internal import Harvesting

/// Lists the pages of WARC files without taking them in: what a cluster has to know before it shares out the work.
public struct ArchiveIndex: Sendable {
  private let filters: [String: DiscoveryFilter]

  /// An index of what a configuration's sources want.
  public init(_ configuration: PipelineConfiguration) {
    filters = configuration.sources.reduce(into: [:]) { $0[$1.name] = $1.web?.filter }
  }

  /// Visits the pages of a part in their order, those that a run would keep: HTML or text, of an answer with success, with
  /// a host that is wanted.
  ///
  /// - Parameters:
  ///   - range: the part.
  ///   - problem: is told what cannot be read, with its place; reading goes on behind it.
  ///   - visit: is given each page.
  /// - Throws: `WARCFileError` where the file cannot be read, and what `visit` throws.
  public func visit(
    _ range: ArchiveRange, problem: (String) -> Void, visit: (ArchivedPage) throws -> Void
  ) throws {
    var reader = try WARCFile.reader(path: range.warc, behind: range.start)
    var (last, turn) = (-1, 0)
    while let item = try reader.next() {
      let offset =
        switch item {
        case .damage(let damage): damage.offset
        case .record(let record): record.offset
        }
      if let end = range.end, offset >= end { return }
      turn = offset == last ? turn + 1 : 0
      last = offset
      switch item {
      case .damage(let damage): problem("\(damage)")
      case .record(let record):
        do {
          guard let page = try record.page(), let url = wanted(page, of: range.source) else { continue }
          try visit(
            ArchivedPage(
              warc: range.warc, offset: offset, turn: turn, source: range.source, url: url,
              retrievedAt: page.retrievedAt, isTruncated: page.truncated != nil))
        } catch let error as WARCPageError {
          problem("\(range.warc): \(error)")
        }
      }
    }
  }

  /// The URL of a page that is taken in; nil for any other.
  private func wanted(_ page: WARCPage, of source: String) -> String? {
    guard page.isText, !page.body.isEmpty, let url = URLNormalization.normalized(page.url) else { return nil }
    let candidate = DiscoveryFilter.Candidate(url: url)
    if case .leftOut = filters[source]?.verdict(on: candidate, isComplete: false) { return nil }
    return url
  }
}
