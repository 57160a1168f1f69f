import Foundation
import TestSupport
import Testing

@testable import Scheduling

@Suite("Crontab lines and units")
struct CrontabTests {
  /// Names of folders that shells, cron and systemd read in ways of their own.
  static let names = [
    "plain", "with blanks  two", "统计 数据", "100% of %H %i %%", "$HOME ${PATH} $$", "it's \"quoted\" `date`",
    "#1 & more; (all) * ~ <a|b>!", ":colon", "-dash", "@at",
  ]

  private let time: ScheduledTime

  init() throws { time = try #require(ScheduledTime("03:15", .daily)) }

  /// A program that writes its arguments down, at a path with that name in it.
  private static func run(_ name: String, in folder: TemporaryFolder) throws -> ScheduledRun {
    let program = try folder.write(
      "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$(dirname \"$0\")/called\"\n", to: "\(name)/tongji")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    return try ScheduledRun(
      program: program.path, pipeline: folder.path("\(name)/pipeline.json"), log: folder.path("\(name)/logs"),
      raw: folder.path("\(name)/raw"), out: folder.path("\(name)/out"))
  }

  /// What cron makes of a line: all behind the fifth blank, a `%` without its backslash, goes to a shell.
  @Test("a line calls the program with its very arguments", arguments: names)
  func line(name: String) throws {
    let folder = try TemporaryFolder()
    let run = try Self.run(name, in: folder)
    var crontab = Crontab([])
    try crontab.set(run, at: time)
    let line = try #require(crontab.lines.first.map { String(decoding: $0, as: UTF8.self) })
    #expect(crontab.lines.count == 1 && line.hasPrefix("15 3 * * * "))
    #expect(!line.replacing(#"\%"#, with: "").contains("%"), "a bare % ends a command")
    let command = String(line.dropFirst("15 3 * * * ".count)).replacing(#"\%"#, with: "%")
    #expect(!command.contains("\\"), "what crons make of a backslash differs")
    try folder.write(command, to: "command")
    #expect(try BuiltProgram.shell("env -i /bin/sh -c \"$(cat command)\"", folder: folder.path).status == 0)
    let called = try String(contentsOf: folder.url.appending(path: "\(name)/called"), encoding: .utf8)
    #expect(called.split(separator: "\n").map(String.init) == run.arguments)
  }

  /// systemd-analyze looks for the program, so that a path which it reads otherwise fails.
  @Test(
    "systemd finds the units right, and the program at its path",
    .enabled(if: Systemd.analyze != nil, "no systemd-analyze"))
  func units() throws {
    let folder = try TemporaryFolder()
    let runs = try Self.names.map { try Self.run($0, in: folder) }
    let plain = runs[0].program
    // Of the program's path alone systemd refuses quotes.
    let units = try runs.map { run in
      try TimerUnits(
        run.program.contains("'") ? ScheduledRun(program: plain, pipeline: run.pipeline, log: run.log) : run,
        at: time)
    }
    for unit in units {
      try folder.write(unit.service, to: "\(unit.name).service")
      try folder.write(unit.timer, to: "\(unit.name).timer")
    }
    func complaints() throws -> String {
      try BuiltProgram.shell(
        "systemd-analyze verify --user --man=no ./tongji-*.timer ./tongji-*.service",
        environment: ["XDG_RUNTIME_DIR": folder.path, "SYSTEMD_LOG_LEVEL": "warning"], folder: folder.path
      ).messages
    }
    let text = try complaints()
    #expect(!text.contains("tongji-"), "\(text)")
    for run in runs { try FileManager.default.removeItem(atPath: run.program) }
    let missing = try complaints()
    for unit in units { #expect(missing.contains(unit.name), "\(missing)") }
    let error = #expect(throws: ScheduleError.self) {
      try TimerUnits(try #require(runs.first { $0.program.contains("'") }), at: time)
    }
    #expect(error?.description.hasSuffix("move it to a folder without quotes in its name") == true)
  }

  @Test("other lines stay as they are, whatever they hold; a pipeline has one line, in its place")
  func others() throws {
    func run(_ path: String) throws -> ScheduledRun {
      try ScheduledRun(program: "/t/tongji", pipeline: path, log: "/t/logs")
    }
    let mine = try run("/t/a/pipeline.json")
    let before = Array("# m h\nMAILTO=\"\"\n\n0 1 * * * echo \\%\n".utf8) + [0xB9, 0xA4, 0x0A]
    var crontab = Crontab(before)
    try crontab.set(mine, at: time)
    let once = crontab
    try crontab.set(mine, at: time)
    #expect(crontab == once)
    #expect(crontab.bytes.starts(with: before) && crontab.lines.count == 6)
    try crontab.set(try run("/t/b/pipeline.json"), at: time)
    try crontab.set(mine, at: try #require(ScheduledTime("4:00", .weekly)))
    #expect(
      crontab.lines.dropFirst(5).map { String(decoding: $0, as: UTF8.self) } == [
        "0 4 * * 1 /t/tongji run --quiet --pipeline /t/a/pipeline.json --log /t/logs # \(mine.identifier)",
        "15 3 * * * /t/tongji run --quiet --pipeline /t/b/pipeline.json --log /t/logs # "
          + ScheduledRun.identifier(of: "/t/b/pipeline.json"),
      ])
    let other = ScheduledRun.identifier(of: "/t/b/pipeline.json")
    let removed = [mine.identifier, mine.identifier, other].map { crontab.remove($0) }
    #expect(removed == [true, false, true])
    #expect(crontab.bytes == before)
  }

  @Test("a path that no schedule can hold is refused, and a line that cron would cut")
  func refused() throws {
    for path in ["/a\nb/pipeline.json", "/a\\b/pipeline.json", "/a\u{7F}/pipeline.json"] {
      let error = #expect(throws: ScheduleError.self) {
        try ScheduledRun(program: "/tongji", pipeline: path, log: "/logs")
      }
      #expect(error?.description.hasSuffix("which no schedule can hold: rename the folder") == true)
    }
    let long = try ScheduledRun(
      program: "/tongji", pipeline: "/\(String(repeating: "数", count: 320))/p.json", log: "/logs")
    var crontab = Crontab([])
    let error = #expect(throws: ScheduleError.self) { try crontab.set(long, at: time) }
    #expect(error?.description.contains("more than the 998 that cron takes") == true)
    #expect(crontab.lines.isEmpty)
  }
}
