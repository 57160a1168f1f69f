internal import Records

/// Months and days whose year the context gives.
extension TimeCursor {
  /// 6月, 6月15日, 1至8月, 1—8月份, 6月底, 6月15日至20日: the year comes from the context.
  func monthDate(at start: Int) -> TimeExpression? {
    if let months = monthRange(at: start) {
      return made(
        start..<months.end, .date, .ofYear(.init(month: months.first, lastMonth: months.last)), "rule:months")
    }
    if let days = dayRange(at: start) {
      return made(
        start..<days.end, .date,
        .ofYear(.init(month: days.month, day: days.first, lastMonth: days.month, lastDay: days.last)),
        "rule:days")
    }
    guard let month = monthDay(at: start) else { return dayOnly(at: start) }
    if month.day == nil, let stop = word(.endOfMonth, at: month.end) {
      return made(
        start..<stop, .date, .ofYear(.init(month: month.month, isOpenBefore: true)), "rule:end-of-month")
    }
    if month.day == nil, let next = connector(at: month.end), let second = monthDay(at: next),
      second.day == nil,
      second.month > month.month
    {
      return made(
        start..<second.end, .date, .ofYear(.init(month: month.month, lastMonth: second.month)), "rule:months")
    }
    var stop = clockEnd(after: month.end) ?? month.end
    var span = TimeExpression.MonthSpan(month: month.month, day: month.day)
    if month.day != nil, let next = connector(at: stop), let until = lastDay(at: next, month: month.month) {
      stop = clockEnd(after: until.end) ?? until.end
      span.lastMonth = until.month
      span.lastDay = until.day
    } else if let since = word(.since, at: stop) ?? sinceTail(behind: stop) {
      stop = since
      span.isOpenBehind = true
    }
    return made(start..<stop, .date, .ofYear(span), "rule:month")
  }

  /// 1至8月, 1—8月份.
  func monthRange(at start: Int) -> (first: Int, last: Int, end: Int)? {
    guard let first = smallNumber(at: start, most: 12), let next = connector(at: first.end),
      let second = smallNumber(at: next, most: 12), first.value < second.value,
      text.scalar(second.end) == "月", second.end < end
    else { return nil }
    return (first.value, second.value, word(.monthShare, at: second.end + 1) ?? second.end + 1)
  }

  /// 10月16—18日, 5月10至12日.
  func dayRange(at start: Int) -> (month: Int, first: Int, last: Int, end: Int)? {
    guard let month = smallNumber(at: start, most: 12), text.scalar(month.end) == "月", month.end < end,
      let first = smallNumber(at: skipSeparators(month.end + 1), most: 31),
      let next = connector(at: first.end),
      let last = smallNumber(at: next, most: 31), first.value < last.value, isDayMark(text.scalar(last.end)),
      last.end < end
    else { return nil }
    return (month.value, first.value, last.value, last.end + 1)
  }

  /// What a span of days runs to: 至8月31日, 至30日.
  func lastDay(at start: Int, month: Int) -> (month: Int, day: Int, end: Int)? {
    if let second = monthDay(at: start), let day = second.day { return (second.month, day, second.end) }
    guard let day = smallNumber(at: start, most: 31), isDayMark(text.scalar(day.end)), day.end < end else {
      return nil
    }
    return (month, day.value, day.end + 1)
  }

  /// The end of a span that words part from its beginning: 自3月15日启动，至11月30日结束.
  func spanEnd(behind first: TimeExpression) -> (meaning: TimeExpression.Meaning, end: Int)? {
    var at = first.range.upperBound
    if let begun = word(.beginning, at: at) {
      // 启动送温暖活动, 至: what began may stand before the comma.
      at = begun
      while at < min(begun + 12, end), !text[at].endsClause, !text[at].isDigit, connector(at: at) == nil {
        at += 1
      }
    }
    if at < end, text[at] == "，" || text[at] == "," { at += 1 }
    guard let next = connector(at: at), let second = calendar(at: next) else { return nil }
    switch (first.meaning, second.meaning) {
    case (.span(let start?, _), .span(_, let last?)):
      return start <= last ? (.span(start, last), second.range.upperBound) : nil
    case (.span(let start?, _), .ofYear(let span)):
      let month = span.lastMonth ?? span.month
      let last =
        (span.lastDay ?? span.day).flatMap { Day(year: start.year, month: month, day: $0) }
        ?? Day.lastOf(year: start.year, month: month)
      return last.flatMap { start <= $0 ? (.span(start, $0), second.range.upperBound) : nil }
    case (.ofYear(var start), .ofYear(let span)):
      start.lastMonth = span.lastMonth ?? span.month
      start.lastDay = span.lastDay ?? span.day
      return (.ofYear(start), second.range.upperBound)
    default: return nil
    }
  }

  /// 18日, 20日上午: a day of a month said before.
  func dayOnly(at start: Int) -> TimeExpression? {
    guard let day = smallNumber(at: start, most: 31), isDayMark(text.scalar(day.end)), day.end < end,
      digits(at: start) != nil
    else { return nil }
    var stop = clockEnd(after: day.end + 1) ?? day.end + 1
    var last = day.value
    if let next = connector(at: stop), let second = smallNumber(at: next, most: 31),
      isDayMark(text.scalar(second.end))
    {
      stop = second.end + 1
      last = second.value
    }
    return made(start..<stop, .date, .ofMonth(day: day.value, last: last), "rule:day")
  }

  /// `6月` or `6月15日`, with 份 or the third of the month.
  func monthDay(at start: Int) -> (month: Int, day: Int?, end: Int)? {
    guard let month = smallNumber(at: start, most: 12) else { return nil }
    let mark = skipBlanks(month.end)
    guard text.scalar(mark) == "月", mark < end else { return nil }
    let after = skipSeparators(mark + 1)
    if let day = smallNumber(at: after, most: 31) {
      let dayMark = skipBlanks(day.end)
      if dayMark < end, isDayMark(text.scalar(dayMark)) || text.scalar(dayMark) == "号" {
        return (month.value, day.value, dayMark + 1)
      }
    }
    return (month.value, nil, word(.monthTail, at: mark + 1) ?? mark + 1)
  }
}
