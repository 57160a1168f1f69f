internal import Fetching
public import Harvesting
internal import Records
internal import Stripping

/// The look at a pipeline's sources on the web that comes before a run.
public struct PipelineHarvest: Sendable {
  private let harvest: Harvest

  /// A harvest of the sources that are on the web; nil where none is.
  public init?(_ configuration: PipelineConfiguration) {
    let sources = configuration.sources.compactMap(\.web)
    guard !sources.isEmpty else { return nil }
    let stripper = Stripper(options: configuration.strip)
    harvest = Harvest(
      sources, options: configuration.harvest, raw: configuration.raw, version: ProgramVersion.current
    ) { page in
      // Judged by its article alone: the words of a menu stand on every page of a site.
      guard page.unreadableKind == nil,
        let article = stripper.strip(page.document, bytes: page.body).article
      else { return nil }
      return PageFacts(title: article.title, text: article.decodedText, day: article.publishedOn)
    }
  }

  /// Looks at what is due, or at all; `report` is told what goes on.
  ///
  /// - Parameters:
  ///   - all: whether all sources and pages count as due.
  ///   - report: is told what goes on.
  /// - Throws: where the raw folder or the catalogue beside it cannot be written, or another program is fetching.
  public func run(all: Bool = false, report: (HarvestEvent) -> Void) async throws {
    try await harvest.run(all: all, report: report)
  }
}
