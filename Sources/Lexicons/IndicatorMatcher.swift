/// The indicator that a measure is: `慰问企业` counted in organizations is `relief.visited_organizations`.
public struct IndicatorMatcher: Sendable {
  private struct Candidate: Sendable {
    /// The words that must occur, and those that must not, by their places in the list of words.
    var words: [Int]
    var exclusions: [Int]
    /// The qualifiers that its words name.
    var named: Set<Int>
    /// The characters that it takes to match: the more, the more specific.
    var weight: Int
    var code: String
    var reference: String
    var unit: String
    var units: Set<String>
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
  /// The words of each text of the trie.
  private let wordsOfText: [[Int]]
  /// The patterns that begin with each word.
  private let candidates: [[Candidate]]

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
    var found: [(first: Int, candidate: Candidate)] = []
    let indicators = lexicons.table("indicators")
    for row in indicators.rows where !row["patterns"].isEmpty {
      let also = row["also"].split(separator: "|").map(String.init)
      for pattern in IndicatorPattern.alternatives(of: row["patterns"]) ?? [] {
        let named = pattern.words.flatMap { namedBy($0.text) }
        let candidate = Candidate(
          words: pattern.words.map(place), exclusions: pattern.exclusions.map(place),
          named: Set(named), weight: pattern.weight,
          code: row["indicator"], reference: row.reference, unit: row["unit"],
          units: Set(also + [row["unit"]]),
          isDerived: indicators.row(row["parent"]).map { !$0["patterns"].isEmpty } ?? false)
        if let first = candidate.words.first { found.append((first, candidate)) }
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
    self.wordsOfText = wordsOfText
    var candidates = [[Candidate]](repeating: [], count: words.count)
    for (first, candidate) in found { candidates[first].append(candidate) }
    self.candidates = candidates
  }

  /// The code of a measure and the entry that gave it; nil where no indicator fits.
  ///
  /// All words of a pattern must occur and none of its exclusions, the pattern must name every qualifier that the
  /// measure has, and the unit must be one of the indicator's (any will do for `*`; a number without a unit fits
  /// what is counted in items or persons). Of several, the pattern that matched the most characters wins; of
  /// equals, one that follows from no other, then the one whose own unit it is (without a unit, the one counted in
  /// items), then the first code. Of equals that all follow from others (the growth of the people, of the money)
  /// none is given: their unit does not tell them apart.
  public func code(measure: String, unit: String?) -> (code: String, reference: String)? {
    let scalars = Array(measure.unicodeScalars)
    var occurs = [Bool](repeating: false, count: words.count)
    var found: [Int] = []
    for place in scalars.indices where trie.begins(with: scalars[place]) {
      for match in trie.all(in: scalars, at: place, limit: scalars.count) {
        for word in wordsOfText[match.word]
        where !occurs[word] && stands(words[word], at: place..<place + match.length, in: scalars) {
          occurs[word] = true
          found.append(word)
        }
      }
    }
    let qualifiers = found.filter { words[$0].isQualifier }
    var best: Candidate?
    var isTied = false
    for word in found {
      for candidate in candidates[word]
      where candidate.words.allSatisfy({ occurs[$0] })
        && !candidate.exclusions.contains(where: { occurs[$0] })
        && qualifiers.allSatisfy({ candidate.named.contains($0) }) && Self.fits(candidate, unit)
      {
        if let other = best {
          let areEqual = candidate.weight == other.weight && candidate.isDerived == other.isDerived
          if areEqual, candidate.isDerived, candidate.code != other.code { isTied = true }
          guard Self.precedes(candidate, other, unit: unit) else { continue }
          if !areEqual { isTied = false }
        }
        best = candidate
      }
    }
    return isTied ? nil : best.map { ($0.code, $0.reference) }
  }

  /// Whether a word found at a place counts there.
  private func stands(_ word: Word, at range: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    if word.pattern.isFirst, range.lowerBound > 0 { return false }
    if word.pattern.isLast, range.upperBound < scalars.count { return false }
    return !word.kept.contains { kept in
      let first = max(0, range.upperBound - kept.count)
      let last = min(range.lowerBound, scalars.count - kept.count)
      return first <= last
        && (first...last).contains { scalars[$0..<$0 + kept.count].elementsEqual(kept) }
    }
  }

  private static func fits(_ candidate: Candidate, _ unit: String?) -> Bool {
    if candidate.unit == "*" { return true }
    guard let unit else { return !candidate.units.isDisjoint(with: ["item", "person"]) }
    return candidate.units.contains(unit)
  }

  private static func precedes(_ left: Candidate, _ right: Candidate, unit: String?) -> Bool {
    if left.weight != right.weight { return left.weight > right.weight }
    if left.isDerived != right.isDerived { return right.isDerived }
    let own =
      unit.map { (left.unit == $0, right.unit == $0) } ?? (
        left.units.contains("item"), right.units.contains("item")
      )
    if own.0 != own.1 { return own.0 }
    return left.code.precedes(right.code)
  }

  private static func holds(_ text: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
    guard text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }
}
