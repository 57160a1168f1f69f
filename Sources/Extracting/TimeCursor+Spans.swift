internal import Numerals
internal import Records

/// Spans of years that say when, and what 截至 and 自 make of a date.
extension TimeCursor {
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

  func spanNumber(at start: Int) -> (value: Int, end: Int)? {
    guard let numeral = reader.read(text, at: start), numeral.range.upperBound <= end, numeral.ratio == .none,
      numeral.form == .arabic || numeral.form == .chinese || numeral.form == .indefinite,
      let value = numeral.value.integer, value < 200
    else { return nil }
    return (value, numeral.range.upperBound)
  }

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
}
