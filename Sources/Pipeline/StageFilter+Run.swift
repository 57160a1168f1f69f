extension StageFilter {
  /// Lines that wait at a time, a core: enough that no core does.
  private static let window = 16

  /// Takes lines through the stages, and hands over what came of each in order.
  ///
  /// - Parameters:
  ///   - jobs: how many are worked on at a time, from 1; what comes of them does not depend on it.
  ///   - next: the next line; nil at the end.
  ///   - take: is given what came of a line.
  /// - Throws: what `next` and `take` throw.
  public func run(jobs: Int, next: () throws -> [UInt8]?, take: (Result) throws -> Void) async throws {
    guard jobs > 1 else {
      while let line = try next() { try take(result(of: line)) }
      return
    }
    var isAtEnd = false
    while !isAtEnd {
      var lines: [[UInt8]] = []
      // What was read before an error is worked on first.
      var failure: (any Error)?
      while lines.count < jobs * Self.window, !isAtEnd {
        do {
          if let line = try next() { lines.append(line) } else { isAtEnd = true }
        } catch {
          failure = error
          isAtEnd = true
        }
      }
      try await OrderedWork(count: lines.count, jobs: jobs).run {
        lines[$0]
      } work: { line in
        result(of: line)
      } take: {
        try take($0)
      }
      if let failure { throw failure }
    }
  }
}
