internal import ArgumentParser
internal import Cleaning
internal import Decoding
internal import Emitting
internal import Extracting
internal import Fetching
internal import Foundation
internal import Lexicons
internal import Markup
internal import Pipeline
internal import Records
internal import StageCommand
internal import Stripping

/// `tongji-bench measure`.
struct MeasureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract:
      "Measure each part of the line over a folder's pages, beside a bare parse of them by libxml2, then the whole line "
      + "on one core and on two.",
    discussion: """
      Each part works on some pages on one core, then the next part on the same ones: processor time, without what is \
      loaded once, and without what a version costs that holds nothing. A row says how many bare parses a part costs. \
      Then the whole line runs into a new folder, one document at a time and two at a time, by turns; the best time of \
      each counts.

      TMPDIR names the folder of the outputs: in one that is in memory (/dev/shm) the disk has no part in the times.

      EXAMPLE
        tongji-bench measure /tmp/pages
      """)

  @Argument(help: ArgumentHelp("A folder that tongji-bench make wrote.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("How often the whole line runs on one core and on two.", valueName: "n"))
  var turns = 3

  /// Pages that a part works on at a time.
  private static let share = 50
  private static let allForms = Set(OutputForm.allCases)

  func run() async throws {
    let configuration = try PipelineConfiguration.load(path: folder + "/pipeline.json")
    let plan = try PipelinePlan(configuration)
    let out = FileManager.default.temporaryDirectory.appending(path: "tongji-bench-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: out) }
    try Output.write(try parts(configuration, plan: plan, out: out + "/parts"))
    try Output.write(try await wholeLine(configuration, plan: plan, out: out))
  }

  /// Each part of the line, one core.
  private func parts(_ configuration: PipelineConfiguration, plan: PipelinePlan, out: String) throws -> String
  {
    let reader = PageReader(root: configuration.raw)
    let lexicons = try Lexicons.load(configuration.lexicons)
    let stripper = Stripper(options: configuration.strip)
    let cleaner = try Cleaner(options: configuration.clean)
    let extractor = try Extractor(lexicons: lexicons, options: configuration.extract)
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    func newEmitter(_ name: String, _ forms: Set<OutputForm>) throws -> Emitter {
      var dataset = configuration.dataset
      dataset.forms = forms
      return try Emitter(
        out: "\(out)/\(name)", dataset: dataset, codeLists: lexicons.codeLists,
        fingerprints: InputFingerprints(configuration: "", lexicons: "", program: ""),
        publishedOn: PublicationDay.today)
    }
    var emitter = try newEmitter("all", Self.allForms)
    var bare = try newEmitter("bare", [])
    var lean = try newEmitter("lean", Self.allForms.subtracting([.workbook]))
    let codes = emitter.codes
    if plan.count > 0 {
      // What is loaded at the first page is loaded here.
      let page = reader.read(path: plan[0].path, defaults: plan[0].defaults)
      _ = extractor.extract(cleaner.clean(stripper.strip(page.document, bytes: page.bytes)))
    }
    var times = StageTimes()
    var (bytes, textBytes, statistics) = (0, 0, 0)
    for first in stride(from: 0, to: plan.count, by: Self.share) {
      let turns = first..<min(first + Self.share, plan.count)
      let pages = times.measure(.fetch) {
        turns.map { reader.read(path: plan[$0].path, defaults: plan[$0].defaults) }
      }
      let texts = try times.measure(.decode) {
        try pages.map { try CharsetDecoder.decode($0.bytes, declared: nil, isHTML: true).utf8 }
      }
      let parsed = times.measure(.bareParse) { texts.filter { BareParse.parse($0) }.count }
      guard parsed == pages.count else { throw ValidationError("libxml2 gave no tree for some pages") }
      let articles = times.measure(.strip) { pages.map { stripper.strip($0.document, bytes: $0.bytes) } }
      let cleaned = times.measure(.clean) { articles.map(cleaner.clean) }
      let extracted = times.measure(.extract) { cleaned.map(extractor.extract) }
      let rows = times.measure(.rows) { extracted.map { DocumentRows.render($0, codes: codes) } }
      try times.measure(.emit) { for document in rows { try emitter.add(document) } }
      try times.measure(.emitTables) { for document in rows { try bare.add(document) } }
      try times.measure(.emitWithoutWorkbook) { for document in rows { try lean.add(document) } }
      bytes += pages.reduce(0) { $0 + $1.bytes.count }
      textBytes += cleaned.reduce(0) { $0 + ($1.text?.text.utf8.count ?? 0) }
      statistics += extracted.reduce(0) { $0 + ($1.findings?.statistics.count ?? 0) }
    }
    _ = try times.measure(.emit) { try emitter.publish(jobs: 1) }
    _ = try times.measure(.emitTables) { try bare.publish(jobs: 1) }
    _ = try times.measure(.emitWithoutWorkbook) { try lean.publish(jobs: 1) }
    var empty = try newEmitter("empty", Self.allForms)
    _ = try times.discount(.emit) { try empty.publish(jobs: 1) }
    var emptyBare = try newEmitter("empty-bare", [])
    _ = try times.discount(.emitTables) { try emptyBare.publish(jobs: 1) }
    var emptyLean = try newEmitter("empty-lean", Self.allForms.subtracting([.workbook]))
    _ = try times.discount(.emitWithoutWorkbook) { try emptyLean.publish(jobs: 1) }
    return
      "\(plan.count) pages, \(bytes / 1_000) KB of page, \(textBytes / 1_000) KB of text, "
      + "\(statistics) statistics\n" + (try times.table(bytes: bytes, textBytes: textBytes))
  }

  /// The whole line with what is kept for the next run, on one core and on two.
  private func wholeLine(
    _ configuration: PipelineConfiguration, plan: PipelinePlan, out: String
  ) async throws -> String {
    let clock = ContinuousClock()
    var best: [Int: Duration] = [:]
    var processor = Int.max
    for turn in 0..<max(turns, 1) {
      for jobs in [1, 2] {
        var whole = configuration
        whole.out = "\(out)/run-\(turn)-\(jobs)"
        let run = try PipelineRun(whole, plan: plan, jobs: jobs, publishedOn: PublicationDay.today)
        let begun = (clock.now, StageTimes.processorTime)
        _ = try await run.run { _ in }
        best[jobs] = min(best[jobs] ?? .seconds(1_000_000), clock.now - begun.0)
        if jobs == 1 { processor = min(processor, StageTimes.processorTime - begun.1) }
        try FileManager.default.removeItem(atPath: out)
      }
    }
    let (one, two) = (Self.milliseconds(best[1]), Self.milliseconds(best[2]))
    return
      "whole line: \(Figures.decimal(one, places: 3)) s one at a time, \(Figures.decimal(two, places: 3)) s two at a "
      + "time, \(Figures.decimal(one * 100 / two, places: 2)) times as fast; "
      + "\(Figures.decimal(processor / 1_000, places: 3)) s of processor time\n"
  }

  private static func milliseconds(_ duration: Duration?) -> Int {
    guard let parts = duration?.components else { return 1 }
    return max(Int(parts.seconds) * 1_000 + Int(parts.attoseconds / 1_000_000_000_000_000), 1)
  }
}
