internal import Foundation

/// Words with how often they occur: what tells which of several characters stood at a place.
struct WordTable: Sendable {
  private var counts: [[UInt32]: Int] = [:]
  /// How often each character occurs in the words.
  private var characters: [UInt32: Int] = [:]
  /// Characters that may stand alone at the end of a clause.
  private(set) var clauseEnds: Set<UInt32> = []
  private static let longest = 4

  init(folder: URL) throws(TableError) {
    let table = try TableFile.load("words.tsv", columns: ["word", "count"], from: folder)
    counts.reserveCapacity(table.rows.count)
    for row in table.rows {
      guard let count = Int(row.fields[1]), count > 0 else {
        throw table.error(row.line, "'\(row.fields[1])' is no count")
      }
      let word = table.scalars(row, 0)
      counts[word] = count
      for scalar in word { characters[scalar, default: 0] += count }
    }
    let ends = try TableFile.load("clause-ends.tsv", columns: ["character", "reason"], from: folder)
    for row in ends.rows { clauseEnds.insert(try ends.scalar(row, 0)) }
  }

  /// How often a Simplified character occurs; 0 for a rare one.
  func frequency(_ character: UInt32) -> Int { characters[character] ?? 0 }

  /// A word that holds a character: its length, how often it occurs, how much of it stands before the character.
  struct Fit {
    var length: Int
    var count: Int
    var before: Int
  }

  /// Whether a word ends right here: one of two characters or more, or a character that mostly stands alone.
  func endsWord(_ left: [UInt32]) -> Bool {
    guard let last = left.last else { return true }
    if counts[[last], default: 0] * 2 > frequency(last) { return true }
    return (2...Self.longest).contains { $0 <= left.count && counts[Array(left.suffix($0))] != nil }
  }

  /// How often a word occurs, nil where it is none.
  func count(_ word: [UInt32]) -> Int? { counts[word] }

  /// Whether the scalars are a word longer than `length`.
  func isWord(_ scalars: ArraySlice<UInt32>, over length: Int) -> Bool {
    scalars.count > length && counts[Array(scalars)] != nil
  }

  /// How much like text Simplified characters are, per character: common ones, and part of words.
  func fluency(of text: [UInt32], between left: [UInt32], _ right: [UInt32]) -> Int {
    guard !text.isEmpty else { return 0 }
    let all = left + text + right
    var isInWord = [Bool](repeating: false, count: all.count)
    for start in all.indices {
      for length in 2...Self.longest
      where start + length <= all.count && isWord(all[start..<(start + length)], over: 1) {
        for place in start..<(start + length) { isInWord[place] = true }
      }
    }
    let sum = text.indices.reduce(0) { sum, index in
      // Binary logarithms: a common character has 16, punctuation as much.
      let common = Scalar.isHan(text[index]) ? Int.bitWidth - frequency(text[index]).leadingZeroBitCount : 16
      return sum + common + (isInWord[left.count + index] ? 8 : 0)
    }
    return sum * 16 / text.count
  }

  /// The longest word that holds `character` between `left` and `right` (Simplified), and its count.
  ///
  /// `left` ends right before the character; `right` begins right after it and may be empty where it is not known.
  func longestWord(_ left: [UInt32], _ character: UInt32, _ right: [UInt32]) -> Fit? {
    var best: Fit?
    for before in 0...min(left.count, Self.longest - 1) {
      for after in 0...min(right.count, Self.longest - 1 - before) where before + after > 0 {
        let word = Array(left.suffix(before)) + [character] + Array(right.prefix(after))
        guard let count = counts[word] else { continue }
        if let found = best, (found.length, found.count) >= (word.count, count) { continue }
        best = Fit(length: word.count, count: count, before: before)
      }
    }
    return best
  }
}
