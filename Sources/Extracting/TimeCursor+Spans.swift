internal import Numerals
internal import Records

/// Spans of years that say when, and what 截至 and 自 make of a date.
extension TimeCursor {
  /// 5年来, 五年多来, 10年间, 70周年, 3年内: a number of years that says when.
  func span(at start: Int) -> TimeExpression? {
    guard let count = spanNumber(at: start) else { return nil }
    // 十多年来, 20余年来: from when is not said.
    if let stop = word(.vagueYears, at: count.end) ?? (count.isVague ? word(.years, at: count.end) : nil) {
      return made(start..<stop, .duration, .none, "rule:vague-years")
    }
    if let stop = word(.anniversary, at: count.end) {
      return made(start..<stop, .duration, .none, "rule:anniversary")
    }
    if let stop = word(.years, at: count.end) {
      return made(start..<stop, .duration, .years(count.value), "rule:years")
    }
    if count.value > 1, text.scalar(count.end) == "年", word(.summing, at: count.end + 1) != nil {
      return made(start..<count.end + 1, .duration, .yearsOfReport(count.value), "rule:years-summed-up")
    }
    if let stop = word(.monthsToDate, at: count.end) {
      return made(start..<stop, .duration, .none, "rule:months-to-date")
    }
    return nil
  }

  /// 过去五年, 这五年: years alone, behind a word that makes them the ones before publication.
  func years(at start: Int) -> TimeExpression? {
    guard let count = spanNumber(at: start) else { return nil }
    if !count.isVague, let stop = word(.months, at: count.end) {
      return made(start..<stop, .duration, .relative("months:\(count.value)"), "rule:months-to-date")
    }
    guard text.scalar(count.end) == "年", count.end < end else { return nil }
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

  /// 前8个月: how many months, and where that ends.
  func months(at start: Int) -> (count: Int, end: Int)? {
    guard let count = smallNumber(at: start, most: 12), let end = word(.months, at: count.end) else {
      return nil
    }
    return (count.value, end)
  }

  /// The end of what opens a date behind it: 2018年起, 2021年春季开班以来.
  func runsOn(behind date: TimeExpression) -> Int? {
    switch date.meaning {
    case .since: return date.range.upperBound
    case .ofYear(let span) where span.isOpenBehind: return date.range.upperBound
    default: return word(.since, at: date.range.upperBound) ?? sinceTail(behind: date.range.upperBound)
    }
  }

  /// The end of 以来 behind a few words that say what began: 2021年春季开班以来.
  func sinceTail(behind start: Int) -> Int? {
    var at = start
    while at < min(start + 14, end), !text[at].endsClause, !text[at].isDigit, text[at] != "的" {
      if let stop = word(.sinceTail, at: at) { return stop }
      at += 1
    }
    return nil
  }

  func spanNumber(at start: Int) -> (value: Int, end: Int, isVague: Bool)? {
    guard let numeral = reader.read(text, at: start), numeral.range.upperBound <= end, numeral.ratio == .none,
      numeral.form == .arabic || numeral.form == .chinese || numeral.form == .indefinite,
      let value = numeral.value.integer, value < 200
    else { return nil }
    return (value, numeral.range.upperBound, numeral.surplus != nil)
  }

  /// 截至 a date: nothing before, its last day.
  func until(_ date: TimeExpression) -> TimeExpression.Meaning {
    switch date.meaning {
    case .span(_, let last): return .span(nil, last)
    case .ofYear(var span):
      span.isOpenBefore = true
      return .ofYear(span)
    case .relative(let rule) where rule.hasPrefix("end") || rule == "to_date": return date.meaning
    case .relative(let rule): return .relative("end:\(rule)")
    default: return date.meaning
    }
  }

  /// Whether a date says its last day itself: 从2022年9月至2023年1月.
  static func namesEnd(_ date: TimeExpression) -> Bool {
    switch date.rule {
    case "rule:date-range", "rule:year-range", "rule:months", "rule:days": true
    default: false
    }
  }

  /// 自 or 从 a date: open behind, but for 以来 and a date that says its end.
  func since(_ date: TimeExpression) -> TimeExpression.Meaning {
    if Self.namesEnd(date) { return date.meaning }
    switch date.meaning {
    case .span(let first?, _): return .since(first)
    case .ofYear(var span):
      span.isOpenBehind = span.lastMonth == nil
      return .ofYear(span)
    case .relative(let rule): return .relative("open:\(rule)")
    default: return date.meaning
    }
  }
}
