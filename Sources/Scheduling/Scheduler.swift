/// Makes a schedule for a pipeline, and takes it back: a timer of the user's systemd where that can be reached, else a
/// line in the user's crontab.
public struct Scheduler: Sendable {
  private let timers: UserTimers
  private let crontab: UserCrontab?

  /// What there is to make schedules with, for a process with this environment.
  public init(environment: [String: String]) throws(ScheduleError) {
    timers = try UserTimers(environment: environment)
    crontab = UserCrontab(environment: environment)
  }

  /// Makes a pipeline's schedule, in place of the one that it has.
  ///
  /// - Returns: what was done, a line each, for people.
  /// - Throws: ``ScheduleError`` where it cannot be made.
  public func schedule(_ run: ScheduledRun, at time: ScheduledTime) throws(ScheduleError) -> [String] {
    var lines: [String]
    let older: [String]
    if timers.isThere {
      lines = try timers.set(try TimerUnits(run, at: time)).map { "written     \($0)" }
      lines.append("timer       \(run.identifier).timer is active while you are logged in")
      lines.append("to do       loginctl enable-linger, once, lets it run while you are not")
      do throws(ScheduleError) {
        older = try crontab?.remove(run.identifier) == true ? ["removed     its line in the crontab"] : []
      } catch {
        older = ["warning     whether an older schedule is left in the crontab is not known: \(error)"]
      }
    } else if let crontab {
      try crontab.set(run, at: time)
      lines = ["crontab     one line, which ends with # \(run.identifier)"]
      older = try timers.remove(run.identifier).map { "removed     \($0)" }
    } else {
      throw ScheduleError(
        "neither systemd's user manager nor crontab is there: install cron, or let what starts programs on your machine "
          + "call \(run.shellCommand)")
    }
    return lines + older + ["runs        \(time.description), local time: \(run.shellCommand)"]
  }

  /// Takes a pipeline's schedule back, whichever it has.
  ///
  /// - Parameter pipeline: the absolute path that it was made for; the file may be gone.
  /// - Returns: what was done, a line each, for people; nothing where there was no schedule.
  /// - Throws: ``ScheduleError`` where it could not be taken back.
  public func unschedule(_ pipeline: String) throws(ScheduleError) -> [String] {
    let identifier = ScheduledRun.identifier(of: pipeline)
    var lines = try timers.remove(identifier).map { "removed     \($0)" }
    if try crontab?.remove(identifier) == true { lines.append("removed     its line in the crontab") }
    return lines
  }
}
