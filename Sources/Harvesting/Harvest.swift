public import Fetching
internal import HTTP
public import Politeness
internal import Records
internal import SQLite

/// One look at all sources on the web that are due: what is new in their lists is fetched into the raw folder, known
/// pages are asked for again.
///
/// Hosts are asked as politely as ``HarvestOptions`` say, each after its robots.txt. A page belongs to the first
/// source that finds it.
public struct Harvest: Sendable {
  /// What a page says, for filters that must see it; nil where it cannot be read: then it is kept, so that its failure
  /// is told as any page's.
  public typealias Examine = @Sendable (FetchedPage) -> PageFacts?

  private let sources: [HarvestSource]
  private let options: HarvestOptions
  private let raw: String
  private let agent: UserAgent?
  private let examine: Examine

  /// A harvest.
  ///
  /// - Parameters:
  ///   - sources: the sources, in their order.
  ///   - options: what holds for all of them.
  ///   - raw: the raw folder, made where it is missing.
  ///   - version: the program's version, for the `User-Agent`.
  ///   - examine: reads a page.
  public init(
    _ sources: [HarvestSource], options: HarvestOptions, raw: String, version: String,
    examine: @escaping Examine
  ) {
    self.sources = sources
    self.options = options
    self.raw = raw
    self.examine = examine
    agent = options.contact.flatMap { UserAgent(product: "Tongji", version: version, contact: $0) }
  }

  /// Looks at what is due. What cannot be had is told and stops nothing.
  ///
  /// - Parameters:
  ///   - all: whether all sources and pages count as due.
  ///   - moment: the time at which it begins; nil for the system's.
  ///   - report: is told what goes on.
  /// - Returns: what came of each source that was due, in their order.
  /// - Throws: `PageStoreError` where the raw folder cannot be written, or another program is fetching to it, and
  ///   `DatabaseError` where the catalogue cannot; what came until then is kept.
  @discardableResult
  public func run(
    all: Bool = false, at moment: Moment? = nil, report: (HarvestEvent) -> Void
  ) async throws -> [HarvestSummary] {
    let store = try PageStore(root: raw)
    let catalogue = try Catalogue(Catalogue.path(raw: raw)) { report(.notice($0)) }
    try catalogue.begin()
    let client = HTTPClient(
      options: HTTPOptions(userAgent: try agent ?? Self.nobody(), localHosts: options.localHosts))
    let crawl = Crawl<HarvestTask>(client: client, at: moment)
    let began = moment ?? crawl.now
    return try await withoutActuallyEscaping(report) { report in
      var due: [HarvestSource] = []
      for source in sources {
        if !all, let next = try catalogue.nextDue(source.name, hours: source.hours), next > began {
          report(.notDue(source: source.name, next: "\(next)"))
        } else {
          due.append(source)
        }
      }
      let run = HarvestRun(
        due, order: sources.map(\.name), options: options, store: store, catalogue: catalogue, crawl: crawl,
        examine: examine, all: all, began: began, report: report)
      do {
        try await run.work()
      } catch {
        try? catalogue.commit()
        throw error
      }
      try catalogue.commit()
      return run.summaries
    }
  }

  /// Where nobody is asked, the agent is never sent.
  private static func nobody() throws -> UserAgent {
    guard let agent = UserAgent(product: "Tongji", version: "0", contact: "://") else {
      throw Failure(stage: "fetch", kind: "agent", message: "no User-Agent: give a contact")
    }
    return agent
  }
}
