internal import Records

/// Finds the time that a document says it is about, where that is no whole year of its title.
///
/// In order: a span in the title (`2023年上半年工作总结`); a span in the first paragraphs whose sentence says that it
/// frames the report (`现将6月1日至30日情况通报如下`); 今年以来 or a year at the beginning of the first paragraph.
struct ReportedPeriod {
  let text: Scalars
  let context: TimeContext
  let scanner: TimeScanner

  /// How many paragraphs may frame a report before its figures begin.
  private static let framing = 4

  func find(titles: [Range<Int>], paragraphs: [Range<Int>]) -> TimeContext.Reported? {
    if let title = titles.lazy.compactMap({ spanInTitle($0) }).first { return title }
    // A year in the title holds, but for the year of a festival or campaign, whose days the text may tell.
    if !titles.contains(where: namesYearlyReport) {
      for paragraph in paragraphs.prefix(Self.framing) {
        if let framed = framed(paragraph) { return framed }
      }
    }
    if let term = term(titles: titles, paragraphs: paragraphs) { return term }
    guard let first = paragraphs.first else { return nil }
    if !context.isYearly, let campaign = campaign(first) { return campaign }
    return context.subjectYear == nil ? leading(first) : nil
  }

  /// 第二次代表大会以来工作回眸: a title that says since when, where the text tells how many years that is: 六年来.
  private func term(titles: [Range<Int>], paragraphs: [Range<Int>]) -> TimeContext.Reported? {
    guard
      titles.contains(where: { title in
        scanner.scan(text, in: title).contains {
          $0.meaning == .relative("since_opened") || $0.meaning == .relative("since_congress")
        }
      })
    else { return nil }
    return paragraphs.lazy.flatMap { scanner.scan(text, in: $0) }.first { time in
      if case .years(let count) = time.meaning { count > 1 } else { false }
    }.flatMap(years)
  }

  /// 6月20日至8月31日，全市开展…, 6月15日以来，…: a text that begins with the days of a campaign is about them; a few
  /// days are those of an event.
  private func campaign(_ paragraph: Range<Int>) -> TimeContext.Reported? {
    guard let time = scanner.scan(text, in: paragraph).first, begins(time, paragraph), time.wholeYear == nil
    else { return nil }
    switch time.meaning {
    case .span, .ofYear, .since: break
    default: return nil
    }
    guard let span = closed(time), let end = span.end, span.start.days(to: end) > Self.eventDays,
      span.start.day != 1 || span.start.month != end.month
    else { return nil }
    return span
  }

  /// How many days an event may take.
  private static let eventDays = 10

  private func spanInTitle(_ title: Range<Int>) -> TimeContext.Reported? {
    for time in scanner.scan(text, in: title) where time.wholeYear == nil {
      if let years = years(time) { return years }
      guard let span = closed(time) else { continue }
      if span.start.month != span.end?.month { return span }
      // 11月份工作简报: a month that the report behind it is of; in other titles it is the day of an event.
      if span.start.day == 1, span.start != span.end, isOfReport(time.range, title: title) { return span }
    }
    return nil
  }

  private func isOfReport(_ range: Range<Int>, title: Range<Int>) -> Bool {
    scanner.lexicon.signals[.month].longest(text, at: range.upperBound, end: title.upperBound) != nil
  }

  /// 2023年度…, 2023年工作总结: the year is the report's.
  private func namesYearlyReport(_ title: Range<Int>) -> Bool {
    scanner.scan(text, in: title).contains { time in
      guard time.wholeYear != nil else { return false }
      return text[time.range.upperBound - 1] == "度" || text.has("工作".scalars, at: time.range.upperBound)
    }
  }

  private func framed(_ paragraph: Range<Int>) -> TimeContext.Reported? {
    for sentence in SentenceSplitter.split(text, blocks: [(0, paragraph)]) {
      let frames = scanner.lexicon.signals[.frame]
      guard
        sentence.range.contains(where: { frames.longest(text, at: $0, end: sentence.range.upperBound) != nil }
        )
      else { continue }
      for time in scanner.scan(text, in: sentence.range) where time.wholeYear == nil {
        // A month alone says when something was begun, not what the report is about.
        if let span = closed(time), span.start.day != 1 || span.start.month != span.end?.month { return span }
      }
    }
    return nil
  }

  private func leading(_ paragraph: Range<Int>) -> TimeContext.Reported? {
    let times = scanner.scan(text, in: paragraph)
    guard let time = times.first, begins(time, paragraph) else { return nil }
    switch time.meaning {
    case .span where time.wholeYear != nil, .relative("year_to_date"): return closed(time)
    case .years, .since: return years(time)
    case .relative("this_year"), .relative("start_of_year"), .relative("festival"),
      .relative("winter_festivals"):
      // 今年, 年初: what a text tells that begins so is of the year until it came out.
      guard let today = context.published, let start = Day.firstOf(year: today.year), start < today else {
        return nil
      }
      return TimeContext.Reported(start: start, end: today, text: text.string(time.range))
    default: return nil
    }
  }

  /// Several years: 三年行动（2020—2022年）, 五年来.
  private func years(_ time: TimeExpression) -> TimeContext.Reported? {
    guard let span = time.resolved(in: context), let start = span.start, let end = span.end,
      start.year < end.year,
      context.published.map({ end <= $0 }) ?? true
    else { return nil }
    return TimeContext.Reported(start: start, end: end, text: text.string(time.range))
  }

  /// Whether a paragraph begins with a time, or has only a label before it: 核心提示：, 【概况】.
  private func begins(_ time: TimeExpression, _ paragraph: Range<Int>) -> Bool {
    let before = text[paragraph.lowerBound..<time.range.lowerBound].filter { !$0.isBlank }
    guard let last = before.last else { return true }
    return before.count <= 8 && (last == "：" || last == ":" || last == "】")
  }

  /// The span that a wording means, where it has both ends, more than a day and less than two years apart.
  private func closed(_ time: TimeExpression) -> TimeContext.Reported? {
    guard !time.isFestival, let resolved = time.resolved(in: context),
      let start = resolved.start, let end = resolved.end,
      start < end, end.year - start.year <= 1
    else { return nil }
    if let published = context.published, start > published { return nil }
    return TimeContext.Reported(start: start, end: end, text: text.string(time.range))
  }
}
