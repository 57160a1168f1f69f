public import Records

/// The loop that every filter shares: JSON Lines on standard input to JSON Lines on standard output.
public struct RecordFilter: Sendable {
  private let messages: Messages
  private let stage: String

  /// A filter of one stage (`strip`) in one program (`tongji-strip`).
  public init(stage: String) {
    self.stage = stage
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
    var lines = InputLines()
    var number = 0
    while let line = try lines.next() {
      number += 1
      if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) { continue }
      do {
        let document: Document
        do throws(RecordError) {
          document = try RecordCodec.decode(line)
        } catch {
          messages.say("line \(number): \(error)")
          continue
        }
        try body(document)
      }
    }
  }

  /// Writes one record to standard output.
  public static func write(_ document: Document) throws {
    var line = RecordCodec.encode(document)
    line.append(UInt8(ascii: "\n"))
    try StandardStream.output.send(line)
  }
}
