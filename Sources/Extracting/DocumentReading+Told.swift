internal import Records

/// What a figure is of that no wording of its own dates, where something said elsewhere does.
///
/// A report tells its figures around one day. In order:
/// 1. the years that the earlier part of the sentence is about: 5年来培训3万人；举办讲座1900场;
/// 2. the day that the document's lead says it is as of: 截至5月20日，捐款1.13亿元。…职工捐款34万元 (`inherited`);
/// 3. the day that it came out, for what it says has been reached by then: 已确定项目1600个 (`document`).
///
/// Where none of these is said a figure has no period: nothing is made up. Rates and changes are of no such day.
extension DocumentReading {
  /// How many paragraphs are the lead of a document.
  static let leadParagraphs = 3

  func told(
    _ row: Statistic, at position: Int, in sentence: Range<Int>, clause: Range<Int>,
    _ governing: [PeriodAssigner.Governing], periods: PeriodAssigner
  ) -> Period? {
    guard row.kind != .change, row.per == nil, context.ofDocument == nil else { return nil }
    if let years = periods.carriedOn(governing, to: position) { return years }
    if let lead = leadAsOf.period { return lead }
    let done = extractor.lexicon.signals[.done]
    let words = sentence.lowerBound..<max(position, clause.upperBound)
    guard words.contains(where: { done.longest(text, at: $0, end: words.upperBound) != nil }) else {
      return nil
    }
    return periods.asStock(nil)
  }

  /// Notes the first day that a lead says its figures are as of: 截至5月20日. A time of its own is the document's.
  mutating func noteLead(
    _ governing: [[PeriodAssigner.Governing]], block: TextBlock, periods: PeriodAssigner
  ) {
    guard block.kind == .paragraph, leadAsOf.paragraphsLeft > 0 else { return }
    leadAsOf.paragraphsLeft -= 1
    guard leadAsOf.period == nil, context.ofDocument == nil else { return }
    let open = governing.joined().first { one in
      one.isOpen && one.limit == nil && !one.isAttribute && isUntil(one.range)
        && one.span.end.map { end in periods.context.today.map { end <= $0 } ?? true } ?? false
    }
    leadAsOf.period = open.map { periods.period($0, basis: .inherited) }
  }

  /// 截至5月20日, 截至目前; but not 到2025年, which may be when something is aimed at.
  private func isUntil(_ wording: Range<Int>) -> Bool {
    guard let phrase = extractor.lexicon.periods.longest(text, at: wording.lowerBound) else { return false }
    return phrase.value.rule == "prefix:until" || phrase.value.rule == "to_date"
  }
}
