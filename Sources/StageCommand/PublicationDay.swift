internal import Foundation
internal import Pipeline

/// The day that `versions.json` says a version was published: the only clock of the line.
public enum PublicationDay {
  /// Today in UTC, `YYYY-MM-DD`; the day of `SOURCE_DATE_EPOCH` (seconds since 1970) where that is set, so that a
  /// build can be repeated byte for byte.
  public static var today: String {
    let seconds =
      ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) }
      ?? Int(Date().timeIntervalSince1970.rounded(.down))
    return CalendarDay(secondsSince1970: seconds).text
  }
}
