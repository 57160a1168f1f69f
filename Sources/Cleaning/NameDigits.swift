internal import Foundation

/// Tells digits that are a number from those of a name: `1500 个`, `5 kg` from `5G 架构`, `iPhone 15 手机`.
struct NameDigits: Sendable {
  private var edges: NumberEdges
  private var words: WordTable
  /// Units of measure in letters: `kg`.
  private var units: Set<[UInt32]> = []
  /// Characters that a number stands before though they begin other words too.
  private var followers: Set<UInt32> = []

  init(folder: URL, edges: NumberEdges, words: WordTable) throws(TableError) {
    self.edges = edges
    self.words = words
    let list = try TableFile.load("letter-units.tsv", columns: ["unit", "reason"], from: folder)
    for row in list.rows { units.insert(list.scalars(row, 0)) }
    let table = try TableFile.load("number-followers.tsv", columns: ["character", "reason"], from: folder)
    for row in table.rows { followers.insert(try table.scalar(row, 0)) }
  }

  /// Whether a number stands right before blanks that a Chinese character follows.
  func isNumber(before blanks: Range<Int>, of scalars: [UInt32]) -> Bool {
    let last = scalars[blanks.lowerBound - 1]
    if Self.isShare(last) {
      return scalars[..<(blanks.lowerBound - 1)].last { $0 != Scalar.blank }.map(Scalar.isDigit) ?? false
    }
    guard Scalar.isDigit(last) else { return false }
    var start = blanks.lowerBound - 1
    while start > 0, Self.isOfWord(scalars[start - 1]) { start -= 1 }
    let word = scalars[start..<blanks.lowerBound]
    if word.contains(where: Scalar.isLatin) { return false }
    return !isOfName(word, after: start, before: blanks.upperBound, of: scalars)
  }

  /// Whether a number stands right after blanks that a Chinese character stands before.
  func isNumber(after blanks: Range<Int>, of scalars: [UInt32]) -> Bool {
    guard Scalar.isDigit(scalars[blanks.upperBound]) else { return false }
    let word = scalars[blanks.upperBound...].prefix(while: Self.isOfWord)
    let tail = word.drop { !Scalar.isLatin($0) }
    return tail.isEmpty || units.contains(Array(tail))
  }

  /// Whether digits behind a blank belong to the word of letters before it: up to four of them, with a word behind that
  /// counts and measures nothing.
  private func isOfName(
    _ digits: ArraySlice<UInt32>, after start: Int, before next: Int, of scalars: [UInt32]
  ) -> Bool {
    guard digits.count <= 4, digits.allSatisfy(Scalar.isDigit), start > 1, scalars[start - 1] == Scalar.blank,
      Scalar.isLatin(scalars[start - 2])
    else { return false }
    let follower = scalars[next]
    guard !followers.contains(follower), !NumberEdges.isScale(follower), !NumberEdges.isRest(follower),
      edges.classifier(at: next, of: scalars) == 0
    else { return false }
    return (2...4).contains {
      next + $0 <= scalars.count && words.isWord(scalars[next..<(next + $0)], over: 1)
    }
  }

  /// A letter, a digit, or what joins them: `4.5G`, `Wi-Fi6`, `B/S`.
  private static func isOfWord(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x26, 0x2B, 0x2D, 0x2E, 0x2F, 0x5F: true
    default: Scalar.isLatin(scalar) || Scalar.isDigit(scalar)
    }
  }

  /// %, ‰, ℃.
  private static func isShare(_ scalar: UInt32) -> Bool {
    scalar == Scalar.percent || scalar == 0x2030 || scalar == 0x2103
  }
}
