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
internal import Terminal

/// `tongji-bench measure`.
struct MeasureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract:
      "Run each stage alone over a folder's pages, then the whole line; write time and MB of page a second, and "
      + "what stripping costs beside a bare parse.",
    discussion: """
      Stages run one after another on one core, each over all pages, with the results of the one before in memory: \
      name a folder of some thousand pages. The whole line runs on all cores.

      EXAMPLE
        tongji-bench measure /tmp/pages
      """)

  @Argument(help: ArgumentHelp("A folder that tongji-bench make wrote.", valueName: "folder"))
  var folder: String

  private struct Row {
    var name: String
    var duration: Duration
    /// Processor time of all cores, in microseconds.
    var processor: Int
  }

  /// The processor time that this program has had, in microseconds (POSIX: a million `clock` units make a second).
  private static var processorTime: Int { clock() }

  func run() async throws {
    let configuration = try PipelineConfiguration.load(path: folder + "/pipeline.json")
    let plan = try PipelinePlan(configuration)
    let clock = ContinuousClock()
    var rows: [Row] = []
    func measure<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
      let begun = (clock.now, Self.processorTime)
      let result = try work()
      rows.append(Row(name: name, duration: clock.now - begun.0, processor: Self.processorTime - begun.1))
      return result
    }

    let reader = PageReader(root: configuration.raw)
    let lexicons = try Lexicons.load(configuration.lexicons)
    let stripper = Stripper(options: configuration.strip)
    let cleaner = try Cleaner(options: configuration.clean)
    let extractor = try Extractor(lexicons: lexicons, options: configuration.extract)

    let pages = measure("fetch") {
      (0..<plan.count).map { reader.read(path: plan[$0].path, defaults: plan[$0].defaults) }
    }
    let texts = try measure("decode alone") {
      try pages.map { try CharsetDecoder.decode($0.bytes, declared: nil, isHTML: true).utf8 }
    }
    let parsed = measure(Self.bareParse) { texts.filter { BareParse.parse($0) }.count }
    guard parsed == pages.count else { throw ValidationError("libxml2 gave no tree for some pages") }
    let articles = measure(Self.strip) { pages.map { stripper.strip($0.document, bytes: $0.bytes) } }
    let cleaned = measure("clean") { articles.map(cleaner.clean) }
    let extracted = measure("extract") { cleaned.map(extractor.extract) }
    let out = FileManager.default.temporaryDirectory.appending(path: "tongji-bench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: out) }
    try measure("emit") {
      var emitter = try Emitter(
        out: out.path + "/emit", dataset: configuration.dataset, codeLists: lexicons.codeLists,
        fingerprints: InputFingerprints(configuration: "", lexicons: "", program: ""),
        publishedOn: PublicationDay.today)
      for document in extracted { try emitter.add(document) }
      _ = try emitter.publish()
    }
    var whole = configuration
    whole.out = out.path + "/run"
    let begun = (clock.now, Self.processorTime)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    _ = try await PipelineRun(whole, plan: plan, jobs: cores, publishedOn: PublicationDay.today).run { _ in }
    rows.append(
      Row(
        name: "whole line, \(cores) at a time", duration: clock.now - begun.0,
        processor: Self.processorTime - begun.1))
    try Output.write(try table(rows, bytes: pages.reduce(0) { $0 + $1.bytes.count }, pages: pages.count))
    try Output.write(ratio(of: rows))
  }

  /// What stripping costs in bare parses: charset, tree, main text and facts on one side, libxml2's own tree on the
  /// other.
  private func ratio(of rows: [Row]) -> String {
    let times = [Self.strip, Self.bareParse].map { name in
      max(rows.first { $0.name == name }?.processor ?? 0, 1)
    }
    let hundredths = times[0] * 100 / times[1]
    let fraction = String(hundredths % 100 + 100).dropFirst()
    return "strip costs \(hundredths / 100).\(fraction) times a bare libxml2 parse, in processor time\n"
  }

  private static let strip = "strip"
  private static let bareParse = "bare libxml2 parse"

  private func table(_ rows: [Row], bytes: Int, pages: Int) throws -> String {
    var table = try TextTable(headings: ["stage", "seconds", "MB/s", "pages/s"])
    for row in rows {
      let parts = row.duration.components
      let microseconds = max(parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000, 1)
      let tenths = Int64(bytes) * 10 / microseconds
      let milliseconds = microseconds / 1_000
      let fraction = String(milliseconds % 1_000 + 1_000).dropFirst()
      table.add([
        row.name, "\(milliseconds / 1_000).\(fraction)", "\(tenths / 10).\(tenths % 10)",
        String(Int64(pages) * 1_000_000 / microseconds),
      ])
    }
    return "\(pages) pages, \(bytes / 1_000) KB\n" + table.finish()
  }
}
