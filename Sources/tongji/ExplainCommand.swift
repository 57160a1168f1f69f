internal import ArgumentParser
internal import Cleaning
internal import Extracting
internal import Fetching
internal import Foundation
internal import Lexicons
internal import Pipeline
internal import Records
internal import StageCommand
internal import Stripping

/// `tongji explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how every number of a text is read and why, and what of a page is left out.",
    discussion: """
      Reads text (UTF-8) from a file or standard input, as one text or, with --lines, each line as a text of its own. \
      It is cleaned as the text of a page is, so damage shows; places and slices are those of the text as given.
      Writes one row a mention: its text, class, value, bounds, modifier, unit, measure, period and rules.
      With --json one JSON object a mention and line, with start and end counted in Unicode scalars of its text; \
      with --lines each has the number of its line.
      A file of HTML, or with --page any file, is a page: it is stripped and cleaned first, and before its numbers it \
      is told what it says of itself and what of it is left out: why, by which rule, how many letters, and before \
      which block of the text it stood, counted from 0. With --json those are an object with the key page, and one \
      with the key cut for each piece.

      EXAMPLE
        echo '慰问企业521家' | tongji explain
        tongji explain raw/a.html

      EXIT STATUS
        0  the text was read
        1  it could not be: standard error says why
        64 wrong arguments
      """)

  @Argument(help: ArgumentHelp("The text; without it, or for -, standard input.", valueName: "file"))
  var file: String?

  @Flag(help: "Take each line as a text of its own.")
  var lines = false

  @Flag(help: "Take the file as a page, also where it is no HTML.")
  var page = false

  @Flag(help: "Write JSON Lines instead of a table.")
  var json = false

  @OptionGroup var options: PipelineOption

  func validate() throws {
    if page, lines {
      throw ValidationError("--page and --lines exclude each other: a page is read as a whole")
    }
    if page, file == nil || file == "-" {
      throw ValidationError("--page needs the name of a file: save the page, and name it")
    }
  }

  func run() throws {
    let configuration = try options.load(needs: [.lexicons])
    let lexicons = try Lexicons.load(configuration?.lexicons ?? [])
    let extractor = try Extractor(lexicons: lexicons, options: configuration?.extract ?? ExtractOptions())
    let report = ExplanationReport(
      explainer: try TextExplainer(extractor: extractor, configuration: configuration))
    if let (document, bytes) = readPage() {
      if let error = document.error { throw UnreadablePage(failure: error) }
      let stripped = Stripper(options: configuration?.strip ?? StripOptions()).strip(document, bytes: bytes)
      if let error = stripped.error { throw UnreadablePage(failure: error) }
      let cleaned = try Cleaner(options: configuration?.clean ?? CleanOptions()).clean(stripped)
      let page = PageReport(document: cleaned)
      let mentions = Explainer(extractor: extractor).explain(cleaned)
      try Output.write(
        try json
          ? page.json() + report.json(mentions, line: nil)
          : page.table() + "\n" + report.table([(nil, mentions)]))
      return
    }
    let text = try Input.text(of: file)
    let texts = lines ? ExplanationReport.lines(of: text) : [(number: nil, text: text)]
    try Output.write(try json ? report.json(texts) : report.table(texts))
  }

  /// The file as a page, where it is one.
  private func readPage() -> (Document, bytes: [UInt8])? {
    guard let file, file != "-", !lines else { return nil }
    let url = URL(fileURLWithPath: file)
    let reader = PageReader(root: url.deletingLastPathComponent().path)
    let (document, bytes) = reader.read(path: url.lastPathComponent)
    return page || (document.error == nil && document.page.mediaType == "text/html") ? (document, bytes) : nil
  }
}

/// A page that a stage could not read.
private struct UnreadablePage: Error, CustomStringConvertible {
  let failure: Failure

  var description: String { failure.message }
}
