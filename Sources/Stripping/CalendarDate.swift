/// A day, and perhaps a time of day, as a line prints it.
struct PrintedDate: Hashable {
  /// `YYYY-MM-DD`.
  var day: String
  /// `HH:MM` or `HH:MM:SS`.
  var time: String?
  /// Where it stands in the line.
  var range: Range<Int>
}

/// Finds dates with year, month and day in a line.
enum DateScanner {
  /// The first date from a place on: `2024-09-20 10:57:28`, `2023年09月01日14:07`, `2024 年/1 月/18 日`,
  /// `2024/1/18`, `2024.01.18`, `2022-02-13T12:10:00+08:00`, `二〇二四年九月二十日`; nil where there is none that the
  /// calendar has.
  static func first(in line: Scalars, from start: Int = 0) -> PrintedDate? {
    var index = start
    while index < line.count {
      if line[index].isDigit, index == 0 || !line[index - 1].isDigit, let date = date(in: line, at: index) {
        return date
      }
      if line[index] == "二" || line[index] == "一", let date = ChineseDate.date(in: line, at: index) {
        return date
      }
      index += 1
    }
    return nil
  }

  /// A date in digits that begins here.
  static func date(in line: Scalars, at start: Int) -> PrintedDate? {
    var reader = DigitReader(line: line, index: start)
    guard let year = reader.number(digits: 4...4), (1_990...2_099).contains(year) else { return nil }
    let isChinese = reader.skip("年", blanksBefore: true)
    if isChinese {
      reader.skip { $0 == " " || $0 == "/" || $0 == "\u{3000}" || $0 == "\u{A0}" }
    } else {
      if let date = reader.parted(year: year, from: start) { return date }
      guard let separator = reader.next, ["-", "/", ".", "－", "．", "–"].contains(separator) else {
        return nil
      }
      reader.index += 1
    }
    guard let month = reader.number(digits: 1...2), (1...12).contains(month) else { return nil }
    if isChinese {
      guard reader.skip("月", blanksBefore: true) else { return nil }
      reader.skip { $0 == " " || $0 == "/" || $0 == "\u{3000}" || $0 == "\u{A0}" }
    } else {
      guard let separator = reader.next, ["-", "/", ".", "－", "．", "–"].contains(separator) else {
        return nil
      }
      reader.index += 1
    }
    guard let day = reader.number(digits: 1...2), (1...Self.days(in: month, of: year)).contains(day) else {
      return nil
    }
    if isChinese, !reader.skip("日", blanksBefore: true), !reader.skip("号", blanksBefore: true) { return nil }
    let end = reader.index
    let text = "\(year)-\(two(month))-\(two(day))"
    guard let time = reader.time() else { return PrintedDate(day: text, time: nil, range: start..<end) }
    return PrintedDate(day: text, time: time, range: start..<reader.index)
  }

  /// A day in eight digits at the beginning of a value, as behind a label: `20240308`, `20240308091500`.
  static func compact(in value: Scalars) -> PrintedDate? {
    guard let start = value.firstIndex(where: { !$0.isBlank }) else { return nil }
    let digits = value[start...].prefix { $0.isDigit }.map { $0.digitValue }
    guard digits.count == 8 || digits.count == 14 else { return nil }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    let (year, month, day) = (number(0..<4), number(4..<6), number(6..<8))
    guard (1_990...2_099).contains(year), (1...12).contains(month),
      (1...days(in: month, of: year)).contains(day)
    else { return nil }
    return PrintedDate(
      day: "\(year)-\(two(month))-\(two(day))", time: nil, range: start..<start + digits.count)
  }

  /// The number of days of a month.
  static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Reads digits of a line from left to right.
private struct DigitReader {
  let line: Scalars
  var index: Int

  var next: Unicode.Scalar? { index < line.count ? line[index] : nil }

  /// A number of so many digits and no more.
  mutating func number(digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    var place = index
    while place < line.count, line[place].isDigit, count <= digits.upperBound {
      value = value * 10 + line[place].digitValue
      count += 1
      place += 1
    }
    guard digits.contains(count) else { return nil }
    index = place
    return value
  }

  /// A date whose year stands apart, with a time: `2021 01/18 16:20:11`; nil where there is none.
  func parted(year: Int, from start: Int) -> PrintedDate? {
    var reader = self
    guard reader.next?.isBlank == true else { return nil }
    reader.skip { $0 == " " || $0 == "\u{3000}" || $0 == "\u{A0}" }
    guard let month = reader.number(digits: 2...2), (1...12).contains(month),
      reader.next == "/" || reader.next == "-"
    else { return nil }
    reader.index += 1
    guard let day = reader.number(digits: 2...2), (1...DateScanner.days(in: month, of: year)).contains(day),
      let time = reader.time()
    else { return nil }
    return PrintedDate(
      day: "\(year)-\(DateScanner.two(month))-\(DateScanner.two(day))", time: time,
      range: start..<reader.index)
  }

  mutating func skip(_ scalar: Unicode.Scalar, blanksBefore: Bool) -> Bool {
    var place = index
    if blanksBefore { while place < line.count, line[place].isBlank { place += 1 } }
    guard place < line.count, line[place] == scalar else { return false }
    index = place + 1
    return true
  }

  mutating func skip(while isSkipped: (Unicode.Scalar) -> Bool) {
    while let scalar = next, isSkipped(scalar) { index += 1 }
  }

  /// A time of day after a date; leaves the place as it is where there is none.
  mutating func time() -> String? {
    let start = index
    skip {
      switch $0 {
      case " ", "\u{3000}", "\u{A0}", "T", ",", "，", "\t": true
      default: false
      }
    }
    guard let hour = number(digits: 1...2), hour < 24, let mark = next, [":", "：", "时", "時"].contains(mark)
    else {
      index = start
      return nil
    }
    index += 1
    guard let minute = number(digits: 2...2), minute < 60 else {
      index = start
      return nil
    }
    var text = "\(DateScanner.two(hour)):\(DateScanner.two(minute))"
    if mark == "时" || mark == "時" {
      _ = skip("分", blanksBefore: false)
      return text
    }
    let afterMinute = index
    if next == ":" || next == "：" {
      index += 1
      if let second = number(digits: 2...2), second < 60 {
        text += ":\(DateScanner.two(second))"
      } else {
        index = afterMinute
      }
    }
    return text
  }
}
