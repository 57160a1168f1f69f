internal import Records

/// What a document's blanks show of where they came from.
struct BlankEvidence {
  /// Whether an export scattered them: at least two stand inside quotation marks, where nobody types one, or blanks
  /// cut three words in two, and one in four of the places between Chinese characters, each counted once (pieces of
  /// headings, names and lists make a word across a blank by chance, one in twenty or less).
  private(set) var isScattered = false
  /// Whether a digit and a Chinese character mostly have one between them, four times at least. So do texts typed with
  /// care and the exports of word processors alike: it tells nothing of other blanks.
  private(set) var isSpaced = false
  /// Whether the text was set with a blank wherever a number meets a Chinese character, as good typography has it: at
  /// nine in ten of these places or more, and no blank stands where none is ever set. Fewer are an export's.
  private(set) var isSet = false

  init(_ blocks: [WorkingBlock], words: WordTable) {
    var seen = Seen()
    func isLine(_ index: Int) -> Bool { blocks[index].kind != .dateline }
    guard blocks.indices.contains(where: { blocks[$0].traits.contains(.blank) && isLine($0) }) else { return }
    for index in blocks.indices
    where !blocks[index].traits.isDisjoint(with: [.blank, .digit]) && isLine(index) {
      seen.add(blocks[index].scalars, words: words)
    }
    isScattered = seen.quotes >= 2 || seen.cut.count >= 3 && seen.cut.count * 4 >= seen.between.count
    isSpaced = seen.spaced >= 4 && seen.spaced > seen.close
    isSet = !isScattered && seen.quotes == 0 && seen.points == 0 && seen.spaced >= seen.close * 9
  }

  private struct Seen {
    /// Blanks inside quotation marks.
    var quotes = 0
    /// Blanks before Chinese punctuation.
    var points = 0
    /// Chinese characters that a blank parts, and those of them that are a word.
    var between: Set<[UInt32]> = []
    var cut: Set<[UInt32]> = []
    /// Places where a digit meets a Chinese character, with a blank and without.
    var spaced = 0
    var close = 0

    mutating func add(_ scalars: [UInt32], words: WordTable) {
      for index in scalars.indices.dropFirst() {
        let before = scalars[index - 1]
        let scalar = scalars[index]
        guard scalar == Scalar.blank else {
          if Self.meet(before, scalar) { close += 1 }
          continue
        }
        if BlankPass.isOpening(before) { quotes += 1 }
        guard index + 1 < scalars.count else { continue }
        let next = scalars[index + 1]
        if SentenceEnd.isClosingQuote(next), next != 0x22 { quotes += 1 }
        if next > 0x7F, BlankPass.isPointBefore(next) { points += 1 }
        if Self.meet(before, next) { spaced += 1 }
        // Numerals make a word with each other wherever they meet.
        guard Scalar.isHan(before), Scalar.isHan(next),
          !SpacedLine.isNumeral(before) || !SpacedLine.isNumeral(next)
        else { continue }
        let pair = [before, next]
        if between.insert(pair).inserted, words.isWord(pair[...], over: 1) { cut.insert(pair) }
      }
    }

    /// A digit and a Chinese character.
    private static func meet(_ one: UInt32, _ other: UInt32) -> Bool {
      Scalar.isDigit(one) && Scalar.isHan(other) || Scalar.isHan(one) && Scalar.isDigit(other)
    }
  }
}
