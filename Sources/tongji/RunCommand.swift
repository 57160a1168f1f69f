internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Records
internal import StageCommand

/// `tongji run`.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run the whole pipeline: look for new pages, read every page, publish a version.",
    discussion: """
      Sources on the web that are due are looked at first: what is new comes to the raw folder. What cannot be had is \
      told, and the run goes on with the pages at hand. With --offline no server is asked.

      Reads pipeline.json and the pages that it names. Writes a version's folder, latest/ and versions.json to the \
      output folder, and publishes nothing where nothing changed. The output is the same, byte for byte, whatever \
      --jobs says, and the same as that of the five programs in a shell pipe.

      What was worked out is kept in .tongji beside the output folder, so that the next run works only on pages that \
      are new or changed, or that a changed lexicon, configuration or program bears on; --why says which and why. \
      That file may be removed at any time: it costs the next run time, and nothing else.
      Progress and pages that failed are told on standard error, the summary on standard output; with --log, or logs in \
      pipeline.json, both are written to a file of the day, too. The program that notify in pipeline.json names is \
      called when a version was published or the run failed, unless pipeline.json itself is wrong. SOURCE_DATE_EPOCH \
      sets the day that versions.json bears.

      EXAMPLE
        tongji run
        tongji run --offline --raw pages --out dataset

      EXIT STATUS
        0  a version was published, or nothing is new
        1  the run could not be made: see standard error; older versions stay as they were
        2  with --strict: it was made, but a page failed, a source named no page, or something could not be fetched
        3  a check of pipeline.json does not hold: nothing was published
        64 wrong arguments
        130 stopped by Ctrl-C, 143 by kill: nothing that was published is lost, and the next run goes on
      """)

  @OptionGroup var places: KeepingOptions

  @Option(help: ArgumentHelp("The folder of the pages, instead of the pipeline's.", valueName: "folder"))
  var raw: String?

  @OptionGroup var web: HarvestOptionGroup

  @Option(help: ArgumentHelp("Documents to work on at a time; without it one a core.", valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Append what is said, and the summary, to YYYY-MM-DD.log in this folder, instead of the pipeline's.",
      valueName: "folder"))
  var log: String?

  @Option(
    help: ArgumentHelp(
      "Wait so long for another run that holds the output folder; without it the run stops at once, and says who.",
      valueName: "seconds"))
  var wait = 0

  @Flag(help: "Do everything anew: neither read results of earlier runs nor keep any.")
  var fresh = false

  @Flag(help: "Say of each page that is worked on why: new, changed, or what it depends on changed.")
  var why = false

  @Flag(help: "Say nothing but what went wrong.")
  var quiet = false

  @Flag(help: "End with status 2 where a page failed or a source named no page.")
  var strict = false

  func validate() throws {
    if fresh, places.cache != nil { throw ValidationError("--fresh and --cache exclude each other") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs): allowed are whole numbers from 1") }
    guard (0...86_400).contains(wait) else {
      throw ValidationError("--wait is \(wait): give 0 to 86400 seconds")
    }
  }

  func run() async throws {
    var audience = try RunAudience(file: places.options.file, log: log)
    let status: Int32
    do {
      let configuration = try places.options.require(raw: raw, out: places.out)
      try audience.take(configuration)
      status = try await run(configuration, audience)
    } catch {
      audience.end(error)
      throw error
    }
    if status != 0 { throw ExitCode(status) }
  }

  /// Runs it, tells how it ended, and gives the exit status.
  private func run(_ configuration: PipelineConfiguration, _ audience: RunAudience) async throws -> Int32 {
    let clock = ContinuousClock()
    let begun = clock.now
    let messages = audience.messages
    var complaints = Complaints()
    for line in await web.harvest(configuration, messages: messages, isQuiet: quiet) { complaints.add(line) }
    let plan = try PipelinePlan(configuration)
    // A source that other pages lack is no surprise where other pages were asked for.
    for warning in raw == nil ? plan.warnings + plan.unfetched : [] {
      messages.say(warning)
      complaints.add(warning)
    }
    let run = try PipelineRun(
      configuration, plan: plan, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      publishedOn: PublicationDay.today, cacheFile: fresh ? .none : places.cacheFile)
    var meter = quiet ? nil : ProgressMeter(total: plan.count, messages: messages)
    let outcome = try await run.run(waiting: .seconds(wait)) { event in
      func say(_ text: String) { if meter == nil { messages.say(text) } else { meter?.say(text) } }
      switch event {
      case .finished(let path, let failure, let reasons):
        if why, !reasons.isEmpty {
          say("\(path): \(reasons.map(\.description).joined(separator: ", "))")
        }
        if let failure {
          let text =
            failure.isDropped
            ? "\(path): dropped: \(failure.message)" : "\(failure.stage) failed: \(failure.message)"
          say(text)
          if !failure.isDropped { complaints.add(text) }
        }
        meter?.count(failed: failure.map { !$0.isDropped } ?? false)
      case .publishing:
        meter?.clear()
      case .notice(let text):
        say(text)
      }
    }
    let summary = RunReport.text(of: outcome, out: configuration.out, elapsed: clock.now - begun)
    let status = strict && complaints.count > 0 ? Program.pagesFailed : 0
    if !quiet { try Output.write(summary) }
    audience.end(outcome.publication, summary: summary, complaints: complaints.text, status: status)
    return status
  }
}

/// What a strict run takes ill, so much of it as a message holds.
private struct Complaints {
  private static let most = 20

  private var lines: [String] = []
  private(set) var count = 0

  mutating func add(_ line: String) {
    count += 1
    if lines.count < Self.most { lines.append(line) }
  }

  var text: String {
    (lines + (count > lines.count ? ["and \(count - lines.count) more"] : [])).map { $0 + "\n" }.joined()
  }
}
