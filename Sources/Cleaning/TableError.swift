/// Why the cleaner's tables could not be loaded: which file, which line, what is wrong.
public struct TableError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file's name below the table folder, or `options` for a pattern from the configuration.
  public var file: String
  /// The line, from 1; nil where the file as a whole is meant.
  public var line: Int?
  /// What is wrong and what to do.
  public var problem: String

  /// An error at a place.
  public init(file: String, line: Int?, problem: String) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  /// `file:line: problem`.
  public var description: String {
    line.map { "\(file):\($0): \(problem)" } ?? "\(file): \(problem)"
  }
}
