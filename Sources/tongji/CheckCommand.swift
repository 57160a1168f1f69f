internal import ArgumentParser
internal import Pipeline
internal import StageCommand

/// `tongji check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Validate pipeline.json, its lexicons and its sources, without running anything.",
    discussion: """
      Tells every problem at once, each with its place, what was found there, what is allowed, and the nearest right \
      name; else what the pipeline would read.

      EXAMPLE
        tongji check --pipeline pipeline.json

      EXIT STATUS
        0  the pipeline can run
        1  it cannot: standard error says why
        64 wrong arguments
      """)

  @OptionGroup var options: PipelineOption

  @Option(help: ArgumentHelp("The folder of the pages, instead of the pipeline's.", valueName: "folder"))
  var raw: String?

  func run() throws {
    let configuration = try options.require(raw: raw)
    let check = try PipelineCheck(configuration)
    if raw == nil {
      for warning in check.warnings { Messages(program: "tongji").say(warning) }
    }
    try Output.write(check.text)
  }
}
