/// The nodes of a trie of phrases in flat arrays, level by level, so that the edges of a node lie side by side.
///
/// This is asked at almost every character of a text, mostly where no phrase begins: one table answers that. A class,
/// so that what holds a trie copies a reference, not its arrays.
final class TrieNodes: Sendable {
  /// 64 characters of the basic plane: which of them begin a phrase, and how many characters before them do.
  private struct Firsts {
    var bits: UInt64 = 0
    var before: Int32 = 0
  }

  /// A node: where its edges begin, and what ends at it.
  private struct Node {
    /// A bit for each letter that an edge has, by its last six bits: most walks end at one that none has.
    var mask: UInt64 = 0
    /// Where its edges begin; they end where those of the next node begin. Edge `e` leads to node `e + 1`.
    var start: Int32
    /// The phrase that ends here, by its place in the list; -1 for none.
    var phrase: Int32
  }

  /// The first characters. Most places of a text are dismissed by them, and what stays is numbered by them: of all
  /// tries they take a few lines of the cache each.
  private let firsts: [Firsts]
  /// The nodes, and one more for the end of the last one's edges.
  private let nodes: [Node]
  private let letters: [UInt32]

  /// A trie of phrases; of equal ones the last counts, empty ones are never found.
  init(_ list: [Scalars]) {
    var sorted: [(letters: Scalars, place: Int32)] = []
    for (place, phrase) in list.enumerated() where !phrase.isEmpty { sorted.append((phrase, Int32(place))) }
    sorted.sort { left, right in
      if left.letters == right.letters { return left.place < right.place }
      return left.letters.lexicographicallyPrecedes(right.letters)
    }
    var letters: [UInt32] = []
    var nodes: [Node] = []
    var level: [Range<Int>] = [0..<sorted.count]
    var depth = 0
    while !level.isEmpty {
      var next: [Range<Int>] = []
      for node in level {
        var place = node.lowerBound
        var ending: Int32 = -1
        while place < node.upperBound, sorted[place].letters.count == depth {
          ending = sorted[place].place
          place += 1
        }
        var made = Node(start: Int32(letters.count), phrase: ending)
        while place < node.upperBound {
          let first = place
          let letter = sorted[place].letters[depth]
          while place < node.upperBound, sorted[place].letters[depth] == letter { place += 1 }
          letters.append(letter.value)
          made.mask |= 1 << UInt64(letter.value & 63)
          next.append(first..<place)
        }
        nodes.append(made)
      }
      level = next
      depth += 1
    }
    nodes.append(Node(start: Int32(letters.count), phrase: -1))
    var firsts = [Firsts](repeating: Firsts(), count: 0x10000 / 64)
    for letter in letters[..<Int(nodes[1].start)] where letter < 0x10000 {
      firsts[Int(letter >> 6)].bits |= 1 << UInt64(letter & 63)
    }
    for block in firsts.indices.dropFirst() {
      firsts[block].before = firsts[block - 1].before + Int32(firsts[block - 1].bits.nonzeroBitCount)
    }
    self.firsts = firsts
    self.nodes = nodes
    self.letters = letters
  }

  /// The longest phrase that begins at `start` and ends by `end`, by its place in the list; -1 where there is none.
  ///
  /// Only the look at the first character is put where it is asked, a hundred times: the code of all extraction is
  /// larger than the cache for it.
  @inline(__always)
  func longest(_ text: Scalars, from start: Int, to end: Int) -> (phrase: Int, end: Int) {
    guard start < min(end, text.count), mayBegin(text[start]) else { return (-1, start) }
    return walk(text, from: start, to: min(end, text.count))
  }

  /// The longest phrase, each given back to front, that ends right before `end` and begins at `start` or later.
  @inline(__always)
  func longest(_ text: Scalars, backFrom end: Int, to start: Int) -> (phrase: Int, start: Int) {
    guard start < end, end <= text.count, mayBegin(text[end - 1]) else { return (-1, end) }
    return walk(text, backFrom: end, to: start)
  }

  @inline(never)
  private func walk(_ text: Scalars, from start: Int, to limit: Int) -> (phrase: Int, end: Int) {
    var node = root(text[start])
    var at = start + 1
    var best = (phrase: -1, end: start)
    while node > 0 {
      let phrase = nodes[node].phrase
      if phrase >= 0 { best = (Int(phrase), at) }
      guard at < limit else { break }
      node = child(of: node, text[at])
      at += 1
    }
    return best
  }

  @inline(never)
  private func walk(_ text: Scalars, backFrom end: Int, to start: Int) -> (phrase: Int, start: Int) {
    var node = root(text[end - 1])
    var at = end - 1
    var best = (phrase: -1, start: end)
    while node > 0 {
      let phrase = nodes[node].phrase
      if phrase >= 0 { best = (Int(phrase), at) }
      guard at > start else { break }
      at -= 1
      node = child(of: node, text[at])
    }
    return best
  }

  /// Whether a phrase begins with a character of the basic plane, or may with one beyond.
  @inline(__always)
  func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x10000 || firsts[Int(scalar.value >> 6)].bits >> UInt64(scalar.value & 63) & 1 == 1
  }

  /// Whether a phrase begins with a character.
  func begins(with scalar: Unicode.Scalar) -> Bool { root(scalar) > 0 }

  /// The node behind a phrase's first character; 0 where none begins with it. They are in the order of characters.
  private func root(_ scalar: Unicode.Scalar) -> Int {
    guard scalar.value < 0x10000 else { return child(of: 0, scalar) }
    let block = firsts[Int(scalar.value >> 6)]
    guard block.bits >> UInt64(scalar.value & 63) & 1 == 1 else { return 0 }
    // Of 64 characters few begin a phrase.
    var edge = Int(block.before)
    while letters[edge] < scalar.value { edge += 1 }
    return edge + 1
  }

  /// The node behind an edge; 0 where there is none.
  @inline(__always)
  private func child(of node: Int, _ scalar: Unicode.Scalar) -> Int {
    let letter = scalar.value
    guard nodes[node].mask >> UInt64(letter & 63) & 1 == 1 else { return 0 }
    var end = Int(nodes[node + 1].start)
    var edge = Int(nodes[node].start)
    while end - edge > 8 {
      let middle = (edge + end) / 2
      if letters[middle] <= letter { edge = middle } else { end = middle }
    }
    while edge < end, letters[edge] < letter { edge += 1 }
    return edge < end && letters[edge] == letter ? edge + 1 : 0
  }
}
