public import Emitting
internal import Lexicons
public import Records

/// A whole run: every page down the line, and a version published.
public struct PipelineRun: Sendable {
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
  public init(
    _ configuration: PipelineConfiguration, plan: PipelinePlan, jobs: Int, publishedOn: String
  ) throws {
    self.configuration = configuration
    self.plan = plan
    self.jobs = max(jobs, 1)
    self.publishedOn = publishedOn
    lexicons = try Lexicons.load(additional: configuration.lexiconFolders)
    line = try StageLine(configuration, lexicons: lexicons)
  }

  /// Runs it. Memory holds the paths and a window of documents, however many pages there are.
  public func run(report: (Event) -> Void) async throws -> Outcome {
    var emitter = try Emitter(configuration, lexicons: lexicons, publishedOn: publishedOn)
    var failed = 0
    try await forEachDocument { document in
      if document.error != nil { failed += 1 }
      try emitter.add(document)
      report(.finished(path: document.page.path, failure: document.error))
    }
    report(.publishing)
    return Outcome(publication: try emitter.publish(), documents: plan.count, failed: failed)
  }

  /// Calls `body` with every document in the order of the plan; at most ``jobs`` tasks work at a time.
  private func forEachDocument(_ body: (Document) throws -> Void) async throws {
    let batches = (plan.count + Self.batchSize - 1) / Self.batchSize
    try await withThrowingTaskGroup(of: (Int, [Document]).self) { group in
      var waiting: [Int: [Document]] = [:]
      var started = 0
      var running = 0
      var due = 0
      while due < batches {
        while running < jobs, started < batches, started - due < jobs * Self.batchesAhead {
          let batch = started
          group.addTask { (batch, work(on: batch)) }
          started += 1
          running += 1
        }
        guard let (batch, documents) = try await group.next() else { return }
        running -= 1
        waiting[batch] = documents
        while let documents = waiting.removeValue(forKey: due) {
          for document in documents { try body(document) }
          due += 1
        }
      }
    }
  }

  private func work(on batch: Int) -> [Document] {
    let first = batch * Self.batchSize
    return (first..<min(first + Self.batchSize, plan.count)).map { line.process(plan[$0]) }
  }
}
