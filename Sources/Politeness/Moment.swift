/// A point in time: milliseconds since the beginning of 1970, UTC.
public struct Moment: Sendable, Hashable, Comparable {
  /// The milliseconds.
  public var milliseconds: Int

  /// A moment.
  public init(milliseconds: Int) { self.milliseconds = milliseconds }

  /// The earlier one first.
  public static func < (first: Moment, second: Moment) -> Bool { first.milliseconds < second.milliseconds }

  /// A moment later by a time.
  public static func + (moment: Moment, time: Duration) -> Moment {
    let (seconds, attoseconds) = time.components
    return Moment(
      milliseconds: moment.milliseconds + Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000))
  }

  /// The time between two moments.
  public static func - (later: Moment, earlier: Moment) -> Duration {
    .milliseconds(later.milliseconds - earlier.milliseconds)
  }

  /// The day, counted from 1970-01-01, UTC.
  public var day: Int {
    milliseconds >= 0 ? milliseconds / 86_400_000 : (milliseconds - 86_399_999) / 86_400_000
  }
}

extension Moment: CustomStringConvertible {
  /// The moment to the second, RFC 3339 in UTC: `2024-05-09T00:00:00Z`.
  public var description: String {
    let seconds = (milliseconds - day * 86_400_000) / 1_000
    // Years that begin in March (Hinnant, "chrono-compatible low-level date algorithms"), in eras of 400 years.
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    func padded(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let date = [
      padded(year, 4), padded(month < 10 ? month + 3 : month - 9, 2),
      padded(dayOfYear - (153 * month + 2) / 5 + 1, 2),
    ]
    let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    return "\(date.joined(separator: "-"))T\(time.joined(separator: ":"))Z"
  }
}
