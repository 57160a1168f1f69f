/// What is known of a page from earlier runs, apart from the results.
public struct KeptPage: Sendable, Hashable {
  /// How its files looked, so that they need not be read to know that they are the same; empty where that is not to
  /// be relied on.
  public var stamp: String
  /// The digest of the record that it was fetched as.
  public var record: String
  /// The digest of its bytes.
  public var bytes: String
  /// The digest of what its source says of it.
  public var defaults: String
  /// The digest of each thing that its results were made by: stages with their options, words, program.
  public var marks: [String: String]
  /// Why it failed, as the program tells it; empty where it did not.
  public var failure: String

  /// A page.
  public init(
    stamp: String, record: String, bytes: String, defaults: String, marks: [String: String], failure: String
  ) {
    self.stamp = stamp
    self.record = record
    self.bytes = bytes
    self.defaults = defaults
    self.marks = marks
    self.failure = failure
  }

  private static let separator: Character = "\u{1F}"

  /// One line a field.
  var encoded: String {
    let pairs = marks.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.flatMap {
      [$0.key, $0.value]
    }
    return ([stamp, record, bytes, defaults, failure] + pairs).joined(separator: String(Self.separator))
  }

  /// What ``encoded`` gave; nil where it is something else.
  init?(encoded: String) {
    let parts = encoded.split(separator: Self.separator, omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 5, parts.count % 2 == 1 else { return nil }
    var marks: [String: String] = [:]
    for index in stride(from: 5, to: parts.count, by: 2) { marks[parts[index]] = parts[index + 1] }
    self.init(
      stamp: parts[0], record: parts[1], bytes: parts[2], defaults: parts[3], marks: marks, failure: parts[4])
  }
}

/// One stage's result of one page.
public struct KeptResult: Sendable, Hashable {
  /// The stage.
  public var stage: String
  /// The digest of all that it was made from.
  public var key: String
  /// The result.
  public var bytes: [UInt8]

  /// A result.
  public init(stage: String, key: String, bytes: [UInt8]) {
    self.stage = stage
    self.key = key
    self.bytes = bytes
  }
}
