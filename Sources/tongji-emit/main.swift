internal import ArgumentParser
internal import Emitting
internal import Lexicons
internal import Pipeline
internal import StageCommand

await Program.run(EmitCommand.self)

/// `tongji-emit`: findings to a published version.
struct EmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tongji-emit",
    abstract: "Publish the records as a version of the dataset: the last stage of the line.",
    discussion: """
      Reads records as tongji-extract writes them, one a line on standard input, in any order; the dataset's name, \
      title and licence from the pipeline.
      Writes a version's folder, latest/ and versions.json to the output folder; publishes nothing where nothing \
      changed against the newest version. Says which on standard output.

      EXAMPLE
        tongji-extract < cleaned.jsonl | tongji-emit --pipeline pipeline.json --out out

      EXIT STATUS
        0  a version was published, or nothing is new
        1  the stage could not run: see standard error; older versions stay as they were
        3  a check of pipeline.json does not hold: nothing was published
        64 wrong arguments
      """,
    version: ProgramVersion.current)

  @Option(help: ArgumentHelp("The folder of versions; without it the pipeline's.", valueName: "folder"))
  var out: String?

  @Flag(
    help: "Publish nothing unless the last line is {\"end\":N} with N lines before it: the input is whole.")
  var endLine = false

  @OptionGroup var options: PipelineOption

  func run() throws {
    let configuration = try options.require(out: out, needs: [.lexicons])
    let lexicons = try Lexicons.load(configuration.lexicons)
    var emitter = try Emitter(configuration, lexicons: lexicons, publishedOn: PublicationDay.today)
    try RecordFilter(stage: "emit", needsEnd: endLine).forEachRecord { try emitter.add($0) }
    try Output.write(RunReport.text(of: try emitter.publish(), out: configuration.out))
  }
}
