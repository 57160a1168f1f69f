/// The classifier or unit that stands behind a number: `家`, `人次`, `平方米`.
public struct ClassifierMatcher: Sendable {
  /// A classifier found in a text.
  public struct Match: Sendable, Hashable {
    /// Where it ends, in scalars, exclusive.
    public var end: Int
    /// The text as printed.
    public var text: String
    /// The unit's code.
    public var unit: String
    /// What a number with it is.
    public var kind: Kind
    /// The entry that gave it, for explanations.
    public var reference: String
  }

  /// What a number with a classifier is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// How many.
    case count
    /// How much, by a unit of measure.
    case measure
    /// An amount of money.
    case money
    /// A share, rate or multiple.
    case ratio
    /// A time or date.
    case time
  }

  private struct Entry: Sendable {
    var unit: String
    var kind: Kind
    var reference: String
    /// Words of which one must stand behind it; empty for none.
    var wanted: [[Unicode.Scalar]]
    /// Words of which none may stand behind it.
    var refused: [[Unicode.Scalar]]
  }

  private let texts: [String]
  private let entries: [[Entry]]
  private let trie: ScalarTrie

  /// Takes the lexicon `classifiers`.
  public init(_ lexicons: Lexicons) {
    var byText: [String: [Entry]] = [:]
    for row in lexicons.table("classifiers").rows {
      let follows = row["follows"]
      let words = follows.drop { $0 == "!" }.split(separator: "|").map { Array($0.unicodeScalars) }
      byText[row["text"], default: []].append(
        Entry(
          unit: row["unit"], kind: Kind(rawValue: row["kind"]) ?? .count, reference: row.reference,
          wanted: follows.hasPrefix("!") ? [] : words, refused: follows.hasPrefix("!") ? words : []))
    }
    texts = byText.keys.sorted { $0.precedes($1) }
    entries = texts.map { byText[$0] ?? [] }
    trie = ScalarTrie(texts)
  }

  /// The classifier that begins at a place and ends by a limit (exclusive); nil where there is none.
  ///
  /// The longest wins; of its entries the one with the longest word wanted behind it. A unit in Latin letters must
  /// not run on into other letters or digits.
  public func match(in text: [Unicode.Scalar], at place: Int, limit: Int) -> Match? {
    for found in trie.all(in: text, at: place, limit: limit) {
      let end = place + found.length
      if Self.isLatin(text[end - 1]), end < limit, Self.isLatin(text[end]) || Self.isDigit(text[end]) {
        continue
      }
      var best: (entry: Entry, length: Int)?
      for entry in entries[found.word] {
        if entry.refused.contains(where: { Self.stands($0, in: text, at: end, limit: limit) }) { continue }
        let length = entry.wanted.filter { Self.stands($0, in: text, at: end, limit: limit) }.map(\.count)
          .max()
        if !entry.wanted.isEmpty, length == nil { continue }
        if length ?? 0 > best?.length ?? -1 { best = (entry, length ?? 0) }
      }
      if let entry = best?.entry {
        return Match(
          end: end, text: texts[found.word], unit: entry.unit, kind: entry.kind, reference: entry.reference)
      }
    }
    return nil
  }

  private static func stands(
    _ word: [Unicode.Scalar], in text: [Unicode.Scalar], at place: Int, limit: Int
  ) -> Bool {
    place + word.count <= limit && text[place..<place + word.count].elementsEqual(word)
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
