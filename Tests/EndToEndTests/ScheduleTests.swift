import Foundation
import TestSupport
import Testing

/// `tongji schedule` in a fresh user's home, with programs that stand for systemd's and cron's.
@Suite("Schedules")
struct ScheduleTests {
  /// A home with a pipeline in it.
  private struct Home {
    let folder: TemporaryFolder
    /// The folder of the pipeline, below the home's.
    static let place = "家 of 100% $me \"q\""

    init() throws {
      folder = try TemporaryFolder()
      try folder.write(
        """
        {
          "dataset": { "name": "test", "title": "测试", "description": "说明" }, "raw": "raw", "out": "out",
          "sources": [{ "name": "all", "files": ["*"] }]
        }
        """, to: "\(Self.place)/pipeline.json")
      try folder.write(
        SampleDataset.page("甲县总工会慰问职工", "今年以来,慰问企业521家。"), to: "\(Self.place)/raw/a.html")
      try add(
        "systemctl",
        """
        #!/bin/sh
        [ -e "$HOME/no-systemd" ] && exit 1
        echo "$@" >> "$HOME/systemctl.calls"
        """)
      try add(
        "crontab",
        """
        #!/bin/sh
        case "$1" in
          -l) cat "$HOME/crontab" 2> /dev/null || { echo "no crontab for test" >&2; exit 1; } ;;
          -) cat > "$HOME/crontab"; echo written >> "$HOME/crontab.calls" ;;
          -r) rm "$HOME/crontab" ;;
          *) exit 2 ;;
        esac
        """)
    }

    func add(_ name: String, _ script: String) throws {
      let file = try folder.write(script + "\n", to: "bin/\(name)")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }

    func tongji(_ arguments: String...) throws -> ProgramResult {
      try BuiltProgram("tongji").run(
        arguments,
        environment: [
          "HOME": folder.path, "PATH": "\(folder.path("bin")):/usr/bin:/bin", "XDG_CONFIG_HOME": "",
          "XDG_DATA_HOME": "",
        ], folder: folder.path(Self.place))
    }

    func text(_ path: String) -> String? {
      try? String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
    }

    /// All files but those of the test itself.
    func files() throws -> [String] {
      try FolderContents.files(below: folder.url).keys.filter {
        !$0.hasPrefix("bin/") && !$0.hasSuffix(".calls") && $0 != "no-systemd"
      }.sorted()
    }
  }

  @Test("a timer where systemd can be reached: written, enabled, changed, and taken back without a trace")
  func timer() throws {
    let home = try Home()
    let before = try home.files()
    let result = try home.tongji("schedule")
    #expect(result.status == 0, "\(result.messages)")
    let added = try home.files().filter { !before.contains($0) }
    #expect(added.count == 2 && added.allSatisfy { $0.hasPrefix(".config/systemd/user/tongji-") })
    let timer = try #require(added.first { $0.hasSuffix(".timer") })
    let name = try #require(timer.split(separator: "/").last).dropLast(".timer".count)
    #expect(home.text(timer)?.contains("\nOnCalendar=*-*-* 03:15:00\nPersistent=true\n") == true)
    #expect(
      home.text("systemctl.calls") == """
        --user show-environment
        --user daemon-reload
        --user enable \(name).timer
        --user restart \(name).timer

        """)
    for file in added {
      #expect(result.text.contains("written     \(home.folder.path(file))\n"), "\(result.text)")
    }
    #expect(result.text.contains("runs        daily at 03:15, local time: "), "\(result.text)")
    #expect(home.text("crontab") == nil)

    // The same again with another time: the same files.
    let other = try home.tongji(
      "schedule", "--at", "6:30", "--every", "weekly", "--raw", "raw", "--out", "elsewhere")
    #expect(other.status == 0)
    #expect(other.text.contains("to do       loginctl enable-linger, once,"))
    let service = try #require(added.first { $0.hasSuffix(".service") }.flatMap(home.text))
    #expect(service.contains("/raw\" \"--out\" \"/") && service.contains("/elsewhere\"\n"), "\(service)")
    #expect(try home.files().filter { !before.contains($0) } == added)
    #expect(home.text(timer)?.contains("OnCalendar=Mon *-*-* 06:30:00\n") == true)

    // What systemd leaves of a timer that was enabled and has gone off.
    try home.folder.write("", to: ".config/systemd/user/timers.target.wants/\(name).timer")
    try home.folder.write("", to: ".local/share/systemd/timers/stamp-\(name).timer")
    try home.folder.write("", to: ".config/systemd/user/other.timer")
    // The pipeline may be gone by then.
    try FileManager.default.removeItem(atPath: home.folder.path("\(Home.place)/pipeline.json"))
    let undone = try home.tongji("unschedule")
    #expect(undone.status == 0, "\(undone.messages)")
    for file in added {
      #expect(undone.text.contains("removed     \(home.folder.path(file))\n"), "\(undone.text)")
    }
    #expect(
      try home.files()
        == (before.filter { !$0.hasSuffix("pipeline.json") } + [".config/systemd/user/other.timer"]).sorted())
    #expect(
      home.text("systemctl.calls")?.hasSuffix("--user disable --now \(name).timer\n--user daemon-reload\n")
        == true)
    #expect(try home.tongji("unschedule").text.hasSuffix(" has no schedule\n"))
  }

  /// What cron does with the line is done here: a run by a shell without an environment.
  @Test("a line in the crontab where there is none: once, beside the others, and it runs")
  func crontab() throws {
    let home = try Home()
    try home.folder.write("", to: "no-systemd")
    let before = "MAILTO=me\n# my own\n0 1 * * * date +\\%F\n"
    try home.folder.write(before, to: "crontab")
    for _ in 0..<2 {
      let result = try home.tongji("schedule", "--at", "4:05")
      #expect(result.status == 0, "\(result.messages)")
      #expect(result.text.contains("crontab     one line, which ends with # tongji-"), "\(result.text)")
    }
    #expect(home.text("crontab.calls") == "written\n")
    let text = try #require(home.text("crontab"))
    #expect(text.hasPrefix(before) && text.split(separator: "\n").count == 4)
    let line = try #require(text.split(separator: "\n").last)
    #expect(line.hasPrefix("5 4 * * * "))
    try home.folder.write(
      String(line.dropFirst("5 4 * * * ".count)).replacing(#"\%"#, with: "%"), to: "command")
    let run = try BuiltProgram.shell("env -i /bin/sh -c \"$(cat command)\"", folder: home.folder.path)
    #expect(run.status == 0 && run.text.isEmpty && run.messages.isEmpty, "\(run)")
    #expect(home.text("\(Home.place)/out/latest/statistics.csv")?.contains(",521,") == true)
    let logs = try FileManager.default.contentsOfDirectory(atPath: home.folder.path("\(Home.place)/logs"))
    #expect(logs.count == 1 && logs[0].hasSuffix(".log"))

    let undone = try home.tongji("unschedule")
    #expect(undone.text == "removed     its line in the crontab\n", "\(undone)")
    #expect(home.text("crontab") == before)
    // A crontab that was made for it alone goes with it.
    try FileManager.default.removeItem(atPath: home.folder.path("crontab"))
    #expect(try home.tongji("schedule").status == 0)
    #expect(home.text("crontab")?.split(separator: "\n").count == 1)
    #expect(try home.tongji("unschedule").status == 0)
    #expect(home.text("crontab") == nil)
  }

  @Test("a pipeline never has both: one takes the other's place")
  func oneOfTwo() throws {
    let home = try Home()
    try home.folder.write("", to: "no-systemd")
    #expect(try home.tongji("schedule").status == 0)
    #expect(home.text("crontab") != nil)
    try FileManager.default.removeItem(atPath: home.folder.path("no-systemd"))
    let timer = try home.tongji("schedule")
    #expect(timer.text.contains("removed     its line in the crontab\n"), "\(timer)")
    #expect(home.text("crontab") == nil)
    try home.folder.write("", to: "no-systemd")
    let line = try home.tongji("schedule")
    #expect(line.text.contains("removed     \(home.folder.path)/.config/systemd/user/tongji-"), "\(line)")
    #expect(try home.files().filter { $0.hasPrefix(".config") } == [])
  }

  @Test("what cannot be done is told, and changes nothing")
  func errors() throws {
    let home = try Home()
    let before = try home.files()
    #expect(try home.tongji("schedule", "--at", "24:00").status == 64)
    #expect(try home.tongji("schedule", "--every", "day").status == 64)
    let missing = try home.tongji("schedule", "--pipeline", "gone.json")
    #expect(
      missing.status == 1 && missing.messages.hasPrefix("tongji: gone.json: no such file"), "\(missing)")
    try home.folder.write("", to: "no-systemd")
    // A crontab that cannot be read must not be written over.
    try home.add(
      "crontab", "#!/bin/sh\n[ \"$1\" = -l ] || touch \"$HOME/crontab\"\necho 'not allowed' >&2; exit 1")
    let refused = try home.tongji("schedule")
    #expect(refused.status == 1, "\(refused)")
    #expect(refused.messages == "tongji: crontab -l: ended with status 1: not allowed\n")
    try FileManager.default.removeItem(atPath: home.folder.path("bin/crontab"))
    let environment = ["HOME": home.folder.path, "PATH": home.folder.path("bin")]
    let none = try BuiltProgram("tongji").run(
      ["schedule"], environment: environment, folder: home.folder.path(Home.place))
    #expect(none.status == 1)
    #expect(
      none.messages.hasPrefix("tongji: neither systemd's user manager nor crontab is there: "), "\(none)")
    #expect(try home.files() == before)
  }
}
