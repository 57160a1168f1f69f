/// What stands right behind a number and its unit, by the lexicon `counted`: 14个部门出台措施32项 counts departments
/// first, so that the measures, whose name the number borrowed, are not what it is the number of.
struct CountedNouns: Sendable {
  /// What is known of the words behind a number.
  struct Reading: Sendable {
    /// Where they stand.
    var range: Range<Int>
    /// The nouns that are counted.
    var nouns: [Range<Int>] = []
    /// Whether the number is the whole of which something else is said: 企业49家中签订合同的45家.
    var isWhole = false
    /// Whether a noun follows the bare number: 6部门, 46.6万女职工.
    var isBare = false
    /// Whether nothing follows that tells.
    var isSilent: Bool { nouns.isEmpty && !isWhole && !isBare }
  }

  private struct Noun: Sendable {
    var kept: [[Unicode.Scalar]]
    var units: [String]
  }

  /// How far behind the number words are looked at, and how far a noun may begin: before it stands an attribute,
  /// 规模以上企业.
  private static let reach = 14
  private static let furthest = 6

  private let trie: ScalarTrie
  private let nouns: [Noun]

  init(_ table: LexiconTable) {
    trie = ScalarTrie(table.rows.map { $0["text"] })
    nouns = table.rows.map { row in
      Noun(
        kept: row["kept"].split(separator: "|").map { Array($0.unicodeScalars) },
        units: row["units"].split(separator: "|").map(String.init))
    }
  }

  /// Reads the words behind a number that has a unit or none.
  func read(_ context: FigureContext, unit: String?) -> Reading {
    let range = context.behind(atMost: Self.reach)
    var reading = Reading(range: range)
    guard let first = range.first else { return reading }
    let text = context.text
    reading.isWhole = range.count > 1 && (text[first] == "中" || text[first] == "里")
    reading.isBare = unit == nil && (0x4E00...0x9FFF).contains(text[first].value)
    for place in range.prefix(Self.furthest + 1) where trie.mayStand(in: text, at: place) {
      trie.forEach(in: text, at: place, limit: range.upperBound) { match in
        let noun = nouns[match.word]
        let found = place..<place + match.length
        guard unit.map({ noun.units.contains($0) }) ?? true,
          !noun.kept.contains(where: { text.holds($0, around: found) })
        else { return }
        reading.nouns.append(found)
      }
    }
    return reading
  }

  /// Whether an indicator that is known by some words may be what such a number counts.
  func allow(_ words: [ArraySlice<Unicode.Scalar>], _ reading: Reading, in text: [Unicode.Scalar]) -> Bool {
    if reading.isSilent { return true }
    let behind = text[reading.range]
    if reading.isWhole, words.contains(where: { behind.contains($0) }) { return false }
    if reading.isBare, !words.contains(where: { behind.contains($0) }) { return false }
    if reading.nouns.isEmpty { return true }
    return reading.nouns.contains { noun in
      words.contains { word in
        word.contains(text[noun]) || text[noun].contains(word)
          || text[noun.upperBound..<reading.range.upperBound].starts(with: word)
      }
    }
  }
}

extension Collection where Element == Unicode.Scalar {
  /// Whether a run of scalars stands in this one.
  func contains(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = word.first else { return true }
    var rest = self[...]
    while let place = rest.firstIndex(of: first) {
      rest = rest[place...]
      if rest.starts(with: word) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}

extension [Unicode.Scalar] {
  /// Whether a longer word stands around a place.
  func holds(_ word: [Unicode.Scalar], around range: Range<Int>) -> Bool {
    let first = Swift.max(0, range.upperBound - word.count)
    let last = Swift.min(range.lowerBound, count - word.count)
    return first <= last && (first...last).contains { self[$0..<$0 + word.count].elementsEqual(word) }
  }
}
