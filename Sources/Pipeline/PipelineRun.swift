internal import Caching
public import Emitting
internal import Foundation
internal import Hashing
internal import Lexicons
public import Records

/// A whole run: what is new goes down the line, the rest is taken as earlier runs left it, and a version is published.
///
/// A class, so that programs hold it by reference: an incremental build does not see that the layout of a value two
/// modules away has changed, and would leave a program that crashes.
public final class PipelineRun: Sendable {
  /// What is told while it goes on.
  public enum Event: Sendable {
    /// A document has come off the line; `reasons` say why it was worked on, and are empty
    /// where an earlier run's results stand.
    case finished(path: String, failure: Failure?, reasons: [WorkReason])
    /// Every document has; the version is being written.
    case publishing
    /// Something that people should know, and that stops nothing.
    case notice(String)
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// The version, or that nothing is new.
    public var publication: Publication
    /// How many pages there are.
    public var documents: Int
    /// How many failed.
    public var failed: Int
    /// How many were worked on, by the kind of the first reason.
    public var worked: [String: Int]
  }

  private let configuration: PipelineConfiguration
  private let plan: PipelinePlan
  private let lexicons: Lexicons
  private let line: StageLine
  private let jobs: Int
  private let publishedOn: String
  private let cacheFile: CacheFile

  /// A run, with everything loaded that it needs.
  ///
  /// - Parameters:
  ///   - configuration: what is to be made.
  ///   - plan: its pages.
  ///   - jobs: how many documents are worked on at a time, from 1; the outputs do not depend on it.
  ///   - publishedOn: the day for `versions.json`, `YYYY-MM-DD`.
  ///   - cacheFile: where what is worked out is kept.
  /// - Throws: `LexiconError` and what else a stage says that cannot be made.
  public init(
    _ configuration: PipelineConfiguration, plan: PipelinePlan, jobs: Int, publishedOn: String,
    cacheFile: CacheFile = .beside
  ) throws {
    self.configuration = configuration
    self.plan = plan
    self.jobs = max(jobs, 1)
    self.publishedOn = publishedOn
    self.cacheFile = cacheFile
    lexicons = try Lexicons.load(configuration.lexicons)
    line = try StageLine(configuration, lexicons: lexicons)
  }

  /// Runs it. Memory holds the paths and a window of documents, however many pages there are.
  ///
  /// With `waiting` it waits so long for another run that holds the output folder, and looks for its pages again then.
  public func run(waiting: Duration = .zero, report: (Event) -> Void) async throws -> Outcome {
    // It holds the output folder, and with it what is kept for it, until it goes.
    var hasWaited = false
    var emitter = try await open(waiting: waiting) { notice in
      hasWaited = true
      report(.notice(notice))
    }
    let plan = hasWaited ? try PipelinePlan(configuration) : plan
    cacheFile.sweep(out: configuration.out)
    let program = ProgramFingerprint.current()
    let marks = RunMarks(configuration, line: line, lexicons: lexicons, program: program ?? "")
    let file = program == nil ? nil : cacheFile.path(out: configuration.out)
    return try await withoutActuallyEscaping(report) { report in
      let kept = KeptWork(file: file, owner: CacheFile.owner(configuration), marks: marks) {
        report(.notice($0))
      }
      let inputs = self.inputs(plan, kept, marks: marks)
      if let inputs, let outcome = unchanged(inputs.digest, kept, newest: emitter.newestVersion) {
        for page in inputs.failures { report(.finished(path: page.path, failure: page.failure, reasons: [])) }
        return Outcome(
          publication: outcome, documents: plan.count,
          failed: inputs.failures.count { !$0.failure.isDropped }, worked: [:])
      }
      return try await work(&emitter, plan: plan, kept: kept, marks: marks, report: report)
    }
  }

  /// Takes hold of the output folder; `notice` is called once where it has to wait.
  private func open(waiting: Duration, notice: (String) -> Void) async throws -> Emitter {
    let clock = ContinuousClock()
    let deadline = clock.now + waiting
    var isWaiting = false
    while true {
      do throws(EmitError) {
        return try Emitter(configuration, lexicons: lexicons, publishedOn: publishedOn)
      } catch {
        guard error.kind == .busy, clock.now < deadline else { throw error }
        if !isWaiting {
          notice("\(error.place): \(error.what): waiting for up to \(waiting.components.seconds) s")
        }
        isWaiting = true
      }
      try await Task.sleep(for: .milliseconds(200))
    }
  }

  /// Where nothing was done because nothing is new.
  private func unchanged(
    _ inputs: String, _ kept: KeptWork, newest: (number: String, digest: String)?
  ) -> Publication? {
    guard let newest, let summary = kept.summary(inputs: inputs, newest: newest.digest) else { return nil }
    return .nothingNew(version: newest.number, summary: summary)
  }

  /// The digest of everything that goes into a version, and the pages that failed; nil at the first page with
  /// something to do.
  private func inputs(
    _ plan: PipelinePlan, _ kept: KeptWork, marks: RunMarks
  ) -> (digest: String, failures: [(path: String, failure: Failure)])? {
    guard kept.isOpen else { return nil }
    var inputs = InputDigest(configuration, marks: marks)
    var failures: [(path: String, failure: Failure)] = []
    for index in 0..<plan.count {
      let page = plan[index]
      let examination = kept.examine(page, line: line, root: configuration.raw)
      guard examination.reasons.isEmpty, let record = examination.record else { return nil }
      inputs.add(record)
      if let failure = examination.failure { failures.append((page.path, failure)) }
    }
    return (inputs.hex(), failures)
  }

  private func work(
    _ emitter: inout Emitter, plan: PipelinePlan, kept: KeptWork, marks: RunMarks, report: (Event) -> Void
  ) async throws -> Outcome {
    let worker = PageWorker(line: line, codes: emitter.codes, marks: marks, keeps: kept.isOpen)
    var inputs = InputDigest(configuration, marks: marks)
    var outcome = Outcome(
      publication: .nothingNew(version: "", summary: PublicationSummary()), documents: plan.count, failed: 0,
      worked: [:])
    let waitingFolder = try configuration.own.isEmpty ? "" : emitter.makeWaitingFolder()
    let run = LineRun(
      plan: plan, configuration: configuration, jobs: jobs, worker: worker, kept: kept,
      waitingFolder: waitingFolder)
    try await run.run { record in
      inputs.add(record)
    } deliver: { finished, rows in
      if let failure = finished.failure, !failure.isDropped { outcome.failed += 1 }
      if let reason = finished.reasons.first { outcome.worked[reason.kind, default: 0] += 1 }
      try emitter.add(rows)
      report(.finished(path: finished.path, failure: finished.failure, reasons: finished.reasons))
    }
    report(.publishing)
    outcome.publication = try emitter.publish()
    if let newest = emitter.newestVersion {
      kept.finish(inputs: inputs.hex(), newest: newest.digest, summary: outcome.publication.summary)
    }
    return outcome
  }
}

/// The digest of everything that a version is made of, the version before apart.
private struct InputDigest: ~Copyable {
  private var digest = SHA256Digest()

  init(_ configuration: PipelineConfiguration, marks: RunMarks) {
    digest.update(Array(configuration.fingerprint.utf8))
    for (name, value) in marks.digests.sorted(by: { $0.key < $1.key }) {
      digest.update(Array("\(name)=\(value)\n".utf8))
    }
  }

  /// Takes in the next page, by the digest of its record.
  mutating func add(_ record: String) { digest.update(Array(record.utf8)) }

  consuming func hex() -> String { digest.hex() }
}

extension Failure {
  /// Whether a program of one's own left the document out, as it was told to: no failure of anything.
  public var isDropped: Bool { kind == "dropped" }
}
