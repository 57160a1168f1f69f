/// How a request ended, as far as the next one to its host is concerned.
public struct Outcome: Sendable, Hashable {
  /// What the host's state is judged by.
  public enum Kind: Sendable, Hashable {
    /// An answer, whatever it says of the page: 200, 304, 404, a redirect.
    case answered
    /// The host is overloaded, in trouble or out of reach, in words; the page is asked for again.
    case failed(String)
    /// The page failed by itself, and would again: it is too large, its redirect is refused.
    case refused
  }

  /// What happened.
  public var kind: Kind
  /// How long the host asks to be left alone.
  public var retryAfter: Duration?
  /// How many bytes came over the wire.
  public var bytes: Int

  /// An outcome.
  public init(_ kind: Kind, retryAfter: Duration? = nil, bytes: Int = 0) {
    self.kind = kind
    self.retryAfter = retryAfter
    self.bytes = bytes
  }

  /// The outcome of a response: 408, 425, 429 and 5xx are failures, but 501 and 505, which no wait would change.
  public init(status: Int, retryAfter: String?, bytes: Int, now: Moment) {
    let isFailure =
      [408, 425, 429].contains(status) || (500...599).contains(status) && ![501, 505].contains(status)
    self.init(
      isFailure ? .failed("status \(status)") : .answered,
      retryAfter: isFailure ? retryAfter.flatMap { RetryAfter.wait($0, now: now) } : nil, bytes: bytes)
  }
}
