internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import StageCommand

/// `tongji-bench run`.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract:
      "Run the whole line once over a folder's pages, and write its time and the most memory it took.",
    discussion: """
      The output goes into a new folder beside the pages, and is removed. Memory is the program's largest resident \
      size as Linux counts it (VmHWM).

      EXAMPLE
        tongji-bench run /tmp/pages
      """)

  @Argument(help: ArgumentHelp("A folder that tongji-bench make wrote.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("How many documents at a time.", valueName: "n"))
  var jobs = 2

  func run() async throws {
    var configuration = try PipelineConfiguration.load(path: folder + "/pipeline.json")
    let out = "\(folder)/run-\(UUID().uuidString)"
    configuration.out = out + "/out"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: out) }
    let plan = try PipelinePlan(configuration)
    let begun = ContinuousClock.now
    let outcome = try await PipelineRun(
      configuration, plan: plan, jobs: jobs, publishedOn: PublicationDay.today
    ).run { _ in }
    let seconds = (ContinuousClock.now - begun).components.seconds
    guard outcome.failed == 0 else { throw ValidationError("\(outcome.failed) pages failed") }
    let memory = try Self.peakMemory()
    try Output.write("\(plan.count) pages in \(seconds) s, at most \(memory / 1_000) MB of memory\n")
  }

  /// The program's largest resident size so far, in kilobytes.
  private static func peakMemory() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    guard
      let kilobytes = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).compactMap({ Int($0) }).first
    else { throw ValidationError("/proc/self/status has no VmHWM: this works on Linux only") }
    return kilobytes * 1_024 / 1_000
  }
}
