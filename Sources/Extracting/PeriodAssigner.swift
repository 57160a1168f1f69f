internal import Records

/// Says which period the numbers of a document are about.
///
/// In order: a wording of time before the number in its sentence (`stated`); the wording that leads its paragraph,
/// the heading above, or the summing-up behind an ellipsis (`inherited`); the year of the title (`document`).
struct PeriodAssigner {
  var context: TimeContext
  let tools: PhraseTools

  /// A wording that governs numbers, with what it means here.
  struct Governing: Sendable {
    var range: Range<Int>
    var span: TimeContext.Span
    /// Whether it begins its sentence.
    var leads: Bool
    /// Whether its sentence begins with what it says the time of: 大会于5月28日召开.
    var opens = false
    /// Whether it runs on to this day: 自去年5月.
    var runsOn = false
    /// Where the bracket ends that it stands in: what is behind is not of its time.
    var bracketEnd: Int?
    /// Whether it reaches past semicolons: it stands in the first clause, or a colon opens a list behind it.
    var reachesEnd: Bool
    /// Whether it is longer than a month: long enough to lead a paragraph.
    var isLong: Bool
    /// Whether it is one calendar year.
    var isWholeYear: Bool
    /// Where the one number ends that it is an attribute of: 2022年的27.2%; nil where it governs all behind it.
    var limit: Int?
    /// Whether it is the time of where a count began: 由2015年底的1102家.
    var isBase = false
    /// Whether it is only an attribute of what is counted: 2023年度先进集体15个.
    var isAttribute = false

    var isOpen: Bool { span.start == nil }

    /// Whether it is a day or a few: the time of an event.
    var isOfDays: Bool {
      guard let start = span.start, let end = span.end else { return false }
      return start.days(to: end) <= 10
    }
  }

  var text: Scalars { tools.text }

  /// The governing wordings of a sentence, in order; what they say is what later ones point at.
  mutating func governing(_ sentence: Range<Int>, finder: ClauseFinder) -> [Governing] {
    var found: [Governing] = []
    context.yearAhead = nil
    for time in tools.times(beginningIn: sentence) where time.range.upperBound <= sentence.upperBound {
      context.isAhead = isAhead(time, in: sentence)
      guard var span = time.resolved(in: context), span.start != nil || span.end != nil else { continue }
      if closes(time, found.last, finder: finder) { continue }
      let reach = TimeReach(context: context, tools: tools).reach(of: time, finder: finder)
      if reach == .clause, time.meaning == .relative("start_of_year"), let year = span.year {
        span = .init(start: Day.firstOf(year: year), end: Day.lastOf(year: year))
      }
      if let governing = governing(
        time, span: span, reach: isOfDayTold(time, found) ? nil : reach, sentence: sentence, finder: finder)
      {
        found.append(governing)
        if governing.limit == nil, !governing.isAttribute {
          if (span.years ?? 1) <= 2 { context.shortGoverning = span } else { context.longGoverning = span }
        }
        if governing.leads, governing.isWholeYear { context.leadYear = span.year }
      }
      if time.names(span) { context.spokenOf = span }
      note(time, span: span)
    }
    context.isAhead = false
    return found
  }

  /// 自去年5月全国总工会启动活动至今: the end of what began in the same clause.
  private func closes(_ time: TimeExpression, _ last: Governing?, finder: ClauseFinder) -> Bool {
    guard time.meaning == .relative("to_date"), let last, last.limit == nil, last.runsOn else { return false }
    return finder.clause(around: time.range).contains(last.range.lowerBound)
  }

  /// 8月25日，举行2023年“金秋助学”发放仪式: the year of what was held behind the day that it was held on.
  private func isOfDayTold(_ time: TimeExpression, _ found: [Governing]) -> Bool {
    guard let year = time.wholeYear, let last = found.last, last.limit == nil, !last.isAttribute else {
      return false
    }
    return last.isOfDays && last.span.year == year
      && tools.lexicon.contextWords.start(.holding, text, endingAt: time.range.lowerBound, notBefore: 0)
        != nil
  }

  /// Keeps what later wordings of the text point at: when something began, and which year to come is spoken of.
  private mutating func note(_ time: TimeExpression, span: TimeContext.Span) {
    if let year = time.wholeYear, let published = context.published, year >= published.year {
      context.yearAhead = year
    }
    guard let start = span.start else { return }
    if time.isOpenBehind
      || tools.lexicon.contextWords.start(.founded, text, endingAt: time.range.lowerBound, notBefore: 0)
        != nil
      || begins(behind: time.range.upperBound)
    {
      context.openedOn = start
    }
  }

  /// 7月25日起, 2009年启动: what stands behind a time says that something began then.
  private func begins(behind end: Int) -> Bool {
    [.opening, .beginning].contains {
      tools.lexicon.timeWords.longest($0, text, at: end, end: text.count) != nil
    }
  }

  /// 将于7月14日开班.
  private func isPlannedBefore(_ start: Int, in sentence: Range<Int>) -> Bool {
    let planned = tools.lexicon.signals[.modality]
    return (max(sentence.lowerBound, start - 3)..<start).contains { at in
      guard let end = planned.longest(text, at: at, end: start)?.range.upperBound else { return false }
      return end == start || tools.lexicon.contextWords.end(.at, text, at: end, limit: start) == start
    }
  }

  /// Whether the words behind a month say that it is still to come: 12月上旬，县总工会将组织….
  private func isAhead(_ time: TimeExpression, in sentence: Range<Int>) -> Bool {
    switch time.meaning {
    case .ofYear, .relative("this_year"): break
    default: return false
    }
    let behind = time.range.upperBound..<max(sentence.upperBound, time.range.upperBound)
    let next = tools.times(beginningIn: behind).first?.range.lowerBound
    let end = min(next ?? sentence.upperBound, sentence.upperBound)
    if isPlannedBefore(time.range.lowerBound, in: sentence) { return true }
    return Signals(tools: tools).isPlanned(time.range.upperBound..<max(end, time.range.upperBound))
  }

  private func governing(
    _ time: TimeExpression, span: TimeContext.Span, reach: TimeReach.Reach?, sentence: Range<Int>,
    finder: ClauseFinder
  ) -> Governing? {
    let isWholeYear =
      span.start.map { $0.month == 1 && $0.day == 1 } ?? false
      && span.end.map { $0.month == 12 && $0.day == 31 } ?? false && span.year != nil
    guard let reach else {
      guard time.wholeYear != nil else { return nil }
      return Governing(
        range: time.range, span: span, leads: false, reachesEnd: false, isLong: true, isWholeYear: true,
        limit: nil, isAttribute: true)
    }
    let clause = finder.clause(around: time.range)
    let before = tools.withoutLead(tools.withoutLabel(sentence.lowerBound..<time.range.lowerBound))
    let isLabel = before.count <= 10 && clause.lowerBound > before.lowerBound && endsLabel(before)
    // 会议指出，2023年，…: what only says who tells it.
    let isTold =
      before.count <= 12 && (text[before].last == "，" || text[before].last == ",")
      && !text[before].contains(where: \.isDigit)
      && !tools.times(beginningIn: sentence.lowerBound..<time.range.lowerBound).contains {
        $0.range.upperBound <= time.range.lowerBound
      }
    let leads =
      (before.isEmpty || isLabel || isTold) && reach == .clause && !isRelativeClause(time, clause: clause)
    let opensList = text.scalar(clause.upperBound) == "：" || text.scalar(clause.upperBound) == ":"
    let isLong: Bool
    if let start = span.start, let end = span.end {
      isLong = start.year != end.year || end.month - start.month >= 2
    } else {
      isLong = span.start != nil
    }
    var limit: Int?
    if case .number(let end) = reach { limit = end }
    let opens =
      reach == .clause && clause.lowerBound == sentence.lowerBound && !isRelativeClause(time, clause: clause)
      && !text[before].contains(where: \.isDigit) && !begins(behind: time.range.upperBound)
    let from = tools.lexicon.contextWords.start(
      .from, text, endingAt: time.range.lowerBound, notBefore: clause.lowerBound)
    return Governing(
      range: time.range, span: span, leads: leads, opens: leads || opens,
      runsOn: time.isOpenBehind, bracketEnd: bracketEnd(time, finder: finder),
      reachesEnd: limit == nil && (leads || opensList || clause.lowerBound == sentence.lowerBound),
      isLong: isLong, isWholeYear: isWholeYear, limit: limit, isBase: limit != nil && from != nil)
  }

  /// （其中2022年新建210个）: the end of a bracket that tells more than the time; one that tells only the time, （9月23日至10月8日）,
  /// says it of what is behind.
  private func bracketEnd(_ time: TimeExpression, finder: ClauseFinder) -> Int? {
    guard let bracket = finder.spans.innermost(around: time.range, kind: .bracket),
      text[time.range.upperBound..<bracket.inner.upperBound].contains(where: \.isDigit)
    else { return nil }
    return bracket.range.upperBound
  }

  /// 核心提示：今年以来: a label and a colon before it.
  private func endsLabel(_ range: Range<Int>) -> Bool {
    text[range].last.map { $0 == "：" || $0 == ":" } ?? false
  }

  /// 2020年结转的资金: the time of one thing, and not what the sentences behind are about.
  private func isRelativeClause(_ time: TimeExpression, clause: Range<Int>) -> Bool {
    let words = text[time.range.upperBound..<min(time.range.upperBound + 5, clause.upperBound)]
      .prefix { $0.isHan }
    return words.dropFirst().contains("的")
  }

  // MARK: Of a number

  /// The period that a sentence itself states for a number at `position`.
  ///
  /// A wording in the middle reaches to the next semicolon; one of the first clause to the end of the sentence. How
  /// many there are is as of 截至, even where a wording of a span stands nearer.
  func stated(_ governing: [Governing], at position: Int, isStock: Bool) -> Period? {
    let reaching = governing.filter {
      !$0.isAttribute && $0.range.upperBound <= position && position < ($0.limit ?? $0.bracketEnd ?? Int.max)
    }
    guard let last = reaching.last else {
      return governing.first.flatMap { isExplained(position, by: $0) ? period($0, basis: .stated) : nil }
    }
    // 2019年成立的工作室，现有成员18人: as of now, where what was named is the time of one thing.
    if isStock, last.limit == nil, !last.isOpen, !last.leads,
      tools.lexicon.contextWords.stands(.now, text, in: last.range.upperBound..<position)
    {
      return nil
    }
    func reaches(_ one: Governing) -> Bool {
      one.reachesEnd || one.limit != nil
        || !text[one.range.upperBound..<position].contains(where: { $0 == "；" || $0 == ";" })
    }
    if isStock, last.limit == nil, !last.isOpen, let open = reaching.last(where: { $0.isOpen && reaches($0) })
    {
      return period(open, basis: .stated)
    }
    if reaches(last) { return period(last, basis: .stated) }
    guard let lead = reaching.last(where: reaches) else { return nil }
    // 2021年4月，…，3年来，…；: what follows goes on about the longer time.
    return period(!lead.isLong && !lead.isOpen && last.isLong ? last : lead, basis: .stated)
  }

  /// 176万元：今年发放的救助金: what stands behind a number and a colon says of what time it is.
  private func isExplained(_ position: Int, by one: Governing) -> Bool {
    guard one.limit == nil, one.range.lowerBound > position else { return false }
    let between = text[position..<one.range.lowerBound]
    guard let colon = between.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return false }
    return one.range.lowerBound - colon <= 4 && !between.contains { $0 == "，" || $0 == "；" }
  }

  /// The year of the thing that a clause counts, where nothing else says when: 2023年度先进集体15个.
  func attributed(_ governing: [Governing], in clause: Range<Int>, at position: Int) -> Period? {
    governing.last {
      $0.isAttribute && clause.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= position
    }.map { period($0, basis: .inherited) }
  }

  /// The period of a wording; of 成立以来 and 目前 only the document may say which days they mean.
  func period(_ governing: Governing, basis: Period.Basis) -> Period {
    period(
      governing.span, basis: governing.span.isVague ? .document : basis, text: text.string(governing.range))
  }

  private func period(_ span: TimeContext.Span, basis: Period.Basis, text: String?) -> Period {
    Period(start: span.start?.iso, end: span.end?.iso, basis: basis, text: text)
  }

  /// The wording before a number that says when, where no day of publication tells what it means: 五年来.
  func worded(_ sentence: Range<Int>, before position: Int, finder: ClauseFinder) -> Period? {
    guard context.published == nil else { return nil }
    guard sentence.lowerBound < position else { return nil }
    let time = tools.times(beginningIn: sentence.lowerBound..<position).last { time in
      guard time.range.upperBound <= position else { return false }
      switch time.meaning {
      case .none, .ofYear: return false
      default: return time.resolved(in: context) == nil
      }
    }
    guard let time, TimeReach(context: context, tools: tools).reach(of: time, finder: finder) == .clause
    else {
      return nil
    }
    return Period(start: nil, end: nil, basis: .inherited, text: text.string(time.range))
  }

  // MARK: Of headings and the document

  /// What a heading says of when: the last wording in it that means a period, wherever it stands.
  func ofHeading(_ range: Range<Int>) -> Period? {
    for time in tools.times(beginningIn: range).reversed() where time.range.upperBound <= range.upperBound {
      guard let span = time.resolved(in: context), span.start != nil else { continue }
      return period(span, basis: .inherited, text: text.string(time.range))
    }
    return nil
  }

  /// The year that a heading is about: 2023年工作回顾, 过去一年工作回顾.
  func yearOfHeading(_ range: Range<Int>) -> Int? {
    for time in tools.times(beginningIn: range) where time.range.upperBound <= range.upperBound {
      guard time.wholeYear == nil else { return time.wholeYear }
      if case .relative = time.meaning, let span = time.resolved(in: context), let year = span.year,
        span.start == Day.firstOf(year: year), span.end == Day.lastOf(year: year)
      {
        return year
      }
    }
    return nil
  }

  /// The period of the document where nothing nearer says one.
  var ofDocument: Period? {
    context.ofDocument.map { period($0, basis: .document, text: context.reported?.text) }
  }

  /// What a stock's period is: open before, to the reference day; a day yet to come is what is aimed at.
  func asStock(_ period: Period?) -> Period? {
    guard let period else {
      guard let day = context.referenceDay else { return nil }
      return Period(start: nil, end: day.iso, basis: .document, text: nil)
    }
    var stock = period
    stock.start = nil
    if let end = period.end.flatMap({ Day(iso: $0) }), let today = context.published, end > today {
      guard let start = period.start.flatMap({ Day(iso: $0) }), start <= today else { return period }
      stock.end = today.iso
    }
    return stock
  }
}
