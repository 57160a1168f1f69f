/// How the flat tables of the matcher are made.
extension IndicatorMatcher {
  /// Puts places at the end of the lists.
  static func add(_ places: some Sequence<Int32>, to lists: inout [Int32]) -> Range<Int32> {
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

  /// The candidates in order of the rarest of their words (of equally rare ones the first), and the range of each
  /// word's own.
  static func byRarestWord(
    _ found: [Candidate], lists: [Int32], words: [Word]
  ) -> (candidates: [Candidate], ofWord: [Range<Int32>]) {
    var uses = [Int32](repeating: 0, count: words.count)
    for candidate in found {
      for index in candidate.words { uses[Int(lists[Int(index)])] += 1 }
    }
    let rarest = found.map { candidate in
      // Of those that stand in the measure.
      var rarest = -1
      for index in candidate.words {
        let word = Int(lists[Int(index)])
        if !words[word].isContext, rarest < 0 || uses[word] < uses[rarest] { rarest = word }
      }
      return rarest
    }
    var ends = [Int32](repeating: 0, count: words.count + 1)
    for word in rarest { ends[word + 1] += 1 }
    for word in words.indices { ends[word + 1] += ends[word] }
    let ofWord = words.indices.map { ends[$0]..<ends[$0 + 1] }
    var order = [Int32](repeating: 0, count: found.count)
    for (index, word) in rarest.enumerated() {
      order[Int(ends[word])] = Int32(index)
      ends[word] += 1
    }
    return (order.map { found[Int($0)] }, ofWord)
  }
}
