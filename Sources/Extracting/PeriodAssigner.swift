internal import Records

/// Says which period the numbers of a document are about.
///
/// In order: a wording of time before the number in its sentence (`stated`); the wording that leads its paragraph,
/// the heading above, or the summing-up behind an ellipsis (`inherited`); the year of the title (`document`).
struct PeriodAssigner {
  var context: TimeContext
  let tools: PhraseTools

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
      if span.start == nil, let first = begun(time, found.last) { span.start = first }
      if let governing = governing(
        time, span: span, reach: isOfDayTold(time, found) ? nil : reach, sentence: sentence, finder: finder)
      {
        found.append(governing)
        if governing.limit == nil, !governing.isAttribute {
          if (span.years ?? 1) <= 2 { context.shortGoverning = span } else { context.longGoverning = span }
        }
        if governing.leads, governing.isWholeYear { context.leadYear = span.year }
      }
      // 由2016年的1034户减少到72户: where a count began is not what is spoken of.
      let isBase = found.last.map { $0.range == time.range && $0.isBase } ?? false
      if time.names(span), !isBase, !isCompared(time, in: sentence) { context.spokenOf = span }
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

  /// 比2022年增长8.6%: the time is only compared with.
  private func isCompared(_ time: TimeExpression, in sentence: Range<Int>) -> Bool {
    tools.lexicon.contextWords.start(
      .against, text, endingAt: time.range.lowerBound, notBefore: sentence.lowerBound) != nil
  }

  /// 1954年6月，开展竞赛，至年末…: what ends a time that the sentence began with.
  private func begun(_ time: TimeExpression, _ last: Governing?) -> Day? {
    guard let last, last.limit == nil, !last.isAttribute, last.opens, let start = last.span.start,
      isBehindTo(time)
    else { return nil }
    return start
  }

  /// 至1953年底; 至年末 is one wording.
  private func isBehindTo(_ time: TimeExpression) -> Bool {
    let start = time.range.lowerBound
    let to = tools.lexicon.timeWords
    if to.longest(.to, text, at: start - 1, end: start) != nil { return true }
    return time.meaning == .relative("end_of_year") && !context.isAhead
      && to.longest(.to, text, at: start, end: start + 1) != nil
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
    case .ofYear, .relative("this_year"), .relative("end_of_year"): break
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
      (text[before].last == "，" || text[before].last == ",")
      && !text[before].contains(where: \.isDigit)
      && !tools.times(beginningIn: before.lowerBound..<max(time.range.lowerBound, before.lowerBound)).contains
      {
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
    // 集体协商取得进展，截至去年底，…；…: what stands before the first number is of all.
    let isFirst =
      span.start == nil && !text[before].contains(where: \.isDigit)
    let opens =
      reach == .clause && clause.lowerBound == sentence.lowerBound && !isRelativeClause(time, clause: clause)
      && !text[before].contains(where: \.isDigit) && !begins(behind: time.range.upperBound)
    let from = tools.lexicon.contextWords.start(
      .from, text, endingAt: time.range.lowerBound, notBefore: clause.lowerBound)
    return Governing(
      range: time.range, span: span, leads: leads, opens: leads || opens,
      runsOn: time.isOpenBehind, isOfBeginning: !time.isOpenBehind && begins(behind: time.range.upperBound),
      bracketEnd: bracketEnd(time, finder: finder),
      reachesEnd: limit == nil && (leads || isFirst || opensList || clause.lowerBound == sentence.lowerBound),
      isLong: isLong, isWholeYear: isWholeYear, limit: limit, isBase: limit != nil && from != nil,
      isList: text[time.range].contains("、") && (span.years ?? 1) > 1)
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
}
