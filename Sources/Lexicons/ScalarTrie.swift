/// A set of words in flat arrays, to find those that stand at a place of a text.
///
/// A word is known by its place in the list that the trie was made of. A look-up at a place where no word begins
/// costs one table access; memory is 256 KB and about 10 bytes a character.
public struct ScalarTrie: Sendable {
  /// A word that stands in a text.
  public struct Match: Sendable, Hashable {
    /// How many scalars it takes.
    public var length: Int
    /// Its place in the list of words.
    public var word: Int
  }

  /// The node behind each first scalar of the basic plane; 0 for none.
  private var roots = [Int32](repeating: 0, count: 0x10000)
  /// A bit for each hash of two scalars: whether a word may begin with them.
  private var pairs = [UInt64](repeating: 0, count: 0x10000 / 64)
  /// A bit for each scalar of the basic plane: whether a word begins with it. Asked at every character: bits, of which
  /// all that a text asks for stay near.
  private var firsts = [UInt64](repeating: 0, count: 0x10000 / 64)
  /// A bit for each that is a word alone.
  private var singles = [UInt64](repeating: 0, count: 0x10000 / 64)
  /// Where each node's edges begin; one more entry than nodes.
  private var starts: [Int32] = [0]
  private var scalars: [UInt32] = []
  private var targets: [Int32] = []
  /// The word that ends at each node; -1 for none.
  private var words: [Int32] = []

  /// The words of a list; of equal ones the first counts. Empty ones and those that begin outside the basic plane
  /// are never found.
  public init(_ list: [String]) {
    let spelled = Self.sorted(list)
    for word in spelled {
      let first = Int(word.letters[0])
      Self.set(first, in: &firsts)
      if word.letters.count > 1 {
        Self.set(Self.hash(word.letters[0], word.letters[1]), in: &pairs)
      } else {
        Self.set(first, in: &singles)
      }
    }
    // Level by level, so that the edges of a node lie side by side. A node is a range of the sorted words.
    var level: [(words: Range<Int>, depth: Int)] = [(0..<spelled.count, 0)]
    var next: [(words: Range<Int>, depth: Int)] = []
    var nodes = 1
    while !level.isEmpty {
      for node in level {
        var place = node.words.lowerBound
        var ending: Int32 = -1
        while place < node.words.upperBound, spelled[place].letters.count == node.depth {
          if ending < 0 { ending = Int32(spelled[place].place) }
          place += 1
        }
        words.append(ending)
        while place < node.words.upperBound {
          let letter = spelled[place].letters[node.depth]
          let first = place
          while place < node.words.upperBound, spelled[place].letters[node.depth] == letter { place += 1 }
          if node.depth == 0 { roots[Int(letter)] = Int32(nodes) }
          scalars.append(letter)
          targets.append(Int32(nodes))
          nodes += 1
          next.append((first..<place, node.depth + 1))
        }
        starts.append(Int32(scalars.count))
      }
      level = next
      next = []
    }
  }

  @inline(__always)
  private static func hash(_ first: UInt32, _ second: UInt32) -> Int {
    Int(truncatingIfNeeded: (first &* 0x9E37 ^ second) & 0xFFFF)
  }

  private static func set(_ bit: Int, in bits: inout [UInt64]) { bits[bit >> 6] |= 1 << UInt64(bit & 63) }

  @inline(__always)
  private static func has(_ bit: Int, in bits: [UInt64]) -> Bool {
    bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }

  private struct Spelling {
    var place: Int
    var letters: [UInt32]
  }

  /// The words that can be found, in order of their letters, then of their places.
  private static func sorted(_ list: [String]) -> [Spelling] {
    var spelled: [Spelling] = []
    for (place, word) in list.enumerated() {
      let letters = word.unicodeScalars.map(\.value)
      if let first = letters.first, first < 0x10000 {
        spelled.append(Spelling(place: place, letters: letters))
      }
    }
    spelled.sort { left, right in
      if left.letters == right.letters { return left.place < right.place }
      return left.letters.lexicographicallyPrecedes(right.letters)
    }
    return spelled
  }

  /// Whether a word may stand at a place, by its first two scalars: false for nearly all places where none does.
  @inline(__always)
  func mayStand(in text: [Unicode.Scalar], at place: Int) -> Bool {
    let first = text[place].value
    guard first < 0x10000, Self.has(Int(first), in: firsts) else { return false }
    return place + 1 < text.count && Self.has(Self.hash(first, text[place + 1].value), in: pairs)
      || Self.has(Int(first), in: singles)
  }

  /// Whether a word begins with a scalar.
  public func begins(with scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x10000 && roots[Int(scalar.value)] > 0
  }

  /// The longest word that begins at a place and ends by a limit (exclusive).
  public func longest(in text: [Unicode.Scalar], at place: Int, limit: Int) -> Match? {
    var found: Match?
    walk(text, place, limit) { found = $0 }
    return found
  }

  /// Every word that begins at a place and ends by a limit (exclusive), the longest first.
  public func all(in text: [Unicode.Scalar], at place: Int, limit: Int) -> [Match] {
    var found: [Match] = []
    walk(text, place, limit) { found.append($0) }
    return found.reversed()
  }

  /// Calls `report` with every word that begins at a place and ends by a limit (exclusive), the shortest first.
  @inline(__always)
  func forEach(in text: [Unicode.Scalar], at place: Int, limit: Int, _ report: (Match) -> Void) {
    walk(text, place, limit, report)
  }

  @inline(__always)
  private func walk(_ text: [Unicode.Scalar], _ place: Int, _ limit: Int, _ report: (Match) -> Void) {
    guard place < limit else { return }
    let first = text[place].value
    guard first < 0x10000 else { return }
    var node = Int(roots[Int(first)])
    guard node > 0 else { return }
    var end = place + 1
    while true {
      if words[node] >= 0 { report(Match(length: end - place, word: Int(words[node]))) }
      guard end < limit else { return }
      let letter = text[end].value
      var edge = Int(starts[node])
      let last = Int(starts[node + 1])
      // A name's first character may have a hundred behind it.
      while last - edge > 16 {
        let middle = (edge + last) / 2
        if scalars[middle] <= letter { edge = middle } else { break }
      }
      while edge < last, scalars[edge] < letter { edge += 1 }
      guard edge < last, scalars[edge] == letter else { return }
      node = Int(targets[edge])
      end += 1
    }
  }
}
