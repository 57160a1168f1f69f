/// A day of the Gregorian calendar, without clock or time zone.
struct Day: Sendable, Hashable, Comparable {
  /// Year, month and day in four bytes, in the order of days: every wording of time is copied with two of them.
  private let packed: Int32

  var year: Int { Int(packed >> 9) }
  var month: Int { Int(packed >> 5 & 15) }
  var day: Int { Int(packed & 31) }

  /// A day that exists, or nil.
  init?(year: Int, month: Int, day: Int) {
    guard (1800...2200).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(year: year, month: month)
    else { return nil }
    packed = Int32(year << 9 | month << 5 | day)
  }

  /// A day written `YYYY-MM-DD`.
  init?(iso: String) {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2].prefix(2))
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  static func firstOf(year: Int, month: Int = 1) -> Day? { Day(year: year, month: month, day: 1) }
  static func lastOf(year: Int, month: Int = 12) -> Day? {
    (1...12).contains(month) ? Day(year: year, month: month, day: length(year: year, month: month)) : nil
  }

  /// The same day some years before; 29 February becomes 28.
  func years(before count: Int) -> Day? {
    Day(year: year - count, month: month, day: min(day, Self.length(year: year - count, month: month)))
  }

  /// The day some days later, or before where negative.
  func moved(by count: Int) -> Day? {
    var (year, month, day) = (year, month, day + count)
    while day < 1 {
      (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
      day += Self.length(year: year, month: month)
    }
    while day > Self.length(year: year, month: month) {
      day -= Self.length(year: year, month: month)
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return Day(year: year, month: month, day: day)
  }

  /// How many days until another.
  func days(to other: Day) -> Int { other.ordinal - ordinal }

  /// The day's turn since the first of March of the year 0.
  private var ordinal: Int {
    let (years, months) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    return years * 365 + years / 4 - years / 100 + years / 400 + (months * 153 + 2) / 5 + day - 1
  }

  /// `YYYY-MM-DD`.
  var iso: String {
    // Ten bytes fit into a string without storage of its own.
    unsafe String(unsafeUninitializedCapacity: 10) { bytes in
      func write(_ digits: Int, at place: Int) {
        unsafe bytes[place] = UInt8(ascii: "0") + UInt8(digits / 10)
        unsafe bytes[place + 1] = UInt8(ascii: "0") + UInt8(digits % 10)
      }
      write(year / 100, at: 0)
      write(year % 100, at: 2)
      unsafe bytes[4] = UInt8(ascii: "-")
      write(month, at: 5)
      unsafe bytes[7] = UInt8(ascii: "-")
      write(day, at: 8)
      return 10
    }
  }

  static func < (left: Day, right: Day) -> Bool { left.packed < right.packed }

  static func length(year: Int, month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
