internal import Politeness

/// Moments as sidecars and days as lists have them.
enum WrittenMoment {
  /// The milliseconds since 1970 of `2024-05-09` or `2024-05-09T08:00:00Z` (RFC 3339 in UTC; parts of a second do not
  /// count); nil for anything else.
  static func milliseconds(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      return bytes[range].reduce(Int?.some(0)) { value, byte in
        byte &- 0x30 < 10 ? value.map { $0 * 10 + Int(byte - 0x30) } : nil
      }
    }
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D, let year = number(0..<4),
      let month = number(5..<7), let day = number(8..<10), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    // Days since 1970 (Hinnant, "chrono-compatible low-level date algorithms"): years begin in March.
    let shifted = month > 2 ? year : year - 1
    let inYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + inYear - 719_468
    guard bytes.count > 10 else { return days * 86_400_000 }
    guard bytes.count >= 20, bytes[10] == 0x54, bytes.last == 0x5A, bytes[13] == 0x3A, bytes[16] == 0x3A,
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19)
    else { return nil }
    return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1_000
  }
}
