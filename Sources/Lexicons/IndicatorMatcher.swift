/// The indicator that a measure is: `慰问企业` counted in organizations is `relief.visited_organizations`.
public struct IndicatorMatcher: Sendable {
  /// The indicator that fits a measure.
  public struct Match: Sendable, Hashable {
    /// Its code.
    public let code: String
    /// The entry that gave it.
    public let reference: String
    /// The entry as a rule that decided: `lexicon:indicators/relief.visited_organizations`.
    public let rule: String
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
    var takesItems: Bool
    var takesNoUnit: Bool
    /// Whether it follows from another indicator, which its patterns are.
    var isDerived: Bool
  }

  /// Bits of a candidate's words, all of which must be there, and of its units, one of which must.
  private struct Gate: Sendable {
    /// A bit for each word, its place modulo 64.
    var words: UInt64
    /// A bit for each unit, its place modulo 63, and the last for none.
    var units: UInt64
  }

  /// What the matcher looks for: a word of a pattern, or a qualifier.
  private struct Word: Sendable {
    /// Whether the measure must begin with it, and whether it must end with it.
    var isFirst = false
    var isLast = false
    /// Longer words in which a qualifier is none: 标准化.
    var kept: [[Unicode.Scalar]] = []
    var isQualifier = false
  }

  private let trie: ScalarTrie
  private let words: [Word]
  /// The words of each text of the trie: a range of `lists`.
  private let wordsOfText: [Range<Int32>]
  /// The patterns of which each word is the rarest: a range of `candidates`.
  private let candidatesOfWord: [Range<Int32>]
  private let candidates: [Candidate]
  /// What turns most candidates down at once, side by side: a common word has hundreds, and to look at one takes a
  /// line of the cache.
  private let gates: [Gate]
  private let lists: [Int32]
  private let matches: [Match]
  private let units: [String: Int32]
  /// Units of heads, households, cases: an amount per one of them is an average. One per item is a price: a prize.
  private let countUnits: Set<String>

  /// Takes the patterns of the lexicon `indicators`, and the lexicon `qualifiers`.
  public init(_ lexicons: Lexicons) {
    var words: [Word] = []
    var texts: [String] = []
    for row in lexicons.table("qualifiers").rows {
      texts.append(row["text"])
      words.append(
        Word(kept: row["kept"].split(separator: "|").map { Array($0.unicodeScalars) }, isQualifier: true))
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
        words.append(Word(isFirst: bounds.isFirst, isLast: bounds.isLast))
        texts.append(text)
        sizes.append(Int32(scalars.count))
        named.append(Self.words(of: qualifiers, in: scalars))
      }
      return firstOfPatterns + place
    }
    var lists: [Int32] = []
    var units: [String: Int32] = [:]
    func unit(_ code: String) -> Int32 {
      if let place = units[code] { return place }
      units[code] = Int32(units.count)
      return Int32(units.count - 1)
    }
    var matches: [Match] = []
    var found: [Candidate] = []
    let indicators = lexicons.table("indicators")
    for row in indicators.rows where !row["patterns"].isEmpty {
      let taken = [row["unit"]] + row["also"].split(separator: "|").map(String.init)
      let isDerived = indicators.row(row["parent"]).map { !$0["patterns"].isEmpty } ?? false
      var candidate = Candidate(
        words: 0..<0, exclusions: 0..<0, named: 0..<0, units: Self.add(taken.lazy.map(unit), to: &lists),
        weight: 0, indicator: Int32(matches.count), takesAnyUnit: row["unit"] == "*",
        takesItems: taken.contains("item"), takesNoUnit: taken.contains("item") || taken.contains("person"),
        isDerived: isDerived)
      matches.append(
        Match(code: row["indicator"], reference: row.reference, rule: "lexicon:\(row.reference)"))
      for pattern in IndicatorPattern.alternatives(of: row["patterns"]) ?? [] {
        candidate.exclusions = Self.add(pattern.exclusions.lazy.map(place), to: &lists)
        let choices = pattern.choices.map { $0.map(place) }
        // One word of each choice, the last choice the first to change.
        var chosen = [Int](repeating: 0, count: choices.count)
        while true {
          candidate.words = Self.add(choices.indices.lazy.map { choices[$0][chosen[$0]] }, to: &lists)
          candidate.weight = 0
          let firstNamed = Int32(lists.count)
          for index in candidate.words {
            let word = Int(lists[Int(index)])
            candidate.weight += sizes[word]
            if !named[word].isEmpty { lists += named[word] }
          }
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
    wordsOfText = spelled.words.map { Self.add($0, to: &lists) }
    (candidates, candidatesOfWord) = Self.byRarestWord(found, lists: lists, words: words.count)
    gates = candidates.map { candidate in
      let units = candidate.units.reduce(candidate.takesNoUnit ? Self.unitBit(nil) : 0) {
        $0 | Self.unitBit(lists[Int($1)])
      }
      return Gate(
        words: candidate.words.reduce(0) { $0 | Self.bit(lists[Int($1)]) },
        units: candidate.takesAnyUnit ? .max : units)
    }
    self.lists = lists
    self.matches = matches
    self.units = units
    countUnits = Set(
      lexicons.table("units").rows.filter { $0["dimension"] == "count" && $0.key != "item" }.map(\.key))
  }

  /// The indicator of a measure; nil where none fits.
  ///
  /// All words of a pattern must occur and none of its exclusions, the pattern must name every qualifier that the
  /// measure has, and the unit must be one of the indicator's (any will do for `*`; a number without a unit fits
  /// what is counted in items or persons). Of several, the pattern that matched the most characters wins; of
  /// equals, one that follows from no other, then the one whose own unit it is (without a unit, the one counted in
  /// items), then the first code. Of equals that all follow from others (the growth of the people, of the money)
  /// none is given: their unit does not tell them apart. An amount per head, household or case is an average, even
  /// where the measure does not say so: only a pattern that names a qualifier takes it, or any where the words of the
  /// average are kept.
  public func code(measure: String, unit: String?, per: String? = nil) -> Match? {
    code(measure: Array(measure.unicodeScalars), unit: unit, per: per)
  }

  /// The same of a measure that is at hand as an array.
  public func code(measure scalars: [Unicode.Scalar], unit: String?, per: String? = nil) -> Match? {
    var isAverage = per.map { countUnits.contains($0) } ?? false
    // The words that occur: a handful.
    var found: [Int32] = []
    found.reserveCapacity(16)
    var mask: UInt64 = 0
    for place in scalars.indices where trie.mayStand(in: scalars, at: place) {
      trie.forEach(in: scalars, at: place, limit: scalars.count) { match in
        for index in wordsOfText[match.word] {
          let word = lists[Int(index)]
          if stands(Int(word), at: place..<place + match.length, in: scalars) {
            if mask & Self.bit(word) == 0 || !found.contains(word) { found.append(word) }
            mask |= Self.bit(word)
          } else if words[Int(word)].isQualifier {
            // 人均可支配收入: the average is the figure itself.
            isAverage = false
          }
        }
      }
    }
    if found.isEmpty { return nil }
    let unitPlace = unit.map { units[$0] ?? -1 }
    let absent = ~mask
    // A unit that no indicator names fits those that take any: nothing is turned down by it here.
    let unitBit = unitPlace.map { $0 < 0 ? .max : Self.unitBit($0) } ?? Self.unitBit(nil)
    var best: Int32 = -1
    var isTied = false
    for word in found {
      let places = candidatesOfWord[Int(word)]
      for index in Int(places.lowerBound)..<Int(places.upperBound)
      where gates[index].words & absent == 0 && gates[index].units & unitBit != 0 && fits(index, unitPlace)
        && !(isAverage && candidates[index].named.isEmpty) && matches(index, found)
      {
        let candidate = candidates[index]
        if best >= 0 {
          let other = candidates[Int(best)]
          let areEqual = candidate.weight == other.weight && candidate.isDerived == other.isDerived
          if areEqual, candidate.isDerived, candidate.indicator != other.indicator { isTied = true }
          guard precedes(candidate, other, unit: unitPlace) else { continue }
          if !areEqual { isTied = false }
        }
        best = Int32(index)
      }
    }
    return best < 0 || isTied ? nil : matches[Int(candidates[Int(best)].indicator)]
  }

  private static func bit(_ word: Int32) -> UInt64 { 1 << UInt64(word & 63) }

  private static func unitBit(_ unit: Int32?) -> UInt64 { 1 << UInt64(unit.map { $0 % 63 } ?? 63) }

  private func matches(_ index: Int, _ found: [Int32]) -> Bool {
    let candidate = candidates[index]
    for place in candidate.words where !found.contains(lists[Int(place)]) { return false }
    for place in candidate.exclusions where found.contains(lists[Int(place)]) { return false }
    for word in found where words[Int(word)].isQualifier {
      guard candidate.named.contains(where: { lists[Int($0)] == word }) else { return false }
    }
    return true
  }

  /// Whether a word found at a place counts there.
  private func stands(_ place: Int, at range: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    if words[place].isFirst, range.lowerBound > 0 { return false }
    if words[place].isLast, range.upperBound < scalars.count { return false }
    if words[place].kept.isEmpty { return true }
    return !words[place].kept.contains { kept in
      let first = max(0, range.upperBound - kept.count)
      let last = min(range.lowerBound, scalars.count - kept.count)
      return first <= last
        && (first...last).contains { scalars[$0..<$0 + kept.count].elementsEqual(kept) }
    }
  }

  private func fits(_ index: Int, _ unit: Int32?) -> Bool {
    if candidates[index].takesAnyUnit { return true }
    guard let unit else { return candidates[index].takesNoUnit }
    for place in candidates[index].units where lists[Int(place)] == unit { return true }
    return false
  }

  private func precedes(_ left: Candidate, _ right: Candidate, unit: Int32?) -> Bool {
    if left.weight != right.weight { return left.weight > right.weight }
    if left.isDerived != right.isDerived { return right.isDerived }
    let own =
      unit.map { (ownUnit(left) == $0, ownUnit(right) == $0) } ?? (left.takesItems, right.takesItems)
    if own.0 != own.1 { return own.0 }
    return matches[Int(left.indicator)].code.precedes(matches[Int(right.indicator)].code)
  }

  private func ownUnit(_ candidate: Candidate) -> Int32 { lists[Int(candidate.units.lowerBound)] }
}
