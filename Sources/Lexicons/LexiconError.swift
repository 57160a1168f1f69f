/// What is wrong with a lexicon, every problem of every file at once.
public struct LexiconError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The problems, in order of file, line and column; never empty.
  public var problems: [LexiconProblem]

  /// An error of these problems.
  public init(problems: [LexiconProblem]) { self.problems = problems }

  /// One line a problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One problem of a lexicon: where it is, what was found there, what is allowed, and the nearest right name.
public struct LexiconProblem: Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, for programs.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A folder that cannot be listed.
    case unreadableFolder = "unreadable_folder"
    /// A file that cannot be read.
    case unreadableFile = "unreadable_file"
    /// A file that is not UTF-8.
    case notUTF8 = "not_utf8"
    /// A pack that does not come with Tongji.
    case unknownPack = "unknown_pack"
    /// A file that the schema does not know.
    case unknownFile = "unknown_file"
    /// A lexicon of the schema without its file.
    case missingFile = "missing_file"
    /// A file without a header line.
    case missingHeader = "missing_header"
    /// A column that the schema does not know.
    case unknownColumn = "unknown_column"
    /// A column that is there twice.
    case repeatedColumn = "repeated_column"
    /// A required column that is not there.
    case missingColumn = "missing_column"
    /// A line with more or fewer cells than the header.
    case cellCount = "cell_count"
    /// A required cell without text.
    case emptyCell = "empty_cell"
    /// A cell that is not one of the allowed values, or not of the column's form.
    case notAllowed = "not_allowed"
    /// Two lines of one file with the same key.
    case repeatedKey = "repeated_key"
    /// A schema that cannot be understood.
    case badSchema = "bad_schema"
  }

  /// What is wrong, for programs.
  public var kind: Kind
  /// The file, as its folder was given: `units.tsv` for one of Tongji's own.
  public var file: String
  /// The line, from 1; 0 where the whole file is meant.
  public var line: Int
  /// The column's name; empty where the whole line is meant.
  public var column: String
  /// What is wrong and what was found, in a clause.
  public var found: String
  /// What is allowed instead; empty where there is nothing to choose from.
  public var allowed: String
  /// The right name that is nearest to what was found; empty where none is near.
  public var nearest: String

  init(
    _ kind: Kind, file: String, line: Int = 0, column: String = "", found: String, allowed: String = "",
    nearest: String? = nil
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.found = found
    self.allowed = allowed
    self.nearest = nearest ?? ""
  }

  /// `units.tsv:12: column "dimension": found "cuont"; allowed: count, money; did you mean "count"?`
  public var description: String {
    var text = file
    if line > 0 { text += ":\(line)" }
    if !column.isEmpty { text += ": column \"\(column)\"" }
    text += ": \(found)"
    if !allowed.isEmpty { text += "; allowed: \(allowed)" }
    if !nearest.isEmpty { text += "; did you mean \"\(nearest)\"?" }
    return text
  }
}

extension LexiconProblem {
  /// An entry that names something the program does not have.
  ///
  /// - Parameters:
  ///   - row: the entry.
  ///   - column: the column that names it.
  ///   - found: what it names.
  ///   - allowed: every name that there is.
  /// - Returns: the problem, with the nearest right name.
  public static func unknownRule(
    _ row: LexiconRow, column: String, found: String, allowed: [String]
  ) -> LexiconProblem {
    LexiconProblem(
      .notAllowed, file: row.file, line: row.line, column: column, found: "found \"\(found)\"",
      allowed: allowed.joined(separator: ", "), nearest: NearestName.of(found, among: allowed))
  }
}
