/// Works on things at a time on several cores, and takes the results one by one in their order.
///
/// Memory holds a window of them, however many there are.
struct OrderedWork: Sendable {
  /// Things that one task takes: enough that handing them over costs nothing.
  private static let batchSize = 4
  /// Batches under way or waiting for their turn, a core: eight things.
  private static let batchesAhead = 2

  /// How many things there are.
  let count: Int
  /// How many tasks at a time.
  let jobs: Int

  /// Prepares each thing here, works on it elsewhere, and takes the result here.
  func run<Job: Sendable, Finished: Sendable>(
    prepare: (Int) throws -> Job, work: @escaping @Sendable (Job) -> Finished, take: (Finished) throws -> Void
  ) async throws {
    let batches = (count + Self.batchSize - 1) / Self.batchSize
    try await withThrowingTaskGroup(of: (Int, [Finished]).self) { group in
      var waiting: [Int: [Finished]] = [:]
      var started = 0
      var running = 0
      var due = 0
      while due < batches {
        while running < jobs, started < batches, started - due < jobs * Self.batchesAhead {
          let batch = started
          let first = batch * Self.batchSize
          let batchJobs = try (first..<min(first + Self.batchSize, count)).map(prepare)
          group.addTask { (batch, batchJobs.map(work)) }
          started += 1
          running += 1
        }
        guard let (batch, finished) = try await group.next() else { return }
        running -= 1
        waiting[batch] = finished
        while let finished = waiting.removeValue(forKey: due) {
          for result in finished { try take(result) }
          due += 1
        }
      }
    }
  }
}
