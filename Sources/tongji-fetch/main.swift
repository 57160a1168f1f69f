internal import ArgumentParser
internal import Fetching
internal import Foundation
internal import Pipeline
internal import Records
internal import StageCommand

await Program.run(FetchCommand.self)

/// `tongji-fetch`: paths to records.
struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tongji-fetch",
    abstract: "Read pages and write a record for each: the first stage of the line.",
    discussion: """
      Reads requests: paths below the raw folder, one a line on standard input, or as arguments. With --pipeline and \
      no request it takes the pages that the file's sources name. A page's facts come from its sidecar file \
      (PATH.meta.json) and from its source's defaults.
      Writes one record a line (JSON Lines) to standard output, in the order of the requests. A page that cannot be \
      read gives a record with an error.

      EXAMPLE
        tongji-fetch --pipeline pipeline.json | tongji-strip | tongji-clean | tongji-extract | tongji-emit

      EXIT STATUS
        0  every request has its record
        1  the stage could not run: standard error says why
        64 wrong arguments
      """,
    version: ProgramVersion.current)

  @Argument(
    help: ArgumentHelp("Paths below the raw folder; - reads them from standard input.", valueName: "path"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("The folder of the pages; without it the pipeline's, else ./raw.", valueName: "folder")
  )
  var raw: String?

  @Flag(help: "Put the pages' bytes into the records, for stages on machines without the folder.")
  var inline = false

  @OptionGroup var options: PipelineOption

  func run() throws {
    let configuration = try options.load(raw: raw, needs: [.pages])
    let reader = PageReader(root: configuration?.raw ?? raw ?? "raw")
    func write(_ path: String, _ defaults: PageDefaults) throws {
      try RecordFilter.write(
        inline
          ? reader.fetchInline(path: path, defaults: defaults) : reader.fetch(path: path, defaults: defaults))
    }
    if paths.isEmpty, options.pipeline != nil, let configuration {
      let plan = try PipelinePlan(configuration)
      for warning in plan.warnings { Messages(program: "tongji-fetch").say(warning) }
      for index in 0..<plan.count { try write(plan[index].path, plan[index].defaults) }
    } else if paths.isEmpty || paths == ["-"] {
      try Input.forEachLine { line, _ in try write(line, configuration?.defaults(of: line) ?? PageDefaults())
      }
    } else {
      for path in paths { try write(path, configuration?.defaults(of: path) ?? PageDefaults()) }
    }
  }
}
