internal import Discovering
internal import Fetching
internal import HTTP
internal import Politeness

/// A harvest at work: its sources, what was found so far, and who waits for which robots.txt.
///
/// A class used by one task: the crawl's calls all change it.
final class HarvestRun {
  typealias Schedule = Crawl<HarvestTask>.Schedule

  let sources: [HarvestSource]
  /// The turn of each source among all that are declared.
  let turns: [String: Int]
  let options: HarvestOptions
  let store: PageStore
  let catalogue: Catalogue
  let crawl: Crawl<HarvestTask>
  let examine: Harvest.Examine
  let all: Bool
  let report: (HarvestEvent) -> Void
  /// When it began.
  let began: Moment

  var summaries: [HarvestSummary]
  var entries: [[EntryState]]
  /// New pages of each source, in the order in which they were found.
  var found: [[String]]
  /// Kept pages that became those of each source, which another one had.
  var gained: [[String]]
  /// What of each source was not asked for, by reason.
  var skips: [[String: (count: Int, first: String, reason: String)]]
  var robots: [String: RobotsState] = [:]
  /// The hosts that were asked.
  var hosts: Set<String> = []
  /// Where a redirect leads that waits for a robots.txt.
  var unread: WebAddress?
  /// Whether the run has used up what it may ask for.
  var isSpent = false

  /// Pages that wait in the schedule at a time.
  private static let batch = 1_000

  init(
    _ sources: [HarvestSource], order: [String], options: HarvestOptions, store: PageStore,
    catalogue: Catalogue, crawl: Crawl<HarvestTask>, examine: @escaping Harvest.Examine, all: Bool,
    began: Moment,
    report: @escaping (HarvestEvent) -> Void
  ) {
    self.sources = sources
    turns = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
    self.options = options
    self.store = store
    self.catalogue = catalogue
    self.crawl = crawl
    self.examine = examine
    self.all = all
    self.report = report
    self.began = began
    summaries = sources.map { HarvestSummary(source: $0.name) }
    entries = sources.map { $0.entries.map { _ in EntryState() } }
    found = sources.map { _ in [] }
    gained = found
    skips = sources.map { _ in [:] }
  }

  /// Archives, then lists, then what is new, then what is known: so that what there is belongs to the first source
  /// that finds it, whichever host answers first.
  func work() async throws {
    var schedule = Schedule(options: options.politeness)
    if catalogue.isNew { try adoptPages() }
    for source in sources.indices { try readArchives(of: source) }
    for source in sources.indices {
      for entry in sources[source].entries.indices { try begin(entry, of: source, &schedule) }
    }
    try await run(&schedule)
    for source in sources.indices { try judgeAgain(source) }
    try await fetch(&schedule) { source in try self.newPages(of: source) }
    try await fetch(&schedule) { source in
      try self.catalogue.duePages(
        of: self.sources[source].name, came: true, at: self.began, all: self.all)
    }
    for source in sources.indices { try end(source) }
  }

  /// Works the schedule off, and writes down what came of it: a run that is killed later has asked so often, found
  /// and had so much; its sources are still due.
  private func run(_ schedule: inout Schedule) async throws {
    try await crawl.run(
      &schedule, refusal: { self.refusal(of: $0) },
      visit: { schedule, job, event in try self.ended(job, event, &schedule) })
    for host in hosts.sorted() {
      try catalogue.put(
        requests: schedule.count(host: host, now: crawl.now), host: host, day: crawl.now.day)
    }
    try catalogue.commit()
    try catalogue.begin()
  }

  /// Asks for pages of all sources, a batch at a time.
  private func fetch(
    _ schedule: inout Schedule, _ pages: (_ source: Int) throws -> [String]
  ) async throws {
    var waiting = 0
    for source in sources.indices {
      for url in try pages(source) {
        if isSpent {
          let cap = options.politeness.requests ?? 0
          skip(.page(source: source, url: url), .requestBudget(cap))
          continue
        }
        try ask(
          .page(source: source, url: url), url, validators: try store.validators(url), &schedule)
        waiting += 1
        if waiting == Self.batch {
          try await run(&schedule)
          waiting = 0
        }
      }
    }
    try await run(&schedule)
  }

  /// What became of a request.
  private func ended(_ job: CrawlJob<HarvestTask>, _ event: CrawlEvent, _ schedule: inout Schedule) throws {
    let target = unread
    unread = nil
    switch job.tag {
    case .robots(let origin): try robotsEnded(origin, event, &schedule)
    case .list, .page:
      if case .failed(let error) = event, error.kind == .redirectRefused, let target {
        try wait(job, for: target, &schedule)
        return
      }
      try ended(job.tag, event, &schedule)
    }
  }

  /// What became of a list or page.
  func ended(_ task: HarvestTask, _ event: CrawlEvent, _ schedule: inout Schedule) throws {
    switch task {
    case .robots: return
    case .list(let list): try listEnded(list, event, &schedule)
    case .page(let source, let url): try pageEnded(url, of: source, event)
    }
  }

  /// Takes note of something that went wrong.
  func fail(_ source: Int, _ message: String) {
    summaries[source].failed += 1
    if summaries[source].problem.isEmpty { summaries[source].problem = message }
    report(.failed(source: summaries[source].source, message: message))
  }

  /// Takes note of something that is not asked for, by its reason.
  func skip(_ task: HarvestTask, _ reason: SkipReason) {
    switch reason {
    case .requestBudget, .byteBudget: isSpent = true
    default: break
    }
    skip(task, "\(reason)")
  }

  func skip(_ task: HarvestTask, _ reason: String) {
    let (source, url): (Int, String)
    switch task {
    case .robots: return
    case .list(let list):
      (source, url) = (list.source, list.url)
      entries[source][list.entry].isBroken = true
    case .page(let number, let page): (source, url) = (number, page)
    }
    summaries[source].skipped += 1
    skips[source][reason, default: (0, url, reason)].count += 1
  }

  /// Tells what came of a source, and when it is due again.
  private func end(_ source: Int) throws {
    let isWhole = !entries[source].contains(where: \.isBroken)
    let name = sources[source].name
    for skip in skips[source].values.sorted(by: { $0.reason < $1.reason }) {
      report(.skipped(source: name, count: skip.count, first: skip.first, reason: skip.reason))
    }
    let next: Moment
    if isWhole, !isSpent {
      next = LookAgain.source(hours: sources[source].hours, at: began)
    } else {
      next = LookAgain.failedSource(since: isSpent ? nil : try catalogue.lastWhole(name), at: began)
    }
    try catalogue.put(summaries[source], isWhole: isWhole, at: began, nextDue: next)
    for failing in try catalogue.failing() where failing.source == name { report(.failing(failing)) }
    report(.ended(summaries[source]))
  }
}
