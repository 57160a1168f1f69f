/// When runs begin, by the machine's local time.
public struct ScheduledTime: Sendable, Hashable {
  /// How often.
  public enum Interval: String, Sendable, Hashable, CaseIterable {
    /// Every hour; of the time only the minute counts.
    case hourly
    /// Every day.
    case daily
    /// Every Monday.
    case weekly
  }

  /// How often.
  public let interval: Interval
  /// The hour, 0 to 23.
  public let hour: Int
  /// The minute, 0 to 59.
  public let minute: Int

  /// The time of day that a text says, `3:15` or `03:15`; nil where it says none.
  public init?(_ text: String, _ interval: Interval) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    self.interval = interval
    self.hour = hour
    self.minute = minute
  }

  private static func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

  /// As a timer of systemd says it (`OnCalendar`, systemd.time(7)).
  var onCalendar: String {
    let time = "\(interval == .hourly ? "*" : Self.padded(hour)):\(Self.padded(minute)):00"
    return interval == .weekly ? "Mon *-*-* \(time)" : "*-*-* \(time)"
  }

  /// As the first five fields of a line in a crontab say it (crontab(5)).
  var cronFields: String {
    switch interval {
    case .hourly: "\(minute) * * * *"
    case .daily: "\(minute) \(hour) * * *"
    case .weekly: "\(minute) \(hour) * * 1"
    }
  }

  /// As people say it: `daily at 03:15`.
  public var description: String {
    let time = "\(Self.padded(hour)):\(Self.padded(minute))"
    switch interval {
    case .hourly: return "hourly at minute \(minute)"
    case .daily: return "daily at \(time)"
    case .weekly: return "weekly, Mondays at \(time)"
    }
  }
}
