public import Pipeline
public import Records

/// The loop that every filter shares: JSON Lines on standard input to JSON Lines on standard output.
public struct RecordFilter: Sendable {
  private let messages: Messages
  private let needsEnd: Bool

  /// A filter of several stages in the program `tongji`.
  public init(needsEnd: Bool) {
    self.needsEnd = needsEnd
    messages = Messages(program: "tongji")
  }

  /// A filter of one stage (`strip`) in one program (`tongji-strip`); with `needsEnd` its input must end with an
  /// ``EndLine``.
  public init(stage: String, needsEnd: Bool = false) {
    self.needsEnd = needsEnd
    messages = Messages(program: "tongji-\(stage)")
  }

  /// Passes every record of standard input through `transform` and writes it out, one a line, in order.
  ///
  /// A record that an earlier stage failed on is passed on as it is. A line that is no record is reported on
  /// standard error with its number, and left out.
  public func run(_ transform: (Document) -> Document) throws {
    try forEachRecord { document in
      try Self.write(document.error == nil ? transform(document) : document)
    }
  }

  /// Calls `body` with every record of standard input, in order; says on standard error which lines are none.
  public func forEachRecord(_ body: (Document) throws -> Void) throws {
    var lines = RecordLines(needsEnd: needsEnd)
    while let line = try lines.next() {
      if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) { continue }
      do {
        let document: Document
        do throws(RecordError) {
          document = try RecordCodec.decode(line)
        } catch {
          messages.say("line \(lines.count): \(error)")
          continue
        }
        try body(document)
      }
    }
  }

  /// Writes one record to standard output.
  public static func write(_ document: Document) throws {
    try Output.writeLine(RecordCodec.encode(document))
  }

  /// Passes every line of standard input through fused stages and writes what comes of it, one a line, in order.
  ///
  /// Says on standard error which lines gave nothing, and tells `report` at the end what was counted.
  public func run(
    _ stages: StageFilter, jobs: Int, report: (FilterCounts) throws -> Void
  ) async throws {
    var lines = RecordLines(needsEnd: needsEnd)
    var counts = FilterCounts()
    var number = 0
    try await stages.run(jobs: jobs) {
      try lines.next()
    } take: { result in
      number += 1
      counts.add(result.counts)
      if let problem = result.problem { messages.say("line \(number): \(problem)") }
      if let record = result.record { try Output.writeLine(record) }
    }
    try report(counts)
  }
}
