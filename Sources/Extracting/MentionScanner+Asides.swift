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

  /// 201*年, 20××年: digits, the signs that hide the rest of the four, and 年.
  func maskedYear(_ digits: Range<Int>, _ text: Scalars, block: Range<Int>) -> Range<Int>? {
    guard digits.count < 4, block.contains(digits.upperBound),
      text[digits.lowerBound] == "2" || text[digits.lowerBound] == "1",
      !(digits.lowerBound > block.lowerBound && text[digits.lowerBound - 1].isDigit)
    else { return nil }
    var end = digits.upperBound
    while end < block.upperBound, end < digits.lowerBound + 4, text[end] == "*" || text[end] == "×" {
      end += 1
    }
    guard end == digits.lowerBound + 4, end < block.upperBound, text[end] == "年" else { return nil }
    return digits.lowerBound..<end + 1
  }

  /// 中国工运2019年5期: the number of an issue right behind its year, at the end of a line.
  func isIssue(_ quantity: Quantity, unit: Range<Int>, _ text: Scalars, block: Range<Int>) -> Bool {
    guard unit.count == 1, text[unit.lowerBound] == "期", quantity.modifiers.isEmpty,
      quantity.numeral.range.lowerBound - 5 >= block.lowerBound,
      text[quantity.numeral.range.lowerBound - 2].isDigit
    else { return false }
    return !text[unit.upperBound..<block.upperBound].contains { $0.isHan }
  }
}
