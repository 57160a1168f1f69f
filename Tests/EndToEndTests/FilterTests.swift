import Foundation
import TestSupport
import Testing

@Suite("tongji filter")
struct FilterTests {
  private static let pipeline = SampleDataset.pipeline

  private static func shell(_ stages: [String]) throws -> ProgramResult {
    try BuiltProgram.shell(stages.joined(separator: " | "), environment: SampleDataset.environment)
  }

  /// The programs of some stages; fetch reads the pages that the pipeline names.
  private static func programs(_ stages: some Sequence<String>) -> [String] {
    stages.map { "tongji-\($0) --pipeline '\(pipeline)'" }
  }

  private static let pages = "tongji pages --pipeline '\(pipeline)'"

  @Test(
    "fused stages give the bytes of their programs in a pipe, with any number of jobs",
    arguments: [
      ("fetch,strip,clean,extract", ""), ("fetch,strip,clean,extract", "--jobs 3"), ("clean", ""),
    ])
  func sameBytes(stages: String, options: String) throws {
    let names = stages.split(separator: ",").map(String.init)
    let fetches = names.first == "fetch"
    let filter = "tongji filter --stages \(stages) --pipeline '\(Self.pipeline)' \(options)"
    let before = fetches ? [] : Self.programs(["fetch", "strip"])
    let expected = try Self.shell(before + Self.programs(names))
    #expect(expected.status == 0, "\(expected.messages)")
    #expect(expected.output.count > 1_000)
    let result = try Self.shell((fetches ? [Self.pages] : before) + [filter])
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.messages == expected.messages)
    let isEqual = result.output == expected.output
    #expect(isEqual)
  }

  @Test("records that carry their pages need no folder, and are dropped of them")
  func inline() throws {
    let folder = try TemporaryFolder()
    let inline = "tongji-fetch --inline --pipeline '\(Self.pipeline)'"
    let expected = try Self.shell([inline] + Self.programs(["strip", "clean"]))
    let result = try BuiltProgram.shell(
      "\(inline) | (cd '\(folder.path)' && tongji filter --stages strip,clean --raw nowhere)")
    #expect(result.status == 0, "\(result.messages)")
    let isEqual = result.output == expected.output
    #expect(isEqual)
  }

  @Test("a version of filtered records in another order is that of the run, byte for byte")
  func version() throws {
    let folder = try TemporaryFolder()
    #expect(try SampleDataset.run(into: folder.path("run"), "--quiet").status == 0)
    let script = """
      \(Self.pages) | tac \
      | tongji filter --stages fetch,strip,clean,extract --pipeline '\(Self.pipeline)' > '\(folder.path("parts"))'
      { cat '\(folder.path("parts"))'; echo "{\\"end\\":$(wc -l < '\(folder.path("parts"))')}"; } \
      | tongji-emit --pipeline '\(Self.pipeline)' --end-line --out '\(folder.path("out"))'
      """
    let result = try BuiltProgram.shell(script, environment: SampleDataset.environment)
    #expect(result.status == 0, "\(result.messages)")
    let run = try FolderContents.files(below: folder.url.appending(path: "run"))
    let merged = try FolderContents.files(below: folder.url.appending(path: "out"))
    #expect(run.count > 10)
    #expect(FolderContents.differences(run, merged) == [])
  }

  @Test("lines that are nothing are told and counted, and a failed page is a record with an error")
  func counts() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      SampleDataset.page("慰问", "2024年，慰问困难职工31人，发放资金?2万元。"), to: "raw/a.html")
    let requests = "a.html\n\n{\"path\":\"a.html\"}\n{}\nnowhere.html\n{\"path\":\n"
    let result = try BuiltProgram("tongji").run(
      ["filter", "--stages", "fetch,strip,clean,extract", "--counts", "counts.json"],
      input: Data(requests.utf8), folder: folder.path)
    #expect(result.status == 0)
    let lines = result.text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.first == lines.dropFirst().first)
    #expect(lines.last?.contains(#""error":{"kind":"file-missing""#) == true)
    #expect(
      result.messages == """
        tongji: line 4: names neither "path" nor "warc" with "offset": expected a path below the raw folder, {"path":"…"}, or a line of tongji pages
        tongji: line 6: no valid JSON: the file ends where a value is expected: expected a path below the raw folder, {"path":"…"}, or a line of tongji pages

        """)
    #expect(
      try String(contentsOfFile: folder.path("counts.json"), encoding: .utf8)
        == "{\"damaged\":2,\"documents\":3,\"failed\":1,\"left_out\":0,\"lines\":5,\"statistics\":4,\"unreadable\":2}\n"
    )
  }

  @Test("no character that some readers take for a line's end stands raw in a record")
  func lineSeparators() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      SampleDataset.page("慰\u{2028}问", "2024年，慰问\u{2029}困难职工31人，\u{85}发放资金2万元。"), to: "raw/a\u{2028}b.html")
    let result = try BuiltProgram("tongji").run(
      ["filter", "--stages", "fetch,strip,clean,extract"],
      input: Data("{\"path\":\"a\\u2028b.html\"}\n".utf8), folder: folder.path)
    #expect(result.status == 0)
    #expect(result.text.contains("31"))
    #expect(result.text.contains(#"a\u2028b.html"#))
    let separators: Set<Unicode.Scalar> = ["\u{2028}", "\u{2029}", "\u{85}", "\u{B}", "\u{C}", "\r"]
    #expect(!result.text.unicodeScalars.contains { separators.contains($0) })
    #expect(result.text.unicodeScalars.count { $0 == "\n" } == 1)
  }

  @Test(
    "with --end-line an input that is not whole is an error, for the filter and for emit",
    arguments: [
      ("a.html\n", "after 1 lines {\"end\":1} must stand as its last one, and there is no such line"),
      ("a.html\n{\"end\":2}\n", "after 1 lines {\"end\":1} must stand as its last one, and it says 2"),
      (
        "{\"end\":0}\na.html\n",
        "after 0 lines {\"end\":0} must stand as its last one, and lines stand behind it"
      ),
    ])
  func brokenInput(input: String, message: String) throws {
    let folder = try TemporaryFolder()
    try SampleDataset.write(in: folder)
    try folder.write(SampleDataset.page("慰问", "2024年，慰问困难职工31人。"), to: "raw/a.html")
    let result = try BuiltProgram("tongji").run(
      ["filter", "--stages", "fetch", "--end-line"], input: Data(input.utf8), folder: folder.path)
    #expect(result.status == 1)
    #expect(result.messages.contains(message))
    let record = try BuiltProgram("tongji-fetch").run(["a.html"], folder: folder.path).text
    let records = input.replacing("a.html\n", with: record)
    let emit = try BuiltProgram("tongji-emit").run(
      ["--end-line"], input: Data(records.utf8), folder: folder.path)
    #expect(emit.status == 1)
    #expect(emit.messages.contains(message))
    #expect(!FileManager.default.fileExists(atPath: folder.path("out/versions.json")))
    #expect(!FileManager.default.fileExists(atPath: folder.path("out/latest")))
  }

  @Test(
    "stages that are no run of the line are refused, with what is allowed",
    arguments: [
      (
        "strip,extract",
        "--stages: found \"strip,extract\", which is no run of the line; allowed: stages that follow one another in fetch,strip,clean,extract"
      ),
      ("clean,strip", "--stages: found \"clean,strip\", which is no run of the line"),
      (
        "stripe",
        "--stages: found \"stripe\", which is no stage; allowed: fetch,strip,clean,extract; did you mean \"strip\"?"
      ),
      ("", "--stages: found \"\", which is no stage"),
      ("clean,extract,emit", "--stages: found \"emit\", which is no stage"),
    ])
  func wrongStages(stages: String, message: String) throws {
    let result = try BuiltProgram("tongji").run(["filter", "--stages", stages])
    #expect(result.status == 64)
    #expect(result.messages.contains(message))
  }

  @Test("a program of one's own between the stages is not passed over")
  func ownStage() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {
        "dataset": { "name": "test", "title": "测试", "description": "说明" }, "raw": "raw", "out": "out",
        "sources": [{ "name": "all", "files": ["*.html"] }],
        "stages": { "own": [{ "name": "mine", "after": "clean", "run": ["cat"] }] }
      }
      """, to: "pipeline.json")
    let result = try BuiltProgram("tongji").run(
      ["filter", "--stages", "strip,clean,extract"], folder: folder.path)
    #expect(result.status == 1)
    #expect(
      result.messages == "tongji: stages.own has \"mine\" after clean: put it between two filters, "
        + "--stages strip,clean and --stages extract\n")
    let parts = try BuiltProgram("tongji").run(["filter", "--stages", "strip,clean"], folder: folder.path)
    #expect(parts.status == 0)
  }

  @Test(
    "the pages of a WARC file, listed in parts of any size, become the records of the run that takes them in")
  func archive() throws {
    let folder = try TemporaryFolder()
    func record(_ number: Int, _ day: String, kind: String = "text/html; charset=utf-8") throws -> [UInt8] {
      let body = SampleDataset.page("第\(number)号工作", "\(day)，县总工会走访慰问困难职工\(number)人。")
      let block = "HTTP/1.1 200 OK\r\nContent-Type: \(kind)\r\n\r\n\(body)"
      return try Packing.gzip(
        Array(
          ("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\(number % 7).html\r\n"
            + "WARC-Date: \(day)T08:00:00Z\r\nContent-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n")
            .utf8))
    }
    var archive: [UInt8] = []
    for number in 1...7 { archive += try record(number, "2024-05-0\(number)") }
    archive += try record(30, "2024-05-09", kind: "image/png")
    try folder.write(archive, to: "crawl/one.warc.gz")
    try folder.write(
      """
      {
        "dataset": { "name": "test", "title": "测试", "description": "说明" }, "raw": "raw", "out": "out",
        "sources": [{ "name": "all", "warc": ["crawl/*.warc.gz"], "defaults": { "region": "甘肃省" } }],
        "outputs": { "forms": [] }
      }
      """, to: "pipeline.json")
    let parts = try BuiltProgram("tongji").run(["pages"], folder: folder.path)
    #expect(parts.status == 0, "\(parts.messages)")
    #expect(parts.text == "{\"source\":\"all\",\"start\":0,\"warc\":\"crawl/one.warc.gz\"}\n")
    let pages = try BuiltProgram("tongji").run(
      ["pages", "--index"], input: parts.output, folder: folder.path)
    #expect(pages.text.split(separator: "\n").count == 7, "\(pages.messages)")
    // Each page belongs to the part in which its record begins, whatever the parts are.
    for size in [7, 100, 333, archive.count - 1] {
      let cut = stride(from: 0, to: archive.count, by: size).map {
        "{\"source\":\"all\",\"start\":\($0),\"end\":\($0 + size),\"warc\":\"crawl/one.warc.gz\"}\n"
      }
      let result = try BuiltProgram("tongji").run(
        ["pages", "--index", "--end-line"],
        input: Data((cut.joined() + "{\"end\":\(cut.count)}").utf8), folder: folder.path)
      #expect(result.status == 0, "\(result.messages)")
      #expect(result.text == pages.text, "parts of \(size) bytes")
    }
    let run = try BuiltProgram("tongji").run(
      ["run"], environment: SampleDataset.environment, folder: folder.path)
    #expect(run.status == 0, "\(run.messages)")
    // The records of the run are those of its raw folder.
    let kept = try BuiltProgram.shell(
      "tongji-fetch --pipeline pipeline.json | tongji filter --stages strip,clean,extract | LC_ALL=C sort",
      folder: folder.path)
    let taken = try BuiltProgram.shell(
      "tongji pages | grep warc | tongji pages --index "
        + "| tongji filter --stages fetch,strip,clean,extract --raw nowhere | LC_ALL=C sort",
      folder: folder.path)
    #expect(taken.status == 0, "\(taken.messages)")
    #expect(kept.text.contains("甘肃省"))
    #expect(taken.text == kept.text)
    let apart = try BuiltProgram.shell(
      "tongji pages | grep warc | tongji pages --index | tongji filter --stages fetch "
        + "| tongji filter --stages strip,clean,extract | LC_ALL=C sort", folder: folder.path)
    #expect(apart.text == kept.text)
  }
}
