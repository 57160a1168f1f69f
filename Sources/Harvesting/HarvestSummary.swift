/// What came of a look at a source.
public struct HarvestSummary: Sendable, Hashable {
  /// Its name.
  public var source: String
  /// Pages that came for the first time and that its filter wants.
  public var new = 0
  /// Pages that came in other bytes than before.
  public var revised = 0
  /// Pages that are as they were.
  public var unchanged = 0
  /// Pages that the server says are gone.
  public var gone = 0
  /// What was found and is not wanted: by its URL, title or day, or once its page had come.
  public var leftOut = 0
  /// Lists, pages and files that could not be had or read.
  public var failed = 0
  /// What was not asked for in this look.
  public var skipped = 0
  /// The first thing that went wrong; empty where nothing did.
  public var problem = ""

  /// Nothing so far.
  public init(source: String) { self.source = source }
}
