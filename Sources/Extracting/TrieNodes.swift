/// The nodes of a trie of phrases in flat arrays, level by level, so that the edges of a node lie side by side.
///
/// This is asked at almost every character of a text, mostly where no phrase begins: one table answers that. A class,
/// so that what holds a trie copies a reference, not its arrays.
final class TrieNodes: Sendable {
  /// A bit for each character of the basic plane: whether a phrase begins with it. Most places of a text are dismissed
  /// by it; of all tries it takes a few lines of the cache each, where the roots take hundreds.
  private let firsts: [UInt64]
  /// Where the roots of a page of 256 characters begin, in pages; the first page has none.
  private let pageOf: [UInt16]
  /// The node of each first character of each page; 0 for none.
  private let roots: [Int32]
  /// Where each node's edges begin; one more entry than nodes. Edge `e` leads to node `e + 1`.
  private let starts: [Int32]
  private let letters: [UInt32]
  /// A bit for each letter that an edge of a node has, by its last six bits: most walks end at one that none has.
  private let masks: [UInt64]
  /// The phrase that ends at each node, by its place in the list; -1 for none.
  private let phrases: [Int32]

  /// A trie of phrases; of equal ones the last counts, empty ones are never found.
  init(_ list: [Scalars]) {
    var sorted: [(letters: Scalars, place: Int32)] = []
    for (place, phrase) in list.enumerated() where !phrase.isEmpty { sorted.append((phrase, Int32(place))) }
    sorted.sort { left, right in
      if left.letters == right.letters { return left.place < right.place }
      return left.letters.lexicographicallyPrecedes(right.letters)
    }
    var letters: [UInt32] = []
    var starts: [Int32] = [0]
    var phrases: [Int32] = []
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
        phrases.append(ending)
        while place < node.upperBound {
          let first = place
          let letter = sorted[place].letters[depth]
          while place < node.upperBound, sorted[place].letters[depth] == letter { place += 1 }
          letters.append(letter.value)
          next.append(first..<place)
        }
        starts.append(Int32(letters.count))
      }
      level = next
      depth += 1
    }
    var pageOf = [UInt16](repeating: 0, count: 0x1100)
    var roots = [Int32](repeating: 0, count: 256)
    var firsts = [UInt64](repeating: 0, count: 0x10000 / 64)
    for edge in 0..<Int(starts[1]) {
      if letters[edge] < 0x10000 { firsts[Int(letters[edge] >> 6)] |= 1 << UInt64(letters[edge] & 63) }
      let page = Int(letters[edge] >> 8)
      if pageOf[page] == 0 {
        pageOf[page] = UInt16(roots.count >> 8)
        roots += [Int32](repeating: 0, count: 256)
      }
      roots[Int(pageOf[page]) << 8 | Int(letters[edge] & 0xFF)] = Int32(edge + 1)
    }
    masks = phrases.indices.map { node in
      letters[Int(starts[node])..<Int(starts[node + 1])].reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }
    self.firsts = firsts
    self.pageOf = pageOf
    self.roots = roots
    self.starts = starts
    self.letters = letters
    self.phrases = phrases
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
      let phrase = phrases[node]
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
      let phrase = phrases[node]
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
    scalar.value >= 0x10000 || firsts[Int(scalar.value >> 6)] >> UInt64(scalar.value & 63) & 1 == 1
  }

  /// Whether a phrase begins with a character.
  func begins(with scalar: Unicode.Scalar) -> Bool { root(scalar) > 0 }

  /// The node behind a phrase's first character; 0 where none begins with it.
  private func root(_ scalar: Unicode.Scalar) -> Int {
    Int(roots[Int(pageOf[Int(scalar.value >> 8)]) << 8 | Int(scalar.value & 0xFF)])
  }

  /// The node behind an edge; 0 where there is none.
  @inline(__always)
  private func child(of node: Int, _ scalar: Unicode.Scalar) -> Int {
    let letter = scalar.value
    guard masks[node] >> UInt64(letter & 63) & 1 == 1 else { return 0 }
    var end = Int(starts[node + 1])
    var edge = Int(starts[node])
    while end - edge > 8 {
      let middle = (edge + end) / 2
      if letters[middle] <= letter { edge = middle } else { end = middle }
    }
    while edge < end, letters[edge] < letter { edge += 1 }
    return edge < end && letters[edge] == letter ? edge + 1 : 0
  }
}
