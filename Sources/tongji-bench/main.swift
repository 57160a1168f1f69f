internal import ArgumentParser
internal import StageCommand

await Program.run(BenchCommand.self)

/// `tongji-bench`: how fast the line is; `make bench` runs it.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tongji-bench",
    abstract: "Measure the stages on generated pages.",
    subcommands: [MakeCommand.self, MeasureCommand.self, RunCommand.self])
}
