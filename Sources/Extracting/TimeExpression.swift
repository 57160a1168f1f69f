internal import Records

/// Words of a text that say when: a date, a span, or a relative wording.
struct TimeExpression: Sendable {
  /// What the wording means, before the day of publication is known.
  enum Meaning: Sendable, Hashable {
    /// From the first to the last day, either open.
    case span(Day?, Day?)
    /// The festivals at the turn of the year, in a year that is said, to their last day: `2020年元旦、春节期间`.
    case winter(year: Int, last: Day)
    /// A month, or a day of it, of a year that the context gives.
    case ofYear(MonthSpan)
    /// Days of the month that is spoken of, else of the last one that has them: `24日`.
    case ofMonth(day: Int, last: Int)
    /// From a day to the day of publication: `2018年以来`.
    case since(Day)
    /// The years before the day of publication: `近5年来`.
    case years(Int)
    /// As many years as the report is of, where a bare number says them: `五年发放助学金`.
    case yearsOfReport(Int)
    /// The years to come: `今后五年`.
    case yearsAhead(Int)
    /// The same part of a year, of the one before where none is said, as what was spoken of: `2020年同期`.
    case samePeriod(year: Int?)
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
    /// The rule for its year, where a word before says it: 去年3月; else it is the last such month before publication.
    var yearRule: String?
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

extension TimeExpression {
  /// The year, where the wording is exactly one.
  var wholeYear: Int? {
    if case .winter(let year, _) = meaning { return year }
    guard case .span(let start?, let end?) = meaning, start.month == 1, start.day == 1, end.month == 12,
      end.day == 31,
      start.year == end.year
    else { return nil }
    return start.year
  }

  /// Whether it is a festival or season of a year that the context gives: 春节期间.
  var isFestival: Bool { meaning == .relative("festival") || meaning == .relative("winter_festivals") }

  /// Whether it says when something began that runs on: 2018年以来, 自今年7月.
  var isOpenBehind: Bool {
    switch meaning {
    case .since: true
    case .ofYear(let span): span.isOpenBehind
    default: false
    }
  }

  /// Whether it means no more than a last day: 今年底.
  var endsTime: Bool {
    guard case .relative(let rule) = meaning else { return false }
    return rule.hasPrefix("end")
  }

  /// The first and last day that the wording means in a context; nil where that cannot be known.
  ///
  /// Relative wording needs a day of publication. A month without a year is the last such month before publication.
  func resolved(in context: TimeContext) -> TimeContext.Span? {
    switch meaning {
    case .none: nil
    case .span(let start, let end): .init(start: start, end: end)
    case .winter(let year, let last): .init(start: Day.firstOf(year: year), end: last)
    case .since(let start): .init(start: start, end: context.runsTo.map { max($0, start) })
    case .years(let count): context.resolve(years: count)
    case .yearsOfReport(let count): context.resolve(yearsOfReport: count)
    case .yearsAhead(let count): context.resolve(yearsAhead: count)
    case .samePeriod(let year): context.resolve(samePeriodOf: year)
    case .ofYear(let span): context.resolve(span)
    case .ofMonth(let day, let last): context.resolve(day: day, last: last)
    case .relative(let rule): context.resolve(rule)
    }
  }
}
