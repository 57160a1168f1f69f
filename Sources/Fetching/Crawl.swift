public import HTTP
public import Politeness

/// A page that a crawl asks for, and what its owner wants to remember of it.
public struct CrawlJob<Tag: Sendable>: Sendable {
  /// What to ask, redirects so far included.
  public var request: HTTPRequest
  /// What the owner knows it by.
  public var tag: Tag

  /// A job.
  public init(_ request: HTTPRequest, tag: Tag) {
    self.request = request
    self.tag = tag
  }
}

/// What became of a job; told once a job.
public enum CrawlEvent: Sendable {
  /// The server answered, with any status that is no failure of the host's.
  case answered(HTTPResponse)
  /// The page cannot be had.
  case failed(HTTPError)
  /// It was not asked for, or not again; of a page that failed again and again the last failure is in the reason.
  case skipped(SkipReason)
}

/// Asks hosts for pages, as politely as a schedule says: its engine, with the network and a clock.
public struct Crawl<Tag: Sendable>: Sendable {
  /// The pages and when each is asked for.
  public typealias Schedule = CrawlSchedule<CrawlJob<Tag>>

  private let client: HTTPClient
  private let clock: RunClock

  /// A crawl by a client, beginning at a moment; nil for the system's time.
  public init(client: HTTPClient, at moment: Moment? = nil) {
    self.client = client
    clock = RunClock(at: moment)
  }

  /// The time of this crawl: of the system as the crawl began, and from there on by a clock that nobody sets.
  public var now: Moment { clock.now }

  /// Works a schedule off. `visit` is told what became of each job, one at a time, and may add further ones.
  ///
  /// A redirect goes on in the turn of its target's host; `refusal` may say why it must not, as a robots.txt does.
  /// What `visit` throws ends the crawl: requests that run are given up.
  public func run(
    _ schedule: inout Schedule, refusal: (WebAddress) -> String? = { _ in nil },
    visit: (_ schedule: inout Schedule, _ job: CrawlJob<Tag>, _ event: CrawlEvent) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Finished?.self) { group in
      var alarm: Moment?
      while true {
        switch schedule.next(now: now) {
        case .start(let ticket):
          group.addTask { await finish(ticket) }
          continue
        case .skip(let job, let reason):
          try visit(&schedule, job, .skipped(reason))
          continue
        case .done:
          group.cancelAll()
          return
        case .wait(let until):
          if alarm.map({ until < $0 }) ?? true {
            alarm = until
            group.addTask {
              try? await Task.sleep(for: max(.zero, until - now))
              return nil
            }
          }
        case .busy: break
        }
        guard let finished = try await group.next() ?? nil else {
          alarm = nil
          try Task.checkCancellation()
          continue
        }
        if let event = end(finished, &schedule, refusal) { try visit(&schedule, finished.ticket.page, event) }
      }
    }
  }

  /// A request that ended.
  private struct Finished: Sendable {
    var ticket: Schedule.Ticket
    var result: Result<HTTPResponse, HTTPError>
  }

  private func finish(_ ticket: Schedule.Ticket) async -> Finished {
    do throws(HTTPError) {
      return Finished(ticket: ticket, result: .success(try await client.send(ticket.page.request)))
    } catch {
      return Finished(ticket: ticket, result: .failure(error))
    }
  }

  /// Tells the schedule how a request ended; nil where its job goes on.
  private func end(
    _ finished: Finished, _ schedule: inout Schedule, _ refusal: (WebAddress) -> String?
  ) -> CrawlEvent? {
    let ticket = finished.ticket
    let outcome = Outcome(finished.result, now: now)
    schedule.end(ticket, outcome, now: now)
    if case .failed = outcome.kind { return nil }
    do throws(HTTPError) {
      let response = try finished.result.get()
      guard let next = try ticket.page.request.following(response) else { return .answered(response) }
      if let reason = refusal(next.address) {
        throw HTTPError(
          .redirectRefused, what: "redirects to \(next.address), which is refused (\(reason))",
          url: ticket.page.request.address.text, remedy: "leave it out")
      }
      schedule.addFirst(CrawlJob(next, tag: ticket.page.tag), host: next.address.host)
      return nil
    } catch {
      return .failed(error)
    }
  }
}

extension Outcome {
  /// What a request's end says of its host.
  init(_ result: Result<HTTPResponse, HTTPError>, now: Moment) {
    switch result {
    case .success(let response):
      self.init(
        status: response.status, retryAfter: response.headers["Retry-After"], bytes: response.wireBytes,
        now: now)
    case .failure(let error): self.init(error.isTransient ? .failed("\(error)") : .refused)
    }
  }
}
