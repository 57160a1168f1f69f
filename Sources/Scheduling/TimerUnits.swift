/// The two unit files of a schedule for systemd: a service that runs once, and the timer that starts it.
///
/// See systemd.service(5), systemd.timer(5) and systemd.syntax(7).
struct TimerUnits: Sendable, Hashable {
  /// The name of both, without its end.
  let name: String
  /// The text of `<name>.service`.
  let service: String
  /// The text of `<name>.timer`.
  let timer: String

  init(_ run: ScheduledRun, at time: ScheduledTime) throws(ScheduleError) {
    guard !run.program.contains(where: { $0 == "'" || $0 == "\"" }) else {
      throw ScheduleError(
        "\(run.program): systemd starts no program at a path with quotes: move it to a folder without quotes in its name"
      )
    }
    name = run.identifier
    // With a colon before the program systemd leaves $ as it is.
    let words = [":" + run.program] + run.arguments
    service = """
      # Written by "tongji schedule"; "tongji unschedule" removes it.
      [Unit]
      Description=Tongji: \(Self.escaped(run.pipeline))

      [Service]
      Type=oneshot
      ExecStart=\(words.map(Self.quoted).joined(separator: " "))

      """
    timer = """
      # Written by "tongji schedule"; "tongji unschedule" removes it.
      [Unit]
      Description=Tongji: \(Self.escaped(run.pipeline)), \(time.description)

      [Timer]
      OnCalendar=\(time.onCalendar)
      Persistent=true

      [Install]
      WantedBy=timers.target

      """
  }

  /// Without what systemd would take as one of its specifiers.
  private static func escaped(_ text: String) -> String { text.replacing("%", with: "%%") }

  /// One word of a command.
  private static func quoted(_ word: String) -> String {
    "\"" + escaped(word).replacing("\"", with: #"\""#) + "\""
  }
}
