import Foundation
import SQLite
import TestSupport
import Testing

@Suite("tongji sources")
struct SourcesTests {
  private static func pipeline(_ sources: String, port: Int) -> String {
    """
    {
      "dataset": { "name": "test", "title": "测试", "description": "说明" },
      "raw": "raw", "out": "out", "contact": "test@example.org",
      "fetching": { "delay": 0, "local_hosts": ["127.0.0.1:\(port)"] },
      "sources": [\(sources)],
      "outputs": { "forms": [] }
    }
    """
  }

  @Test("before and after a look, with what fails for long; without the web, and with a damaged memory")
  func sources() throws {
    let folder = try TemporaryFolder()
    let server = try TestServer { request in
      switch request.target {
      case "/list.html": TestReply(text: "<a href=\"/1.html\">一季度总结</a><a href=\"/2.html\">二季度总结</a>")
      case "/1.html": TestReply(text: SampleDataset.page("一季度总结", "今年以来,慰问企业521家。"))
      default: TestReply(404)
      }
    }
    func tongji(_ arguments: String...) throws -> ProgramResult {
      try BuiltProgram("tongji").run(arguments, folder: folder.path)
    }
    try folder.write(
      Self.pipeline(
        """
        { "name": "county", "index": [{ "url": "\(server.url("/list.html"))" }] }, { "name": "own", "files": ["*.html"] }
        """, port: server.port), to: "pipeline.json")
    try folder.makeFolder("raw")
    let before = try tongji("sources")
    #expect(before.status == 0, "\(before)")
    #expect(before.text == "source  last success   next due\ncounty  not looked at  with the next run\n")

    try folder.write("<html>1", to: "raw/own.html")
    let check = try tongji("check")
    #expect(check.status == 0 && check.messages.isEmpty, "\(check)")
    #expect(
      check.text.hasSuffix(
        "\nto fetch  sources[0] (county): no page of it has come so far: the next run looks at it\n"),
      "\(check)")
    try FileManager.default.removeItem(atPath: folder.path("raw/own.html"))

    #expect(try tongji("run", "--quiet").status == 0)
    let count = server.requests.count
    let after = try tongji("sources")
    #expect(after.status == 0 && after.messages.isEmpty, "\(after)")
    #expect(server.requests.count == count)
    let lines = after.text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "source  last success          next due              pages  new  failed  missing")
    let form =
      /county  \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ  \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ      1    1       1        1/
    #expect(try form.wholeMatch(in: lines[1]) != nil, "\(after.text)")
    #expect(lines[2].contains("/2.html") && lines[2].contains("404"), "\(after.text)")
    #expect(lines.count == 3)

    // As if it had gone on for ten days.
    let catalogue = folder.path(".tongji/raw.catalogue")
    do {
      try Database(catalogue).run(
        """
        UPDATE pages SET failures = 9, failing_since = last_look - 864000000 WHERE url LIKE '%/2.html';
        """)
    }
    let failing = try tongji("sources")
    #expect(failing.text.contains("\n1 URL fails for long: "), "\(failing)")
    #expect(failing.text.contains("\n  \(server.url("/2.html"))\n"), "\(failing)")

    try folder.write([UInt8](repeating: 7, count: 9_000), to: ".tongji/raw.catalogue")
    let damaged = try tongji("sources")
    #expect(damaged.status == 0, "\(damaged)")
    #expect(damaged.messages.hasSuffix(": the next run makes it anew\n"), "\(damaged)")
    #expect(damaged.text == before.text)

    try folder.write(
      Self.pipeline(#"{ "name": "own", "files": ["*.html"] }"#, port: server.port), to: "pipeline.json")
    #expect(try tongji("sources").text == "no source of pipeline.json is on the web\n")
  }
}
