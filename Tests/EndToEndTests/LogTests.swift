import Foundation
import TestSupport
import Testing

/// What runs write down, and how a second one waits for the first.
@Suite("Logs and locks")
struct LogTests {
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try SampleDataset.write(in: folder)
    try folder.write(SampleDataset.page("甲县总工会慰问职工", "今年以来,慰问企业521家。"), to: "raw/a.html")
    try folder.write("", to: "raw/b.html")
    return folder
  }

  private static let old = ["2001-01-01.log", "2001-01-01.txt", "2001-13-01.log", "notes.log"]

  /// The text of the only new log there is, without times and processes, which every line must have.
  private static func log(_ folder: TemporaryFolder, _ logs: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(logs))
      .filter { !old.contains($0) }
    let name = try #require(names.first)
    #expect(names.count == 1)
    let text = try String(contentsOf: folder.url.appending(path: "\(logs)/\(name)"), encoding: .utf8)
    let form = /(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d[+-]\d\d:\d\d \[\d+\] (.*)/
    return try text.split(separator: "\n").map { line in
      let parts = try #require(try form.wholeMatch(in: line), "\(line)")
      return String(parts.2) + "\n"
    }.joined()
  }

  @Test("a log holds what is said and the summary, also where the run says nothing, and how it ended")
  func log() throws {
    let folder = try Self.folder()
    for name in Self.old {
      try folder.write("old", to: "logs/\(name)")
    }
    let tongji = BuiltProgram("tongji")
    let run = try tongji.run(["run", "--quiet", "--log", "logs"], folder: folder.path)
    #expect(run.status == 0 && run.text.isEmpty, "\(run)")
    let text = try Self.log(folder, "logs")
    #expect(text.hasPrefix("run of pipeline.json by tongji "), "\(text)")
    #expect(text.contains("\nfetch failed: b.html: has no bytes: "), "\(text)")
    #expect(text.contains("\nversion     1.0.0 published in out/1.0.0 and out/latest\n"), "\(text)")
    #expect(text.hasSuffix("\nended with status 0\n"), "\(text)")
    // Only what is a log of an earlier day goes.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("logs")).filter { !$0.hasPrefix("202") }
        .sorted()
        == ["2001-01-01.txt", "2001-13-01.log", "notes.log"])

    // The next run appends; what stops it is told, too.
    try folder.write("{", to: "broken.json")
    let broken = try tongji.run(["run", "--pipeline", "broken.json", "--log", "logs"], folder: folder.path)
    #expect(broken.status == 1)
    let more = try Self.log(folder, "logs")
    #expect(more.hasPrefix(text), "\(more)")
    #expect(more.contains("run of broken.json by tongji "), "\(more)")
    #expect(more.contains("\nbroken.json:1:2: no valid JSON: "), "\(more)")
    #expect(more.hasSuffix("\nended with status 1\n"), "\(more)")
  }

  @Test("pipeline.json names the folder and the days; a folder that cannot be written stops the run at once")
  func configured() throws {
    let folder = try Self.folder()
    let pipeline = try String(contentsOf: folder.url.appending(path: "pipeline.json"), encoding: .utf8)
    try folder.write("old", to: "日志/2001-01-01.log")
    for days in [36_500, 1] {
      try folder.write(
        pipeline.replacing(
          #""raw": "raw","#, with: #""raw": "raw", "logs": { "folder": "日志", "days": \#(days) },"#),
        to: "pipeline.json")
      let run = try BuiltProgram("tongji").run(["run", "--strict"], folder: folder.path)
      #expect(run.status == 2, "\(run)")
      #expect(FileManager.default.fileExists(atPath: folder.path("日志/2001-01-01.log")) == (days > 1))
    }
    let text = try Self.log(folder, "日志")
    #expect(text.contains("\nended with status 2\nrun of pipeline.json by tongji "), "\(text)")
    // Where the log lies bears on no figure.
    #expect(text.contains("\nversion     nothing new: 1.0.0 stays the newest, in out/latest\n"), "\(text)")
    #expect(!text.contains("1.0.1"))
    try folder.write("", to: "file")
    let refused = try BuiltProgram("tongji").run(["run", "--log", "file/logs"], folder: folder.path)
    #expect(refused.status == 1)
    #expect(
      refused.messages.hasPrefix("tongji: file/logs: the folder of logs cannot be made: "), "\(refused)")
  }

  /// The lock is held by a program that is no run, so that nothing here depends on how long one takes.
  @Test("a second run says who holds the folder, or waits until it is free")
  func lock() throws {
    let folder = try Self.folder()
    try folder.write("4711\nhost\n2024-05-20T08:00:00Z\n", to: "out/.lock")
    let script = """
      exec 8<> out/.lock
      flock 8
      tongji run --quiet; echo "status $?"
      tongji run --quiet --wait 600 2> waiting & run=$!
      until [[ -s waiting ]]; do sleep 0.02; done
      kill -0 $run && cp raw/a.html raw/c.html && rm out/.lock && flock -u 8
      wait $run; echo "status $?"
      """
    let result = try BuiltProgram.shell(script, folder: folder.path)
    #expect(result.text == "status 1\nstatus 0\n", "\(result)")
    let holder = "tongji: out: process 4711 on host since 2024-05-20T08:00:00Z is publishing to this folder: "
    #expect(
      result.messages.hasPrefix(holder + "wait until it ends, or name another output folder\n"), "\(result)")
    let waiting = try String(contentsOf: folder.url.appending(path: "waiting"), encoding: .utf8)
    #expect(waiting.hasPrefix(holder + "waiting for up to 600 s\n"), "\(waiting)")
    // What came while it waited is in its version.
    let documents = try String(
      contentsOf: folder.url.appending(path: "out/1.0.0/documents.csv"), encoding: .utf8)
    #expect(documents.contains("c.html"), "\(documents)")
  }
}
