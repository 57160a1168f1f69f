import Politeness

/// Plays a schedule through with a clock of its own: every request takes a time and ends as it is told.
struct Play {
  /// The events in words: `0 a/1` for a page asked for at second 0, `skip a/2 daily-cap`.
  private(set) var events: [String] = []
  /// The most requests that ran at once, and of one host.
  private(set) var most = 0
  private(set) var mostOfHost = 0

  /// Begins at 2024-05-09T00:00:00Z, or so many milliseconds later.
  static let start = Moment(milliseconds: 1_715_212_800_000)

  init(
    _ schedule: inout CrawlSchedule<String>, from now: Moment = start, taking time: Duration = .seconds(1),
    onStart: (inout CrawlSchedule<String>, CrawlSchedule<String>.Ticket) -> Void = { _, _ in },
    outcome: (CrawlSchedule<String>.Ticket, Moment) -> Outcome = { _, _ in Outcome(.answered) }
  ) {
    var now = now
    let begin = now
    var running: [(ticket: CrawlSchedule<String>.Ticket, end: Moment)] = []
    while events.count < 10_000 {
      switch schedule.next(now: now) {
      case .start(let ticket):
        let seconds = (now - begin).components
        events.append("\(seconds.seconds) \(ticket.page)")
        running.append((ticket, now + time))
        most = max(most, running.count)
        mostOfHost = max(mostOfHost, running.count { $0.ticket.host == ticket.host })
        onStart(&schedule, ticket)
      case .skip(let page, let reason): events.append("skip \(page) \(reason.kind)")
      case .done: return
      case .wait(let until):
        let first = running.map(\.end).min()
        if let first, first < until { Self.end(&running, first, &schedule, outcome) }
        now = first.map { min($0, until) } ?? until
      case .busy:
        guard let first = running.map(\.end).min() else {
          events.append("stuck")
          return
        }
        Self.end(&running, first, &schedule, outcome)
        now = first
      }
    }
  }

  private static func end(
    _ running: inout [(ticket: CrawlSchedule<String>.Ticket, end: Moment)], _ now: Moment,
    _ schedule: inout CrawlSchedule<String>,
    _ outcome: (CrawlSchedule<String>.Ticket, Moment) -> Outcome
  ) {
    for entry in running where entry.end == now {
      schedule.end(entry.ticket, outcome(entry.ticket, now), now: now)
    }
    running.removeAll { $0.end == now }
  }
}
