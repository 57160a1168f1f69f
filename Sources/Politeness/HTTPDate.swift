/// A date as HTTP writes it (RFC 9110, section 5.6.7), always in UTC.
public enum HTTPDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The moment of a date in any of the three forms, `Sun, 06 Nov 1994 08:49:37 GMT`,
  /// `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`; nil for what is none.
  ///
  /// The name of the weekday is not looked at, as servers err in it. A year of two digits is the one that lies at
  /// most 50 years after `now`.
  public static func moment(_ text: String, now: Moment) -> Moment? {
    let parts = text.lowercased().split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init)
    let fields: (day: String, month: String, year: String, time: String)
    switch parts.count {
    case 6 where parts[5] == "gmt" || parts[5] == "utc": fields = (parts[1], parts[2], parts[3], parts[4])
    case 5: fields = (parts[2], parts[1], parts[4], parts[3])
    default: return nil
    }
    let time = fields.time.split(separator: ":", omittingEmptySubsequences: false).map { number($0) }
    guard let month = months.firstIndex(of: fields.month), let day = number(fields.day[...]),
      let year = year(fields.year, now: now), (1...31).contains(day), time.count == 3,
      let hour = time[0], let minute = time[1], let second = time[2], hour < 24, minute < 60, second <= 60
    else { return nil }
    let days = days(year: year, month: month + 1, day: day)
    return Moment(milliseconds: (((days * 24 + hour) * 60 + minute) * 60 + second) * 1_000)
  }

  private static func year(_ text: String, now: Moment) -> Int? {
    guard let number = number(text[...]) else { return nil }
    guard text.utf8.count == 2 else { return text.utf8.count == 4 ? number : nil }
    // Years are told to the day by counting 365.2425 of them.
    let current = 1_970 + now.day * 10_000 / 3_652_425
    let year = current / 100 * 100 + number
    return year > current + 50 ? year - 100 : year
  }

  /// A number of 1 to 4 digits.
  private static func number(_ text: Substring) -> Int? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return Int(text)
  }

  /// Days since 1970-01-01 in the Gregorian calendar; a year is taken to begin in March, so that its length bears on
  /// no month.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let inYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + inYear - 719_468
  }
}

/// `Retry-After` (RFC 9110, section 10.2.3).
public enum RetryAfter {
  /// How long to wait from `now` on: a count of seconds, or a date; zero where the date is past, nil for what is
  /// neither. A count beyond a year is a year.
  public static func wait(_ text: String, now: Moment) -> Duration? {
    let text = text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    if !text.isEmpty, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) {
      return .seconds(min(Int(text) ?? .max, 366 * 86_400))
    }
    guard let moment = HTTPDate.moment(text, now: now) else { return nil }
    return max(.zero, moment - now)
  }
}
