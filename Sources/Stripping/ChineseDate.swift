/// Reads dates in Chinese numerals, as signatures have them: `二〇二三年九月一日`.
enum ChineseDate {
  /// A date that begins here; nil where there is none that the calendar has.
  static func date(in line: Scalars, at start: Int) -> PrintedDate? {
    var index = start
    var year = 0
    for _ in 0..<4 {
      skipBlanks(in: line, &index)
      guard index < line.count, let digit = digit(line[index]) else { return nil }
      year = year * 10 + digit
      index += 1
    }
    guard (1_990...2_099).contains(year), skip("年", in: line, &index),
      let month = number(in: line, &index), (1...12).contains(month), skip("月", in: line, &index),
      let day = number(in: line, &index), (1...DateScanner.days(in: month, of: year)).contains(day),
      skip("日", in: line, &index)
    else { return nil }
    return PrintedDate(
      day: "\(year)-\(DateScanner.two(month))-\(DateScanner.two(day))", time: nil, range: start..<index)
  }

  /// Numerals of a year; typists take several signs for the zero.
  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "〇", "○", "零", "Ｏ", "O", "0", "◯", "О": 0
    case "一": 1
    case "二": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }

  /// A number from 1 to 99: `九`, `十二`, `二十`, `三十一`, `廿六`.
  private static func number(in line: Scalars, _ index: inout Int) -> Int? {
    var tens = 0
    var ones = 0
    var count = 0
    while index < line.count {
      let scalar = line[index]
      if scalar == "十" {
        guard tens == 0 else { return nil }
        tens = ones == 0 ? 1 : ones
        ones = 0
      } else if scalar == "廿" {
        guard count == 0 else { return nil }
        tens = 2
      } else if let digit = digit(scalar), digit > 0 {
        guard ones == 0 else { return nil }
        ones = digit
      } else if scalar.isBlank {
        index += 1
        continue
      } else {
        break
      }
      count += 1
      index += 1
    }
    return count == 0 ? nil : tens * 10 + ones
  }

  private static func skip(_ mark: Unicode.Scalar, in line: Scalars, _ index: inout Int) -> Bool {
    skipBlanks(in: line, &index)
    guard index < line.count, line[index] == mark else { return false }
    index += 1
    return true
  }

  private static func skipBlanks(in line: Scalars, _ index: inout Int) {
    while index < line.count, line[index].isBlank { index += 1 }
  }
}
