public import Harvesting
public import Terminal

/// How the sources on the web fare: when each was last read and is due, what came of the last look, and which URLs cannot
/// be had for long.
public struct SourceListing: Sendable {
  private let states: [SourceState]
  private let failing: [FailingURL]

  /// Lists sources in their order, and failing URLs in theirs.
  public init(_ states: [SourceState], failing: [FailingURL]) {
    self.states = states
    self.failing = failing
  }

  /// The tables. Times are UTC.
  public func text(for display: Display) throws(TerminalError) -> String {
    var table = try TextTable(columns: Self.columns, display: display)
    for state in states {
      table.add(
        [
          StyledText(state.name, .strong), Self.success(state),
          StyledText(state.nextDue ?? "with the next run"),
          Self.count(state.pages), Self.count(state.new), Self.count(state.revised),
          StyledText(Self.figure(state.failed), .alarm), Self.count(state.missing), Self.count(state.gone),
          Self.count(state.leftOut),
        ], below: state.problem.isEmpty ? [] : [StyledText(state.problem, .alarm)])
    }
    var text = table.finish()
    guard !failing.isEmpty else { return text }
    text += "\n\(failing.count == 1 ? "1 URL fails" : "\(failing.count) URLs fail") for long: see whether "
    text +=
      "\(failing.count == 1 ? "it is" : "they are") right, or leave \(failing.count == 1 ? "it" : "them") out\n"
    var urls = try TextTable(columns: Self.failingColumns, display: display)
    for url in failing {
      urls.add(
        [
          StyledText(url.source, .strong), StyledText(url.since), StyledText(Self.figure(url.failures)),
          StyledText(url.nextLook),
        ], below: [StyledText(url.url), StyledText(url.problem, .alarm)])
    }
    text += urls.finish()
    return text
  }

  // Those that a narrow terminal has no room for are left out from the end.
  private static let columns = [
    TextTable.Column("source"), TextTable.Column("last success"), TextTable.Column("next due", least: 20),
    TextTable.Column("pages", isRight: true), TextTable.Column("new", isRight: true),
    TextTable.Column("revised", isRight: true), TextTable.Column("failed", isRight: true),
    TextTable.Column("missing", isRight: true), TextTable.Column("gone", isRight: true),
    TextTable.Column("left out", isRight: true),
  ]

  private static let failingColumns = [
    TextTable.Column("source"), TextTable.Column("failing since"), TextTable.Column("times", isRight: true),
    TextTable.Column("next try"),
  ]

  private static func success(_ state: SourceState) -> StyledText {
    if let time = state.lastSuccess { return StyledText(time) }
    return state.lastRun == nil ? StyledText("not looked at", .faint) : StyledText("never", .alarm)
  }

  private static func figure(_ count: Int) -> String { count == 0 ? "" : FigureText.grouped(String(count)) }
  private static func count(_ count: Int) -> StyledText { StyledText(figure(count)) }
}
