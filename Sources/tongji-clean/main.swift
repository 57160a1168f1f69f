internal import ArgumentParser
internal import Cleaning
internal import Pipeline
internal import StageCommand

await Program.run(CleanCommand.self)

/// `tongji-clean`: articles to clean text.
struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tongji-clean",
    abstract:
      "Make clean Simplified Chinese text of each article; record every repair, mark what is damaged.",
    discussion: """
      Reads records as tongji-strip writes them, one a line on standard input.
      Writes the records with their clean text, one a line, in the same order; failed records pass as they are. A \
      line that is no record is reported on standard error and left out.

      EXAMPLE
        tongji-fetch --raw raw a.html | tongji-strip --raw raw | tongji-clean

      EXIT STATUS
        0  every record was passed on
        1  the stage could not run: standard error says why
        64 wrong arguments
      """,
    version: ProgramVersion.current)

  @OptionGroup var options: PipelineOption

  func run() throws {
    let configuration = try options.load(needs: [])
    let cleaner = try Cleaner(options: configuration?.clean ?? CleanOptions())
    try RecordFilter(stage: "clean").run(cleaner.clean)
  }
}
