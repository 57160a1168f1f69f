/// What a document knows about time before its sentences are read, and what the sentences read so far have said.
struct TimeContext: Sendable {
  /// Day of publication.
  var published: Day?
  /// The year that the title says the document is about.
  var subjectYear: Int?
  /// Whether a title or heading says that year; else it is the one that most of the text is about.
  var isSubjectSaid = true
  /// Whether the document is a report of that year, and not of something in it: 2023年工作总结, but 2023年招聘会.
  var isYearly = false

  /// Whether a text that came out right behind its year calls it 今年: 去年 is then the one before it.
  var isToldWithin = false
  /// Whether a text without a day of publication tells 今年 apart from its year, and not which it is.
  var isThisYearOpen = false
  /// The year that 今年 means in a text without a day of publication and a year of its own: the last one it names.
  var namedYear: Int?
  /// The day by which a text with a masked year was written: it came out then.
  var maskedBy: Day?

  /// Whether a text without a day of publication calls its year 去年: it was written in the one behind.
  var isToldAfter = false

  /// The time that the document says it is about, where that is no whole year: 6月1日至30日, 今年以来.
  var reported: Reported?
  /// The year that the heading above says.
  var sectionYear: Int?
  /// Whether the heading above announces plans: there 今年 is the year of publication.
  var sectionIsPlan = false
  /// The day that a text without a day of publication says it is as of: 截至2023年11月30日.
  var asOf: Day?

  /// The year that leads the paragraph: 全年 behind 去年 is that one.
  var leadYear: Int?
  /// The time named last in the paragraph: what 当年, 当天 and 次年 point at.
  var spokenOf: Span?
  /// The last time of several years that numbers before are about: 五年 points at it.
  var longGoverning: Span?
  /// The last one no longer than a year, of this paragraph or that led one before: what 去年同期 moves by a year.
  var shortGoverning: Span?
  /// The day of the event that the page tells of, where it is news.
  var eventDay: Span?
  /// The day that something began on, as said before: 7月25日起, 工作室成立于2016年. 成立以来 and 活动开展以来 run from it.
  var openedOn: Day?
  /// How many years a term of the congress has, by the first years that the text counts: 五年来.
  var termYears: Int?
  /// The year to come that the sentence names: 部署了2024年任务，提出全年…
  var yearAhead: Int?
  /// Whether the words say that the month is still to come: 12月，将组织….
  var isAhead = false
  /// The days of festivals.
  var festivals: Festivals?

  /// The time that a document is about, and the wording that says so.
  struct Reported: Sendable {
    var start: Day
    var end: Day?
    var text: String
  }

  /// The first and last day of a time, either open.
  struct Span: Sendable {
    var start: Day?
    var end: Day?
    /// Whether nothing says the day that it began on, 成立以来, or runs to: 目前 where no day of publication is known.
    var isVague = false

    var isOneDay: Bool { start != nil && start == end }

    /// The month, where the time lies in one.
    var month: (year: Int, month: Int)? {
      guard let start, let end, start.year == end.year, start.month == end.month else { return nil }
      return (start.year, start.month)
    }

    /// The year, where the time lies in one.
    var year: Int? {
      guard let end else { return start?.year }
      return start.map { $0.year == end.year } ?? true ? end.year : nil
    }

    /// How many calendar years it touches.
    var years: Int? { start.flatMap { start in end.map { $0.year - start.year + 1 } } }

    func movedByYears(_ offset: Int) -> Span {
      Span(start: start?.years(before: -offset), end: end?.years(before: -offset))
    }
  }

  /// The year that a part of a year without its own belongs to: a quarter, 年底.
  var reportYear: Int? { leadYear ?? sectionYear ?? subjectYear ?? published?.year }

  /// The year that 全年 and 年内 mean: in January and February the one that has just ended.
  var wholeYear: Int? {
    leadYear ?? sectionYear ?? subjectYear
      ?? published.map { $0.month <= 2 ? $0.year - 1 : $0.year }
  }

  /// The year that 今年 means: that of the report, or of publication where plans are told.
  var thisYear: Int? {
    guard let published else {
      if isToldAfter { return subjectYear.map { $0 + 1 } }
      return isThisYearOpen ? nil : subjectYear ?? sectionYear ?? namedYear
    }
    if sectionIsPlan || isAhead || sectionYear == published.year { return published.year }
    return isSubjectSaid ? subjectYear ?? published.year : published.year
  }

  /// The year that 上年 is the one before.
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
    guard let published else {
      return asOf ?? (subjectYear ?? namedYear).flatMap { Day.lastOf(year: $0) } ?? maskedBy
    }
    guard let subjectYear, subjectYear < published.year, let end = Day.lastOf(year: subjectYear) else {
      return published
    }
    return min(published, end)
  }

  /// The day that a time runs on to: of publication, else the one the text is as of.
  var today: Day? { published ?? referenceDay }

  /// The day that what began before runs on to: the end of the year of a report of a year that is over, else ``today``.
  var runsTo: Day? { isSubjectSaid ? referenceDay ?? today : today }

  /// The time that the document as a whole is about.
  var ofDocument: Span? {
    if let reported { return Span(start: reported.start, end: reported.end) }
    guard let subjectYear else { return nil }
    return Span(start: Day.firstOf(year: subjectYear), end: Day.lastOf(year: subjectYear))
  }
}
