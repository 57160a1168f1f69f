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
  private struct Candidate: Sendable {
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

  /// What the matcher looks for: a word of a pattern, or a qualifier.
  private struct Word: Sendable, Hashable {
    var pattern: IndicatorPattern.Word
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
  /// A bit for each word of a candidate, the place of the word modulo 64: to turn most candidates down at once.
  private let masks: [UInt64]
  private let lists: [Int32]
  private let matches: [Match]
  private let units: [String: Int32]
  /// Units of heads, households, cases: an amount per one of them is an average. One per item is a price: a prize.
  private let countUnits: Set<String>

  /// Takes the patterns of the lexicon `indicators`, and the lexicon `qualifiers`.
  public init(_ lexicons: Lexicons) {
    var words: [Word] = []
    var places: [IndicatorPattern.Word: Int] = [:]
    var qualifiers: [(place: Int, text: [Unicode.Scalar])] = []
    for row in lexicons.table("qualifiers").rows {
      let text = Array(row["text"].unicodeScalars)
      qualifiers.append((words.count, text))
      words.append(
        Word(
          pattern: IndicatorPattern.Word(text: text),
          kept: row["kept"].split(separator: "|").map { Array($0.unicodeScalars) }, isQualifier: true))
    }
    func place(_ word: IndicatorPattern.Word) -> Int {
      if let place = places[word] { return place }
      places[word] = words.count
      words.append(Word(pattern: word))
      return words.count - 1
    }
    var known: [[Unicode.Scalar]: [Int]] = [:]
    func namedBy(_ text: [Unicode.Scalar]) -> [Int] {
      if let places = known[text] { return places }
      let places = qualifiers.filter { Self.holds(text, $0.text) }.map(\.place)
      known[text] = places
      return places
    }
    var lists: [Int32] = []
    func list(_ places: [Int]) -> Range<Int32> {
      let start = Int32(lists.count)
      lists += places.map(Int32.init)
      return start..<Int32(lists.count)
    }
    var units: [String: Int32] = [:]
    func unit(_ code: String) -> Int {
      if let place = units[code] { return Int(place) }
      units[code] = Int32(units.count)
      return units.count - 1
    }
    var matches: [Match] = []
    var found: [(places: [Int], candidate: Candidate)] = []
    let indicators = lexicons.table("indicators")
    for row in indicators.rows where !row["patterns"].isEmpty {
      let taken = [row["unit"]] + row["also"].split(separator: "|").map(String.init)
      let indicator = Int32(matches.count)
      let isDerived = indicators.row(row["parent"]).map { !$0["patterns"].isEmpty } ?? false
      matches.append(
        Match(code: row["indicator"], reference: row.reference, rule: "lexicon:\(row.reference)"))
      for pattern in IndicatorPattern.alternatives(of: row["patterns"]) ?? [] {
        let places = pattern.words.map(place)
        let candidate = Candidate(
          words: list(places), exclusions: list(pattern.exclusions.map(place)),
          named: list(pattern.words.flatMap { namedBy($0.text) }), units: list(taken.map(unit)),
          weight: Int32(pattern.weight),
          indicator: indicator, takesAnyUnit: row["unit"] == "*",
          takesItems: taken.contains("item"), takesNoUnit: taken.contains("item") || taken.contains("person"),
          isDerived: isDerived)
        if !places.isEmpty { found.append((places, candidate)) }
      }
    }
    var texts: [String] = []
    var textPlaces: [String: Int] = [:]
    var wordsOfText: [[Int]] = []
    for (index, word) in words.enumerated() {
      var text = ""
      text.unicodeScalars.append(contentsOf: word.pattern.text)
      if let place = textPlaces[text] {
        wordsOfText[place].append(index)
      } else {
        textPlaces[text] = texts.count
        texts.append(text)
        wordsOfText.append([index])
      }
    }
    trie = ScalarTrie(texts)
    self.words = words
    self.wordsOfText = wordsOfText.map(list)
    var uses = [Int](repeating: 0, count: words.count)
    for (places, _) in found { for place in places { uses[place] += 1 } }
    var byWord = [[Int]](repeating: [], count: words.count)
    for (index, (places, _)) in found.enumerated() {
      if let rarest = places.min(by: { uses[$0] < uses[$1] }) { byWord[rarest].append(index) }
    }
    var candidates: [Candidate] = []
    var masks: [UInt64] = []
    candidatesOfWord = byWord.map { own in
      candidates += own.map { found[$0].candidate }
      masks += own.map { found[$0].places.reduce(0) { $0 | Self.bit(Int32($1)) } }
      return Int32(candidates.count - own.count)..<Int32(candidates.count)
    }
    self.candidates = candidates
    self.masks = masks
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
  /// where the measure does not say so: only a pattern that names a qualifier takes it.
  public func code(measure: String, unit: String?, per: String? = nil) -> Match? {
    let isAverage = per.map { countUnits.contains($0) } ?? false
    let scalars = Array(measure.unicodeScalars)
    // The words that occur: a handful.
    var found: [Int32] = []
    for place in scalars.indices where trie.mayStand(in: scalars, at: place) {
      trie.forEach(in: scalars, at: place, limit: scalars.count) { match in
        for index in wordsOfText[match.word] {
          let word = lists[Int(index)]
          if !found.contains(word), stands(Int(word), at: place..<place + match.length, in: scalars) {
            found.append(word)
          }
        }
      }
    }
    if found.isEmpty { return nil }
    let unitPlace = unit.map { units[$0] ?? -1 }
    let mask = found.reduce(0) { $0 | Self.bit($1) }
    var best: Int32 = -1
    var isTied = false
    for word in found {
      for index in candidatesOfWord[Int(word)]
      where masks[Int(index)] & ~mask == 0 && fits(candidates[Int(index)], unitPlace)
        && !(isAverage && candidates[Int(index)].named.isEmpty) && matches(candidates[Int(index)], found)
      {
        let candidate = candidates[Int(index)]
        if best >= 0 {
          let other = candidates[Int(best)]
          let areEqual = candidate.weight == other.weight && candidate.isDerived == other.isDerived
          if areEqual, candidate.isDerived, candidate.indicator != other.indicator { isTied = true }
          guard precedes(candidate, other, unit: unitPlace) else { continue }
          if !areEqual { isTied = false }
        }
        best = index
      }
    }
    return best < 0 || isTied ? nil : matches[Int(candidates[Int(best)].indicator)]
  }

  private static func bit(_ word: Int32) -> UInt64 { 1 << UInt64(word & 63) }

  private func matches(_ candidate: Candidate, _ found: [Int32]) -> Bool {
    for place in candidate.words where !found.contains(lists[Int(place)]) { return false }
    for place in candidate.exclusions where found.contains(lists[Int(place)]) { return false }
    for word in found where words[Int(word)].isQualifier {
      guard candidate.named.contains(where: { lists[Int($0)] == word }) else { return false }
    }
    return true
  }

  /// Whether a word found at a place counts there.
  private func stands(_ place: Int, at range: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    if words[place].pattern.isFirst, range.lowerBound > 0 { return false }
    if words[place].pattern.isLast, range.upperBound < scalars.count { return false }
    if words[place].kept.isEmpty { return true }
    return !words[place].kept.contains { kept in
      let first = max(0, range.upperBound - kept.count)
      let last = min(range.lowerBound, scalars.count - kept.count)
      return first <= last
        && (first...last).contains { scalars[$0..<$0 + kept.count].elementsEqual(kept) }
    }
  }

  private func fits(_ candidate: Candidate, _ unit: Int32?) -> Bool {
    if candidate.takesAnyUnit { return true }
    guard let unit else { return candidate.takesNoUnit }
    return candidate.units.contains { lists[Int($0)] == unit }
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

  private static func holds(_ text: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
    guard text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }
}
