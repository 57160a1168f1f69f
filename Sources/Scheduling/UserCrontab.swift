/// The crontab of the user, by the program `crontab`.
struct UserCrontab: Sendable {
  private let tool: Tool

  /// Nil where there is no cron.
  init?(environment: [String: String]) {
    guard let tool = Tool("crontab", environment: environment) else { return nil }
    self.tool = tool
  }

  /// Puts a run's line into it.
  func set(_ run: ScheduledRun, at time: ScheduledTime) throws(ScheduleError) {
    let before = try read()
    var crontab = before
    try crontab.set(run, at: time)
    if crontab != before { try tool.require(["-"], input: crontab.bytes) }
  }

  /// Removes a pipeline's line; false where there is none. A crontab that had nothing else goes, too.
  func remove(_ identifier: String) throws(ScheduleError) -> Bool {
    var crontab = try read()
    guard crontab.remove(identifier) else { return false }
    if crontab.lines.isEmpty {
      try tool.require(["-r"])
    } else {
      try tool.require(["-"], input: crontab.bytes)
    }
    return true
  }

  /// What it holds now. One that cannot be read must not be written over.
  private func read() throws(ScheduleError) -> Crontab {
    let outcome = try tool.run(["-l"])
    if outcome.status == 0 { return Crontab(outcome.output) }
    // A user who has none: in the words of Debian's and Fedora's cron, and of BusyBox.
    guard outcome.errors.contains("no crontab for") || outcome.errors.contains("No such file or directory")
    else {
      throw ScheduleError("crontab -l: ended with status \(outcome.status): \(outcome.errors)")
    }
    return Crontab([])
  }
}
