/// The indicator that a measure is: `慰问企业` counted in organizations is `relief.visited_organizations`.
public struct IndicatorMatcher: Sendable {
  private struct Candidate: Sendable {
    /// The words that must occur, and those that must not, by their places in the trie's list.
    var words: [Int]
    var exclusions: [Int]
    /// The characters that it takes to match: the more, the more specific.
    var weight: Int
    var code: String
    var reference: String
    var unit: String
    var units: Set<String>
  }

  private let trie: ScalarTrie
  private let wordCount: Int
  /// The patterns that begin with each word.
  private let candidates: [[Candidate]]

  /// Takes the patterns of the lexicon `indicators`.
  public init(_ lexicons: Lexicons) {
    var list: [String] = []
    var places: [String: Int] = [:]
    func place(_ word: [Unicode.Scalar]) -> Int {
      var text = ""
      text.unicodeScalars.append(contentsOf: word)
      if let place = places[text] { return place }
      places[text] = list.count
      list.append(text)
      return list.count - 1
    }
    var found: [(first: Int, candidate: Candidate)] = []
    for row in lexicons.table("indicators").rows where !row["patterns"].isEmpty {
      let also = row["also"].split(separator: "|").map(String.init)
      for pattern in IndicatorPattern.alternatives(of: row["patterns"]) ?? [] {
        let candidate = Candidate(
          words: pattern.words.map(place), exclusions: pattern.exclusions.map(place), weight: pattern.weight,
          code: row["indicator"], reference: row.reference, unit: row["unit"],
          units: Set(also + [row["unit"]]))
        if let first = candidate.words.first { found.append((first, candidate)) }
      }
    }
    trie = ScalarTrie(list)
    wordCount = list.count
    var candidates = [[Candidate]](repeating: [], count: list.count)
    for (first, candidate) in found { candidates[first].append(candidate) }
    self.candidates = candidates
  }

  /// The code of a measure and the entry that gave it; nil where no indicator fits.
  ///
  /// All words of a pattern must occur and none of its exclusions, and the unit must be one of the indicator's
  /// (any will do for `*`; a number without a unit fits what is counted in items). Of several, the pattern that
  /// matched the most characters wins; of equals, the one whose own unit it is, then the first code.
  public func code(measure: String, unit: String?) -> (code: String, reference: String)? {
    let scalars = Array(measure.unicodeScalars)
    let unit = unit ?? "item"
    var occurs = [Bool](repeating: false, count: wordCount)
    var words: [Int] = []
    for place in scalars.indices where trie.begins(with: scalars[place]) {
      for match in trie.all(in: scalars, at: place, limit: scalars.count) where !occurs[match.word] {
        occurs[match.word] = true
        words.append(match.word)
      }
    }
    var best: Candidate?
    for word in words {
      for candidate in candidates[word]
      where candidate.words.allSatisfy({ occurs[$0] })
        && !candidate.exclusions.contains(where: { occurs[$0] })
      {
        guard candidate.units.contains(unit) || candidate.unit == "*" else { continue }
        if let other = best, !Self.precedes(candidate, other, unit: unit) { continue }
        best = candidate
      }
    }
    return best.map { ($0.code, $0.reference) }
  }

  private static func precedes(_ left: Candidate, _ right: Candidate, unit: String) -> Bool {
    if left.weight != right.weight { return left.weight > right.weight }
    let own = (left.unit == unit, right.unit == unit)
    if own.0 != own.1 { return own.0 }
    return left.code.precedes(right.code)
  }
}
