internal import Foundation

/// Words with how often they occur: what tells which of several characters stood at a place.
struct WordTable: Sendable {
  private var counts: WordIndex
  /// How often each character of the Basic Multilingual Plane occurs in the words.
  private var characters = [Int32](repeating: 0, count: 0x10000)
  /// Characters that may stand alone at the end of a clause.
  private(set) var clauseEnds: Set<UInt32> = []
  private static let longest = 4

  init(folder: URL) throws(TableError) {
    let table = try TableFile.load("words.tsv", columns: ["word", "count"], from: folder)
    counts = WordIndex(capacity: table.rows.count)
    for row in table.rows {
      guard let count = Int32(row.fields[1]), count > 0 else {
        throw table.error(row.line, "'\(row.fields[1])' is no count")
      }
      let word = table.scalars(row, 0)
      guard let key = WordIndex.key(word) else {
        throw table.error(row.line, "'\(row.fields[0])' is not of one to four characters below U+10000")
      }
      counts.set(key, count)
      for scalar in word { characters[Int(scalar)] += count }
    }
    let more = try TableFile.load("words-more.tsv", columns: ["word", "count", "reason"], from: folder)
    for row in more.rows {
      guard let count = Int32(row.fields[1]), count > 0, let key = WordIndex.key(more.scalars(row, 0)) else {
        throw more.error(
          row.line, "'\(row.fields[0])' has no count, or is not of one to four characters below U+10000")
      }
      counts.set(key, count)
    }
    let ends = try TableFile.load("clause-ends.tsv", columns: ["character", "reason"], from: folder)
    for row in ends.rows { clauseEnds.insert(try ends.scalar(row, 0)) }
  }

  /// How often a Simplified character occurs; 0 for a rare one.
  func frequency(_ character: UInt32) -> Int {
    character < 0x10000 ? Int(characters[Int(character)]) : 0
  }

  /// A word that holds a character: its length, how often it occurs, how much of it stands before the character.
  struct Fit {
    var length: Int
    var count: Int
    var before: Int
  }

  /// Whether a word ends right here: one of two characters or more, or a character that mostly stands alone.
  func endsWord(_ left: [UInt32]) -> Bool {
    guard let last = left.last else { return true }
    return (count(CollectionOfOne(last)) ?? 0) * 2 > frequency(last)
      || (2...Self.longest).contains { $0 <= left.count && count(left.suffix($0)) != nil }
  }

  /// How often a word occurs, nil where it is none.
  func count(_ word: some Collection<UInt32>) -> Int? { WordIndex.key(word).flatMap { counts[$0] } }

  /// Whether the scalars are a word longer than `length`.
  func isWord(_ scalars: ArraySlice<UInt32>, over length: Int) -> Bool {
    scalars.count > length && count(scalars) != nil
  }

  /// Whether a longer word begins where a unit of `length` stands, `人民政府`, rather than another behind it, `人参加`.
  func goesOn(_ unit: Int, length: Int, of scalars: [UInt32], end: Int) -> Bool {
    let after = unit + length
    for size in (length + 1...Self.longest).reversed() where unit + size <= end {
      guard let own = count(scalars[unit..<(unit + size)]) else { continue }
      let other = after + 2 <= end ? count(scalars[after..<(after + 2)]) : nil
      return size > length + 1 || own > other ?? 0
    }
    return false
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

  /// The number of a word of three pieces.
  private func key(
    _ left: ArraySlice<UInt32>, _ character: UInt32, _ right: ArraySlice<UInt32>
  ) -> UInt64? {
    var key: UInt64 = 0
    func add(_ scalar: UInt32) -> Bool {
      key = key << 16 | UInt64(scalar)
      return scalar < 0x10000
    }
    for scalar in left where !add(scalar) { return nil }
    guard add(character) else { return nil }
    for scalar in right where !add(scalar) { return nil }
    return key
  }

  /// The longest word that holds `character` between `left` and `right` (Simplified), and its count.
  ///
  /// `left` ends right before the character; `right` begins right after it and may be empty where it is not known.
  func longestWord(_ left: [UInt32], _ character: UInt32, _ right: [UInt32]) -> Fit? {
    var best: Fit?
    for before in 0...min(left.count, Self.longest - 1) {
      for after in 0...min(right.count, Self.longest - 1 - before) where before + after > 0 {
        let length = before + 1 + after
        guard let key = key(left.suffix(before), character, right.prefix(after)), let count = counts[key]
        else { continue }
        if let found = best, (found.length, found.count) >= (length, count) { continue }
        best = Fit(length: length, count: count, before: before)
      }
    }
    return best
  }
}
