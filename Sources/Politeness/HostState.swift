/// What a schedule knows of a host.
struct HostState: Sendable {
  /// What the host's robots.txt asks for.
  var crawlDelay = Duration.zero
  /// Not before this moment.
  var next = Moment(milliseconds: .min / 2)
  /// A wait that was asked for and is longer than a run's.
  var longWait: Duration?
  var isBusy = false
  /// Failures in a row.
  var failures = 0
  /// Requests on ``day``.
  var count = 0
  var day = Int.min

  /// How many requests were made on a day.
  func count(on day: Int) -> Int { day == self.day ? count : 0 }

  /// Takes note of a request.
  mutating func begin(_ now: Moment) {
    isBusy = true
    count = count(on: now.day) + 1
    day = now.day
  }

  /// Takes note of how it ended.
  mutating func end(_ outcome: Outcome, host: String, options: PolitenessOptions, now: Moment) {
    isBusy = false
    var wait = max(options.delay, crawlDelay)
    if case .failed = outcome.kind {
      failures += 1
      wait = max(wait, Backoff.wait(failures: failures, host: host, options: options))
    } else {
      failures = 0
    }
    if let asked = outcome.retryAfter { wait = max(wait, asked) }
    next = now + wait
    longWait = wait > options.longestWait ? wait : nil
  }
}

/// Waits after failures.
enum Backoff {
  /// The wait after so many failures in a row: doubled with each, and of that between a half and the whole, so that
  /// programs that failed together do not come back together.
  static func wait(failures: Int, host: String, options: PolitenessOptions) -> Duration {
    let whole = options.backoff * (1 << min(failures - 1, 20))
    let capped = min(whole, options.longestWait)
    var random = SplitMix(seed: options.seed ^ SplitMix.hash(host) &+ UInt64(failures))
    return capped / 2 + capped / 2 / 1_024 * Int(random.next() >> 54)
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same on every machine.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// FNV-1a of a text: Swift's own hashes differ from run to run.
  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
