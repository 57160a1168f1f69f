/// What stands before the first words of a paragraph and is no part of its sentence.
extension PhraseTools {
  /// The range without a label in brackets before it, 【概况】, or the words that say who sent the news: 本报讯（记者…）.
  func withoutLabel(_ range: Range<Int>) -> Range<Int> {
    if let close = text[range].lastIndex(of: "】") { return close + 1..<range.upperBound }
    return withoutByline(range)
  }

  /// The range without the words at its head that say who sent the news: 新华社某地12月29日电（记者某某）.
  func withoutByline(_ range: Range<Int>) -> Range<Int> {
    (bylineEnd(range) ?? range.lowerBound)..<range.upperBound
  }

  /// The end of 某某网讯, 新华社某地电 or 记者某某报道 at the head of a range, with the names in brackets behind; nil where
  /// none stands there. A blank, a bracket or a quotation mark parts it from the sentence, or that begins with a time.
  private func bylineEnd(_ range: Range<Int>) -> Int? {
    var end: Int?
    var at = range.lowerBound
    let limit = min(range.upperBound, at + Self.longestByline)
    while at < limit {
      if let word = lexicon.contextWords.end(.byline, text, at: at, limit: range.upperBound),
        let next = sentenceStart(behind: word, limit: range.upperBound)
      {
        end = next
        at = next
      } else if text[at].endsClause {
        return end
      } else {
        at += 1
      }
    }
    return end
  }

  /// How many characters may stand before the last word of a byline.
  private static let longestByline = 40

  /// Where the sentence begins behind such a word; nil where the word runs on: 通讯录, 电话.
  private func sentenceStart(behind word: Int, limit: Int) -> Int? {
    var at = word
    while at < limit, text[at].isBlank || text[at] == "：" || text[at] == ":" { at += 1 }
    if at < limit, text[at] == "（" || text[at] == "(" {
      let close = text[at..<limit].firstIndex { $0 == "）" || $0 == ")" }
      guard let close else { return nil }
      at = close + 1
      while at < limit, text[at].isBlank { at += 1 }
      return at
    }
    return at > word || at == limit || text[at] == "“" || timeEnd(at: at, limit: text.count) != nil
      ? at : nil
  }
}
