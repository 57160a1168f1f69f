/// The words that stand behind the numbers of dates and spans, by what they do.
struct TimeWords: Sendable {
  /// What a word does; the names are those of the lexicon `time_words`.
  enum Role: String, Sendable, CaseIterable {
    /// 2023年底: the end of the year.
    case endOfYear = "end_of_year"
    /// 2023年度, 2023年初: still the year.
    case yearTail = "year_tail"
    /// 2023年上半年: months of the year.
    case yearPart = "year_part"
    /// 2018年以来: open behind.
    case since
    /// 自3月15日启动: between the first day of a span and what it runs to.
    case beginning
    /// 1—8月份.
    case monthShare = "month_share"
    /// 6月底: the end of the month.
    case endOfMonth = "end_of_month"
    /// 6月上旬: still the month.
    case monthTail = "month_tail"
    /// 70周年.
    case anniversary
    /// 5年来: the years before publication.
    case years
    /// 1至8月: between the ends of a span.
    case to
    /// 十多年来, 20余年来: years of no known number.
    case vagueYears = "vague_years"
    /// 前8个月: months of the year.
    case months
    /// 2021年春季开班以来: ends what began then.
    case sinceTail = "since_tail"
    /// 2020年同期: the same part of that year.
    case samePeriod = "same_period"
    /// 6个月来.
    case monthsToDate = "months_to_date"
    /// Units of a span behind a word such as 连续 or 为期.
    case spanUnit = "span_unit"
  }

  /// The months that a word for a part of the year means.
  struct Part: Sendable {
    var first: Int?
    var last: Int?
  }

  var tries: [Role: PhraseTrie<Part>] = [:]

  func longest(_ role: Role, _ text: Scalars, at: Int, end: Int) -> PhraseTrie<Part>.Match? {
    tries[role]?.longest(text, at: at, end: end)
  }
}
