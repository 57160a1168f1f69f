internal import Records

/// The indicator that a measure is: `慰问企业` counted in organizations is `relief.visited_organizations`.
///
/// A class, as it is asked for every figure: a value of so many tables takes longer to copy than a table to ask.
public final class IndicatorMatcher: Sendable {
  /// The indicator that fits a measure.
  public struct Match: Sendable, Hashable {
    /// Its code.
    public let code: String
    /// The entry that gave it.
    public let reference: String
    /// The entry as a rule that decided: `lexicon:indicators/relief.visited_organizations`.
    public let rule: String
    /// The code of its own unit; `*` for any.
    public let unit: String
    /// The units that count the very same under another classifier, each to be given as its own: 家 of stations is 个.
    public let sameUnits: [String]
  }

  /// One pattern of an indicator; what it refers to lies in flat arrays, so that looking at one copies nothing.
  struct Candidate: Sendable {
    /// The words that must occur, those that must not, and the qualifiers that its words name, by their places in
    /// the list of words; each a range of `lists`.
    var words: Range<Int32>
    var exclusions: Range<Int32>
    var named: Range<Int32>
    /// Codes of the units it takes, its own first; a range of `lists`.
    var units: Range<Int32>
    /// The characters that it takes to match: the more, the more specific.
    var weight: Int32
    /// The indicator, by its place in `matches`.
    var indicator: Int32
    var takesAnyUnit: Bool
    /// Whether it names a qualifier, so that it may be an average.
    var takesAverage: Bool
    var takesItems: Bool
    var takesNoUnit: Bool
    /// Whether it follows from another indicator, which its patterns are.
    var isDerived: Bool
    /// Whether it is a rise or fall.
    var isChange: Bool
  }

  /// What the matcher looks for: a word of a pattern, or a qualifier.
  struct Word: Sendable {
    /// Its characters.
    var text: ArraySlice<Unicode.Scalar> = []
    /// Whether the measure must begin with it, and whether it must end with it.
    var isFirst = false
    var isLast = false
    /// Whether the words around the number count as well as the measure.
    var isContext = false
    /// Longer words in which a qualifier is none: 标准化.
    var kept: [[Unicode.Scalar]] = []
    var qualifier: Qualifier?
    /// Whether it is looked for around the number.
    var countsAround: Bool { isContext || qualifier.map { $0.reach != .measure } ?? false }
  }

  /// Where a qualifier is looked for besides the measure.
  struct Qualifier: Sendable {
    enum Reach: String, Sendable {
      /// Nowhere.
      case measure = ""
      /// Right before the number; a measure that borrowed it from another number does without.
      case each
      /// Before the number, and before what it heads a list of.
      case list
    }
    var reach: Reach
    /// Words that end the reach of one that heads a list.
    var until: [[Unicode.Scalar]]
    /// The units of the figures that it is one for; empty for all.
    var units: [Int32] = []
  }

  let trie: ScalarTrie
  let words: [Word]
  /// What each word is, a byte each: every candidate asks that of words all over the list.
  let traits: [WordTraits]
  /// The words of each text of the trie: a range of `lists`.
  let wordsOfText: [Range<Int32>]
  /// Those of the words that count around a number too, which are few: they are looked for in five clauses a number.
  let aroundTrie: ScalarTrie
  let wordsAround: [Range<Int32>]
  let candidates: [Candidate]
  /// What turns most candidates down at once.
  let gates: CandidateGates
  let lists: [Int32]
  let matches: [Match]
  /// The indicator of each code that gives the statistics of some units in its own.
  let unified: [String: Match]
  let counted: CountedNouns
  let units: [String: Int32]
  /// Units of heads, households, cases: an amount per one of them is an average. One per item is a price: a prize.
  let countUnits: Set<String>

  /// Takes the patterns of the lexicon `indicators`, and the lexicon `qualifiers`.
  public init(_ lexicons: Lexicons) {
    var words: [Word] = []
    var texts: [String] = []
    var units: [String: Int32] = [:]
    func unit(_ code: String) -> Int32 {
      if let place = units[code] { return place }
      units[code] = Int32(units.count)
      return Int32(units.count - 1)
    }
    /// The indicators and groups for which each qualifier makes no other figure.
    var besides: [[Substring]] = []
    for row in lexicons.table("qualifiers").rows {
      texts.append(row["text"])
      besides.append(row["besides"].split(separator: "|"))
      words.append(
        Word(
          text: Array(row["text"].unicodeScalars)[...],
          kept: row["kept"].split(separator: "|").map { Array($0.unicodeScalars) },
          qualifier: Qualifier(
            reach: Qualifier.Reach(rawValue: row["reach"]) ?? .measure,
            until: row["until"].split(separator: "|").map { Array($0.unicodeScalars) },
            units: row["units"].split(separator: "|").map { unit(String($0)) })))
    }
    let qualifiers = ScalarTrie(texts)
    /// Of each word, how many characters it has and the qualifiers that it names.
    var sizes = [Int32](repeating: 0, count: words.count)
    var named = [[Int32]](repeating: [], count: words.count)
    var known = SpellingTable()
    let firstOfPatterns = Int32(words.count)
    func place(_ spelling: IndicatorPattern.Spelling) -> Int32 {
      let (place, isNew) = known.place(spelling)
      if isNew {
        let bounds = IndicatorPattern.bounds(of: spelling)
        let text = String(decoding: bounds.text, as: UTF8.self)
        let scalars = Array(text.unicodeScalars)
        words.append(
          Word(
            text: scalars[...], isFirst: bounds.isFirst, isLast: bounds.isLast, isContext: bounds.isContext))
        texts.append(text)
        sizes.append(bounds.isContext ? 0 : Int32(scalars.count))
        named.append(Self.words(of: qualifiers, in: scalars))
      }
      return firstOfPatterns + place
    }
    var lists: [Int32] = []
    var matches: [Match] = []
    var found: [Candidate] = []
    let indicators = lexicons.table("indicators")
    for row in indicators.rows where !row["patterns"].isEmpty {
      let taken = [row["unit"]] + row["also"].split(separator: "|").map(String.init)
      let isDerived = indicators.row(row["parent"]).map { !$0["patterns"].isEmpty } ?? false
      let units = taken.map { unit($0) }
      let allowed = besides.indices.filter { index in
        besides[index].contains { row["indicator"] == $0 || row["indicator"].hasPrefix("\($0).") }
      }.map { Int32($0) }
      var candidate = Candidate(
        words: 0..<0, exclusions: 0..<0, named: 0..<0, units: Self.add(units, to: &lists),
        weight: 0, indicator: Int32(matches.count), takesAnyUnit: row["unit"] == "*",
        takesAverage: false, takesItems: taken.contains("item"),
        takesNoUnit: taken.contains("item") || taken.contains("person"),
        isDerived: isDerived, isChange: row["kind"] == Statistic.Kind.change.rawValue)
      matches.append(
        Match(
          code: row["indicator"], reference: row.reference, rule: "lexicon:\(row.reference)",
          unit: row["unit"], sameUnits: row["same"].split(separator: "|").map(String.init)))
      for pattern in IndicatorPattern.alternatives(of: row["patterns"]) ?? [] {
        candidate.exclusions = Self.add(pattern.exclusions.map { place($0) }, to: &lists)
        let choices = pattern.choices.map { $0.map { place($0) } }
        // One word of each choice, the last choice the first to change.
        var chosen = [Int](repeating: 0, count: choices.count)
        while true {
          let firstWord = Int32(lists.count)
          for index in choices.indices { lists.append(choices[index][chosen[index]]) }
          candidate.words = firstWord..<Int32(lists.count)
          candidate.weight = 0
          let firstNamed = Int32(lists.count)
          for index in candidate.words {
            let word = Int(lists[Int(index)])
            candidate.weight += sizes[word]
            if !named[word].isEmpty { lists += named[word] }
          }
          candidate.takesAverage = lists.count > Int(firstNamed)
          lists += allowed
          candidate.named = firstNamed..<Int32(lists.count)
          found.append(candidate)
          guard let last = choices.indices.last(where: { chosen[$0] + 1 < choices[$0].count }) else { break }
          chosen[last] += 1
          for later in chosen.indices where later > last { chosen[later] = 0 }
        }
      }
    }
    let spelled = Self.grouped(texts)
    trie = ScalarTrie(spelled.texts)
    self.words = words
    traits = words.map(WordTraits.init)
    wordsOfText = spelled.words.map { Self.add($0, to: &lists) }
    let around = zip(spelled.texts, spelled.words).filter { $1.contains { words[Int($0)].countsAround } }
    aroundTrie = ScalarTrie(around.map(\.0))
    wordsAround = around.map { texts in
      Self.add(texts.1.filter { words[Int($0)].countsAround }, to: &lists)
    }
    candidates = found
    gates = CandidateGates(
      found.map { candidate in
        let units = candidate.units.reduce(candidate.takesNoUnit ? Self.unitBit(nil) : 0) {
          $0 | Self.unitBit(lists[Int($1)])
        }
        return .init(words: candidate.words, units: candidate.takesAnyUnit ? .max : units)
      }, lists: lists, words: words.count
    ) { !words[Int($0)].isContext }
    self.lists = lists
    self.matches = matches
    unified = Dictionary(
      matches.lazy.filter { !$0.sameUnits.isEmpty }.map { ($0.code, $0) },
      uniquingKeysWith: { first, _ in first })
    counted = CountedNouns(lexicons.table("counted"))
    self.units = units
    countUnits = Set(
      lexicons.table("units").rows.filter { $0["dimension"] == "count" && $0.key != "item" }.map(\.key))
  }

  /// The unit in which a statistic of an indicator is given: the indicator's own, where the text counted the very
  /// same under another classifier (66家驿站 and 66个驿站), else the unit as it is.
  public func unit(_ unit: String?, of code: String) -> String? {
    guard let unit, let match = unified[code], match.sameUnits.contains(unit) else { return unit }
    return match.unit
  }

  /// The bit of a unit, of none, or of one that no indicator names, which is turned down by nothing but the unit itself.
  static func unitBit(_ unit: Int32?) -> UInt64 {
    guard let unit else { return 1 << 63 }
    return unit < 0 ? .max : 1 << UInt64(unit % 63)
  }
}
