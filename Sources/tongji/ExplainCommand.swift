internal import ArgumentParser
internal import Extracting
internal import Foundation
internal import Lexicons
internal import Pipeline
internal import StageCommand

/// `tongji explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how every number of a text is read, and which rule or lexicon entry decided.",
    discussion: """
      Reads text (UTF-8) from a file or standard input, as one text or, with --lines, each line as a text of its own. \
      Writes one row a mention: its text, class, value, bounds, modifier, unit, measure, period and rules.
      With --json one JSON object a mention and line, with start and end counted in Unicode scalars of its text; \
      with --lines each has the number of its line.

      EXAMPLE
        echo '慰问企业521家' | tongji explain

      EXIT STATUS
        0  the text was read
        1  it could not be: standard error says why
        64 wrong arguments
      """)

  @Argument(help: ArgumentHelp("The text; without it, or for -, standard input.", valueName: "file"))
  var file: String?

  @Flag(help: "Take each line as a text of its own.")
  var lines = false

  @Flag(help: "Write JSON Lines instead of a table.")
  var json = false

  @OptionGroup var options: PipelineOption

  func run() throws {
    let configuration = try options.load(needs: [.lexicons])
    let lexicons = try Lexicons.load(configuration?.lexicons ?? [])
    let extractor = try Extractor(lexicons: lexicons, options: configuration?.extract ?? ExtractOptions())
    let report = ExplanationReport(explainer: Explainer(extractor: extractor))
    let text = try Input.text(of: file)
    let texts = lines ? ExplanationReport.lines(of: text) : [(number: nil, text: text)]
    try Output.write(try json ? report.json(texts) : report.table(texts))
  }
}
