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
  /// The table, or `text` for the folder of texts, or `dataset` for title, licence and the like.
  public var table: String
  /// The row's identifier; the document's for tables without one; empty where a whole table or column is meant.
  public var id: String
  /// The column; empty for whole rows.
  public var column: String
  /// What was there before.
  public var old: String
  /// What is there now.
  public var new: String
  /// Why.
  public var cause: Cause
  /// What the row says, where that was asked for; no column of `changes.csv`.
  public var subject: ChangeSubject?
}

extension Change {
  /// The row in the order of `changes.csv`.
  var row: [String] { [change.rawValue, table, id, column, old, new, cause.rawValue] }
}
