import Foundation
import TestSupport
import Testing

@Suite("Bad pages, bad records, bad configuration")
struct BadPageTests {
  /// Two good pages and one whose sidecar is no JSON.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try SampleDataset.write(in: folder)
    try folder.write(SampleDataset.page("甲县总工会慰问职工", "今年以来,慰问企业521家。"), to: "raw/a.html")
    try folder.write(SampleDataset.page("乙县总工会慰问职工", "今年以来,慰问职工73人。"), to: "raw/b.html")
    try folder.write("{ no JSON", to: "raw/b.html.meta.json")
    try folder.write(SampleDataset.page("丙县总工会慰问职工", "今年以来,慰问职工94人。"), to: "raw/c.html")
    return folder
  }

  private static func rows(_ table: String, in folder: TemporaryFolder) throws -> [Substring] {
    let text = try String(contentsOf: folder.url.appending(path: "out/latest/\(table).csv"), encoding: .utf8)
    return Array(text.split(separator: "\n").dropFirst())
  }

  @Test("a bad page is told and keeps its row; the others go on")
  func badPage() throws {
    let folder = try Self.folder()
    let result = try BuiltProgram("tongji").run(["run"], folder: folder.path)
    #expect(result.status == 0)
    #expect(result.messages.contains("tongji: fetch failed: b.html.meta.json: "))
    let documents = try Self.rows("documents", in: folder)
    #expect(documents.count == 3)
    #expect(documents.filter { $0.contains(",failed,") }.count == 1)
    let statistics = try Self.rows("statistics", in: folder)
    #expect(statistics.contains { $0.contains(",521,") })
    #expect(statistics.contains { $0.contains(",94,") })
    #expect(result.text.contains("documents   3 (1 failed)\n"))
  }

  @Test("with --strict a bad page makes the status 2, and the version is published all the same")
  func strict() throws {
    let folder = try Self.folder()
    let result = try BuiltProgram("tongji").run(["run", "--strict"], folder: folder.path)
    #expect(result.status == 2)
    #expect(try Self.rows("documents", in: folder).count == 3)
  }

  @Test("the programs in a pipe pass a bad page on as the run does")
  func badPageInPipe() throws {
    let folder = try Self.folder()
    _ = try BuiltProgram("tongji").run(["run"], environment: SampleDataset.environment, folder: folder.path)
    let pipe = try BuiltProgram.shell(
      """
      tongji-fetch --pipeline pipeline.json | tongji-strip | tongji-clean | tongji-extract \
      | tongji-emit --out piped
      """, environment: SampleDataset.environment, folder: folder.path)
    #expect(pipe.status == 0, "\(pipe.messages)")
    let run = try FolderContents.files(below: folder.url.appending(path: "out"))
    let piped = try FolderContents.files(below: folder.url.appending(path: "piped"))
    #expect(FolderContents.differences(run, piped) == [])
  }

  @Test("a page that is gone or changed since it was fetched becomes a record with an error")
  func changedPage() throws {
    let folder = try Self.folder()
    let fetched = try BuiltProgram("tongji-fetch").run(["a.html", "c.html"], folder: folder.path)
    try folder.write("other", to: "raw/a.html")
    let stripped = try BuiltProgram("tongji-strip").run(input: fetched.output, folder: folder.path)
    let lines = stripped.text.split(separator: "\n")
    #expect(stripped.status == 0)
    #expect(lines.count == 2)
    #expect(lines.first?.contains(#""error":{"kind":"content-changed""#) == true)
    #expect(lines.last?.contains(#""error""#) == false)
  }

  @Test(
    "a line that is no record is told with its number, and the next one goes on",
    arguments: ["tongji-strip", "tongji-clean", "tongji-extract"])
  func badLine(program: String) throws {
    let folder = try Self.folder()
    let fetched = try BuiltProgram("tongji-fetch").run(["nowhere.html"], folder: folder.path)
    let input = Data("{}\n".utf8) + fetched.output + Data("慰问".utf8)
    let result = try BuiltProgram(program).run(input: input, folder: folder.path)
    #expect(result.status == 0)
    #expect(result.output == fetched.output)
    #expect(
      result.messages == """
        \(program): line 1: record lacks the field 'schema': expected one Tongji record a line, as the stage before writes it
        \(program): line 3: no valid JSON: expected one Tongji record a line, as the stage before writes it

        """)
  }

  @Test("a reader that goes away ends a program quietly")
  func brokenPipe() throws {
    let folder = try Self.folder()
    let result = try BuiltProgram.shell(
      "for i in {1..2000}; do echo a.html; done | tongji-fetch | head -n 1 | wc -l", folder: folder.path)
    #expect(result.status == 0)
    #expect(result.text.contains("1"))
    #expect(result.messages == "")
  }

  @Test("a configuration that is wrong stops every program before it reads")
  func badConfiguration() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{ "dataset": 1 }"#, to: "pipeline.json")
    for program in ["tongji-fetch", "tongji-strip", "tongji-clean", "tongji-extract", "tongji-emit"] {
      let result = try BuiltProgram(program).run(folder: folder.path)
      #expect(result.status == 1)
      #expect(result.text == "")
      #expect(result.messages.hasPrefix("\(program): pipeline.json:1:1: raw: missing; allowed: a text\n"))
    }
  }

  @Test("a source without pages is told; no page at all stops the run")
  func noPages() throws {
    let folder = try Self.folder()
    try SampleDataset.write(in: folder, files: "**/*.pdf")
    let result = try BuiltProgram("tongji").run(["run"], folder: folder.path)
    #expect(result.status == 1)
    #expect(
      result.messages == """
        tongji: pipeline.json:5:15: sources: no page in raw is named by "**/*.pdf"; allowed: patterns of pages that exist

        """)
    try SampleDataset.write(in: folder, files: "d.html")
    #expect(
      try BuiltProgram("tongji").run(["check"], folder: folder.path).messages == """
        tongji: pipeline.json:5:42: sources[0].files[0]: found "d.html", which is not in raw; allowed: a file that exists, or a pattern

        """)
  }
}
