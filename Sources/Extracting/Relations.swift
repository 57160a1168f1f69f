internal import Numerals
internal import Records

/// Relates the statistics of one document: parts and wholes, repetitions, shares and sums that can be checked.
///
/// Arithmetic is exact. A figure that does not agree is told, never changed; where the words leave it open what a
/// share is of, or whether a list is complete, nothing is said.
struct Relations {
  /// A statistic with the places that relations are told by.
  struct Entry {
    var statistic: Statistic
    var sentence: Range<Int>
    /// Where its paragraph begins.
    var block: Int
    /// Its place in a table.
    var cell: Cell?
  }

  let lexicon: ExtractLexicon
  let text: Scalars
  let entries: [Entry]
  var statistics: [Statistic]

  init(_ entries: [Entry], text: Scalars, lexicon: ExtractLexicon) {
    self.lexicon = lexicon
    self.text = text
    self.entries = entries
    statistics = entries.map(\.statistic)
  }

  /// The statistics with `partOf`, `repeatOf` and `check` filled in.
  static func relate(_ entries: [Entry], text: Scalars, lexicon: ExtractLexicon) -> [Statistic] {
    guard entries.count > 1 else { return entries.map(\.statistic) }
    var relations = Relations(entries, text: text, lexicon: lexicon)
    relations.linkParts()
    relations.linkSums()
    relations.checkSums()
    relations.checkTables()
    for index in entries.indices {
      relations.checkShare(index)
      linkRepetition(index, statistics: &relations.statistics)
    }
    return relations.statistics
  }

  // MARK: What figures are

  /// The value of a statistic, where it has one.
  func value(_ index: Int) -> ExactDecimal? { statistics[index].value.flatMap { ExactDecimal($0) } }

  /// Whether a statistic counts things or money, at a level: no ratio, no change, no rate.
  func isCount(_ index: Int) -> Bool {
    let statistic = statistics[index]
    return statistic.unit != "percent" && statistic.unit != "permille" && statistic.unit != "percentage_point"
      && statistic.value != nil && statistic.kind != .change && statistic.modifier != .range
  }

  func isExact(_ index: Int) -> Bool { isCount(index) && statistics[index].modifier == .exact }

  /// Whether two statistics count in the same unit, per the same, and as the same kind of fact.
  func isAlike(_ first: Int, _ second: Int) -> Bool {
    statistics[first].unit == statistics[second].unit && statistics[first].per == statistics[second].per
      && statistics[first].modality == statistics[second].modality
  }

  /// Whether two statistics count alike, or one of them how often: 救助437户次, 生活救助211户.
  func isAddedAlike(_ first: Int, _ second: Int) -> Bool {
    func base(_ index: Int) -> Substring? {
      statistics[index].unit.map { $0.hasSuffix("_time") ? $0.dropLast(5) : $0[...] }
    }
    return base(first) == base(second) && statistics[first].per == statistics[second].per
      && statistics[first].modality == statistics[second].modality
  }

  func isAtMost(_ part: Int, _ whole: Int) -> Bool {
    guard let first = value(part), let second = value(whole) else { return false }
    return first <= second
  }

  /// The sum of exact figures; nil past 38 digits.
  func sum(_ members: some Sequence<Int>) -> ExactDecimal? {
    var sum = ExactDecimal.zero
    for member in members {
      guard let value = value(member), let next = sum.adding(value) else { return nil }
      sum = next
    }
    return sum
  }

  func measure(_ index: Int, beginsWith trie: PhraseTrie<LexiconEntry>) -> Bool {
    trie.longest(statistics[index].measure.scalars, at: 0) != nil
  }
}
