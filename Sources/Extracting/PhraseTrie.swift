/// Phrases of a lexicon with what each stands for: the longest one at a place is found in one walk.
///
/// Made once, whole: of phrases with the same text the later one counts.
struct PhraseTrie<Value: Sendable>: Sendable {
  /// A phrase found in a text.
  struct Match {
    var range: Range<Int>
    var value: Value
  }

  private let nodes: TrieNodes
  private let values: [Value]

  init(_ phrases: [(text: Scalars, value: Value)] = []) {
    nodes = TrieNodes(phrases.map(\.text))
    values = phrases.map(\.value)
  }

  /// Whether a phrase begins with a character.
  func begins(with scalar: Unicode.Scalar) -> Bool { nodes.begins(with: scalar) }

  /// The longest phrase that begins at `start` and ends by `end`.
  @inline(__always)
  func longest(_ text: Scalars, at start: Int, end: Int? = nil) -> Match? {
    let found = nodes.longest(text, from: start, to: end ?? text.count)
    return found.phrase < 0 ? nil : Match(range: start..<found.end, value: values[found.phrase])
  }
}

/// Phrases that are looked for before a place: the longest one that ends there.
struct SuffixTrie<Value: Sendable>: Sendable {
  private let nodes: TrieNodes
  private let values: [Value]

  init(_ phrases: [(text: Scalars, value: Value)] = []) {
    nodes = TrieNodes(phrases.map { $0.text.reversed() })
    values = phrases.map(\.value)
  }

  /// The longest phrase that ends right before `end` and does not begin before `start`.
  @inline(__always)
  func longest(_ text: Scalars, endingAt end: Int, notBefore start: Int) -> PhraseTrie<Value>.Match? {
    let found = nodes.longest(text, backFrom: end, to: start)
    return found.phrase < 0
      ? nil : PhraseTrie<Value>.Match(range: found.start..<end, value: values[found.phrase])
  }
}
