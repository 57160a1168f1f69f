/// Which of many candidates may fit, by the words that were found and a unit: each is met once, under the rarest of
/// its words, and stands there beside those that share its next rarest.
///
/// There are tens of thousands of candidates. One by one, even as two numbers each, they took a tenth of all
/// extraction and a third of its cache misses; of the groups that stand under a word, nearly all lack their second.
struct CandidateGates: Sendable {
  /// A candidate as it is given: its words, a range of a list, and bits of the units it takes.
  struct Candidate {
    var words: Range<Int32>
    var units: UInt64
  }

  /// A bit for each word that must be there, its place modulo 64, and bits of the units.
  private struct Entry: Sendable {
    var words: UInt64
    var units: UInt64
    var candidate: Int32
  }

  /// What all candidates of a group ask for, and the units that any takes.
  private struct Group: Sendable {
    var words: UInt64
    var units: UInt64
    var entries: Range<Int32>
  }

  private var entries: [Entry] = []
  private var groups: [Group] = []
  /// The groups under each word.
  private var groupsOfWord: [Range<Int32>] = []

  /// Candidates by their places in a list, whose words are places in `lists` of `words` in all; those that are asked
  /// for must be found, others are left to a second look.
  init(_ candidates: [Candidate], lists: [Int32], words: Int, isAsked: (Int32) -> Bool) {
    /// The words of each candidate that are asked for, one after the other.
    var asked: [Int32] = []
    var ends: [Int] = [0]
    var uses = [Int32](repeating: 0, count: words)
    for candidate in candidates {
      for index in candidate.words where isAsked(lists[Int(index)]) {
        asked.append(lists[Int(index)])
        uses[Int(lists[Int(index)])] += 1
      }
      ends.append(asked.count)
    }
    var rarest = [Int32](repeating: -1, count: candidates.count)
    var second = rarest
    for place in candidates.indices {
      for word in asked[ends[place]..<ends[place + 1]] {
        if rarest[place] < 0 || uses[Int(word)] < uses[Int(rarest[place])] {
          (rarest[place], second[place]) = (word, rarest[place])
        } else if second[place] < 0 || uses[Int(word)] < uses[Int(second[place])] {
          second[place] = word
        }
      }
    }
    var order = candidates.indices.map { Int32($0) }
    for words in [second, rarest] { order = Self.sorted(order, by: words, below: uses.count) }
    groupsOfWord = [Range<Int32>](repeating: 0..<0, count: words)
    entries.reserveCapacity(order.count)
    var before: Int32?
    for place in order where rarest[Int(place)] >= 0 {
      let candidate = candidates[Int(place)]
      let mask = asked[ends[Int(place)]..<ends[Int(place) + 1]].reduce(0) { $0 | Self.bit($1) }
      if before.map({ rarest[Int($0)] != rarest[Int(place)] || second[Int($0)] != second[Int(place)] })
        ?? true
      {
        let word = Int(rarest[Int(place)])
        let count = Int32(groups.count)
        let first = groupsOfWord[word].isEmpty ? count : groupsOfWord[word].lowerBound
        groupsOfWord[word] = first..<count + 1
        groups.append(
          Group(words: mask, units: candidate.units, entries: Int32(entries.count)..<Int32(entries.count)))
      }
      before = place
      entries.append(Entry(words: mask, units: candidate.units, candidate: place))
      let last = groups.count - 1
      groups[last].words &= mask
      groups[last].units |= candidate.units
      groups[last].entries = groups[last].entries.lowerBound..<Int32(entries.count)
    }
  }

  /// Places in order of their words, -1 first; those of one word in the order that they had.
  private static func sorted(_ places: [Int32], by words: [Int32], below limit: Int) -> [Int32] {
    var starts = [Int](repeating: 0, count: limit + 2)
    for place in places { starts[Int(words[Int(place)]) + 2] += 1 }
    for word in 1..<starts.count { starts[word] += starts[word - 1] }
    var sorted = places
    for place in places {
      let word = Int(words[Int(place)]) + 1
      sorted[starts[word]] = place
      starts[word] += 1
    }
    return sorted
  }

  /// The bit of a word.
  static func bit(_ word: Int32) -> UInt64 { 1 << UInt64(word & 63) }

  /// Calls `body` with the candidates under a word that may fit where words of `present` bits were found and the unit
  /// has one of some bits.
  @inline(__always)
  func forEach(under word: Int32, present: UInt64, unit: UInt64, _ body: (Int) -> Void) {
    let range = groupsOfWord[Int(word)]
    for index in Int(range.lowerBound)..<Int(range.upperBound)
    where groups[index].words & ~present == 0 && groups[index].units & unit != 0 {
      let group = groups[index].entries
      for index in Int(group.lowerBound)..<Int(group.upperBound)
      where entries[index].words & ~present == 0 && entries[index].units & unit != 0 {
        body(Int(entries[index].candidate))
      }
    }
  }
}
