/// The line that ends a stream which must be whole: `{"end":N}`, where N lines came before it.
///
/// A pipe whose writer was killed ends as one whose writer is done. Who must not take the one for the other asks for
/// this line.
enum EndLine {
  private static let head = Array("{\"end\":".utf8)

  /// How many lines came before, as a line says it; nil for any other line.
  static func count(in line: [UInt8]) -> Int? {
    guard line.starts(with: head), line.last == UInt8(ascii: "}") else { return nil }
    return Int(String(decoding: line.dropFirst(head.count).dropLast(), as: UTF8.self))
  }
}

/// The lines of standard input, up to their end line where one is asked for.
public struct RecordLines {
  private var lines = InputLines()
  private let needsEnd: Bool
  /// How many lines came.
  public private(set) var count = 0

  /// The lines; with `needsEnd` they must have an ``EndLine``.
  public init(needsEnd: Bool) { self.needsEnd = needsEnd }

  /// The next line; nil at the end. Throws ``BrokenInput`` where the input ends without its end line, or holds more or
  /// less than that says.
  public mutating func next() throws -> [UInt8]? {
    guard let line = try lines.next() else {
      if needsEnd { throw BrokenInput(count: count, what: "there is no such line") }
      return nil
    }
    guard needsEnd, let told = EndLine.count(in: line) else {
      count += 1
      return line
    }
    guard told == count else { throw BrokenInput(count: count, what: "it says \(told)") }
    guard try lines.next() == nil else { throw BrokenInput(count: count, what: "lines stand behind it") }
    return nil
  }
}

/// Why standard input is not whole.
struct BrokenInput: Error, CustomStringConvertible {
  let count: Int
  let what: String

  var description: String {
    "standard input broke off or lost lines: after \(count) lines {\"end\":\(count)} must stand as its last one, and \(what)"
      + ": see what became of the program that writes it"
  }
}
