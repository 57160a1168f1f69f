/// What a harvest tells while it goes on.
public enum HarvestEvent: Sendable, Hashable {
  /// A source is not looked at before a time (RFC 3339, UTC).
  case notDue(source: String, next: String)
  /// A page came: new, or in other bytes than before.
  case came(source: String, url: String, isNew: Bool)
  /// A page, list or file could not be had or read, in words.
  case failed(source: String, message: String)
  /// So many were not asked for, the first of them, and why.
  case skipped(source: String, count: Int, first: String, reason: String)
  /// A URL that cannot be had for long.
  case failing(FailingURL)
  /// Something that people should know.
  case notice(String)
  /// A source was looked at.
  case ended(HarvestSummary)
}

/// What a page says of itself, by which a filter judges it.
public struct PageFacts: Sendable, Hashable {
  /// Its title.
  public var title: String?
  /// Its text.
  public var text: String
  /// Its day of publication, `YYYY-MM-DD`.
  public var day: String?

  /// Facts.
  public init(title: String?, text: String, day: String?) {
    self.title = title
    self.text = text
    self.day = day
  }
}
