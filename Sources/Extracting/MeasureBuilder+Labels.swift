internal import Numerals
internal import Records

/// The label that a paragraph or a list begins with.
extension MeasureBuilder {
  /// The label that the paragraph begins with, where the own words do not hold it: 3.疫情防控：, （4）西部计划。
  func label(_ own: String) -> String? {
    guard let paragraph, let label = Self.label(of: paragraph, tools: tools) else { return nil }
    let words = string(label)
    return own.contains(words) ? nil : words
  }

  /// 课程：书法、编程等9门, 救助标准：康复训练每人1.5万元: the label right before a list, or one that says what sort of figure
  /// all behind it are.
  func labelOfList(_ left: Range<Int>, _ right: Range<Int>, _ quantity: Quantity) -> String? {
    guard let paragraph, !left.isEmpty, right.isEmpty, paragraph.lowerBound == finder.sentence.lowerBound,
      let label = Self.label(of: paragraph, tools: tools), label.upperBound < left.lowerBound
    else { return nil }
    let isSort =
      tools.lexicon.sorts.longest(text, endingAt: label.upperBound, notBefore: label.lowerBound) != nil
      && quantity.unit?.kind != .count
    let isList =
      label.upperBound + 1 == left.lowerBound && text[left].contains("、")
      && text[left.upperBound..<max(quantity.range.lowerBound, left.upperBound)].contains("等")
    return (isSort || isList) && !string(left).contains(string(label)) ? string(label) : nil
  }

  /// A noun of up to twelve characters that a paragraph begins with, before a colon or a stop.
  static func label(of paragraph: Range<Int>, tools: PhraseTools) -> Range<Int>? {
    let text = tools.text
    var range = text.trimmed(paragraph)
    guard let first = text.scalar(range.lowerBound), !range.isEmpty else { return nil }
    // 四是抓就业创业。 is a sentence, no label.
    if tools.lexicon.numerals.isChineseNumeral(first), text.scalar(range.lowerBound + 1) == "是" { return nil }
    if first == "【", let close = text[range].prefix(14).firstIndex(of: "】") {
      range = range.lowerBound + 1..<close
    } else {
      let words = tools.withoutLead(range)
      // Without a number before it, a few words and a stop are a slogan or a sentence.
      let isNumbered = words.lowerBound > range.lowerBound
      guard
        let end = text[words].prefix(14).firstIndex(where: {
          $0 == "：" || $0 == ":" || (isNumbered && $0 == "。")
        }),
        end + 1 < paragraph.upperBound
      else { return nil }
      range = words
      range = range.lowerBound..<end
    }
    guard (2...12).contains(range.count), tools.hasNoun(range), tools.leadingVerbs(range).isEmpty,
      !text[range].contains(where: {
        $0.isDigit || $0.endsClause || ($0 == "“" && text[range.lowerBound] != "“")
      }),
      tools.lexicon.slogans.longest(text, at: range.lowerBound, end: range.upperBound) == nil,
      !range.contains(where: { at in
        text[at] == "是"
          || (tools.lexicon.slogans.longest(text, at: at, end: range.upperBound)?.range.count ?? 0) > 1
      }),
      tools.lexicon.bodies.longest(text, endingAt: range.upperBound, notBefore: range.lowerBound) == nil
    else { return nil }
    return range
  }
}
