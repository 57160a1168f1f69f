internal import ArgumentParser
internal import Extracting
internal import Lexicons
internal import Pipeline
internal import StageCommand

await Program.run(ExtractCommand.self)

/// `tongji-extract`: clean text to findings.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tongji-extract",
    abstract:
      "Find every number of each text: its class, and the statistics with value, unit, measure, period.",
    discussion: """
      Reads records as tongji-clean writes them, one a line on standard input; lexicon folders from the pipeline.
      Writes the records with their findings, one a line, in the same order; failed records pass as they are. A line \
      that is no record is reported on standard error and left out.

      EXAMPLE
        tongji-fetch --raw raw a.html | tongji-strip --raw raw | tongji-clean | tongji-extract

      EXIT STATUS
        0  every record was passed on
        1  the stage could not run, for a lexicon's sake perhaps: standard error says why
        64 wrong arguments
      """,
    version: ProgramVersion.current)

  @OptionGroup var options: PipelineOption

  func run() throws {
    let configuration = try options.load(needs: [.lexicons])
    let lexicons = try Lexicons.load(configuration?.lexicons ?? [])
    let extractor = try Extractor(lexicons: lexicons, options: configuration?.extract ?? ExtractOptions())
    try RecordFilter(stage: "extract").run(extractor.extract)
  }
}
