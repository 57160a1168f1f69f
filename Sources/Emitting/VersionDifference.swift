/// One row of `changes.csv`.
public struct Change: Sendable, Hashable {
  /// What happened.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It came.
    case added
    /// It went.
    case removed
    /// A cell of it changed.
    case revised
  }

  /// Why it happened.
  public enum Cause: String, Sendable, Hashable, CaseIterable {
    /// The page, its sidecar or another page of the dataset changed.
    case source
    /// The program changed.
    case rule
    /// A lexicon changed.
    case lexicon
    /// `pipeline.json` changed.
    case configuration
  }

  /// What happened.
  public var change: Kind
  /// The table, or `text`, or `dataset`.
  public var table: String
  /// The row's identifier; the document's for tables without one.
  public var id: String
  /// The column; empty for whole rows.
  public var column: String
  /// What was there before.
  public var old: String
  /// What is there now.
  public var new: String
  /// Why.
  public var cause: Cause
}

/// What changed between two published versions.
public enum VersionDifference {
  /// Visits every change from version `a` to version `b` of an output folder, in a fixed order, by streaming.
  @discardableResult
  public static func between(
    out: String, _ a: String, _ b: String, _ visit: (Change) -> Void
  ) throws(EmitError) -> ChangeCounts {
    ChangeCounts()
  }
}
