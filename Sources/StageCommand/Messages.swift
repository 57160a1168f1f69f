internal import Terminal

/// What a program tells people: one line each on standard error, after the program's name.
public struct Messages: Sendable {
  /// The program: `tongji-strip`.
  public let program: String
  /// Where it is written down, too; nil where nowhere.
  public var log: RunLog?

  /// Messages of one program.
  public init(program: String, log: RunLog? = nil) {
    self.program = program
    self.log = log
  }

  /// Says something; each line of it after the program's name. A reader that is gone is no reason to stop.
  public func say(_ text: String) {
    show(text)
    log?.append(text)
  }

  /// Says something of the moment, which no log keeps.
  func show(_ text: String) {
    // What a page or a path holds does nothing to the terminal.
    let lines = VisibleText.lines(text).split(separator: "\n", omittingEmptySubsequences: false)
    let out = lines.map { "\(program): \($0)\n" }.joined()
    try? StandardStream.error.send(Array(out.utf8))
  }
}
