internal import ArgumentParser
internal import Pipeline
internal import StageCommand

await Program.run(TongjiCommand.self)

/// `tongji`: the orchestrator.
struct TongjiCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tongji",
    abstract:
      "Turn Chinese report pages into a versioned dataset in which every number leads to its sentence.",
    version: ProgramVersion.current,
    subcommands: [
      RunCommand.self, CheckCommand.self, ExplainCommand.self, ShowCommand.self, IndicatorsCommand.self,
      DocumentsCommand.self, VersionsCommand.self, DiffCommand.self, CollectCommand.self,
      SourcesCommand.self, PagesCommand.self, FilterCommand.self, ScheduleCommand.self,
      UnscheduleCommand.self,
    ])
}
