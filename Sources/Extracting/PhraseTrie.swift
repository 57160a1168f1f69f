/// Phrases of a lexicon with what each stands for: the longest one at a place is found in one walk.
struct PhraseTrie<Value: Sendable>: Sendable {
  private struct Node: Sendable {
    var next: [Unicode.Scalar: Int] = [:]
    var value: Value?
  }

  /// A phrase found in a text.
  struct Match {
    var range: Range<Int>
    var value: Value
  }

  private var nodes: [Node] = [Node()]

  /// Adds a phrase; a later one with the same text takes the place of an earlier one.
  mutating func insert(_ phrase: Scalars, _ value: Value) {
    var node = 0
    for scalar in phrase {
      if let next = nodes[node].next[scalar] {
        node = next
      } else {
        nodes.append(Node())
        nodes[node].next[scalar] = nodes.count - 1
        node = nodes.count - 1
      }
    }
    nodes[node].value = value
  }

  /// The longest phrase that begins at `start` and ends by `end`.
  func longest(_ text: Scalars, at start: Int, end: Int? = nil) -> Match? {
    var node = 0
    var at = start
    var best: Match?
    let limit = min(end ?? text.count, text.count)
    while at < limit, let next = nodes[node].next[text[at]] {
      node = next
      at += 1
      if let value = nodes[node].value { best = Match(range: start..<at, value: value) }
    }
    return best
  }
}

/// Phrases that are looked for before a place: the longest one that ends there.
struct SuffixTrie<Value: Sendable>: Sendable {
  private var reversed = PhraseTrie<Value>()

  mutating func insert(_ phrase: Scalars, _ value: Value) { reversed.insert(phrase.reversed(), value) }

  /// The longest phrase that ends right before `end` and does not begin before `start`.
  func longest(_ text: Scalars, endingAt end: Int, notBefore start: Int) -> PhraseTrie<Value>.Match? {
    guard start < end else { return nil }
    // Phrases are short: a window keeps the copy small.
    let lower = max(start, end - 12)
    let window = Scalars(text[lower..<end].reversed())
    guard let match = reversed.longest(window, at: 0) else { return nil }
    return PhraseTrie<Value>.Match(range: end - match.range.count..<end, value: match.value)
  }
}
