internal import Numerals
internal import Records

/// Reads one date, clock time or span at a place of a text.
struct TimeCursor {
  let text: Scalars
  let end: Int
  let reader: NumeralReader
  let words: TimeWords

  /// The marks of dates and times of day.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "年", "月", "日", "曰", "号", "时", "點", ":", "：": true
    default: false
    }
  }

  /// 14:07, 10:57:28, 9时30分, 上午's number; never 3:2 (a score).
  func clock(at start: Int) -> TimeExpression? {
    guard let stop = clockEnd(at: start) else { return nil }
    return made(start..<stop, .date, .none, "rule:clock")
  }

  func clockEnd(after at: Int) -> Int? {
    let next = skipBlanks(at)
    return next < end ? clockEnd(at: next) : nil
  }

  func clockEnd(at start: Int) -> Int? {
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

  /// How many digits begin at a place, and the character behind them and blanks; nil at the end.
  func behindDigits(at start: Int) -> (count: Int, mark: Unicode.Scalar)? {
    var at = start
    while at < end, text[at].isDigit { at += 1 }
    let next = skipBlanks(at)
    return next < end ? (at - start, text[next]) : nil
  }

  /// Whether a character stands behind the number of a day; programs that read print take 日 for 曰.
  func isDayMark(_ scalar: Unicode.Scalar?) -> Bool { scalar == "日" || scalar == "曰" }

  /// Whether a character parts the year and month of a date in digits.
  func isSeparator(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "/" || scalar == "." }

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

  /// What stands behind 至, 到 or a dash between two times.
  func connector(at: Int) -> Int? {
    let next = skipBlanks(at)
    guard next < end, var stop = word(.to, at: next) else { return nil }
    // A dash may be printed as two.
    while stop < end, !text[next].isHan, let more = word(.to, at: stop), !text[stop].isHan { stop = more }
    return skipBlanks(stop)
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

  func skipSeparators(_ at: Int) -> Int {
    let next = skipBlanks(at)
    return next < end && text[next] == "/" ? skipBlanks(next + 1) : next
  }

  func made(
    _ range: Range<Int>, _ mentionClass: MentionClass, _ meaning: TimeExpression.Meaning, _ rule: String
  ) -> TimeExpression {
    TimeExpression(range: range, mentionClass: mentionClass, meaning: meaning, isNumeric: true, rule: rule)
  }
}
