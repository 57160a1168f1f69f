/// Why a page was worked on though nothing of it need be new.
public enum WorkReason: Sendable, Hashable, Codable, CustomStringConvertible {
  /// No earlier run knew the page.
  case new
  /// Its bytes changed.
  case page
  /// What its sidecar says of it changed.
  case sidecar
  /// What `pipeline.json` says of it, or of a stage, changed: which.
  case configuration(String)
  /// Entries of lexicons changed: of which tables.
  case lexicon([String])
  /// A program of one's own changed: which.
  case stage(String)
  /// Tongji itself changed.
  case program
  /// The results of an earlier run are gone or damaged.
  case lost

  /// A word for summaries.
  public var kind: String {
    switch self {
    case .new: "new"
    case .page: "page changed"
    case .sidecar: "sidecar changed"
    case .configuration: "configuration changed"
    case .lexicon: "lexicon changed"
    case .stage: "own stage changed"
    case .program: "program changed"
    case .lost: "no result kept"
    }
  }

  /// The reason with what it is about: `lexicon changed (indicators, verbs)`.
  public var description: String {
    switch self {
    case .configuration(let what), .stage(let what): "\(kind) (\(what))"
    case .lexicon(let tables) where !tables.isEmpty: "\(kind) (\(tables.joined(separator: ", ")))"
    default: kind
    }
  }
}
