import Politeness
import Testing

@Suite("When a host is asked for which page")
struct CrawlScheduleTests {
  private func schedule(
    _ pages: [String], _ change: (inout PolitenessOptions) -> Void = { _ in }
  ) -> CrawlSchedule<String> {
    var options = PolitenessOptions()
    change(&options)
    var schedule = CrawlSchedule<String>(options: options)
    for page in pages { schedule.add(page, host: String(page.prefix { $0 != "/" })) }
    return schedule
  }

  @Test("one request a host at a time, a delay after each, in order")
  func oneHost() {
    var schedule = schedule(["a/1", "a/2", "a/3"])
    let play = Play(&schedule)
    #expect(play.events == ["0 a/1", "3 a/2", "6 a/3"])
    #expect(play.mostOfHost == 1)
    #expect(schedule.requests == 3)
  }

  @Test("hosts in parallel, up to the limit")
  func parallel() {
    var all = schedule(["a/1", "a/2", "b/1", "c/1"])
    #expect(Play(&all).events == ["0 a/1", "0 b/1", "0 c/1", "3 a/2"])
    var two = schedule(["a/1", "a/2", "b/1", "c/1"]) { $0.hosts = 2 }
    let play = Play(&two)
    #expect(play.events == ["0 a/1", "0 b/1", "1 c/1", "3 a/2"])
    #expect(play.most == 2)
    let pages = (0..<50).flatMap { host in (0..<20).map { "h\(host)/\($0)" } }
    var many = schedule(pages) { $0.hosts = 7 }
    let crowd = Play(&many)
    #expect(crowd.most == 7)
    #expect(crowd.mostOfHost == 1)
    #expect(Set(crowd.events.map { $0.split(separator: " ")[1] }).count == 1_000)
    #expect(crowd.events.count == 1_000)
  }

  @Test("a Crawl-delay makes waits longer, never shorter")
  func crawlDelay() {
    for (delay, events) in [
      (10, ["0 a/1", "11 a/2"]), (1, ["0 a/1", "3 a/2"]), (0, ["0 a/1", "3 a/2"]),
      (601, ["skip a/1 long-wait", "skip a/2 long-wait"]),
    ] {
      var schedule = schedule(["a/1", "a/2"])
      schedule.setCrawlDelay(.seconds(delay), host: "a")
      #expect(Play(&schedule).events == events)
    }
    // It may become known as the host's first page, its robots.txt, comes in.
    var schedule = schedule(["a/1", "a/2"])
    let play = Play(&schedule, onStart: { schedule, _ in schedule.setCrawlDelay(.seconds(20), host: "a") })
    #expect(play.events == ["0 a/1", "21 a/2"])
  }

  @Test("a failed page is asked for again after growing waits, then given up")
  func backoff() {
    var options = PolitenessOptions()
    options.backoff = .seconds(100)
    var schedule = CrawlSchedule<String>(options: options)
    schedule.add("a/1", host: "a")
    schedule.add("a/2", host: "a")
    schedule.add("b/1", host: "b")
    let play = Play(
      &schedule,
      outcome: { ticket, _ in
        Outcome(ticket.page == "a/1" ? .failed("status 500") : .answered)
      })
    let times = play.events.filter { $0.hasSuffix(" a/1") }.compactMap { Int($0.split(separator: " ")[0]) }
    #expect(times.count == 4)
    // Between a half and the whole of 100, 200 and 400 s after the end of the request.
    for (turn, whole) in [100, 200, 400].enumerated() {
      let wait = times[turn + 1] - times[turn] - 1
      #expect((whole / 2...whole).contains(wait), "\(wait)")
    }
    #expect(play.events.contains("skip a/1 failing-page"))
    // The page behind it comes after it, the other host does not wait.
    #expect(play.events.last?.hasSuffix(" a/2") == true)
    #expect(play.events.contains("0 b/1"))
  }

  @Test("equal seeds give equal waits; hosts and seeds differ")
  func jitter() {
    func second(_ host: String, _ seed: UInt64) -> String {
      var schedule = schedule(["\(host)/1"]) {
        $0.seed = seed
        $0.backoff = .seconds(500)
      }
      return Play(&schedule, outcome: { _, _ in Outcome(.failed("x")) }).events[1]
    }
    #expect(second("a", 1) == second("a", 1))
    #expect(Set((0..<20).map { second("a", $0) }).count > 10)
    #expect(Set((0..<20).map { second("h\($0)", 1).prefix { $0 != " " } }).count > 10)
  }

  @Test("a host that fails again and again is left alone; others are not")
  func failingHost() {
    var schedule = schedule((1...5).map { "a/\($0)" } + ["b/1", "b/2"]) { $0.attempts = 2 }
    let play = Play(
      &schedule,
      outcome: { ticket, _ in
        Outcome(ticket.host == "a" ? .failed("status 503") : .answered)
      })
    #expect(play.events.filter { $0.contains(" a/") && !$0.hasPrefix("skip") }.count == 6)
    #expect(
      play.events.filter { $0.hasPrefix("skip") } == [
        "skip a/1 failing-page", "skip a/2 failing-page", "skip a/3 failing-page", "skip a/4 failing-host",
        "skip a/5 failing-host",
      ])
    #expect(play.events.contains("3 b/2"))
  }

  @Test("an answer in between makes a host good again")
  func recovery() {
    var schedule = schedule((1...20).map { "a/\($0)" })
    let play = Play(
      &schedule, outcome: { ticket, _ in Outcome(ticket.failures == 0 ? .failed("x") : .answered) })
    #expect(play.events.count == 40)
    #expect(!play.events.contains { $0.hasPrefix("skip") })
  }

  @Test("a page that is refused by itself is no failure of its host")
  func refused() {
    var schedule = schedule((1...20).map { "a/\($0)" })
    let play = Play(&schedule, outcome: { _, _ in Outcome(.refused) })
    #expect(play.events.count == 20)
    #expect(play.events.last == "57 a/20")
  }

  @Test("Retry-After is kept to, or the host is left alone")
  func retryAfter() {
    for (seconds, delay, events) in [
      (0, 10, ["0 a/1", "11 a/1", "22 a/2"]), (60, 2, ["0 a/1", "61 a/1", "64 a/2"]),
      (600, 2, ["0 a/1", "601 a/1", "604 a/2"]),
      (601, 2, ["0 a/1", "skip a/1 long-wait", "skip a/2 long-wait"]),
    ] {
      var schedule = schedule(["a/1", "a/2"]) { $0.delay = .seconds(delay) }
      let play = Play(
        &schedule,
        outcome: { ticket, now in
          let isFirst = ticket.page == "a/1" && ticket.failures == 0
          return Outcome(status: isFirst ? 429 : 200, retryAfter: "\(seconds)", bytes: 0, now: now)
        })
      #expect(play.events == events)
    }
  }

  @Test(
    "what a status says of the host",
    arguments: [
      (200, false), (304, false), (301, false), (404, false), (410, false), (403, false), (408, true),
      (425, true), (429, true), (500, true), (501, false), (502, true), (503, true), (504, true),
      (505, false),
      (599, true),
    ])
  func statuses(_ status: Int, _ isFailure: Bool) {
    let outcome = Outcome(status: status, retryAfter: "5", bytes: 3, now: Play.start)
    #expect(outcome.kind == (isFailure ? .failed("status \(status)") : .answered))
    // A page that moved may say Retry-After too; only of a failure it is heard.
    #expect(outcome.retryAfter == (isFailure ? .seconds(5) : nil))
    #expect(outcome.bytes == 3)
  }

  @Test("a cap a day and host, over runs and past midnight")
  func dailyCap() {
    let pages = (1...5).map { "a/\($0)" } + ["b/1"]
    var first = schedule(pages) { $0.dailyCap = 3 }
    #expect(
      Play(&first).events == [
        "0 a/1", "0 b/1", "3 a/2", "6 a/3", "skip a/4 daily-cap", "skip a/5 daily-cap",
      ])
    #expect(first.count(host: "a", now: Play.start) == 3)
    #expect(first.count(host: "a", now: Play.start + .seconds(86_400)) == 0)
    var second = schedule(["a/6", "a/7"]) { $0.dailyCap = 3 }
    second.setCount(2, host: "a", now: Play.start)
    #expect(Play(&second).events == ["0 a/6", "skip a/7 daily-cap"])
    // The last seconds of a day.
    var late = schedule(pages) { $0.dailyCap = 2 }
    let play = Play(&late, from: Play.start + .seconds(86_395))
    #expect(play.events == ["0 a/1", "0 b/1", "3 a/2", "6 a/3", "9 a/4", "skip a/5 daily-cap"])
  }

  @Test("budgets of a run")
  func budgets() {
    var requests = schedule(["a/1", "b/1", "a/2"]) { $0.requests = 2 }
    #expect(Play(&requests).events == ["0 a/1", "0 b/1", "skip a/2 request-budget"])
    var bytes = schedule(["a/1", "a/2", "a/3"]) { $0.bytes = 150 }
    let play = Play(&bytes, outcome: { _, _ in Outcome(.answered, bytes: 100) })
    #expect(play.events == ["0 a/1", "3 a/2", "skip a/3 byte-budget"])
    #expect(bytes.bytes == 200)
  }

  @Test("pages that come while others are fetched; robots.txt and redirects go first")
  func growing() {
    var schedule = schedule(["a/index", "a/2"])
    let play = Play(
      &schedule,
      onStart: { schedule, ticket in
        guard ticket.page == "a/index" else { return }
        schedule.add("a/3", host: "a")
        schedule.addFirst("a/robots", host: "a")
        schedule.add("b/1", host: "b")
      })
    #expect(play.events == ["0 a/index", "0 b/1", "3 a/robots", "6 a/2", "9 a/3"])
  }

  @Test("reasons are told in words")
  func reasons() {
    #expect(
      "\(SkipReason.longWait(host: "a", seconds: 900, longest: 600))"
        == "a asks for a wait of 900 s, and a run waits 600 s at most: run again later")
    #expect(
      "\(SkipReason.failingPage(attempts: 4, last: "status 500"))"
        == "failed 4 times, the last time: status 500: run again later")
  }
}
