internal import Records

/// Dates with a year, and spans of years.
extension TimeCursor {
  /// 2024-09-20, 2024/9/20, 2024.9.20, with a clock time behind.
  func numericDate(at start: Int) -> TimeExpression? {
    guard let year = digits(at: start), year.count == 4, (1900...2100).contains(year.value),
      let separator = text.scalar(year.end), isSeparator(separator),
      year.end + 1 < end, let month = digits(at: year.end + 1), month.count <= 2,
      (1...12).contains(month.value)
    else { return nil }
    guard month.end < end, text[month.end] == separator, let day = digits(at: month.end + 1), day.count <= 2,
      let exact = Day(year: year.value, month: month.value, day: day.value), day.end <= end
    else {
      // 2024-09 is a month only with two digits; 2024.5 may be a figure, 2016-20 is left to spans.
      guard month.count == 2, separator != ".",
        text.scalar(month.end).map({ !$0.isDigit && $0 != "年" }) ?? true
      else { return nil }
      return made(
        start..<month.end, .date,
        .span(
          Day.firstOf(year: year.value, month: month.value), Day.lastOf(year: year.value, month: month.value)),
        "rule:numeric-month")
    }
    let stop = clockEnd(after: day.end) ?? day.end
    return made(start..<stop, .date, .span(exact, exact), "rule:numeric-date")
  }

  /// 25.09.2015, with a clock time behind: the day first, as pages in other languages date.
  func dayFirst(at start: Int) -> TimeExpression? {
    guard let day = digits(at: start), day.count <= 2, text.scalar(day.end) == ".", day.end + 1 < end,
      let month = digits(at: day.end + 1), month.count == 2, text.scalar(month.end) == ".",
      month.end + 1 < end,
      let year = digits(at: month.end + 1), year.count == 4, (1990...2100).contains(year.value),
      let exact = Day(year: year.value, month: month.value, day: day.value), year.end <= end,
      text.scalar(year.end) != "."
    else { return nil }
    return made(
      start..<(clockEnd(after: year.end) ?? year.end), .date, .span(exact, exact), "rule:numeric-date")
  }

  /// 2023年, 2023年6月15日, 6月15日, 2024年/1月/18日, 1至8月, 2020—2023年, 二〇二三年; and what may stand behind.
  func calendar(at start: Int) -> TimeExpression? {
    if let range = yearRange(at: start) { return range }
    if let year = yearNumber(at: start) {
      let after = skipBlanks(year.end)
      if text.scalar(after) == "年", after < end {
        return yearDate(start: start, year: year.value, at: after + 1)
      }
      // 2012以来: the year without its 年.
      return word(.since, at: year.end).map {
        made(start..<$0, .date, Day.firstOf(year: year.value).map { .since($0) } ?? .none, "rule:since")
      }
    }
    return monthDate(at: start)
  }

  /// The rest of a date after its 年.
  func yearDate(start: Int, year: Int, at: Int) -> TimeExpression? {
    if text.scalar(at) == "级" || text.scalar(at) == "款" { return nil }
    if text.scalar(at) == "代", at < end { return made(start..<at + 1, .date, .none, "rule:decade") }
    let next = skipSeparators(at)
    if let months = monthRange(at: next) {
      return made(
        start..<months.end, .date,
        .span(Day.firstOf(year: year, month: months.first), Day.lastOf(year: year, month: months.last)),
        "rule:months")
    }
    if let days = dayRange(at: next) {
      return made(
        start..<days.end, .date,
        .span(
          Day(year: year, month: days.month, day: days.first),
          Day(year: year, month: days.month, day: days.last)),
        "rule:days")
    }
    if let month = monthDay(at: next) {
      let stop = clockEnd(after: month.end) ?? month.end
      if let day = month.day, let exact = Day(year: year, month: month.month, day: day) {
        if let until = rangeEnd(after: stop, year: year) {
          return made(start..<until.end, .date, .span(exact, until.day), "rule:date-range")
        }
        return followed(start..<stop, span: (exact, exact))
      }
      if month.day == nil {
        let first = Day.firstOf(year: year, month: month.month)
        if let until = rangeEnd(after: stop, year: year) {
          return made(start..<until.end, .date, .span(first, until.day), "rule:date-range")
        }
        return followed(start..<stop, span: (first, Day.lastOf(year: year, month: month.month)))
      }
    }
    if let stop = word(.samePeriod, at: at) {
      return made(start..<stop, .date, .samePeriod(year: year), "rule:same-period")
    }
    if let part = yearPart(at: at) {
      let first = Day.firstOf(year: year, month: part.first)
      return made(
        start..<part.end, .date, .span(first, Day.lastOf(year: year, month: part.last)), "rule:part-of-year")
    }
    if let stop = word(.endOfYear, at: at) {
      return made(start..<stop, .date, .span(nil, Day.lastOf(year: year)), "rule:end-of-year")
    }
    let stop = word(.yearTail, at: at) ?? at
    if let until = connector(at: stop), let second = yearNumber(at: until), text.scalar(second.end) == "年" {
      return made(
        start..<second.end + 1, .date, .span(Day.firstOf(year: year), Day.lastOf(year: second.value)),
        "rule:year-range")
    }
    if let list = yearList(start: start, first: year, at: stop) { return list }
    return followed(start..<stop, span: (Day.firstOf(year: year), Day.lastOf(year: year)))
  }

  /// 1998年、1999年: years in a row are one time, from the first to the last.
  func yearList(start: Int, first: Int, at: Int) -> TimeExpression? {
    var (last, stop) = (first, at)
    while text.scalar(stop) == "、", stop < end, let next = yearNumber(at: stop + 1), next.value == last + 1,
      text.scalar(next.end) == "年", next.end < end, monthDay(at: next.end + 1) == nil
    { (last, stop) = (next.value, next.end + 1) }
    guard last > first else { return nil }
    return made(
      start..<stop, .date, .span(Day.firstOf(year: first), Day.lastOf(year: last)), "rule:year-range")
  }

  /// A date and the words that open it: 以来, 至今, 起, 以后.
  func followed(_ range: Range<Int>, span: (Day?, Day?)) -> TimeExpression {
    if let first = span.0,
      let stop = word(.since, at: range.upperBound) ?? sinceTail(behind: range.upperBound)
    {
      return made(range.lowerBound..<stop, .date, .since(first), "rule:since")
    }
    return made(range, .date, .span(span.0, span.1), "rule:date")
  }

  /// 2016—2020年, 2016-2020, 2018年至2023年 is read by `yearDate`.
  func yearRange(at start: Int) -> TimeExpression? {
    guard let first = yearNumber(at: start), let next = connector(at: first.end),
      let second = yearNumber(at: next), first.value < second.value
    else { return nil }
    var stop = second.end
    if let end = word(.schoolYear, at: stop), second.value == first.value + 1 {
      return made(
        start..<end, .date,
        .span(Day.firstOf(year: first.value, month: 9), Day.lastOf(year: second.value, month: 8)),
        "rule:school-year")
    }
    if text.scalar(stop) == "年" { stop += 1 } else if digits(at: start)?.count != 4 { return nil }
    stop = word(.yearTail, at: stop) ?? stop
    return made(
      start..<stop, .date, .span(Day.firstOf(year: first.value), Day.lastOf(year: second.value)),
      "rule:year-range")
  }

  /// 至3月, 至15日, 至6月30日 behind a date of the same year.
  func rangeEnd(after at: Int, year: Int) -> (day: Day, end: Int)? {
    guard let next = connector(at: at) else { return nil }
    if let fullYear = yearNumber(at: next), text.scalar(fullYear.end) == "年",
      let month = monthDay(at: fullYear.end + 1)
    {
      let last = month.day.flatMap { Day(year: fullYear.value, month: month.month, day: $0) }
      let stop = month.day == nil ? word(.endOfMonth, at: month.end) ?? month.end : month.end
      return (last ?? Day.lastOf(year: fullYear.value, month: month.month)).map { ($0, stop) }
    }
    guard let month = monthDay(at: next) else { return nil }
    let day = month.day.flatMap { Day(year: year, month: month.month, day: $0) }
    let stop =
      (month.day == nil ? word(.endOfMonth, at: month.end) : clockEnd(after: month.end)) ?? month.end
    return (day ?? Day.lastOf(year: year, month: month.month)).map { ($0, stop) }
  }

  func yearPart(at: Int) -> (first: Int, last: Int, end: Int)? {
    guard let match = words.longest(.yearPart, text, at: at, end: end), let first = match.value.first,
      let last = match.value.last
    else { return nil }
    return (first, last, match.range.upperBound)
  }
}
