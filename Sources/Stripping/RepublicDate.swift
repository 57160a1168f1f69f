/// Reads days counted from the founding of the Republic of China, as pages of Taiwan have them: `民國113年1月18日`, and
/// behind a label `113年1月18日`, `113-01-18`, `113/01/18`. The first year is 1912.
enum RepublicDate {
  /// The years before the first.
  private static let founding = 1_911

  /// The first day; nil where there is none that the calendar has. Without the era's name a day counts only at the
  /// beginning of a label's value, with a year of three digits: two might be those of another calendar.
  static func first(in line: Scalars, isLabelled: Bool) -> PrintedDate? {
    if let era = line.firstIndex(where: { $0 == "民" }), era + 1 < line.count,
      line[era + 1] == "國" || line[era + 1] == "国"
    {
      return date(in: line, at: era + 2, digits: 2...3, start: era)
    }
    guard isLabelled, let start = line.firstIndex(where: { !$0.isBlank }) else { return nil }
    return date(in: line, at: start, digits: 3...3, start: start)
  }

  private static func date(
    in line: Scalars, at place: Int, digits: ClosedRange<Int>, start: Int
  ) -> PrintedDate? {
    var index = place
    guard let republic = number(in: line, &index, digits: digits), index < line.count else { return nil }
    let year = republic + founding
    let marks: (Unicode.Scalar, Unicode.Scalar)
    switch line[index] {
    case "年": marks = ("年", "月")
    case "-", "/", ".": marks = (line[index], line[index])
    default: return nil
    }
    index += 1
    guard (1_990...2_099).contains(year), let month = number(in: line, &index, digits: 1...2),
      (1...12).contains(month), index < line.count, line[index] == marks.1
    else { return nil }
    index += 1
    guard let day = number(in: line, &index, digits: 1...2),
      (1...DateScanner.days(in: month, of: year)).contains(day)
    else { return nil }
    if marks.0 == "年" {
      guard index < line.count, line[index] == "日" else { return nil }
      index += 1
    }
    return PrintedDate(
      day: "\(year)-\(DateScanner.two(month))-\(DateScanner.two(day))", time: nil, range: start..<index)
  }

  private static func number(in line: Scalars, _ index: inout Int, digits: ClosedRange<Int>) -> Int? {
    while index < line.count, line[index].isBlank { index += 1 }
    var value = 0
    var count = 0
    while index < line.count, line[index].isDigit, count <= digits.upperBound {
      value = value * 10 + line[index].digitValue
      count += 1
      index += 1
    }
    while index < line.count, line[index].isBlank { index += 1 }
    return digits.contains(count) ? value : nil
  }
}
