import TestSupport

/// Clean Simplified texts, made from templates and words of the tables without any chance in it.
struct CleanTexts {
  private let sentences: [String]
  private let words: [String: [String]]

  init() {
    sentences = Samples.rows("clean-sentences.tsv").map { $0[0] }
    words = Dictionary(grouping: Samples.rows("clean-words.tsv"), by: { $0[0] }).mapValues {
      $0.map { $0[1] }
    }
  }

  /// Text `number`: three sentences, each with other words; every fourth is set with a blank between numbers and
  /// Chinese characters.
  func text(_ number: Int) -> String {
    var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(count, 1)))
    }
    let text = (0..<3).map { part in
      let sentence = sentences[(number + part * (1 + next(sentences.count))) % sentences.count]
      var filled = ""
      for piece in sentence.split(separator: "{", omittingEmptySubsequences: false) {
        guard let end = piece.firstIndex(of: "}") else {
          filled += piece
          continue
        }
        let list = words[String(piece[..<end])] ?? ["<no word for \(piece[..<end])>"]
        filled += list[next(list.count)] + piece[piece.index(after: end)...]
      }
      return filled
    }.joined(separator: "\n")
    return number % 4 == 3 ? SpacedText.inserted(in: text) : text
  }
}
