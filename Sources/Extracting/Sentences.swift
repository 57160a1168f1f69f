/// A sentence of a block: up to its full stop, exclamation or question mark, or ellipsis.
struct Sentence: Sendable {
  /// The block it stands in, as an index of the text's blocks.
  var block: Int
  /// Its turn in the block, from 0.
  var turn: Int
  /// Where it stands.
  var range: Range<Int>
}

/// Cuts blocks into sentences.
enum SentenceSplitter {
  /// The sentences of every block, in order. Closing quotes and brackets stay with the sentence they close.
  static func split(_ text: Scalars, blocks: [(index: Int, range: Range<Int>)]) -> [Sentence] {
    var sentences: [Sentence] = []
    for (index, range) in blocks {
      var start = range.lowerBound
      var at = start
      var turn = 0
      func close(_ end: Int) {
        let trimmed = text.trimmed(start..<end)
        if !trimmed.isEmpty {
          sentences.append(Sentence(block: index, turn: turn, range: trimmed))
          turn += 1
        }
        start = end
      }
      while at < range.upperBound {
        let scalar = text[at]
        at += 1
        guard ends(scalar, text, at: at - 1) else { continue }
        while at < range.upperBound, text[at] == scalar || isClosing(text[at]) { at += 1 }
        close(at)
      }
      if start < range.upperBound { close(range.upperBound) }
    }
    return sentences
  }

  private static func ends(_ scalar: Unicode.Scalar, _ text: Scalars, at: Int) -> Bool {
    // Nearly all characters are Han and told by two comparisons.
    if scalar.value >= 0x3003, scalar.value < 0xFF00 { return false }
    return switch scalar {
    case "。", "！", "？", "\n": true
    case "!": true
    case "?": !(text.scalar(at + 1).map { $0.isDigit } ?? false)
    case "…": text.scalar(at + 1) == "…"
    default: false
    }
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "”", "’", "」", "』", "）", ")", "》": true
    default: false
    }
  }
}
