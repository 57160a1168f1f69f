internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import StageCommand

/// `tongji filter`.
struct FilterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: "Take records through consecutive stages in one process: what a task of a cluster calls.",
    discussion: """
      Reads records as the stage before the first of --stages writes them, one a line on standard input; where that is \
      fetch, requests: paths below the raw folder, or {"path":"…"}.
      Writes the records, one a line, in the same order: the very bytes that the programs of these stages give in a \
      pipe. A page that cannot be read, or that a stage cannot process, gives a record with an error; failed records \
      pass as they are. A line that is neither record nor request is reported on standard error, counted, and left out.

      EXAMPLE
        tongji-fetch --pipeline pipeline.json | tongji filter --stages strip,clean,extract | tongji-emit
        find raw -name '*.html' -printf '%P\\n' | tongji filter --stages fetch,strip,clean,extract

      EXIT STATUS
        0  every record was passed on
        1  the stages could not run, or with --end-line the input broke off: standard error says why
        64 wrong arguments
      """)

  @Option(
    help: ArgumentHelp(
      "Stages that follow one another in fetch,strip,clean,extract, commas between.", valueName: "stages"))
  var stages: String

  @OptionGroup var options: PipelineOption

  @Option(
    help: ArgumentHelp("The folder of the pages; without it the pipeline's, else ./raw.", valueName: "folder")
  )
  var raw: String?

  @Option(help: ArgumentHelp("Records to work on at a time.", valueName: "n"))
  var jobs = 1

  @Option(
    help: ArgumentHelp(
      "Write what was counted to this file at the end, as one line of JSON; - is standard error.",
      valueName: "file"))
  var counts: String?

  @Flag(help: "Fail unless the last line is {\"end\":N} with N lines before it: the input is whole.")
  var endLine = false

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs is \(jobs): allowed are whole numbers from 1") }
    do { _ = try FilterStages(stages) } catch { throw ValidationError("\(error)") }
  }

  func run() async throws {
    let stages = try FilterStages(stages)
    let configuration = try options.load(raw: raw, needs: stages.needs)
    let filter = try StageFilter(stages, configuration, raw: raw ?? "raw")
    try await RecordFilter(needsEnd: endLine).run(filter, jobs: jobs) { counted in
      switch counts {
      case nil: break
      case "-": Messages(program: "tongji").say(counted.json)
      case let file?: try Data((counted.json + "\n").utf8).write(to: URL(filePath: file))
      }
    }
  }
}
