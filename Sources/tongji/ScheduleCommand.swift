internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Scheduling
internal import StageCommand

/// `tongji schedule`.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Let the pipeline run by itself, every day or as often as you say.",
    discussion: """
      Writes a timer for your own systemd (Persistent: a run that the machine slept through is made up for) where that \
      can be reached, else one line into your crontab, and prints what it did. It calls this very program, \
      tongji run --quiet, with the absolute paths of pipeline.json and of the folder of logs, and of those folders that \
      --raw and --out name. A pipeline has one schedule: calling this again changes it. tongji unschedule takes it back. \
      A timer runs while you are logged in; to let it run while you are not, call loginctl enable-linger once.

      EXAMPLE
        tongji schedule --at 03:15
        tongji schedule --at 6:00 --every weekly --pipeline /srv/tongji/pipeline.json

      EXIT STATUS
        0  the schedule is made
        1  it is not: standard error says why
        64 wrong arguments
      """)

  @OptionGroup var options: PipelineOption

  @Option(help: ArgumentHelp("The time of day, local time; of hourly runs the minute.", valueName: "hh:mm"))
  var at = "03:15"

  @Option(
    help: ArgumentHelp(
      "How often: \(ScheduledTime.Interval.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "interval"))
  var every = ScheduledTime.Interval.daily.rawValue

  @Option(
    help: ArgumentHelp(
      "The folder of logs, instead of the pipeline's; without either it is logs beside pipeline.json.",
      valueName: "folder"))
  var log: String?

  @Option(help: ArgumentHelp("The folder of the pages, instead of the pipeline's.", valueName: "folder"))
  var raw: String?

  @Option(help: ArgumentHelp("The output folder, instead of the pipeline's.", valueName: "folder"))
  var out: String?

  func validate() throws {
    guard ScheduledTime.Interval(rawValue: every) != nil else {
      let allowed = ScheduledTime.Interval.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--every is \(every): allowed are \(allowed)")
    }
    guard time != nil else { throw ValidationError("--at is \(at): give a time of day as 03:15") }
  }

  private var time: ScheduledTime? {
    ScheduledTime.Interval(rawValue: every).flatMap { ScheduledTime(at, $0) }
  }

  func run() throws {
    guard let time else { return }
    // What could not run by hand does not run by night.
    let configuration = try options.require(raw: raw, out: out)
    let pipeline = AbsolutePath.of(configuration.file)
    let folder = String(pipeline[..<(pipeline.lastIndex(of: "/") ?? pipeline.startIndex)])
    let run = try ScheduledRun(
      program: try AbsolutePath.ofThisProgram(), pipeline: pipeline,
      log: (log ?? configuration.logs?.folder).map(AbsolutePath.of) ?? "\(folder)/logs",
      raw: raw.map(AbsolutePath.of), out: out.map(AbsolutePath.of))
    let lines = try Scheduler(environment: ProcessInfo.processInfo.environment).schedule(run, at: time)
    try Output.write((lines + ["logs        \(run.log)"]).joined(separator: "\n") + "\n")
  }
}

/// `tongji unschedule`.
struct UnscheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unschedule",
    abstract: "Take back what tongji schedule has made for the pipeline.",
    discussion: """
      Removes the pipeline's timer and its line in the crontab, whichever is there, and leaves all else. It finds them \
      by the path of pipeline.json; that file may be gone.

      EXAMPLE
        tongji unschedule --pipeline /srv/tongji/pipeline.json

      EXIT STATUS
        0  there is no schedule any more
        1  it could not be taken back: standard error says why
        64 wrong arguments
      """)

  @OptionGroup var options: PipelineOption

  func run() throws {
    let pipeline = AbsolutePath.of(options.file)
    let lines = try Scheduler(environment: ProcessInfo.processInfo.environment).unschedule(pipeline)
    try Output.write(
      lines.isEmpty ? "\(pipeline) has no schedule\n" : lines.joined(separator: "\n") + "\n")
  }
}
