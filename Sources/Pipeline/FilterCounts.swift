internal import Foundation
internal import Records

/// What a filter has seen: all of it in the result, or told to be missing there.
public struct FilterCounts: Sendable, Hashable, Encodable {
  /// Lines of input that were not blank.
  public var lines = 0
  /// Records that were written.
  public var documents = 0
  /// Those with an error, from here or from before; what a program of one's own dropped is none.
  public var failed = 0
  /// Statistics of all records.
  public var statistics = 0
  /// Those whose number the source has destroyed.
  public var damaged = 0
  /// Pages of archives that the filter of their source does not want, and that gave nothing.
  public var leftOut = 0
  /// Lines that were neither a record nor a request, and gave nothing.
  public var unreadable = 0

  /// Nothing yet.
  public init() {}

  /// Counts a record that is written.
  mutating func add(_ document: Document) {
    documents += 1
    if document.error.map({ !$0.isDropped }) == true { failed += 1 }
    let found = document.findings?.statistics ?? []
    statistics += found.count
    damaged += found.count { $0.status == .damaged }
  }

  /// Adds what another one counted.
  public mutating func add(_ other: FilterCounts) {
    lines += other.lines
    documents += other.documents
    failed += other.failed
    statistics += other.statistics
    damaged += other.damaged
    leftOut += other.leftOut
    unreadable += other.unreadable
  }

  /// One line of JSON, keys sorted.
  public var json: String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(self) else { preconditionFailure("numbers are JSON") }
    return String(decoding: data, as: UTF8.self)
  }
}
