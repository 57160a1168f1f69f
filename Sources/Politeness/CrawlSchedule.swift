/// Which page is asked for next, and when: a plain value that knows no clock, no network and no page.
///
/// One request a host at a time, a delay between two of them, hosts in parallel, waits after failures, caps. The owner
/// adds pages, asks ``next(now:)``, makes the requests that it is told to, and tells how each ended. Within a host
/// pages go in the order in which they were added, a failed one before those behind it; hosts in the order in which
/// they became known. The same calls give the same answers.
public struct CrawlSchedule<Page: Sendable>: Sendable {
  /// What to do now.
  public enum Step: Sendable {
    /// Ask a host for a page; then tell ``end(_:_:now:)``.
    case start(Ticket)
    /// Nothing before this moment, unless a request ends or a page is added.
    case wait(until: Moment)
    /// Nothing until one of the requests that run ends.
    case busy
    /// A page will not be asked for, or not again; tell the user.
    case skip(Page, SkipReason)
    /// Nothing is left.
    case done
  }

  /// A request that runs.
  public struct Ticket: Sendable {
    /// The page.
    public var page: Page
    /// Its host.
    public var host: String
    /// How often it has been asked for before.
    public var failures: Int
  }

  private let options: PolitenessOptions
  private var hosts: [String: HostState] = [:]
  private var queues: [String: PageQueue<Page>] = [:]
  /// Hosts that have pages, in the order in which they came to have some.
  private var waiting: [String] = []
  private var running = 0
  private var skipped: [(page: Page, reason: SkipReason)] = []
  private var skipPlace = 0
  /// Requests of this run.
  public private(set) var requests = 0
  /// Bytes that this run took in.
  public private(set) var bytes = 0

  /// A schedule without pages.
  public init(options: PolitenessOptions) { self.options = options }

  /// Adds a page behind those of its host.
  public mutating func add(_ page: Page, host: String) {
    know(host)
    if queues[host]?.isEmpty ?? true { waiting.append(host) }
    queues[host, default: PageQueue()].append(PageQueue.Entry(page: page, failures: 0))
  }

  /// Adds a page before those of its host: the target of a redirect, a host's robots.txt.
  public mutating func addFirst(_ page: Page, host: String) {
    know(host)
    if queues[host]?.isEmpty ?? true { waiting.append(host) }
    queues[host, default: PageQueue()].prepend(PageQueue.Entry(page: page, failures: 0))
  }

  /// Takes note of a host's `Crawl-delay`; where it is shorter than the delay of the options it changes nothing.
  public mutating func setCrawlDelay(_ delay: Duration, host: String) {
    know(host)
    hosts[host]?.crawlDelay = delay
    if max(delay, options.delay) > options.longestWait { hosts[host]?.longWait = delay }
  }

  /// Takes over what earlier runs of this day asked a host for.
  public mutating func setCount(_ count: Int, host: String, now: Moment) {
    know(host)
    hosts[host]?.count = count
    hosts[host]?.day = now.day
  }

  /// How often a host was asked today, for the next run.
  public func count(host: String, now: Moment) -> Int { hosts[host]?.count(on: now.day) ?? 0 }

  /// What to do now.
  public mutating func next(now: Moment) -> Step {
    if let skip = popSkipped() { return .skip(skip.page, skip.reason) }
    if let reason = budgetReason { skipAll(reason) }
    var earliest: Moment?
    var place = 0
    while place < waiting.count {
      let host = waiting[place]
      let state = hosts[host] ?? HostState()
      if !state.isBusy, let reason = reason(host, state, now) {
        skip(host, reason)
        waiting.remove(at: place)
        continue
      }
      if !state.isBusy, state.next <= now, running < options.hosts {
        if let ticket = start(host, now) {
          if queues[host]?.isEmpty ?? true { waiting.remove(at: place) }
          return .start(ticket)
        }
      }
      if !state.isBusy { earliest = earliest.map { min($0, state.next) } ?? state.next }
      place += 1
    }
    if let skip = popSkipped() { return .skip(skip.page, skip.reason) }
    if running >= options.hosts { return .busy }
    if let earliest { return .wait(until: earliest) }
    return running > 0 ? .busy : .done
  }

  /// Tells how a request ended. A page that failed is asked for again, after its host's wait, up to the limit of
  /// attempts; then it is skipped.
  public mutating func end(_ ticket: Ticket, _ outcome: Outcome, now: Moment) {
    running -= 1
    bytes += outcome.bytes
    hosts[ticket.host]?.end(outcome, host: ticket.host, options: options, now: now)
    guard case .failed(let message) = outcome.kind else { return }
    let failures = ticket.failures + 1
    guard failures < options.attempts else {
      skipped.append((ticket.page, .failingPage(attempts: failures, last: message)))
      return
    }
    if queues[ticket.host]?.isEmpty ?? true { waiting.append(ticket.host) }
    queues[ticket.host, default: PageQueue()].prepend(PageQueue.Entry(page: ticket.page, failures: failures))
  }

  private mutating func start(_ host: String, _ now: Moment) -> Ticket? {
    guard let entry = queues[host]?.popFirst() else { return nil }
    hosts[host]?.begin(now)
    running += 1
    requests += 1
    return Ticket(page: entry.page, host: host, failures: entry.failures)
  }

  private mutating func know(_ host: String) {
    if hosts[host] == nil { hosts[host] = HostState() }
  }

  private var budgetReason: SkipReason? {
    if let cap = options.requests, requests >= cap { return .requestBudget(cap) }
    if let cap = options.bytes, bytes >= cap { return .byteBudget(cap) }
    return nil
  }

  private func reason(_ host: String, _ state: HostState, _ now: Moment) -> SkipReason? {
    if state.failures >= options.failures { return .failingHost(host: host, failures: state.failures) }
    if let wait = state.longWait, state.next > now || state.crawlDelay > options.longestWait {
      return .longWait(
        host: host, seconds: Int(wait.components.seconds),
        longest: Int(options.longestWait.components.seconds))
    }
    if let cap = options.dailyCap, state.count(on: max(now, state.next).day) >= cap {
      return .dailyCap(host: host, cap: cap)
    }
    return nil
  }

  private mutating func skip(_ host: String, _ reason: SkipReason) {
    while let entry = queues[host]?.popFirst() { skipped.append((entry.page, reason)) }
  }

  private mutating func skipAll(_ reason: SkipReason) {
    for host in waiting { skip(host, reason) }
    waiting = []
  }

  private mutating func popSkipped() -> (page: Page, reason: SkipReason)? {
    guard skipPlace < skipped.count else {
      skipped = []
      skipPlace = 0
      return nil
    }
    defer { skipPlace += 1 }
    return skipped[skipPlace]
  }
}
