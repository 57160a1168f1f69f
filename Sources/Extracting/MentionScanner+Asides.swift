internal import Numerals
internal import Records

/// Numbers that stand aside of what a report counts: floors, what is left out, copies of a letter.
extension MentionScanner {
  /// 设在12层, （不含其余15市）, 抄送：…（3份）.
  func aside(_ quantity: Quantity, _ text: Scalars, block: Range<Int>, spans: TextSpans) -> Marked? {
    guard quantity.numeral.ratio == .none else { return nil }
    func marked(_ mentionClass: MentionClass, _ rule: String) -> Marked {
      Marked(range: quantity.fullRange, mentionClass: mentionClass, rule: rule)
    }
    let at = quantity.range.lowerBound
    if quantity.unit?.unit == "level", quantity.modifiers.isEmpty, let range = quantity.unitRange,
      text.string(range) == "层", text.scalar(range.upperBound).map({ !$0.isHan }) ?? true,
      let word = lexicon.floors.longest(text, endingAt: at, notBefore: block.lowerBound)
    {
      return marked(.reference, word.value.rule)
    }
    guard let bracket = spans.innermost(around: quantity.fullRange, kind: .bracket)?.inner else { return nil }
    if let word = lexicon.exclusions.longest(text, at: bracket.lowerBound, end: bracket.upperBound) {
      return marked(.threshold, word.value.rule)
    }
    if bracket.lowerBound == at, let word = lexicon.copies.longest(text, at: block.lowerBound, end: at) {
      return marked(.reference, word.value.rule)
    }
    return nil
  }

  /// 清晨6点40分, 北纬34度16分8秒: a time or an angle with its smaller parts.
  func withSmallerParts(_ range: Range<Int>, _ text: Scalars, block: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    if end < block.upperBound, text[end] == "点" || text[end] == "时" { end += 1 }
    while let part = lexicon.reader.read(text, at: end), part.range.upperBound < block.upperBound,
      text[part.range.upperBound] == "分" || text[part.range.upperBound] == "秒"
    { end = part.range.upperBound + 1 }
    return range.lowerBound..<end
  }
}
