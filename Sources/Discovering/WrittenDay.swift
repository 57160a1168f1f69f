/// Days as feeds and sitemaps write them.
///
/// A moment with its zone is put down to the day it is in China, which has one zone, UTC+8, all year: feeds give the
/// midnight of a Chinese day as 16:00 GMT of the day before. A moment without zone is taken as it is written.
enum WrittenDay {
  /// China's zone in minutes east of UTC.
  private static let zone = 480

  /// The day as `YYYY-MM-DD`; nil where none can be read.
  ///
  /// RFC 822 with its zones (`Tue, 05 Mar 2024 10:20:30 GMT`), ISO 8601 (`2024-03-05T10:20:30.5+08:00`, `2024-03-05`,
  /// `20240305`), what programs print (`Tue Mar 05 10:20:30 CST 2024`), and days as people write them (`2024年3月5日`).
  static func day(of text: String) -> String? {
    let text = LinkText.collapsed(text)
    if let moment = iso(text) ?? named(text) { return moment.day(in: zone) }
    return DayScanner.whole(in: Array(text.unicodeScalars))?.isoDay
  }

  /// A day with the minutes since its beginning and, where it is known, the zone's minutes east of UTC.
  private struct Moment {
    var date: CalendarDate
    var minutes = 0
    var zone: Int?

    func day(in target: Int) -> String {
      guard let zone else { return date.text }
      let shifted = minutes - zone + target
      if shifted < 0 { return date.dayBefore.text }
      return shifted >= 1_440 ? date.dayAfter.text : date.text
    }
  }

  /// ISO 8601, as RFC 3339 and W3C's note on dates have it.
  private static func iso(_ text: String) -> Moment? {
    let bytes = Array(text.utf8)
    if bytes.count == 8, let number = CalendarDate.number(bytes) {
      guard let date = CalendarDate(checked: number / 10_000, number / 100 % 100, number % 100),
        (1_990...2_099).contains(date.year)
      else { return nil }
      return Moment(date: date)
    }
    guard let date = CalendarDate(iso: text) else { return nil }
    guard bytes.count > 10 else { return Moment(date: date) }
    var rest = bytes[11...]
    let clock = rest.prefix { $0 &- 0x30 < 10 || $0 == 0x3A }
    guard let minutes = minutes(of: String(decoding: clock, as: UTF8.self)) else { return nil }
    rest = rest[clock.endIndex...]
    if let first = rest.first, first == 0x2E || first == 0x2C {
      rest = rest.dropFirst().drop { $0 &- 0x30 < 10 }
    }
    let zoneText = LinkText.collapsed(String(decoding: rest, as: UTF8.self))
    return Moment(date: date, minutes: minutes, zone: zoneText.isEmpty ? nil : zone(of: zoneText))
  }

  /// A date with the month's English name, its parts in any order.
  private static func named(_ text: String) -> Moment? {
    guard let words = try? DateWords.standard.get() else { return nil }
    var (year, month, day, minutes, zone): (Int?, Int?, Int?, Int?, Int?)
    for token in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
      if let number = CalendarDate.number(token.utf8) {
        // The day comes before a year of two digits.
        if token.utf8.count == 4 {
          year = number
        } else if day == nil {
          day = number
        } else if year == nil {
          year = token.utf8.count == 2 ? number + (number < 50 ? 2_000 : 1_900) : nil
        }
      } else if token.contains(":"), let clock = Self.minutes(of: String(token)) {
        minutes = clock
      } else if token.contains("-"), token.first != "-", token.first != "+" {
        // RFC 850 and what it left behind: `05-Mar-24`.
        let parts = token.split(separator: "-")
        guard parts.count == 3, let number = CalendarDate.number(parts[0].utf8),
          let last = CalendarDate.number(parts[2].utf8)
        else { continue }
        day = number
        month = words.month(String(parts[1]))
        year = parts[2].utf8.count == 4 ? last : last + (last < 50 ? 2_000 : 1_900)
      } else if let found = words.month(String(token)) {
        month = month ?? found
      } else if minutes != nil, let found = Self.zone(of: String(token)) {
        zone = found
      }
    }
    guard let year, let month, let day, let date = CalendarDate(checked: year, month, day) else { return nil }
    return Moment(date: date, minutes: minutes ?? 0, zone: minutes == nil ? nil : zone)
  }

  private static func minutes(of clock: String) -> Int? {
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false).map {
      CalendarDate.number($0.utf8)
    }
    guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1], hour <= 24, minute < 60,
      parts.count == 2 || parts[2] ?? 61 <= 60
    else { return nil }
    return hour * 60 + minute
  }

  /// `Z`, `+0800`, `+08:00`, `+08`, `GMT+0800`, or a name of the table; nil for others.
  private static func zone(of text: String) -> Int? {
    guard let words = try? DateWords.standard.get() else { return nil }
    if let known = words.zone(text) { return known }
    guard let sign = text.firstIndex(where: { $0 == "+" || $0 == "-" }) else { return nil }
    let name = text[..<sign]
    guard name.isEmpty || words.zone(String(name)) == 0 else { return nil }
    let digits = text[text.index(after: sign)...].utf8.filter { $0 != 0x3A }
    guard digits.count == 2 || digits.count == 4, let number = CalendarDate.number(digits) else { return nil }
    let minutes = digits.count == 2 ? number * 60 : number / 100 * 60 + number % 100
    guard minutes <= 1_440 else { return nil }
    return text[sign] == "-" ? -minutes : minutes
  }
}

/// Names of months and zones.
struct DateWords: Sendable {
  private let months: [String: Int]
  private let zones: [String: Int]

  /// The table, or why it could not be read.
  static let standard: Result<DateWords, DiscoveryTableError> = {
    do throws(DiscoveryTableError) { return .success(try DateWords()) } catch { return .failure(error) }
  }()

  private init() throws(DiscoveryTableError) {
    var (months, zones): ([String: Int], [String: Int]) = ([:], [:])
    for row in try WordTable("date-words").rows {
      guard let word = row["word"], let value = Int(row["value"] ?? "") else { continue }
      if row["kind"] == "month" { months[word] = value } else { zones[word] = value }
    }
    (self.months, self.zones) = (months, zones)
  }

  /// The month, 1 to 12, by its name or its first three letters.
  func month(_ text: String) -> Int? {
    months[text.lowercased()] ?? (text.count > 3 ? months[String(text.lowercased().prefix(3))] : nil)
  }

  /// The minutes east of UTC.
  func zone(_ text: String) -> Int? { zones[text.lowercased()] }
}
