internal import Lexicons
internal import Numerals

/// Says what a wording of time does in its clause: whether it says when, or is an attribute of something.
struct TimeReach {
  let context: TimeContext
  let tools: PhraseTools

  /// What a wording reaches: the clause and what follows, or the one number that it is an attribute of, to its end.
  enum Reach: Equatable {
    case clause
    case number(end: Int)
  }

  private var text: Scalars { tools.text }
  private var words: ContextWords { tools.lexicon.contextWords }

  /// What a wording reaches; nil where it is an attribute of a noun: 2023年度“最美职工”, 2020年招聘会.
  func reach(of time: TimeExpression, finder: ClauseFinder) -> Reach? {
    let clause = finder.clause(around: time.range)
    let before = tools.withoutLabel(clause.lowerBound..<time.range.lowerBound)
    let end = time.range.upperBound
    if isTelling(time, clause: clause, finder: finder) { return nil }
    if time.meaning == .relative("start_of_year") {
      // 由年初361户, 年初的96户; 年初，… says no more than that the year was young.
      if let number = numberEnd(behind: text.scalar(end) == "的" ? end + 1 : end) {
        return .number(end: number)
      }
      return tools.withoutLead(before).isEmpty && text.scalar(end) != "的" ? .clause : nil
    }
    if let next = text.scalar(end) {
      if next == "的" {
        if let number = numberEnd(behind: end + 1) { return .number(end: number) }
        // 当晚的培训 goes on about the day spoken of.
        if time.meaning == .relative("same_day"), tools.withoutLead(before).isEmpty { return .clause }
        return opensFindings(clause, before: before, end: end) ? .clause : nil
      }
      // 开展2020年“…”系列活动: the year of what was held is when it was.
      if isHeld(time, behind: before) { return .clause }
      // 2023年度“最美职工”; but 今年“五一”期间.
      if next == "《" || next == "”" || (next == "“" && !isAdverb(time)) { return nil }
    }
    if isRepeated(before) { return nil }
    // 对2020年检查中发现的63项问题，确保…: the time of what is dealt with.
    if let number = dealtWith(before, behind: end, clause: clause) { return .number(end: number) }
    // 工作室成立于2016年，现有…: when it began.
    if words.start(.founded, text, endingAt: time.range.lowerBound, notBefore: clause.lowerBound) != nil {
      return nil
    }
    // 完成全年任务的26.8%; but 2023年预算安排：.
    if words.end(.attribute, text, at: end, limit: clause.upperBound) != nil, !isColon(at: clause.upperBound)
    {
      return nil
    }
    // 春节期间 says the year where nothing else does.
    if time.isFestival, context.ofDocument != nil || context.sectionYear != nil {
      return nil
    }
    if words.start(.against, text, endingAt: before.upperBound, notBefore: before.lowerBound) != nil {
      return nil
    }
    if words.end(.reached, text, at: time.range.lowerBound, limit: end) != nil,
      isBehindBase(time, clause: clause),
      let number = numberEnd(behind: end)
    {
      return .number(end: number)
    }
    if words.start(.from, text, endingAt: before.upperBound, notBefore: before.lowerBound) != nil {
      return numberEnd(behind: end).map { .number(end: $0) }
    }
    if tools.withoutLead(before).isEmpty || isEnumerator(before) { return .clause }
    return isAdverb(time) || isToCome(time) || saysWhen(time, behind: before, clause: clause) ? .clause : nil
  }

  /// 从2015年808元提高到2020年底9800元: whether a time stands before from which a count began.
  private func isBehindBase(_ time: TimeExpression, clause: Range<Int>) -> Bool {
    tools.times(beginningIn: clause.lowerBound..<time.range.lowerBound).contains {
      words.start(.from, text, endingAt: $0.range.lowerBound, notBefore: clause.lowerBound) != nil
        || words.end(.from, text, at: $0.range.lowerBound, limit: $0.range.upperBound) != nil
    }
  }

  /// 开展2020年“安康杯”竞赛, 举办2023年度职工运动会.
  private func isHeld(_ time: TimeExpression, behind before: Range<Int>) -> Bool {
    guard let year = time.wholeYear, year <= (context.published?.year ?? year) else { return false }
    return words.start(.holding, text, endingAt: before.upperBound, notBefore: before.lowerBound) != nil
  }

  /// 本报上海4月5日电, 记者24日从市总工会获悉: the day that a thing was told on is not that of the thing.
  func isTelling(_ time: TimeExpression, clause: Range<Int>, finder: ClauseFinder) -> Bool {
    guard time.isOfDays else { return false }
    let end = time.range.upperBound
    if words.end(.byline, text, at: end, limit: clause.upperBound) != nil { return true }
    if words.stands(.learnt, text, in: end..<clause.upperBound) { return true }
    // 4月24日，记者从市总工会获悉，
    guard tools.withoutLead(end..<clause.upperBound).isEmpty,
      clause.upperBound + 1 < finder.sentence.upperBound
    else { return false }
    let next = finder.clause(around: clause.upperBound + 1..<clause.upperBound + 2)
    return words.stands(.learnt, text, in: next) && !text[next].contains(where: \.isDigit)
  }

  /// 每年6月, 每年五六月份: a time that comes again and again.
  private func isRepeated(_ before: Range<Int>) -> Bool {
    var end = before.upperBound
    while end > before.lowerBound, tools.lexicon.numerals.isChineseNumeral(text[end - 1]) { end -= 1 }
    return tools.lexicon.ratesBefore.longest(text, endingAt: end, notBefore: before.lowerBound) != nil
  }

  /// 今年, 截至目前, 2018年以来: an adverb, which says when wherever it stands.
  private func isAdverb(_ time: TimeExpression) -> Bool {
    switch time.meaning {
    case .since, .samePeriod: true
    // 成立6年来; but 过去六年 may be an attribute.
    case .years: text[time.range.upperBound - 1] == "来"
    case .span(let start, _): start == nil
    case .ofYear(let span): span.isOpenBefore || span.isOpenBehind || span.yearRule != nil
    case .yearsOfReport: true
    case .relative(let rule):
      Self.adverbs.contains(rule) || rule.hasPrefix("open:") || rule.hasPrefix("lunar:")
        || rule.hasPrefix("day:") || rule.hasPrefix("months:")
    default: false
    }
  }

  /// 力争到2025年, 将争取明年: what is to come says when wherever it stands.
  private func isToCome(_ time: TimeExpression) -> Bool {
    guard let today = context.published ?? context.referenceDay, let span = time.resolved(in: context),
      let end = span.end, !time.isFestival
    else { return false }
    return end > today && span.start != end
  }

  private static let adverbs: Set<String> = [
    "to_date", "year_to_date", "this_year", "last_year", "year_before_last", "next_year", "same_year",
    "same_month", "day_before", "this_week", "last_week", "year_after_that", "same_period",
    "end_of_this_year", "to_that", "since_opened",
  ]

  /// A date behind 在, behind the subject that its clause begins with, or right before the verb.
  private func saysWhen(_ time: TimeExpression, behind before: Range<Int>, clause: Range<Int>) -> Bool {
    let at = time.range.lowerBound
    if words.start(.at, text, endingAt: at, notBefore: max(0, at - 2)) != nil { return true }
    let subject = tools.withoutTail(before)
    guard subject.count <= 14 else { return false }
    if tools.lexicon.bodies.longest(text, endingAt: subject.upperBound, notBefore: subject.lowerBound) != nil
    {
      return true
    }
    if let place = tools.lexicon.gazetteer.find(in: text, subject).last, place.end == subject.upperBound {
      return true
    }
    guard tools.hasNoun(subject), !tools.endsWithVerb(subject),
      let verb = tools.lexicon.verbs.longest(
        text, at: tools.withoutLead(time.range.upperBound..<clause.upperBound).lowerBound,
        end: clause.upperBound)
    else { return false }
    return text.scalar(verb.range.upperBound) != "的"
  }

  /// 2025年的目标：, 2019年底的一次摸底显示，: the clause that it begins says of what time the next ones are.
  private func opensFindings(_ clause: Range<Int>, before: Range<Int>, end: Int) -> Bool {
    guard tools.withoutLead(before).isEmpty else { return false }
    if isColon(at: clause.upperBound) { return true }
    return words.start(.reports, text, endingAt: clause.upperBound, notBefore: end) != nil
  }

  private func isColon(at place: Int) -> Bool { text.scalar(place) == "：" || text.scalar(place) == ":" }

  /// The end of the number behind 对2020年检查中发现的, where the time is only that of the thing.
  private func dealtWith(_ before: Range<Int>, behind end: Int, clause: Range<Int>) -> Int? {
    guard words.start(.object, text, endingAt: before.upperBound, notBefore: before.lowerBound) != nil,
      let digit = text[end..<clause.upperBound].firstIndex(where: \.isDigit), text[digit - 1] == "的"
    else { return nil }
    return numberEnd(behind: digit)
  }

  /// （2） and the like, which count the clauses.
  private func isEnumerator(_ range: Range<Int>) -> Bool {
    let inner = text.trimmed(range)
    guard inner.count <= 4, let first = inner.first, let last = inner.last else { return false }
    return (text[first] == "（" || text[first] == "(") && (text[last] == "）" || text[last] == ")")
  }

  /// The end of the number that stands at a place, or a character or two behind it.
  private func numberEnd(behind start: Int) -> Int? {
    var start = start
    // 从2015年每户每年808元: what it is a rate of may stand before the number.
    while let rate = tools.lexicon.rates.longest(text, at: start, end: min(start + 6, text.count)) {
      start = rate.range.upperBound
    }
    var at = start
    while at < text.count, at < start + 3, !text[at].isDigit { at += 1 }
    guard at < text.count, text[at].isDigit, at <= start + 2,
      // 比年初增加1260人: the number is no level of then.
      at == start || tools.lexicon.signals[.change].longest(text, at: start, end: at) == nil
    else { return nil }
    while at < text.count, text[at].isDigit || text[at] == "." { at += 1 }
    return at
  }
}

extension TimeExpression {
  /// Whether it is a day, or days of one month: when an event was.
  var isOfDays: Bool {
    switch meaning {
    case .span(let start?, let end?): start == end
    case .ofYear(let span): span.day != nil && !span.isOpenBefore && !span.isOpenBehind
    case .ofMonth, .relative("day"), .relative("day_before"): true
    default: false
    }
  }

  /// Whether it names a time that later words can point at: a date or year, and no span to this day.
  func names(_ span: TimeContext.Span) -> Bool {
    switch meaning {
    case .span, .ofYear, .ofMonth: span.end != nil
    case .relative(let rule):
      ["this_year", "last_year", "year_before_last", "this_month"].contains(rule) || rule.hasPrefix("span:")
    default: false
    }
  }
}
