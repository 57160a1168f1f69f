/// What a program of one's own did wrong: nothing is published.
public struct OwnStageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The stage's name.
  public var stage: String
  /// Its command.
  public var command: String
  /// What it did, and what to do.
  public var what: String
  /// The last lines that it wrote to standard error.
  public var lastLines: [String]

  init(_ stage: OwnStage, _ what: String, lastLines: [String] = []) {
    self.stage = stage.name
    command = stage.run.joined(separator: " ")
    self.what = what
    self.lastLines = lastLines
  }

  /// What happened in one line, then the last lines, indented.
  public var description: String {
    let end = lastLines.isEmpty ? "; it wrote nothing to standard error" : "; its last lines:"
    return (["stage \(stage) (\(command)): \(what)\(end)"] + lastLines.map { "  " + $0 }).joined(
      separator: "\n")
  }
}
