/// What is known of a source, for people who ask how it fares.
public struct SourceState: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// When it was last looked at, RFC 3339 in UTC; nil where it never was.
  public var lastRun: String?
  /// When all that it begins at was last read without a failure; nil where it never was.
  public var lastSuccess: String?
  /// When it is to be looked at again; nil where it never was looked at.
  public var nextDue: String?
  /// Pages that are kept of it, those gone and those that its filter left out among them.
  public var pages = 0
  /// Of them, those of which the server says that they are gone.
  public var gone = 0
  /// Of them, those that its filter does not want.
  public var leftOut = 0
  /// Pages found that could not be had so far.
  public var missing = 0
  /// Pages that came new in the last look.
  public var new = 0
  /// Pages that came in other bytes in the last look.
  public var revised = 0
  /// Pages, lists and files that could not be had in the last look.
  public var failed = 0
  /// What went wrong in the last look; empty where nothing did.
  public var problem = ""

  /// The state of a source that was never looked at.
  public init(name: String) { self.name = name }
}

/// A URL that cannot be had for long.
public struct FailingURL: Sendable, Hashable {
  /// The source that it was found by.
  public var source: String
  /// The URL.
  public var url: String
  /// When it first failed in a row, RFC 3339 in UTC.
  public var since: String
  /// How often it has failed in a row.
  public var failures: Int
  /// What the last failure was.
  public var problem: String
  /// When it is asked for again, RFC 3339 in UTC.
  public var nextLook: String

  /// A URL that fails.
  public init(
    source: String, url: String, since: String, failures: Int, problem: String, nextLook: String
  ) {
    self.source = source
    self.url = url
    self.since = since
    self.failures = failures
    self.problem = problem
    self.nextLook = nextLook
  }
}
