/// How gently hosts are asked.
public struct PolitenessOptions: Sendable, Hashable {
  /// From the end of a request to the beginning of the next one to the same host. A host's own `Crawl-delay` may only
  /// make it longer.
  public var delay = Duration.seconds(2)
  /// How many hosts are asked at the same time, each over one connection.
  public var hosts = 8
  /// The most requests to a host in a day, UTC; nil for any number.
  public var dailyCap: Int? = 5_000
  /// The most requests of a run; nil for any number.
  public var requests: Int?
  /// The most bytes that a run takes in over the wire; nil for any number.
  public var bytes: Int?
  /// How often a page is asked for, the first time included.
  public var attempts = 4
  /// The wait after the first failure; each further failure of the host in a row doubles it.
  public var backoff = Duration.seconds(5)
  /// The longest wait of a run for one host, whatever asks for it; what would wait longer is left for the next run.
  public var longestWait = Duration.seconds(600)
  /// After so many failures in a row a host is left alone until the next run.
  public var failures = 6
  /// Where the spread of waits begins: equal seeds, equal waits.
  public var seed: UInt64 = 0

  /// Gentle to small servers: a page every 2 s.
  public init() {}
}
