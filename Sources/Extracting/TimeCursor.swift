internal import Numerals
internal import Records

/// Reads one date, clock time or span at a place of a text.
struct TimeCursor {
  let text: Scalars
  let end: Int
  let reader: NumeralReader
  let words: TimeWords

  // MARK: Calendar

  /// 2024-09-20, 2024/9/20, 2024.9.20, with a clock time behind.
  func numericDate(at start: Int) -> TimeExpression? {
    guard let year = digits(at: start), year.count == 4, (1900...2100).contains(year.value),
      let separator = text.scalar(year.end), separator == "-" || separator == "/" || separator == ".",
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

  /// 2023年, 2023年6月15日, 6月15日, 2024年/1月/18日, 1至8月, 2020—2023年, 二〇二三年; and what may stand behind.
  func calendar(at start: Int) -> TimeExpression? {
    if let range = yearRange(at: start) { return range }
    if let year = yearNumber(at: start) {
      let after = skipBlanks(year.end)
      if text.scalar(after) == "年", after < end {
        return yearDate(start: start, year: year.value, at: after + 1)
      }
      return nil
    }
    return monthDate(at: start)
  }

  /// The rest of a date after its 年.
  private func yearDate(start: Int, year: Int, at: Int) -> TimeExpression? {
    if text.scalar(at) == "级" || text.scalar(at) == "款" { return nil }
    if text.scalar(at) == "代", at < end { return made(start..<at + 1, .date, .none, "rule:decade") }
    let next = skipSeparators(at)
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
    return followed(start..<stop, span: (Day.firstOf(year: year), Day.lastOf(year: year)))
  }

  /// A date and the words that open it: 以来, 至今, 起, 以后.
  private func followed(_ range: Range<Int>, span: (Day?, Day?)) -> TimeExpression {
    if let first = span.0, let stop = word(.since, at: range.upperBound) {
      return made(range.lowerBound..<stop, .date, .since(first), "rule:since")
    }
    return made(range, .date, .span(span.0, span.1), "rule:date")
  }

  /// 6月, 6月15日, 1至8月, 1—8月份, 6月底, 6月15日至20日: the year comes from the context.
  private func monthDate(at start: Int) -> TimeExpression? {
    if let first = smallNumber(at: start, most: 12), let next = connector(at: first.end),
      let second = smallNumber(at: next, most: 12), first.value < second.value,
      text.scalar(second.end) == "月",
      second.end < end
    {
      let stop = word(.monthShare, at: second.end + 1) ?? second.end + 1
      return made(
        start..<stop, .date, .ofYear(.init(month: first.value, lastMonth: second.value)), "rule:months")
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
    } else if let since = word(.since, at: stop) {
      stop = since
      span.isOpenBehind = true
    }
    return made(start..<stop, .date, .ofYear(span), "rule:month")
  }

  /// What a span of days runs to: 至8月31日, 至30日.
  private func lastDay(at start: Int, month: Int) -> (month: Int, day: Int, end: Int)? {
    if let second = monthDay(at: start), let day = second.day { return (second.month, day, second.end) }
    guard let day = smallNumber(at: start, most: 31), text.scalar(day.end) == "日", day.end < end else {
      return nil
    }
    return (month, day.value, day.end + 1)
  }

  /// The end of a span that words part from its beginning: 自3月15日启动，至11月30日结束.
  func spanEnd(behind first: TimeExpression) -> (meaning: TimeExpression.Meaning, end: Int)? {
    var at = word(.beginning, at: first.range.upperBound) ?? first.range.upperBound
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
  private func dayOnly(at start: Int) -> TimeExpression? {
    guard let day = smallNumber(at: start, most: 31), text.scalar(day.end) == "日", day.end < end,
      digits(at: start) != nil
    else { return nil }
    var stop = clockEnd(after: day.end + 1) ?? day.end + 1
    if let next = connector(at: stop), let second = smallNumber(at: next, most: 31),
      text.scalar(second.end) == "日"
    {
      stop = second.end + 1
    }
    return made(start..<stop, .date, .none, "rule:day")
  }

  /// 2016—2020年, 2016-2020, 2018年至2023年 is read by `yearDate`.
  private func yearRange(at start: Int) -> TimeExpression? {
    guard let first = yearNumber(at: start), let next = connector(at: first.end),
      let second = yearNumber(at: next), first.value < second.value
    else { return nil }
    var stop = second.end
    if text.scalar(stop) == "年" { stop += 1 } else if digits(at: start)?.count != 4 { return nil }
    stop = word(.yearTail, at: stop) ?? stop
    return made(
      start..<stop, .date, .span(Day.firstOf(year: first.value), Day.lastOf(year: second.value)),
      "rule:year-range")
  }

  /// 至3月, 至15日, 至6月30日 behind a date of the same year.
  private func rangeEnd(after at: Int, year: Int) -> (day: Day, end: Int)? {
    guard let next = connector(at: at) else { return nil }
    if let fullYear = yearNumber(at: next), text.scalar(fullYear.end) == "年",
      let month = monthDay(at: fullYear.end + 1)
    {
      let last = month.day.flatMap { Day(year: fullYear.value, month: month.month, day: $0) }
      return (last ?? Day.lastOf(year: fullYear.value, month: month.month)).map { ($0, month.end) }
    }
    guard let month = monthDay(at: next) else { return nil }
    let day = month.day.flatMap { Day(year: year, month: month.month, day: $0) }
    let stop = month.day == nil ? month.end : clockEnd(after: month.end) ?? month.end
    return (day ?? Day.lastOf(year: year, month: month.month)).map { ($0, stop) }
  }

  private func yearPart(at: Int) -> (first: Int, last: Int, end: Int)? {
    guard let match = words.longest(.yearPart, text, at: at, end: end), let first = match.value.first,
      let last = match.value.last
    else { return nil }
    return (first, last, match.range.upperBound)
  }

  /// `6月` or `6月15日`, with 份 or the third of the month.
  private func monthDay(at start: Int) -> (month: Int, day: Int?, end: Int)? {
    guard let month = smallNumber(at: start, most: 12) else { return nil }
    let mark = skipBlanks(month.end)
    guard text.scalar(mark) == "月", mark < end else { return nil }
    let after = skipSeparators(mark + 1)
    if let day = smallNumber(at: after, most: 31) {
      let dayMark = skipBlanks(day.end)
      if dayMark < end, text.scalar(dayMark) == "日" || text.scalar(dayMark) == "号" {
        return (month.value, day.value, dayMark + 1)
      }
    }
    return (month.value, nil, word(.monthTail, at: mark + 1) ?? mark + 1)
  }

  // MARK: Clock

  /// 14:07, 10:57:28, 9时30分, 上午's number; never 3:2 (a score).
  func clock(at start: Int) -> TimeExpression? {
    guard let stop = clockEnd(at: start) else { return nil }
    return made(start..<stop, .date, .none, "rule:clock")
  }

  private func clockEnd(after at: Int) -> Int? {
    let next = skipBlanks(at)
    return next < end ? clockEnd(at: next) : nil
  }

  private func clockEnd(at start: Int) -> Int? {
    guard let hour = digits(at: start), hour.count <= 2, hour.value < 25 else { return nil }
    if let colon = text.scalar(hour.end), colon == ":" || colon == "：", let minute = digits(at: hour.end + 1),
      minute.count == 2, minute.value < 60
    {
      if let second = text.scalar(minute.end), second == ":" || second == "：",
        let seconds = digits(at: minute.end + 1), seconds.count == 2
      {
        return seconds.end
      }
      if let next = connector(at: minute.end), let until = clockEnd(at: next) { return until }
      return minute.end
    }
    guard text.scalar(hour.end) == "时" || text.scalar(hour.end) == "點" else { return nil }
    if let minute = digits(at: hour.end + 1), minute.count <= 2, text.scalar(minute.end) == "分" {
      return minute.end + 1
    }
    return hour.end + 1
  }

  // MARK: Spans

  /// 5年来, 五年多来, 10年间, 70周年, 3年内: a number of years that says when.
  func span(at start: Int) -> TimeExpression? {
    guard let count = spanNumber(at: start) else { return nil }
    if let stop = word(.anniversary, at: count.end) {
      return made(start..<stop, .duration, .none, "rule:anniversary")
    }
    if let stop = word(.years, at: count.end) {
      return made(start..<stop, .duration, .years(count.value), "rule:years")
    }
    if let stop = word(.monthsToDate, at: count.end) {
      return made(start..<stop, .duration, .none, "rule:months-to-date")
    }
    return nil
  }

  /// 过去五年, 这五年: years alone, behind a word that makes them the ones before publication.
  func years(at start: Int) -> TimeExpression? {
    guard let count = spanNumber(at: start), text.scalar(count.end) == "年", count.end < end else {
      return nil
    }
    return made(start..<count.end + 1, .duration, .years(count.value), "rule:years")
  }

  /// Any span behind a word that says so: 连续3年, 为期5天, 过去五年.
  func anySpan(at start: Int) -> TimeExpression? {
    if let span = span(at: start) { return span }
    guard let count = spanNumber(at: start),
      let stop = word(.spanUnit, at: count.end)
    else { return nil }
    return made(start..<stop, .duration, .years(count.value), "rule:span")
  }

  private func spanNumber(at start: Int) -> (value: Int, end: Int)? {
    guard let numeral = reader.read(text, at: start), numeral.range.upperBound <= end, numeral.ratio == .none,
      numeral.form == .arabic || numeral.form == .chinese || numeral.form == .indefinite,
      let value = numeral.value.integer, value < 200
    else { return nil }
    return (value, numeral.range.upperBound)
  }

  // MARK: What prefixes make of a date

  /// 截至 a date: nothing before, its last day.
  func until(_ date: TimeExpression) -> TimeExpression.Meaning {
    switch date.meaning {
    case .span(_, let last): return .span(nil, last)
    case .ofYear(var span):
      span.isOpenBefore = true
      return .ofYear(span)
    case .relative("this_year"), .relative("end_of_this_year"): return .relative("end_of_this_year")
    case .relative("last_year"): return .relative("end_of_last_year")
    case .relative("to_date"): return date.meaning
    case .relative(let rule): return .relative("end:\(rule)")
    default: return date.meaning
    }
  }

  /// 自 or 从 a date: open behind, but for 以来.
  func since(_ date: TimeExpression) -> TimeExpression.Meaning {
    switch date.meaning {
    case .span(let first?, _): return .since(first)
    case .ofYear(var span):
      span.isOpenBehind = span.lastMonth == nil
      return .ofYear(span)
    default: return date.meaning
    }
  }

  // MARK: Pieces

  struct Digits {
    var value: Int
    var count: Int
    var end: Int
  }

  func digits(at start: Int) -> Digits? {
    var at = start
    var value = 0
    while at < end, text[at].isDigit, at - start < 9 {
      let digit = text[at].value >= 0xFF10 ? text[at].value - 0xFF10 : text[at].value - 0x30
      value = value * 10 + Int(digit)
      at += 1
    }
    return at > start ? Digits(value: value, count: at - start, end: at) : nil
  }

  /// 2024 or 二〇二四.
  func yearNumber(at start: Int) -> (value: Int, end: Int)? {
    guard start < end else { return nil }
    if let year = digits(at: start) {
      return year.count == 4 && (1840...2100).contains(year.value) ? (year.value, year.end) : nil
    }
    guard let numeral = reader.read(text, at: start), numeral.form == .digitString, numeral.range.count == 4,
      let value = numeral.value.integer, (1840...2100).contains(value)
    else { return nil }
    return (value, numeral.range.upperBound)
  }

  /// A whole number from 1 to `most`, Arabic or Chinese.
  func smallNumber(at start: Int, most: Int) -> (value: Int, end: Int)? {
    guard start < end else { return nil }
    if let number = digits(at: start) {
      return number.count <= 2 && (1...most).contains(number.value) ? (number.value, number.end) : nil
    }
    guard let numeral = reader.read(text, at: start), numeral.form == .chinese, numeral.surplus == nil,
      let value = numeral.value.integer, (1...most).contains(value)
    else { return nil }
    return (value, numeral.range.upperBound)
  }

  func connector(at: Int) -> Int? {
    var next = skipBlanks(at)
    guard next < end else { return nil }
    switch text[next] {
    case "-", "－", "–", "—", "~", "～", "至", "到":
      next += 1
      while next < end, text[next] == "-" || text[next] == "—" { next += 1 }
      return skipBlanks(next)
    default: return nil
    }
  }

  /// The end of the longest word of a role that stands here.
  func word(_ role: TimeWords.Role, at: Int) -> Int? {
    words.longest(role, text, at: at, end: end)?.range.upperBound
  }

  func skipBlanks(_ at: Int) -> Int {
    var next = at
    while next < end, text[next].isBlank { next += 1 }
    return next
  }

  private func skipSeparators(_ at: Int) -> Int {
    let next = skipBlanks(at)
    return next < end && text[next] == "/" ? skipBlanks(next + 1) : next
  }

  private func made(
    _ range: Range<Int>, _ mentionClass: MentionClass, _ meaning: TimeExpression.Meaning, _ rule: String
  ) -> TimeExpression {
    TimeExpression(range: range, mentionClass: mentionClass, meaning: meaning, isNumeric: true, rule: rule)
  }
}
