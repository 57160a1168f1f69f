import Foundation
import TestSupport
import Testing

/// Whether there is a Python to run them with.
enum Python {
  static let isThere = (try? BuiltProgram.shell("python3 --version"))?.status == 0
}

/// The Python stages of the README, as they stand there.
@Suite("The README's own stages", .enabled(if: Python.isThere, "no python3 on the PATH"))
struct OwnStageExampleTests {
  /// The fenced examples of the README in a language whose text holds a mark.
  private static func example(_ language: String, _ mark: String) throws -> String {
    let text = try String(contentsOf: Repository.file("README.md"), encoding: .utf8)
    let parts = text.components(separatedBy: "```")
    let found = stride(from: 1, to: parts.count, by: 2).map { parts[$0] }
      .filter { $0.hasPrefix("\(language)\n") && $0.contains(mark) }
    #expect(found.count == 1)
    return String(try #require(found.first).dropFirst(language.count + 1))
  }

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try SampleDataset.write(in: folder)
    let pipeline = try String(contentsOf: folder.url.appending(path: "pipeline.json"), encoding: .utf8)
    let stages = try example("json", "\"own\"").trimmingCharacters(in: .whitespacesAndNewlines)
    try folder.write(
      pipeline.replacing(#""raw": "raw","#, with: #""raw": "raw", \#(stages),"#), to: "pipeline.json")
    try folder.write(try example("python", "\"dropped\""), to: "relevance.py")
    try folder.write(try example("python", "value_wan"), to: "in_wan.py")
    try folder.write(SampleDataset.page("甲县总工会慰问职工", "今年以来,工会慰问企业521家,发放5.05万元。"), to: "raw/a.html")
    try folder.write(SampleDataset.page("乙县气象", "今年以来,降雨73场。"), to: "raw/b.html")
    return folder
  }

  @Test(
    "they add a column and drop a document; a shell pipe gives the same bytes, and nothing is new afterwards")
  func examples() throws {
    let folder = try Self.folder()
    let tongji = BuiltProgram("tongji")
    let run = try tongji.run(["run", "--quiet"], environment: SampleDataset.environment, folder: folder.path)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.messages == "tongji: b.html: dropped: is not about a trade union\n")
    let out = folder.url.appending(path: "out")
    let statistics = try String(contentsOf: out.appending(path: "latest/statistics.csv"), encoding: .utf8)
      .split(separator: "\n")
    #expect(statistics.count == 3)
    #expect(statistics.first?.hasSuffix(",value_wan") == true)
    #expect(statistics.dropFirst().map { $0.split(separator: ",").last } == ["0.0521", "5.05"])
    let documents = try String(contentsOf: out.appending(path: "latest/documents.csv"), encoding: .utf8)
    #expect(documents.contains("relevance: is not about a trade union"))
    let lines = try String(contentsOf: out.appending(path: "latest/statistics.jsonl"), encoding: .utf8)
    #expect(lines.contains(#""value_wan":"5.05""#))

    let pipe = try BuiltProgram.shell(
      """
      tongji-fetch --pipeline pipeline.json | tongji-strip | tongji-clean | python3 relevance.py | tongji-extract \
      | python3 in_wan.py | tongji-emit --out piped
      """, environment: SampleDataset.environment, folder: folder.path)
    #expect(pipe.status == 0, "\(pipe.messages)")
    #expect(
      FolderContents.differences(
        try FolderContents.files(below: out),
        try FolderContents.files(below: folder.url.appending(path: "piped"))) == [])

    let again = try tongji.run(["run", "--why"], folder: folder.path)
    #expect(again.text.contains("nothing new") && again.text.contains("worked on   0 of 2"), "\(again.text)")
    // A changed program is a reason, and only its part of the line is done again.
    let script = try String(contentsOf: folder.url.appending(path: "in_wan.py"), encoding: .utf8)
    try folder.write(script + "# changed\n", to: "in_wan.py")
    let changed = try tongji.run(["run", "--why"], folder: folder.path)
    #expect(changed.messages.contains("a.html: own stage changed (in-wan)"), "\(changed.messages)")
    #expect(changed.text.contains("nothing new"))
  }

  @Test("where one goes wrong nothing is published")
  func nothingPublished() throws {
    let folder = try Self.folder()
    try folder.write("import sys\nsys.exit('the table of rates is missing')\n", to: "in_wan.py")
    let run = try BuiltProgram("tongji").run(["run"], folder: folder.path)
    #expect(run.status == 1)
    #expect(
      run.messages.hasSuffix(
        """
        tongji: stage in-wan (python3 in_wan.py): ended with status 1; its last lines:
        tongji:   the table of rates is missing

        """), "\(run.messages)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("out")) == [])
  }
}
