/// Which rows of `statistics.csv` are asked for; every condition that is set must hold.
public struct StatisticQuery: Sendable, Hashable {
  /// As people give it: codes and names that are not looked up yet.
  public struct Request: Sendable, Hashable {
    /// Codes or labels of indicators; a code stands for those below it, too.
    public var indicators: [String] = []
    /// Codes or names of regions; a region stands for those in it, too.
    public var regions: [String] = []
    /// Identifiers of documents, their sources, or parts of sources or titles.
    public var documents: [String] = []
    /// When the period of a row ends.
    public var period: PeriodSpan?
    /// `ok`, `repaired`, `damaged`.
    public var statuses: [String] = []
    /// Words that the measure or the sentence must hold, all of them; letters of either case.
    public var words: [String] = []

    /// Asks for every row.
    public init() {}
  }

  /// Codes that a row's indicator is, or lies below; empty for any.
  var indicators: [String] = []
  /// What a row's region code begins with; empty for any.
  var regions: [String] = []
  /// The documents of the rows; nil for any.
  var documents: Set<String>?
  var period: PeriodSpan?
  var statuses: [String] = []
  var words: [String] = []

  /// Whether a row is asked for.
  func holds(_ row: borrowing StatisticRow) -> Bool {
    if let documents, !documents.contains(row[.documentID]) { return false }
    if !statuses.isEmpty, !statuses.contains(row[.status]) { return false }
    if !indicators.isEmpty {
      let code = row[.indicator]
      guard indicators.contains(where: { code == $0 || code.hasPrefix($0 + ".") }) else { return false }
    }
    if !regions.isEmpty {
      let code = row[.regionCode]
      guard regions.contains(where: { code.hasPrefix($0) }) else { return false }
    }
    if let period, !period.holds(start: row[.periodStart], end: row[.periodEnd]) { return false }
    if words.isEmpty { return true }
    let text = Array((row[.measure] + "\n" + row[.sentence]).utf8)
    return words.allSatisfy { WordSearch.contains(text, Array($0.utf8)) }
  }
}

/// Looks for bytes in bytes, capital and small Latin letters alike.
enum WordSearch {
  static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard let first = word.first.map(folded) else { return true }
    guard word.count <= text.count else { return false }
    for start in 0...(text.count - word.count) where folded(text[start]) == first {
      if (1..<word.count).allSatisfy({ folded(text[start + $0]) == folded(word[$0]) }) { return true }
    }
    return false
  }

  private static func folded(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte | 0x20 : byte }
}
