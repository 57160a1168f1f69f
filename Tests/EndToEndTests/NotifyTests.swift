import Foundation
import TestSupport
import Testing

/// The program that `notify` names, after runs that publish, fail, and do neither.
@Suite("Notify")
struct NotifyTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(SampleDataset.page("甲县总工会慰问职工", "今年以来,慰问企业521家。"), to: "p/raw/a.html")
  }

  /// Writes the pipeline with more keys, and the program: it tells when, where and with what it was called.
  private func write(_ keys: String, script: String = "") throws {
    try folder.write(
      """
      {
        "dataset": { "name": "test", "title": "测试", "description": "说明" }, "raw": "raw", "out": "out",
        "sources": [{ "name": "all", "files": ["*"] }], "outputs": { "forms": [] },
        \(keys)
      }
      """, to: "p/pipeline.json")
    try folder.write(
      """
      echo "$PWD $1 $TONGJI_EVENT '$TONGJI_VERSION' $TONGJI_OUT $TONGJI_STATUS" >> ../calls
      cat > ../input
      \(script)
      """, to: "p/tell.sh")
  }

  private func run(_ arguments: String...) throws -> ProgramResult {
    try BuiltProgram("tongji").run(
      ["run", "--quiet", "--pipeline", "p/pipeline.json"] + arguments, folder: folder.path)
  }

  /// What was told since this was asked last.
  private func calls() -> [String] {
    defer { try? FileManager.default.removeItem(atPath: folder.path("calls")) }
    return text("calls").split(separator: "\n").map(String.init)
  }

  private func text(_ path: String) -> String {
    (try? String(contentsOf: folder.url.appending(path: path), encoding: .utf8)) ?? ""
  }

  @Test("it is called once when a version was published or the run failed, with what there is to tell")
  func events() throws {
    let hook = #""notify": { "run": ["sh", "tell.sh", "一 二"] }"#
    try write(hook)
    let place = folder.path("p")
    #expect(try run().status == 0)
    #expect(calls() == ["\(place) 一 二 published '1.0.0' \(place)/out 0"])
    #expect(text("input") == text("p/out/1.0.0/CHANGES.md"))
    #expect(text("input").contains("1.0.0"))

    // A page that fails: the version is published, whatever a strict run says of it.
    try folder.write("", to: "p/raw/b.html")
    #expect(try run("--strict").status == 2)
    #expect(calls() == ["\(place) 一 二 published '1.1.0' \(place)/out 2"])
    #expect(text("input") == text("p/out/1.1.0/CHANGES.md"))

    // Nothing new, and to the strict run a failure.
    #expect(try run().status == 0)
    #expect(calls() == [])
    #expect(try run("--strict").status == 2)
    #expect(calls() == ["\(place) 一 二 failed '' \(place)/out 2"])
    #expect(text("input").hasPrefix("fetch failed: b.html: has no bytes: "), "\(text("input"))")

    // A check that does not hold, and a run that cannot be made.
    try folder.write(SampleDataset.page("丙县总工会慰问职工", "今年以来,慰问企业7家。"), to: "p/raw/c.html")
    try write(#""checks": [{ "check": "documents", "least": 9 }], \#(hook)"#)
    #expect(try run().status == 3)
    #expect(calls() == ["\(place) 一 二 failed '' \(place)/out 3"])
    #expect(text("input").contains("check"), "\(text("input"))")
    try write(hook.replacing(#""run": "#, with: #""on": ["published"], "run": "#))
    try folder.write("{", to: "p/out/versions.json")
    #expect(try run().status == 1)
    #expect(calls() == [])
    try write(hook)
    #expect(try run().status == 1)
    #expect(calls() == ["\(place) 一 二 failed '' \(place)/out 1"])
    #expect(text("input").contains("versions.json"), "\(text("input"))")
  }

  @Test("a failure of it is told, and changes neither the dataset nor the status of the run")
  func failures() throws {
    let hook = #""notify": { "run": ["sh", "tell.sh"], "timeout": 1 }, "logs": { "folder": "logs" }"#
    for (number, item) in [
      ("echo 没有邮件程序 >&2; exit 3", "ended with status 3; its last lines:\ntongji:   没有邮件程序\n"),
      ("exec sleep 600", "took more than 1 s, and was ended: mend it, or give it a longer \"timeout\"\n"),
      ("kill -9 $$", "was ended by signal 9 (Killed)\n"),
      // What goes on behind it is its own affair, and keeps nobody waiting.
      ("sleep 600 & echo $! > ../left", ""),
    ].enumerated() {
      // The time-out is for the one that has to reach it.
      try write(item.0.contains("exec") ? hook : hook.replacing(": 1 }", with: ": 600 }"), script: item.0)
      try folder.write(SampleDataset.page("\(number)县总工会慰问职工", "今年以来,慰问企业\(number)家。"), to: "p/raw/b.html")
      let result = try run()
      #expect(result.status == 0)
      let message = item.1.isEmpty ? "" : "tongji: notify (sh tell.sh): \(item.1)"
      #expect(result.messages == message, "\(result)")
      #expect(text("p/out/versions.json").split(separator: #""version""#).count == number + 2)
    }
    // It was left running.
    #expect(try BuiltProgram.shell("kill $(cat left)", folder: folder.path).status == 0)
    let logs = try FileManager.default.contentsOfDirectory(atPath: folder.path("p/logs"))
    #expect(
      text("p/logs/\(logs[0])").contains(" notify (sh tell.sh): ended with status 3; its last lines:\n"))
  }

  @Test("a program that is not there is an error of pipeline.json")
  func missing() throws {
    try write(#""notify": { "run": ["./tall.sh"] }"#)
    let result = try run()
    #expect(result.status == 1)
    #expect(
      result.messages.contains(
        #"notify.run[0]: found "./tall.sh", which is no program there; allowed: a file that may be executed"#),
      "\(result)")
  }
}
