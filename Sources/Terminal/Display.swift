/// What text is written for: a terminal of some width with or without colours, or anything else.
public struct Display: Sendable, Hashable {
  /// The columns that a line may have; nil where there is no limit.
  public var columns: Int?
  /// Whether it shows colours.
  public var hasColour: Bool

  /// A pipe or a file: lines of any length, nothing but text.
  public static let plain = Display(columns: nil, hasColour: false)

  /// A display as given.
  public init(columns: Int?, hasColour: Bool) {
    self.columns = columns
    self.hasColour = hasColour
  }

  /// What a stream leads to, by the environment: `COLUMNS` goes before what the terminal says of itself; `NO_COLOR`
  /// (https://no-color.org) and a `TERM` of `dumb`, if not empty, forbid colours.
  public init(isTerminal: Bool, terminalColumns: Int, environment: [String: String]) {
    guard isTerminal else {
      self = .plain
      return
    }
    let asked = environment["COLUMNS"].flatMap { Int($0) } ?? 0
    columns = max(asked > 0 ? asked : terminalColumns, 1)
    hasColour = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }
}
