/// What came of a run.
public enum Publication: Sendable, Hashable {
  /// A new version stands in the output folder.
  case published(version: String, summary: PublicationSummary)
  /// Nothing changed against the newest version, which is still that one.
  case nothingNew(version: String, summary: PublicationSummary)

  /// The newest version.
  public var version: String {
    switch self {
    case .published(let version, _), .nothingNew(let version, _): version
    }
  }

  /// The figures of what was handed over.
  public var summary: PublicationSummary {
    switch self {
    case .published(_, let summary), .nothingNew(_, let summary): summary
    }
  }
}

/// The figures of a version's content and of its change against the version before.
public struct PublicationSummary: Sendable, Hashable, Codable {
  /// Documents by `status`; a status without documents is absent.
  public var documents: [DocumentStatus: Int] = [:]
  /// Rows of `statistics.csv`.
  public var statistics = 0
  /// Rows of `statistics.csv` with the status `damaged`.
  public var damaged = 0
  /// Rows of `mentions.csv`.
  public var mentions = 0
  /// Rows of `repairs.csv`.
  public var repairs = 0
  /// What changed, as rows of `changes.csv`; all zero in a first version.
  public var changes = ChangeCounts()
  /// The checks that do not hold and are no more than warnings.
  public var warnings: [String] = []

  /// Where nothing is new: the files that the newest version lacks, since it was made by another program or
  /// configuration. They come with the next version.
  public var awaited: [String] = []

  /// No documents.
  public init() {}

  /// All documents, whatever their status.
  public var allDocuments: Int { documents.values.reduce(0, +) }
}

/// How many rows of `changes.csv` say what.
public struct ChangeCounts: Sendable, Hashable, Codable {
  /// Rows, tables, columns or codes that came.
  public var added = 0
  /// Those that went.
  public var removed = 0
  /// Cells that changed.
  public var revised = 0

  /// No changes.
  public init() {}
}

/// What became of a document: the column `status` of `documents.csv`.
public enum DocumentStatus: String, Sendable, Hashable, Codable, CaseIterable {
  /// Read from end to end.
  case ok
  /// The source breaks off in mid-sentence.
  case truncated
  /// There is no text beside title and dateline.
  case empty
  /// Another document has the same text, and stands for it.
  case duplicate
  /// A stage could not process it; `error` says why and what to do.
  case failed
}
