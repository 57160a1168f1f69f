/// Whether letters are a mask by the words that they make with what stands around: `X政` with 党 makes 党政.
struct MaskEvidence {
  var words: WordTable
  /// What the letters would stand for.
  var standIn: [UInt32]

  private static let longest = 4

  /// Whether the letters make a word, and no other word begins or ends in what it takes: `X校区` holds 校区, not 党校.
  func makesWord(at range: Range<Int>, in block: Range<Int>, of scalars: [UInt32]) -> Bool {
    let left = han(scalars[block.lowerBound..<range.lowerBound].reversed())
    let right = han(scalars[range.upperBound..<block.upperBound])
    for before in 0...min(left.count, Self.longest - 1) {
      for after in 0...min(right.count, Self.longest - 1)
      where (1...(Self.longest - standIn.count)).contains(before + after) {
        let word = left.prefix(before).reversed() + standIn + right.prefix(after)
        guard words.count(word) != nil else { continue }
        if !isCut(Array(right), after), !isCut(Array(left.reversed()), fromEnd: before) { return true }
      }
    }
    return false
  }

  /// The Chinese characters next to the letters, a blank left out, nearest first.
  private func han(_ scalars: some Sequence<UInt32>) -> [UInt32] {
    var found: [UInt32] = []
    var isFirst = true
    for scalar in scalars {
      if isFirst, scalar == Scalar.blank {
        isFirst = false
        continue
      }
      isFirst = false
      guard found.count < Self.longest, Scalar.isHan(scalar) else { break }
      found.append(scalar)
    }
    return found
  }

  /// Whether a word of two characters or more begins within the first `taken` and goes on behind them.
  private func isCut(_ right: [UInt32], _ taken: Int) -> Bool {
    (0..<taken).contains { start in
      right.count > taken
        && (taken + 1...right.count).contains { words.isWord(right[start..<$0], over: 1) }
    }
  }

  /// The same on the left, whose last `taken` characters belong to the word.
  private func isCut(_ left: [UInt32], fromEnd taken: Int) -> Bool {
    let first = left.count - taken
    return (first..<left.count).contains { last in
      (0..<first).contains { words.isWord(left[$0...last], over: 1) }
    }
  }
}
