internal import Numerals
internal import Records

/// Relates the statistics of one document: parts and wholes, repetitions, shares and sums that can be checked.
///
/// Arithmetic is exact. A figure that does not agree is told, never changed; where the words leave it open what a
/// share is of, or whether a list is complete, nothing is said.
struct Relations {
  /// Where a statistic stands, as relations are told by it.
  struct Place {
    var sentence: Range<Int>
    /// Where its paragraph begins.
    var block: Int
    /// Its place in a table.
    var cell: Cell?
    /// Whether it stands in the title or right below.
    var isHeadline = false
  }

  let lexicon: ExtractLexicon
  let text: Scalars
  let places: [Place]
  /// What the statistics say in figures: asked for many times, where their text would be read anew each time.
  private let figures: [Figure]
  var statistics: [Statistic]

  /// A statistic's value, and what it is of.
  private struct Figure {
    var value: ExactDecimal?
    var isCount: Bool
    var isExact: Bool
    /// The unit of what is counted, also where it is counted how often: `person` for `person_time`.
    var countedUnit: Substring?

    init(value: String?, unit: String?, kind: Statistic.Kind?, modifier: Statistic.Modifier) {
      self.value = value.flatMap { ExactDecimal($0) }
      let isRatio = unit == "percent" || unit == "permille" || unit == "percentage_point"
      isCount = !isRatio && value != nil && kind != .change && modifier != .range
      isExact = isCount && modifier == .exact
      countedUnit = unit.map { $0.hasSuffix("_time") ? $0.dropLast(5) : $0[...] }
    }
  }

  /// Takes the statistics over, so that to change one copies none.
  private init(_ statistics: consuming [Statistic], places: [Place], text: Scalars, lexicon: ExtractLexicon) {
    self.lexicon = lexicon
    self.text = text
    self.places = places
    figures = statistics.indices.map { index in
      Figure(
        value: statistics[index].value, unit: statistics[index].unit, kind: statistics[index].kind,
        modifier: statistics[index].modifier)
    }
    self.statistics = statistics
  }

  /// Fills in `partOf`, `repeatOf` and `check` of statistics, each with its place.
  static func relate(
    _ statistics: inout [Statistic], places: [Place], text: Scalars, lexicon: ExtractLexicon
  ) {
    guard statistics.count > 1 else { return }
    let taken = statistics
    statistics = []
    var relations = Relations(taken, places: places, text: text, lexicon: lexicon)
    relations.linkParts()
    relations.linkSums()
    relations.checkSums()
    relations.checkTables()
    relations.checkShares()
    relations.dateHeadlines()
    relations.linkRepetitions()
    statistics = relations.statistics
  }

  // MARK: What figures are

  /// The value of a statistic, where it has one.
  func value(_ index: Int) -> ExactDecimal? { figures[index].value }

  /// Whether a statistic counts things or money, at a level: no ratio, no change, no rate.
  func isCount(_ index: Int) -> Bool { figures[index].isCount }

  func isExact(_ index: Int) -> Bool { figures[index].isExact }

  /// Whether two statistics count in the same unit, per the same, and as the same kind of fact.
  func isAlike(_ first: Int, _ second: Int) -> Bool {
    statistics[first].unit == statistics[second].unit && statistics[first].per == statistics[second].per
      && statistics[first].modality == statistics[second].modality
  }

  /// Whether two statistics count alike, or one of them how often: 救助437户次, 生活救助211户.
  func isAddedAlike(_ first: Int, _ second: Int) -> Bool {
    figures[first].countedUnit == figures[second].countedUnit
      && statistics[first].per == statistics[second].per
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
