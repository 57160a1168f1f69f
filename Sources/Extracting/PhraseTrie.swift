/// Phrases of a lexicon with what each stands for: the longest one at a place is found in one walk.
///
/// A flat array of nodes without references, first child and next sibling, and a table for the first character: this
/// is asked at almost every character of a text, and a dictionary a node spent its time on hashing.
struct PhraseTrie<Value: Sendable>: Sendable {
  private struct Node: Sendable {
    var scalar: Unicode.Scalar
    var firstChild: Int32 = -1
    var nextSibling: Int32 = -1
    var value: Int32 = -1
  }

  /// A phrase found in a text.
  struct Match {
    var range: Range<Int>
    var value: Value
  }

  private var nodes: [Node] = []
  private var values: [Value] = []
  /// The node of a first character, by page of 256 characters; -1 where no phrase begins so.
  private var pages: [[Int32]] = []
  private var pageOf = [UInt8](repeating: 0, count: 0x1100)

  /// Adds a phrase; a later one with the same text takes the place of an earlier one.
  mutating func insert(_ phrase: Scalars, _ value: Value) {
    guard let first = phrase.first else { return }
    var node = root(first)
    if node < 0 {
      node = add(first)
      setRoot(first, node)
    }
    for scalar in phrase.dropFirst() {
      var child = nodes[Int(node)].firstChild
      while child >= 0, nodes[Int(child)].scalar != scalar { child = nodes[Int(child)].nextSibling }
      if child < 0 {
        child = add(scalar)
        nodes[Int(child)].nextSibling = nodes[Int(node)].firstChild
        nodes[Int(node)].firstChild = child
      }
      node = child
    }
    nodes[Int(node)].value = Int32(values.count)
    values.append(value)
  }

  /// The longest phrase that begins at `start` and ends by `end`.
  func longest(_ text: Scalars, at start: Int, end: Int? = nil) -> Match? {
    let limit = min(end ?? text.count, text.count)
    guard start < limit else { return nil }
    var node = root(text[start])
    var at = start + 1
    var best: (end: Int, value: Int32)?
    while node >= 0 {
      let value = nodes[Int(node)].value
      if value >= 0 { best = (at, value) }
      guard at < limit else { break }
      node = child(of: node, text[at])
      at += 1
    }
    return best.map { Match(range: start..<$0.end, value: values[Int($0.value)]) }
  }

  /// The longest phrase, each inserted back to front, that ends right before `end` and begins at `start` or later.
  func longestBackwards(_ text: Scalars, endingAt end: Int, notBefore start: Int) -> Match? {
    guard start < end, end <= text.count else { return nil }
    var node = root(text[end - 1])
    var at = end - 1
    var best: (start: Int, value: Int32)?
    while node >= 0 {
      let value = nodes[Int(node)].value
      if value >= 0 { best = (at, value) }
      guard at > start else { break }
      at -= 1
      node = child(of: node, text[at])
    }
    return best.map { Match(range: $0.start..<end, value: values[Int($0.value)]) }
  }

  private func child(of node: Int32, _ scalar: Unicode.Scalar) -> Int32 {
    var child = nodes[Int(node)].firstChild
    while child >= 0, nodes[Int(child)].scalar != scalar { child = nodes[Int(child)].nextSibling }
    return child
  }

  private mutating func add(_ scalar: Unicode.Scalar) -> Int32 {
    nodes.append(Node(scalar: scalar))
    return Int32(nodes.count - 1)
  }

  private func root(_ scalar: Unicode.Scalar) -> Int32 {
    let page = pageOf[Int(scalar.value >> 8)]
    return page == 0 ? -1 : pages[Int(page) - 1][Int(scalar.value & 0xFF)]
  }

  private mutating func setRoot(_ scalar: Unicode.Scalar, _ node: Int32) {
    let index = Int(scalar.value >> 8)
    if pageOf[index] == 0 {
      pages.append([Int32](repeating: -1, count: 256))
      precondition(pages.count < 256, "a lexicon's phrases begin in more than 255 pages of Unicode")
      pageOf[index] = UInt8(pages.count)
    }
    pages[Int(pageOf[index]) - 1][Int(scalar.value & 0xFF)] = node
  }
}

/// Phrases that are looked for before a place: the longest one that ends there.
struct SuffixTrie<Value: Sendable>: Sendable {
  private var reversed = PhraseTrie<Value>()

  mutating func insert(_ phrase: Scalars, _ value: Value) { reversed.insert(phrase.reversed(), value) }

  /// The longest phrase that ends right before `end` and does not begin before `start`.
  func longest(_ text: Scalars, endingAt end: Int, notBefore start: Int) -> PhraseTrie<Value>.Match? {
    reversed.longestBackwards(text, endingAt: end, notBefore: start)
  }
}
