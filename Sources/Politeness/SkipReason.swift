/// Why a page was not asked for, or not again.
public enum SkipReason: Sendable, Hashable, CustomStringConvertible {
  /// The host was asked as often as it may be in a day.
  case dailyCap(host: String, cap: Int)
  /// The run made as many requests as it may.
  case requestBudget(Int)
  /// The run took in as many bytes as it may.
  case byteBudget(Int)
  /// The host asks for a longer wait than a run makes: by `Retry-After`, `Crawl-delay` or failures in a row.
  case longWait(host: String, seconds: Int, longest: Int)
  /// The host failed so often in a row.
  case failingHost(host: String, failures: Int)
  /// The page was asked for so often, and failed each time; what the last failure was.
  case failingPage(attempts: Int, last: String)

  /// A stable identifier of the kind.
  public var kind: String {
    switch self {
    case .dailyCap: "daily-cap"
    case .requestBudget: "request-budget"
    case .byteBudget: "byte-budget"
    case .longWait: "long-wait"
    case .failingHost: "failing-host"
    case .failingPage: "failing-page"
    }
  }

  /// The reason in words, and what may be done.
  public var description: String {
    switch self {
    case .dailyCap(let host, let cap):
      "\(host) was asked \(cap) times today: run again tomorrow, or raise its daily cap"
    case .requestBudget(let cap): "this run made its \(cap) requests: run again, or raise the budget"
    case .byteBudget(let cap): "this run took in its \(cap) bytes: run again, or raise the budget"
    case .longWait(let host, let seconds, let longest):
      "\(host) asks for a wait of \(seconds) s, and a run waits \(longest) s at most: run again later"
    case .failingHost(let host, let failures): "\(host) failed \(failures) times in a row: run again later"
    case .failingPage(let attempts, let last):
      "failed \(attempts) times, the last time: \(last): run again later"
    }
  }
}
