internal import Politeness

/// When things are looked at again.
enum LookAgain {
  static let day = 86_400_000

  /// The next look at a page that came: after half of its age, at least a day and at most 90, as reports are corrected
  /// while they are young. Age is counted from the last change, else from the day that the page is of.
  ///
  /// A tenth is taken off, so that a daily run does not miss it by seconds.
  static func page(_ page: KnownPage, at now: Moment) -> Int {
    let known = min(page.firstSeen, WrittenMoment.milliseconds(page.day) ?? .max)
    return now.milliseconds + interval(now.milliseconds - max(known, page.lastChange))
  }

  /// The next look at a page whose last look nobody remembers: spread over the time in which it would be due, so that
  /// not all are asked for at once.
  static func spread(_ page: KnownPage, at now: Moment) -> Int {
    let known = min(page.firstSeen, WrittenMoment.milliseconds(page.day) ?? .max)
    let whole = interval(now.milliseconds - max(known, page.lastChange))
    let turn = page.url.utf8.reduce(UInt64(14_695_981_039_346_656_037)) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    return now.milliseconds + whole / 1_000 * Int(turn >> 32 & 1_023 + 1) * 1_000 / 1_024
  }

  /// The next look at a further page of a list whose first one has no news: as at a page that changed when this one last
  /// had some.
  static func list(lastNews: Int, at now: Moment) -> Int {
    now.milliseconds + interval(now.milliseconds - lastNews)
  }

  /// The next look at a page of which the server says that it is gone: after a week, a month, then each quarter.
  static func gone(since: Int, at now: Moment) -> Int {
    let age = max(0, now.milliseconds - since)
    return now.milliseconds + min(max(age, 7 * day), 90 * day)
  }

  /// The next look at a page that failed so often in a row: after a day, two, four, up to 64.
  static func failure(_ failures: Int, at now: Moment) -> Int {
    now.milliseconds + (day << min(max(failures - 1, 0), 6)) * 9 / 10
  }

  /// When a source that was read is due again.
  static func source(hours: Int, at now: Moment) -> Moment {
    Moment(milliseconds: now.milliseconds + hours * 3_600_000 * 9 / 10)
  }

  /// When a source that could not be read is tried again: with the next run, and the longer it fails the later, up to
  /// a week.
  static func failedSource(since: Moment?, at now: Moment) -> Moment {
    let age = max(0, now.milliseconds - (since?.milliseconds ?? now.milliseconds))
    return Moment(milliseconds: now.milliseconds + min(age / 4, 7 * day))
  }

  private static func interval(_ age: Int) -> Int { min(max(age / 2, day), 90 * day) * 9 / 10 }
}
