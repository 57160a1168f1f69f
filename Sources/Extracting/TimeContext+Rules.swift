/// What a wording of time means where a document's own time is known.
extension TimeContext {
  /// A span of months or days in the year that the context gives; one that ends before it begins began a year before.
  func resolve(_ span: TimeExpression.MonthSpan) -> Span? {
    let last = span.lastMonth ?? span.month
    guard let year = year(ofMonth: last, rule: span.yearRule) else { return nil }
    let firstYear = last < span.month ? year - 1 : year
    let exact = span.day.map { Day(year: firstYear, month: span.month, day: $0) }
    if let exact, exact == nil { return nil }
    guard let start = exact ?? Day.firstOf(year: firstYear, month: span.month) else { return nil }
    var end = Day.lastOf(year: year, month: last)
    if let day = span.lastDay {
      end = Day(year: year, month: last, day: day)
    } else if span.day != nil, span.lastMonth == nil {
      end = start
    }
    if span.isOpenBehind { end = today.map { max($0, start) } }
    return Span(start: span.isOpenBefore ? nil : start, end: end)
  }

  private func year(ofMonth month: Int, rule: String?) -> Int? {
    if let rule { return resolve(rule)?.year }
    if let year = leadYear ?? sectionYear ?? subjectYear { return year }
    guard let published = published ?? asOf else { return nil }
    // 12月，将组织…: the next such month.
    if isAhead || sectionIsPlan { return month >= published.month ? published.year : published.year + 1 }
    return month <= published.month ? published.year : published.year - 1
  }

  /// Days of the month spoken of, or of the event told of; else the last such days before publication.
  func resolve(day: Int, last: Int) -> Span? {
    func span(_ month: (year: Int, month: Int)) -> Span? {
      guard let start = Day(year: month.year, month: month.month, day: day),
        let end = Day(year: month.year, month: month.month, day: last), start <= end
      else { return nil }
      return Span(start: start, end: end)
    }
    if let month = spokenOf?.month ?? eventDay?.month { return span(month) }
    guard let published else { return nil }
    if day <= published.day { return span((published.year, published.month)) }
    return span(published.month > 1 ? (published.year, published.month - 1) : (published.year - 1, 12))
  }

  /// The years before the day of publication; the time of the report where that is as many: “十三五”期间…五年间; those
  /// since something began where that is as long ago: 2009年启动，14年来.
  func resolve(years count: Int) -> Span? {
    for span in [spokenOf, ofDocument].compactMap({ $0 }) where count > 1 && span.years == count {
      return span
    }
    if let openedOn, let today, count > 1, today.year - openedOn.year == count {
      return Span(start: openedOn, end: today)
    }
    guard let end = published, let start = end.years(before: count) else { return nil }
    return Span(start: start, end: end)
  }

  /// As many years as the report is of, else those before publication: 五年发放.
  func resolve(yearsOfReport count: Int) -> Span? {
    [spokenOf, longGoverning, ofDocument].compactMap { $0 }.first {
      count > 1 && Self.spans($0, years: count)
    } ?? resolve(years: count)
  }

  /// 2018年8月至2023年7月 is five years, as 2016 to 2020 is.
  private static func spans(_ span: Span, years count: Int) -> Bool {
    guard let start = span.start, let end = span.end else { return false }
    return end.year - start.year + 1 == count || end.year - start.year == count
  }

  /// The years to come: 今后两年. In the first months of a year that year is the first of them.
  func resolve(yearsAhead count: Int) -> Span? {
    guard let published else { return nil }
    let end =
      published.month <= 3
      ? Day.lastOf(year: published.year + count - 1) : published.years(before: -count)
    return Span(start: published, end: end)
  }

  /// The same part of another year as what was spoken of: 去年同期, 2020年同期. It is no longer than a year.
  func resolve(samePeriodOf year: Int?) -> Span? {
    guard let base = shortGoverning ?? ofDocument, (base.years ?? 1) <= 2, let end = base.end else {
      return nil
    }
    return base.movedByYears((year ?? end.year - 1) - end.year)
  }

  /// A rule of the lexicon of periods; unknown rules give nil and are refused when the lexicon is loaded.
  func resolve(_ rule: String) -> Span? {
    if let offset = Self.years[rule] { return span(ofYear: thisYear.map { $0 + offset }) }
    if let months = Self.parts[rule] { return span(ofMonths: months, year: reportYear) }
    switch rule {
    case "to_date": return today.map { Span(end: $0, isVague: published == nil) }
    case "year_to_date":
      guard let day = published, let start = Day.firstOf(year: thisYear ?? day.year) else { return nil }
      return Span(start: start, end: referenceDay)
    case "whole_year": return span(ofYear: yearAhead ?? spokenOf?.year ?? wholeYear ?? openedOn?.year)
    case "to_that": return (spokenOf?.end ?? eventDay?.end ?? referenceDay).map { Span(end: $0) }
    case "since_opened":
      guard let openedOn else { return referenceDay.map { Span(end: $0, isVague: true) } }
      return Span(start: openedOn, end: runsTo.map { max($0, openedOn) })
    case "since_congress":
      guard openedOn == nil, let termYears, let end = today, let start = end.years(before: termYears) else {
        return resolve("since_opened")
      }
      return Span(start: start, end: end)
    case "year_before": return span(ofYear: currentYear.map { $0 - 1 })
    case "festival", "winter_festivals": return span(ofYear: reportYear)
    case "same_year": return span(ofYear: spokenOf?.year ?? wholeYear)
    case "year_after_that": return span(ofYear: spokenOf?.year.map { $0 + 1 })
    case "same_month": return spokenOf?.month.flatMap(span(ofMonth:)) ?? resolve("this_month")
    case "same_day": return spokenOf.flatMap { $0.isOneDay ? $0 : nil } ?? (spokenOf == nil ? eventDay : nil)
    case "same_period": return resolve(samePeriodOf: nil)
    case "start_of_year":
      let day = wholeYear.flatMap { Day.firstOf(year: $0) }
      return day.map { Span(start: $0, end: $0) }
    case "end_of_year":
      return (isAhead ? reportYear : spokenOf?.year ?? reportYear).map { Span(end: Day.lastOf(year: $0)) }
    case "end_of_last_year": return thisYear.map { Span(end: Day.lastOf(year: $0 - 1)) }
    case "end_of_year_before": return currentYear.map { Span(end: Day.lastOf(year: $0 - 1)) }
    case "end_of_this_year": return thisYear.map { Span(end: Day.lastOf(year: $0)) }
    case "one_year": return oneYear
    case "coming_year": return span(ofYear: published.map { $0.month <= 3 ? $0.year : $0.year + 1 })
    case "last_year": return span(ofYear: lastYear)
    case "this_month": return month(before: 0)
    case "last_month": return month(before: 1)
    case "day": return published.map { Span(start: $0, end: $0) }
    case "day_before": return published?.moved(by: -1).map { Span(start: $0, end: $0) }
    case "this_week": return week(before: 0)
    case "last_week": return week(before: 1)
    default: return resolve(parametrized: rule)
    }
  }

  private func resolve(parametrized rule: String) -> Span? {
    if rule.hasPrefix("lunar:") || rule.hasPrefix("day:") {
      return festivals?.day(rule, in: self).map { Span(start: $0, end: $0) }
    }
    if rule.hasPrefix("since:") {
      guard let start = Day(iso: String(rule.dropFirst(6))) else { return nil }
      return Span(start: start, end: runsTo.map { max($0, start) })
    }
    if rule.hasPrefix("months:") { return Int(rule.dropFirst(7)).flatMap(months) }
    if rule.hasPrefix("open:") {
      guard let start = resolve(String(rule.dropFirst(5)))?.start else { return nil }
      return Span(start: start, end: today.map { max($0, start) })
    }
    if rule.hasPrefix("end:") { return resolve(String(rule.dropFirst(4))).map { Span(end: $0.end) } }
    if rule.hasPrefix("span:") {
      let years = rule.dropFirst(5).split(separator: "-").compactMap { Int($0) }
      guard years.count == 2 else { return nil }
      return Span(start: Day.firstOf(year: years[0]), end: Day.lastOf(year: years[1]))
    }
    return nil
  }

  private func span(ofMonths months: (first: Int, last: Int), year: Int?) -> Span? {
    year.map {
      Span(start: Day.firstOf(year: $0, month: months.first), end: Day.lastOf(year: $0, month: months.last))
    }
  }

  private func span(ofYear year: Int?) -> Span? {
    year.map { Span(start: Day.firstOf(year: $0), end: Day.lastOf(year: $0)) }
  }

  private func span(ofMonth month: (year: Int, month: Int)) -> Span? {
    Span(
      start: Day.firstOf(year: month.year, month: month.month),
      end: Day.lastOf(year: month.year, month: month.month))
  }

  /// 去年 is the year before the one that 今年 means; in what came out in the year behind that of the report, the latter.
  private var lastYear: Int? {
    if let published, let subjectYear, subjectYear == published.year - 1, !sectionIsPlan, !isToldWithin {
      return subjectYear
    }
    if isToldAfter { return subjectYear }
    return thisYear.map { $0 - 1 }
  }

  /// 过去一年 in a report of the year before, or one given at a year's end or beginning, is the calendar year.
  private var oneYear: Span? {
    let isAhead = published.map { $0.year == subjectYear && $0.month <= 3 } ?? false
    if let year = sectionYear ?? (isAhead ? nil : subjectYear) { return span(ofYear: year) }
    if let published, published.month <= 3 || published.month == 12 {
      return span(ofYear: published.month == 12 ? published.year : published.year - 1)
    }
    return resolve(years: 1)
  }

  /// The month that the document is about, else that of publication, or one some months before.
  private func month(before count: Int) -> Span? {
    let own = reported.flatMap { Span(start: $0.start, end: $0.end).month }
    guard let month = own ?? published.map({ (year: $0.year, month: $0.month) }) else { return nil }
    let index = month.year * 12 + month.month - 1 - count
    return span(ofMonth: (year: index / 12, month: index % 12 + 1))
  }

  /// The week of publication as far as it had come, or one some weeks before, from Monday on.
  private func week(before count: Int) -> Span? {
    guard let published, let monday = Day(year: 2001, month: 1, day: 1) else { return nil }
    let passed = (monday.days(to: published) % 7 + 7) % 7
    guard let start = published.moved(by: -passed - 7 * count), let end = start.moved(by: 6) else {
      return nil
    }
    return Span(start: start, end: min(end, published))
  }

  /// The months before the day of publication: 近三个月来.
  private func months(_ count: Int) -> Span? {
    guard let published else { return nil }
    let index = published.year * 12 + published.month - 1 - count
    let (year, month) = (index / 12, index % 12 + 1)
    let day = min(published.day, Day.length(year: year, month: month))
    return Day(year: year, month: month, day: day).map { Span(start: $0, end: published) }
  }

  /// Rules for years, counted from the one that 今年 means.
  private static let years = ["this_year": 0, "year_before_last": -2, "next_year": 1]

  /// Rules for parts of a year: their first and last month.
  private static let parts: [String: (first: Int, last: Int)] = [
    "half_1": (1, 6), "half_2": (7, 12), "quarter_1": (1, 3), "quarter_2": (4, 6), "quarter_3": (7, 9),
    "quarter_4": (10, 12), "quarters_1_3": (1, 9),
  ]

  /// The rules that the lexicon of periods may name, but for `span:YYYY-YYYY`, `since:` a day and `end:` a rule.
  static let rules: Set<String> = Set(years.keys).union(parts.keys).union([
    "to_date", "year_to_date", "whole_year", "day_before", "this_week", "last_week", "months:6", "festival",
    "winter_festivals", "year_before", "same_year",
    "year_after_that",
    "same_month",
    "same_day", "same_period", "start_of_year", "end_of_year", "end_of_last_year", "end_of_year_before",
    "end_of_this_year", "one_year", "this_month", "last_month", "day", "to_that", "since_opened",
    "since_congress", "last_year",
    "coming_year",
  ])

  /// What the rules that look at what stands behind are called.
  static let prefixes: Set<String> = [
    "prefix:until", "prefix:until_year", "prefix:since", "prefix:from", "prefix:years", "prefix:months",
    "prefix:ahead", "prefix:duration",
  ]

  /// Whether the lexicon of periods may name a rule.
  static func knows(_ rule: String) -> Bool {
    if rule.hasPrefix("end:") { return knows(String(rule.dropFirst(4))) }
    return rules.contains(rule) || prefixes.contains(rule) || rule.hasPrefix("span:")
      || rule.hasPrefix("since:") || Festivals.knows(rule)
  }
}
