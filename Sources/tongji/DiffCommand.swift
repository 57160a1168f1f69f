internal import ArgumentParser
internal import Emitting
internal import Showing
internal import StageCommand
internal import Terminal

/// `tongji diff`.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changed from one published version to another.",
    discussion: """
      Reads two versions of the output folder; writes one line a change, as changes.csv holds them: what happened, \
      table, identifier, column, old and new value, cause; behind a dash what the row says: measure, value and unit, \
      period, region, title and source of the document; at last how many there are. On a terminal the same below each \
      document and statistic: + came, - went, ~ was revised from what to what, and the cause.

      With --summary the text of CHANGES.md: how much changed and why, documents that came and went, values from what
      to what.

      With --json one JSON object a change and line, with the same as members, empty ones left out, and no count.

      EXAMPLE
        tongji diff 1.0.0 1.1.0 --out dataset

      EXIT STATUS
        0  the versions were compared
        1  they could not be: standard error says why
        64 wrong arguments
      """)

  @Argument(help: ArgumentHelp("The earlier version.", valueName: "a"))
  var earlier: String

  @Argument(help: ArgumentHelp("The later version.", valueName: "b"))
  var later: String

  @OptionGroup var options: PipelineOption

  @Option(help: ArgumentHelp("The folder of versions, instead of the pipeline's.", valueName: "folder"))
  var out: String?

  @Flag(help: "Write JSON Lines instead of text.")
  var json = false

  @Flag(help: "Write a summary as in CHANGES.md instead of a line a change.")
  var summary = false

  func validate() throws {
    if json, summary { throw ValidationError("--json and --summary exclude each other") }
  }

  func run() throws {
    var failure: (any Error)?
    var report = try ChangeReport()
    let display = Output.display
    var listing = DiffListing(display: display)
    let isGrouped = Output.isTerminal
    let counts = try VersionDifference.between(out: try options.outFolder(out), earlier, later) { change in
      guard failure == nil else { return }
      do {
        if summary {
          report.add(change)
        } else if json {
          try Output.writeLine(change.json)
        } else {
          try Output.write(try isGrouped ? listing.add(change) : display.rendered(Self.line(change)))
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    if summary {
      try Output.write(VisibleText.lines(report.text(title: "", version: later, earlier: earlier)))
      return
    }
    if json { return }
    try Output.write(
      isGrouped
        ? listing.summary(counts)
        : "\(counts.added) added, \(counts.removed) removed, \(counts.revised) revised\n")
  }

  /// `revised statistics s0123456789abcdef value: 521 -> 522 (source) - 慰问企业 522 家 · 2024-01-01/2024-03-05 · 标题`.
  static func line(_ change: Change) -> StyledText {
    var text = "\(change.change.rawValue) \(change.table)"
    if !change.id.isEmpty { text += " \(change.id)" }
    if !change.column.isEmpty { text += " \(change.column)" }
    switch change.change {
    case .added: text += change.new.isEmpty ? "" : ": \(change.new)"
    case .removed: text += change.old.isEmpty ? "" : ": \(change.old)"
    case .revised: text += ": \(change.old) -> \(change.new)"
    }
    text += " (\(change.cause.rawValue))"
    if let subject = change.subject?.text, !subject.isEmpty { text += " - \(subject)" }
    return StyledText(text)
  }
}
