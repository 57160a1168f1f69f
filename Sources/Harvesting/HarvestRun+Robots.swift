internal import Discovering
internal import Fetching
internal import HTTP
internal import Politeness

/// What is known of an origin's robots.txt in this run.
enum RobotsState {
  /// It is asked for; these wait for it.
  case asked([CrawlJob<HarvestTask>])
  /// Its rules; where it cannot be had, why.
  case known(RobotsRules, problem: String?)
}

extension HarvestRun {
  /// How long an answer holds, in milliseconds: at most a day (RFC 9309, section 2.4), and less, so that a daily run
  /// asks once.
  private static let robotsAge = 86_400_000 * 9 / 10
  /// After so long without any answer that could be gone by, all is allowed (section 2.3.1.4).
  private static let robotsPatience = 30 * 86_400_000

  /// Asks for a list or page once its origin's robots.txt is known.
  func ask(
    _ task: HarvestTask, _ url: String, validators: Validators? = nil, limits: HTTPLimits = HTTPLimits(),
    _ schedule: inout Schedule
  ) throws {
    let request: HTTPRequest
    do throws(HTTPError) {
      request = HTTPRequest(try WebAddress(url), validators: validators, limits: limits)
    } catch {
      try ended(task, .failed(error), &schedule)
      return
    }
    try ask(CrawlJob(request, tag: task), &schedule)
  }

  private func ask(_ job: CrawlJob<HarvestTask>, _ schedule: inout Schedule) throws {
    let address = job.request.address
    try know(address, &schedule)
    switch robots[Self.origin(address)] {
    case .known(let rules, let problem):
      if let reason = Self.refusal(of: address, rules, problem) {
        skip(job.tag, reason)
        try refused(job.tag, &schedule)
      } else {
        schedule.add(job, host: address.host)
      }
    case .asked, nil: try wait(job, for: address, &schedule)
    }
  }

  /// Lets a job wait for an origin's robots.txt, and asks for that where nobody has.
  func wait(_ job: CrawlJob<HarvestTask>, for address: WebAddress, _ schedule: inout Schedule) throws {
    let origin = Self.origin(address)
    // A redirect is followed from the beginning again.
    let first = CrawlJob(
      HTTPRequest(
        try WebAddress(job.request.firstURL), validators: job.request.validators, limits: job.request.limits),
      tag: job.tag)
    try know(address, &schedule)
    switch robots[origin] {
    case .known: try ask(first, &schedule)
    case .asked(let waiting): robots[origin] = .asked(waiting + [first])
    case nil:
      robots[origin] = .asked([first])
      let place = try WebAddress("\(origin)/robots.txt")
      schedule.addFirst(CrawlJob(HTTPRequest(place), tag: .robots(origin: origin)), host: address.host)
    }
  }

  /// Takes over what the catalogue knows of a host and of its robots.txt.
  private func know(_ address: WebAddress, _ schedule: inout Schedule) throws {
    if hosts.insert(address.host).inserted {
      let count = try catalogue.requests(host: address.host, day: crawl.now.day)
      schedule.setCount(count, host: address.host, now: crawl.now)
    }
    let origin = Self.origin(address)
    guard robots[origin] == nil, let known = try catalogue.robots(origin), known.status != 0,
      known.failingSince == 0, crawl.now.milliseconds - known.lastLook < Self.robotsAge
    else { return }
    settle(origin, RobotsAnswer(status: known.status, body: known.body), host: address.host, &schedule)
  }

  /// What came of asking for a robots.txt.
  func robotsEnded(_ origin: String, _ event: CrawlEvent, _ schedule: inout Schedule) throws {
    guard case .asked(let waiting) = robots[origin] else { return }
    let now = crawl.now.milliseconds
    var known = try catalogue.robots(origin) ?? KnownRobots()
    var problem: String?
    switch event {
    case .answered(let response):
      if case .unreachable = RobotsAnswer(status: response.status, body: []) {
        problem = "the server answered \(response.status)"
      } else {
        known = KnownRobots(
          status: response.status, body: (200...299).contains(response.status) ? response.body : [],
          lastLook: now)
      }
    case .failed(let error) where error.kind == .redirectRefused:
      known = KnownRobots(status: 302, lastLook: now)
    case .failed(let error): problem = "\(error)"
    case .skipped(let reason):
      switch reason {
      case .failingPage(_, let last): problem = last
      case .failingHost, .longWait: problem = "\(reason)"
      case .dailyCap, .requestBudget, .byteBudget:
        robots[origin] = nil
        for job in waiting { try ended(job.tag, .skipped(reason), &schedule) }
        return
      }
    }
    if problem != nil, known.failingSince == 0 { known.failingSince = now }
    try catalogue.put(known, of: origin)
    let isGivenUp = known.failingSince != 0 && now - known.failingSince >= Self.robotsPatience
    let host = waiting.first?.request.address.host
    if problem == nil || isGivenUp {
      settle(
        origin, RobotsAnswer(status: known.status == 0 ? 404 : known.status, body: known.body), host: host,
        &schedule)
    } else {
      robots[origin] = .known(
        RobotsAnswer.unreachable(status: nil).rules(for: ""), problem: problem)
    }
    if let problem, !isGivenUp {
      for source in Set(waiting.compactMap { self.source(of: $0.tag) }).sorted() {
        fail(
          source, "\(origin)/robots.txt: cannot be had (\(problem)): nothing there is asked for in this run")
      }
    }
    for job in waiting { try ask(job, &schedule) }
  }

  private func source(of task: HarvestTask) -> Int? {
    switch task {
    case .robots: nil
    case .list(let list): list.source
    case .page(let source, _): source
    }
  }

  private func settle(_ origin: String, _ answer: RobotsAnswer, host: String?, _ schedule: inout Schedule) {
    let rules = answer.rules(for: "Tongji")
    if let delay = rules.crawlDelay, let host { schedule.setCrawlDelay(delay, host: host) }
    robots[origin] = .known(rules, problem: nil)
  }

  /// Why a redirect must not be followed, or not yet.
  func refusal(of address: WebAddress) -> String? {
    if address.text.hasSuffix("/robots.txt") { return nil }
    if case .known(let rules, let problem) = robots[Self.origin(address)] {
      return Self.refusal(of: address, rules, problem)
    }
    unread = address
    return "its robots.txt is not read yet"
  }

  private static func refusal(of address: WebAddress, _ rules: RobotsRules, _ problem: String?) -> String? {
    let verdict = rules.verdict(on: address.text)
    if verdict.isAllowed { return nil }
    if problem != nil { return "the robots.txt of \(origin(address)) cannot be had: run again later" }
    return "the robots.txt of \(origin(address)) forbids it"
      + (verdict.line.map { " in line \($0)" } ?? "")
  }

  /// Scheme, host and port.
  private static func origin(_ address: WebAddress) -> String {
    let isStandard = address.port == (address.isSecure ? 443 : 80)
    return (address.isSecure ? "https://" : "http://") + address.host + (isStandard ? "" : ":\(address.port)")
  }
}
