internal import Records

/// Says which period the numbers of a document are about.
///
/// In order: a wording of time before the number in its sentence (`stated`); the wording that leads its paragraph,
/// the heading above, or the summing-up behind an ellipsis (`inherited`); the year of the title (`document`).
struct PeriodAssigner {
  let context: TimeContext
  let tools: PhraseTools

  /// A wording that governs numbers, with what it means here.
  struct Governing: Sendable {
    var range: Range<Int>
    var start: Day?
    var end: Day?
    /// Whether it begins its sentence.
    var leads: Bool
    /// Whether it is longer than a month, or open: long enough to lead a paragraph.
    var isLong: Bool
    /// Whether it is one calendar year.
    var isWholeYear: Bool
    /// Where the one number ends that it is an attribute of: 2022年的27.2%; nil where it governs all behind it.
    var limit: Int?
  }

  private var text: Scalars { tools.text }

  /// The governing wordings of a sentence, in order.
  func governing(_ sentence: Range<Int>, finder: ClauseFinder) -> [Governing] {
    tools.times.compactMap { time in
      guard sentence.lowerBound <= time.range.lowerBound, time.range.upperBound <= sentence.upperBound,
        let resolved = time.resolved(in: context), resolved.start != nil || resolved.end != nil,
        let reach = reach(of: time, finder: finder)
      else { return nil }
      let before = tools.withoutLead(sentence.lowerBound..<time.range.lowerBound)
      let isLong: Bool
      if let start = resolved.start, let end = resolved.end {
        isLong = start.year != end.year || end.month - start.month >= 2
      } else {
        isLong = true
      }
      return Governing(
        range: time.range, start: resolved.start, end: resolved.end,
        leads: before.isEmpty && reach == .clause, isLong: isLong && resolved.start != nil,
        isWholeYear: time.wholeYear != nil,
        limit: reach == .number ? numberEnd(behind: time.range.upperBound) : nil)
    }
  }

  /// What a heading says of when: the last wording in it that means a period, wherever it stands.
  func ofHeading(_ range: Range<Int>) -> Period? {
    for time in tools.times.reversed()
    where range.lowerBound <= time.range.lowerBound && time.range.upperBound <= range.upperBound {
      guard let resolved = time.resolved(in: context), resolved.start != nil else { continue }
      return Period(
        start: resolved.start?.iso, end: resolved.end?.iso, basis: .inherited, text: text.string(time.range))
    }
    return nil
  }

  /// The year that a heading is about: 2023年工作回顾.
  func yearOfHeading(_ range: Range<Int>) -> Int? {
    for time in tools.times
    where range.lowerBound <= time.range.lowerBound && time.range.upperBound <= range.upperBound {
      if let year = time.wholeYear { return year }
    }
    return nil
  }

  /// Whether a wording says when, and is no attribute of a noun: 2023年度“最美职工”, 2020年招聘会.
  private func reach(of time: TimeExpression, finder: ClauseFinder) -> Reach? {
    let clause = finder.clause(around: time.range)
    let before = clause.lowerBound..<time.range.lowerBound
    if let next = text.scalar(time.range.upperBound) {
      if next == "的", numberEnd(behind: time.range.upperBound) != nil { return .number }
      if next == "的" || next == "“" || next == "《" || next == "”" { return nil }
    }
    if tools.withoutLead(before).isEmpty || isEnumerator(before) { return .clause }
    // 力争到2025年, 将争取明年: what is to come says when, wherever it stands.
    if let today = context.published ?? context.referenceDay, let span = time.resolved(in: context),
      let end = span.end, end > today, span.start != end
    {
      return .clause
    }
    if let last = text.scalar(time.range.lowerBound - 1),
      last == "在" || last == "于" || last == "自" || last == "从"
    {
      return .clause
    }
    let subject = tools.withoutTail(before)
    let isBody =
      subject.count <= 14
      && tools.lexicon.bodies.longest(text, endingAt: subject.upperBound, notBefore: subject.lowerBound)
        != nil
    return isBody ? .clause : nil
  }

  /// （2） and the like, which count the clauses.
  private func isEnumerator(_ range: Range<Int>) -> Bool {
    let inner = text.trimmed(range)
    guard inner.count <= 4, let first = inner.first, let last = inner.last else { return false }
    return (text[first] == "（" || text[first] == "(") && (text[last] == "）" || text[last] == ")")
  }

  /// What a wording reaches: the clause and what follows, or the one number that it is an attribute of.
  private enum Reach { case clause, number }

  /// The end of the number right behind 的.
  private func numberEnd(behind end: Int) -> Int? {
    var at = end + 1
    while at < text.count, at < end + 4, !text[at].isDigit { at += 1 }
    guard at < text.count, text[at].isDigit, at <= end + 3 else { return nil }
    while at < text.count, text[at].isDigit || text[at] == "." { at += 1 }
    return at
  }

  /// The period that a sentence itself states for a number at `position`.
  func stated(_ governing: [Governing], at position: Int) -> Period? {
    let reaching = governing.last {
      $0.range.upperBound <= position && ($0.limit.map { position < $0 } ?? true)
    }
    guard let last = reaching else { return nil }
    // A wording in the middle reaches to the next semicolon; one that leads the sentence reaches to its end.
    if !last.leads, text[last.range.upperBound..<position].contains(where: { $0 == "；" || $0 == ";" }) {
      guard let lead = governing.first, lead.leads, lead.range.upperBound <= position else { return nil }
      return period(lead, basis: .stated)
    }
    return period(last, basis: .stated)
  }

  func period(_ governing: Governing, basis: Period.Basis) -> Period {
    Period(
      start: governing.start?.iso, end: governing.end?.iso, basis: basis, text: text.string(governing.range))
  }

  /// The period of the document where nothing nearer says one.
  var ofDocument: Period? {
    if let reported = context.reported {
      return Period(
        start: reported.start.iso, end: reported.end?.iso, basis: .document, text: reported.text)
    }
    guard let year = context.subjectYear, let start = Day.firstOf(year: year),
      let end = Day.lastOf(year: year)
    else {
      return nil
    }
    return Period(start: start.iso, end: end.iso, basis: .document, text: nil)
  }

  /// What a stock's period is: open before, to the reference day.
  func asStock(_ period: Period?) -> Period? {
    guard let period else {
      guard let day = context.referenceDay else { return nil }
      return Period(start: nil, end: day.iso, basis: .document, text: nil)
    }
    var stock = period
    stock.start = nil
    if let end = period.end.flatMap({ Day(iso: $0) }), let reference = context.published, end > reference {
      stock.end = reference.iso
    }
    return stock
  }
}
