/// A day of the Gregorian calendar.
struct CalendarDate: Sendable, Hashable, Comparable {
  let year: Int
  let month: Int
  let day: Int

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// A day that the calendar has; nil for others. The 29th of February stands where the year is unknown.
  init?(checked year: Int?, _ month: Int, _ day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year ?? 2_000) else {
      return nil
    }
    self.init(year: year ?? 2_000, month: month, day: day)
  }

  /// `YYYY-MM-DD` alone, or with a time behind `T` or a blank; nil for anything else.
  init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      bytes.count == 10 || [0x54, 0x74, 0x20].contains(bytes[10]),
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10])
    else { return nil }
    self.init(checked: year, month, day)
  }

  /// `YYYY-MM-DD`.
  var text: String {
    let digits = "\(year)"
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-" + Self.two(month) + "-"
      + Self.two(day)
  }

  /// The next day.
  var dayAfter: CalendarDate {
    if day < Self.days(in: month, of: year) { return CalendarDate(year: year, month: month, day: day + 1) }
    return month < 12
      ? CalendarDate(year: year, month: month + 1, day: 1) : CalendarDate(year: year + 1, month: 1, day: 1)
  }

  /// The day before.
  var dayBefore: CalendarDate {
    if day > 1 { return CalendarDate(year: year, month: month, day: day - 1) }
    return month > 1
      ? CalendarDate(year: year, month: month - 1, day: Self.days(in: month - 1, of: year))
      : CalendarDate(year: year - 1, month: 12, day: 31)
  }

  static func < (first: CalendarDate, second: CalendarDate) -> Bool {
    (first.year, first.month, first.day) < (second.year, second.month, second.day)
  }

  static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Decimal digits and nothing else; nil for none.
  static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var value = 0
    for byte in digits {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
