extension PeriodAssigner {
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
    /// Whether it is when a thing began: 教学点去年9月启用.
    var isOfBeginning = false
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
    /// Whether it names years one by one: what follows may be of one of them.
    var isList = false
    /// Whether it is only an attribute of what is counted: 2023年度先进集体15个.
    var isAttribute = false

    var isOpen: Bool { span.start == nil }

    /// Whether it is a part of another's time: 2020年 behind 五年来.
    func lies(within other: Governing) -> Bool {
      guard !other.isList, let start = span.start, let end = span.end, let first = other.span.start,
        let last = other.span.end
      else { return false }
      return first <= start && end <= last && (first, last) != (start, end)
    }

    /// Whether it is a day or a few: the time of an event.
    var isOfDays: Bool {
      guard let start = span.start, let end = span.end else { return false }
      return start.days(to: end) <= 10
    }
  }
}
