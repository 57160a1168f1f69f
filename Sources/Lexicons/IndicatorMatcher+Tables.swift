/// How the flat tables of the matcher are made.
extension IndicatorMatcher {
  /// Puts places at the end of the lists.
  static func add(_ places: [Int32], to lists: inout [Int32]) -> Range<Int32> {
    let start = Int32(lists.count)
    lists.append(contentsOf: places)
    return start..<Int32(lists.count)
  }

  /// The words of a trie that stand anywhere in a text.
  static func words(of trie: ScalarTrie, in text: [Unicode.Scalar]) -> [Int32] {
    var found: [Int32] = []
    for place in text.indices where trie.mayStand(in: text, at: place) {
      trie.forEach(in: text, at: place, limit: text.count) { found.append(Int32($0.word)) }
    }
    return found
  }

  /// Equal texts once, each with its places.
  static func grouped(_ list: [String]) -> (texts: [String], words: [[Int32]]) {
    var texts: [String] = []
    var words: [[Int32]] = []
    var known = SpellingTable()
    for (index, text) in list.enumerated() {
      let (place, isNew) = known.place(Array(text.utf8)[...])
      if isNew {
        texts.append(text)
        words.append([])
      }
      words[Int(place)].append(Int32(index))
    }
    return (texts, words)
  }
}
