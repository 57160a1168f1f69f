public import Emitting
internal import Lexicons
public import Records

/// A whole run: every page down the line, and a version published.
///
/// A class, so that programs hold it by reference: an incremental build does not see that the layout of a value two
/// modules away has changed, and would leave a program that crashes.
public final class PipelineRun: Sendable {
  /// What is told while it goes on.
  public enum Event: Sendable {
    /// A document has come off the line; the documents come in the order of the plan.
    case finished(path: String, failure: Failure?)
    /// Every document has; the version is being written.
    case publishing
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// The version, or that nothing is new.
    public var publication: Publication
    /// How many pages were read.
    public var documents: Int
    /// How many failed.
    public var failed: Int
  }

  /// Documents that one task takes: enough that handing them over costs nothing.
  private static let batchSize = 4
  /// Batches under way or waiting for their turn, a core: eight documents.
  private static let batchesAhead = 2

  private let configuration: PipelineConfiguration
  private let plan: PipelinePlan
  private let lexicons: Lexicons
  private let line: StageLine
  private let jobs: Int
  private let publishedOn: String

  /// A run, with everything loaded that it needs.
  ///
  /// - Parameters:
  ///   - configuration: what is to be made.
  ///   - plan: its pages.
  ///   - jobs: how many documents are worked on at a time, from 1; the outputs do not depend on it.
  ///   - publishedOn: the day for `versions.json`, `YYYY-MM-DD`.
  /// - Throws: `LexiconError` and what else a stage says that cannot be made.
  public init(
    _ configuration: PipelineConfiguration, plan: PipelinePlan, jobs: Int, publishedOn: String
  ) throws {
    self.configuration = configuration
    self.plan = plan
    self.jobs = max(jobs, 1)
    self.publishedOn = publishedOn
    lexicons = try Lexicons.load(configuration.lexicons)
    line = try StageLine(configuration, lexicons: lexicons)
  }

  /// Runs it. Memory holds the paths and a window of documents, however many pages there are.
  public func run(report: (Event) -> Void) async throws -> Outcome {
    var emitter = try Emitter(configuration, lexicons: lexicons, publishedOn: publishedOn)
    let codes = emitter.codes
    var failed = 0
    try await forEachPage { [line] page in
      let document = line.process(page)
      return Finished(
        path: page.path, failure: document.error, rows: DocumentRows.render(document, codes: codes))
    } take: { finished in
      if finished.failure != nil { failed += 1 }
      try emitter.add(finished.rows)
      report(.finished(path: finished.path, failure: finished.failure))
    }
    report(.publishing)
    return Outcome(publication: try emitter.publish(), documents: plan.count, failed: failed)
  }

  /// What a task hands over of a document.
  private struct Finished: Sendable {
    var path: String
    var failure: Failure?
    var rows: DocumentRows
  }

  /// Works on every page, at most ``jobs`` at a time, and takes the results one by one in the order of the plan.
  private func forEachPage(
    work: @escaping @Sendable (PipelinePlan.Page) -> Finished, take: (Finished) throws -> Void
  ) async throws {
    let batches = (plan.count + Self.batchSize - 1) / Self.batchSize
    try await withThrowingTaskGroup(of: (Int, [Finished]).self) { group in
      var waiting: [Int: [Finished]] = [:]
      var started = 0
      var running = 0
      var due = 0
      while due < batches {
        while running < jobs, started < batches, started - due < jobs * Self.batchesAhead {
          let batch = started
          let first = batch * Self.batchSize
          let pages = (first..<min(first + Self.batchSize, plan.count)).map { plan[$0] }
          group.addTask { (batch, pages.map(work)) }
          started += 1
          running += 1
        }
        guard let (batch, finished) = try await group.next() else { return }
        running -= 1
        waiting[batch] = finished
        while let finished = waiting.removeValue(forKey: due) {
          for document in finished { try take(document) }
          due += 1
        }
      }
    }
  }
}
