/// Finds the documents that repeat another one's text, to the letter or nearly, and says which is the original.
///
/// The original is the first of those that are copies of each other in this order: a full text before one that lacks
/// figures; one whose numbers are whole before a damaged one; a text with its end before one that breaks off; the
/// original of the version before, else one that was published there, so that an original stays one; Simplified before
/// Traditional; the earliest published; the first by source, then by identifier. Each duplicate refers to its original,
/// never to another duplicate.
struct DuplicateResolution {
  private let entries: [Spool.Entry]
  private let standing: PreviousStanding
  /// For each entry that is a duplicate, the number of its original.
  private(set) var originals: [UInt64: UInt64] = [:]

  /// Finds those that are equal to the letter. `entries` stand in order of publication; `standing` says what a
  /// document was in the version before.
  init(_ entries: [Spool.Entry], standing: PreviousStanding) {
    self.entries = entries
    self.standing = standing
    let keyed = entries.indices.filter { entries[$0].key != nil }.sorted { a, b in
      guard let left = entries[a].key, let right = entries[b].key, left != right else { return a < b }
      return (left.high, left.low) < (right.high, right.low)
    }
    var start = 0
    while start < keyed.count {
      var end = start + 1
      while end < keyed.count, entries[keyed[end]].key == entries[keyed[start]].key { end += 1 }
      if end - start > 1 { resolve(keyed[start..<end]) }
      start = end
    }
  }

  private mutating func resolve(_ group: ArraySlice<Int>) {
    guard let best = best(of: group) else { return }
    for index in group where index != best { originals[entries[index].documentID] = entries[best].documentID }
  }

  /// Finds the copies among what is left that are not equal to the letter, and sends along what is equal to them.
  mutating func resolveNear(spool path: String) throws(EmitError) {
    let indices = entries.indices.filter {
      entries[$0].signature.isKnown && originals[entries[$0].documentID] == nil
    }
    let near = try NearDuplicates.among(entries, indices: indices, spool: path)
    var moved: [UInt64: UInt64] = [:]
    for group in near.groups {
      var left = group[...]
      while left.count > 1, let best = best(of: left) {
        let copies = try Self.copies(of: best, among: left, near)
        for index in copies { moved[entries[index].documentID] = entries[best].documentID }
        left = left.filter { $0 != best && !copies.contains($0) }[...]
      }
    }
    originals = originals.mapValues { moved[$0] ?? $0 }.merging(moved) { old, _ in old }
  }

  /// The copies of a text, and the copies of these that do not contradict it: cut ones have little in common with it.
  private static func copies(
    of best: Int, among group: ArraySlice<Int>, _ near: borrowing NearDuplicates
  ) throws(EmitError) -> Set<Int> {
    let original = try near.likeness(best)
    var copies: Set<Int> = []
    var known: [Likeness] = []
    for index in group where index != best {
      let likeness = try near.likeness(index)
      let comparison = LikenessComparison(likeness, of: original)
      guard
        comparison.isCopy
          || (!comparison.contradicts && known.contains { LikenessComparison(likeness, of: $0).isCopy })
      else { continue }
      copies.insert(index)
      if known.count < mostKnown { known.append(likeness) }
    }
    return copies
  }

  /// A copy is compared with so many others of the same text.
  private static let mostKnown = 8

  /// The original of a group in order of publication.
  private func best(of group: ArraySlice<Int>) -> Int? {
    let most = group.map { entries[$0].values }.max() ?? 0
    return group.map { (rank($0, most: most), $0) }.min { $0.0.lexicographicallyPrecedes($1.0) }?.1
  }

  private func rank(_ index: Int, most: Int32) -> [Int32] {
    let entry = entries[index]
    // A tenth is what a repair more or less, or a number of the page around, makes.
    let isFull = Int(entry.values) * 10 >= Int(most) * 9
    return [
      isFull ? 0 : 1, entry.losses, entry.isTruncated ? 1 : 0, Int32(standing.rank(of: entry.documentID)),
      entry.isTraditional ? 1 : 0, entry.publishedOn, Int32(index),
    ]
  }
}
