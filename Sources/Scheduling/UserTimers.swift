internal import Foundation

/// The timers of a user's own systemd.
struct UserTimers: Sendable {
  /// `systemctl`; nil where the user's manager cannot be reached.
  private let manager: Tool?
  /// The folder of the user's units.
  let folder: String
  /// Where systemd remembers when a timer has last gone off.
  private let stamps: String

  init(environment: [String: String]) throws(ScheduleError) {
    let home = environment["HOME"] ?? NSHomeDirectory()
    func place(_ variable: String, _ standard: String) -> String {
      // The specification of base directories ignores what is not absolute.
      environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/\(standard)"
    }
    folder = place("XDG_CONFIG_HOME", ".config") + "/systemd/user"
    stamps = place("XDG_DATA_HOME", ".local/share") + "/systemd/timers"
    let tool = Tool("systemctl", environment: environment)
    manager = try tool?.run(["--user", "show-environment"]).status == 0 ? tool : nil
  }

  /// Whether the user's manager can be reached.
  var isThere: Bool { manager != nil }

  /// Writes the units and starts the timer, in place of what was there before.
  ///
  /// - Returns: the files.
  func set(_ units: TimerUnits) throws(ScheduleError) -> [String] {
    let texts = [(file(units.name, "service"), units.service), (file(units.name, "timer"), units.timer)]
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for (path, text) in texts { try Data(text.utf8).write(to: URL(filePath: path), options: .atomic) }
    } catch {
      throw ScheduleError("\(folder): the units cannot be written: \(error.localizedDescription)")
    }
    try manager?.require(["--user", "daemon-reload"])
    try manager?.require(["--user", "enable", "\(units.name).timer"])
    // A timer that runs already takes a new time only so.
    try manager?.require(["--user", "restart", "\(units.name).timer"])
    return texts.map(\.0)
  }

  /// Stops a timer and removes what ``set(_:)`` and systemd have made for it.
  ///
  /// - Returns: the unit files that were there.
  func remove(_ name: String) throws(ScheduleError) -> [String] {
    let files = [file(name, "service"), file(name, "timer")].filter(Self.isThere)
    if !files.isEmpty { try manager?.require(["--user", "disable", "--now", "\(name).timer"]) }
    do {
      for path in files + ["\(folder)/timers.target.wants/\(name).timer", "\(stamps)/stamp-\(name).timer"]
      where Self.isThere(path) {
        try FileManager.default.removeItem(atPath: path)
      }
    } catch {
      throw ScheduleError("\(folder): the units cannot be removed: \(error.localizedDescription)")
    }
    if !files.isEmpty { try manager?.require(["--user", "daemon-reload"]) }
    return files
  }

  private func file(_ name: String, _ end: String) -> String { "\(folder)/\(name).\(end)" }

  /// Whether there is something, be it a link that leads nowhere.
  private static func isThere(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: path)) != nil
  }
}
