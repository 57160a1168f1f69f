internal import Records

/// Words of a text that say when: a date, a span, or a relative wording.
struct TimeExpression: Sendable {
  /// What the wording means, before the day of publication is known.
  enum Meaning: Sendable, Hashable {
    /// From the first to the last day, either open.
    case span(Day?, Day?)
    /// A month, or a day of it, of a year that the context gives.
    case ofYear(MonthSpan)
    /// From a day to the day of publication: `2018年以来`.
    case since(Day)
    /// The years before the day of publication: `近5年来`.
    case years(Int)
    /// A relative wording, by its rule in the lexicon of periods: `year_to_date`.
    case relative(String)
    /// Says when, but no period can be derived: a time of day, an anniversary.
    case none
  }

  /// A month of a year that the context gives: `6月`, `6月15日`, `1至8月`, `6月1日至30日`, `截至6月底`, `去年3月`.
  struct MonthSpan: Sendable, Hashable {
    var month: Int
    var day: Int?
    var lastMonth: Int?
    var lastDay: Int?
    /// Years from the current one, where the wording says so; else the last such month before publication.
    var yearOffset: Int?
    /// Whether only its end counts: 截至, 底.
    var isOpenBefore = false
    /// Whether it runs on to the day of publication: 3月以来.
    var isOpenBehind = false
  }

  var range: Range<Int>
  var mentionClass: MentionClass
  var meaning: Meaning
  /// Whether numerals are part of it: only then it is a mention.
  var isNumeric: Bool
  /// The rule or lexicon entry that recognized it.
  var rule: String
}

/// What a document knows about time before its sentences are read.
struct TimeContext: Sendable {
  /// Day of publication.
  var published: Day?
  /// The year that the title says the document is about.
  var subjectYear: Int?

  /// The time that the document says it is about, where that is no whole year: 6月1日至30日, 今年以来.
  var reported: Reported?
  /// The year that the heading above says.
  var sectionYear: Int?

  /// The time that a document is about, and the wording that says so.
  struct Reported: Sendable {
    var start: Day
    var end: Day?
    var text: String
  }

  /// The year that 今年, 全年 and a bare month refer to.
  var currentYear: Int? { sectionYear ?? subjectYear ?? published?.year }

  /// Whether the time that the document is about had ended when it came out.
  var reportIsOver: Bool {
    guard let published, let end = reported?.end ?? subjectYear.flatMap({ Day.lastOf(year: $0) }) else {
      return false
    }
    return end < published
  }

  /// The day that 目前 refers to: of publication, or the end of the subject year where that is earlier.
  var referenceDay: Day? {
    guard let published else { return subjectYear.flatMap { Day.lastOf(year: $0) } }
    guard let subjectYear, subjectYear < published.year, let end = Day.lastOf(year: subjectYear) else {
      return published
    }
    return min(published, end)
  }
}

extension TimeExpression {
  /// The year, where the wording is exactly one.
  var wholeYear: Int? {
    guard case .span(let start?, let end?) = meaning, start.month == 1, start.day == 1, end.month == 12,
      end.day == 31,
      start.year == end.year
    else { return nil }
    return start.year
  }

  /// The first and last day that the wording means in a context; nil where that cannot be known.
  ///
  /// Relative wording needs a day of publication. A month without a year is the last such month before publication.
  func resolved(in context: TimeContext) -> (start: Day?, end: Day?)? {
    switch meaning {
    case .none: return nil
    case .span(let start, let end): return (start, end)
    case .since(let start): return (start, context.published.map { max($0, start) })
    case .years(let count):
      guard let end = context.published, let start = end.years(before: count) else { return nil }
      return (start, end)
    case .ofYear(let span):
      return context.resolve(span)
    case .relative(let rule): return context.resolve(rule)
    }
  }
}

extension TimeContext {
  /// A span of months or days in the year that the context gives; one that ends before it begins began a year before.
  func resolve(_ span: TimeExpression.MonthSpan) -> (start: Day?, end: Day?)? {
    let last = span.lastMonth ?? span.month
    guard let year = year(ofMonth: last, offset: span.yearOffset) else { return nil }
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
    if span.isOpenBehind { end = published.map { max($0, start) } }
    return (span.isOpenBefore ? nil : start, end)
  }

  func year(ofMonth month: Int, offset: Int?) -> Int? {
    if let offset { return currentYear.map { $0 + offset } }
    if let year = sectionYear ?? subjectYear { return year }
    guard let published else { return nil }
    return month <= published.month ? published.year : published.year - 1
  }

  /// A rule of the lexicon of periods; unknown rules give nil and are refused when the lexicon is loaded.
  func resolve(_ rule: String) -> (start: Day?, end: Day?)? {
    func wholeYear(_ offset: Int) -> (start: Day?, end: Day?)? {
      guard let year = currentYear.map({ $0 + offset }) else { return nil }
      return (Day.firstOf(year: year), Day.lastOf(year: year))
    }
    func months(_ first: Int, _ last: Int, yearOffset: Int = 0) -> (start: Day?, end: Day?)? {
      guard let year = currentYear.map({ $0 + yearOffset }) else { return nil }
      return (Day.firstOf(year: year, month: first), Day.lastOf(year: year, month: last))
    }
    switch rule {
    case "to_date":
      guard let day = published ?? referenceDay else { return nil }
      return (nil, day)
    case "year_to_date":
      guard let day = published, let start = Day.firstOf(year: currentYear ?? day.year) else { return nil }
      return (start, referenceDay)
    case "this_year": return wholeYear(0)
    case "last_year": return wholeYear(-1)
    case "year_before_last": return wholeYear(-2)
    case "next_year": return wholeYear(1)
    case "end_of_last_year":
      return currentYear.map { (nil, Day.lastOf(year: $0 - 1)) }
    case "end_of_this_year":
      return currentYear.map { (nil, Day.lastOf(year: $0)) }
    case "half_1": return months(1, 6)
    case "half_2": return months(7, 12)
    case "quarter_1": return months(1, 3)
    case "quarter_2": return months(4, 6)
    case "quarter_3": return months(7, 9)
    case "quarter_4": return months(10, 12)
    case "quarters_1_3": return months(1, 9)
    case "one_year":
      // 过去一年 in a report of the year before, or one given at a year's beginning, is the calendar year.
      if let year = sectionYear ?? subjectYear { return (Day.firstOf(year: year), Day.lastOf(year: year)) }
      if let published, published.month <= 3 {
        return (Day.firstOf(year: published.year - 1), Day.lastOf(year: published.year - 1))
      }
      guard let end = published, let start = end.years(before: 1) else { return nil }
      return (start, end)
    case "this_month":
      guard let published else { return nil }
      return (
        Day.firstOf(year: published.year, month: published.month),
        Day.lastOf(year: published.year, month: published.month)
      )
    case "last_month":
      guard let published else { return nil }
      let (year, month) =
        published.month == 1 ? (published.year - 1, 12) : (published.year, published.month - 1)
      return (Day.firstOf(year: year, month: month), Day.lastOf(year: year, month: month))
    case "day":
      guard let published else { return nil }
      return (published, published)
    default:
      if rule.hasPrefix("since:") {
        guard let start = Day(iso: String(rule.dropFirst(6))) else { return nil }
        return (start, published.map { max($0, start) })
      }
      if rule.hasPrefix("end:") { return resolve(String(rule.dropFirst(4))).map { (nil, $0.end) } }
      if rule.hasPrefix("span:") {
        let years = rule.dropFirst(5).split(separator: "-").compactMap { Int($0) }
        guard years.count == 2 else { return nil }
        return (Day.firstOf(year: years[0]), Day.lastOf(year: years[1]))
      }
      return nil
    }
  }

  /// The rules that the lexicon of periods may name, but for `span:YYYY-YYYY` and `unknown`.
  static let rules: Set<String> = [
    "to_date", "year_to_date", "this_year", "last_year", "year_before_last", "next_year", "end_of_last_year",
    "end_of_this_year", "half_1", "half_2", "quarter_1", "quarter_2", "quarter_3", "quarter_4",
    "quarters_1_3",
    "one_year", "this_month", "last_month", "day",
  ]
}
