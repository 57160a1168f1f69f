import Foundation
import TestSupport
import Testing

@Suite("Programs")
struct ProgramTests {
  @Test(
    "every program's help says what it reads and writes, gives an example, and tells the exit statuses",
    arguments: [
      ["tongji-fetch"], ["tongji-strip"], ["tongji-clean"], ["tongji-extract"], ["tongji-emit"],
      ["tongji", "run"], ["tongji", "check"], ["tongji", "explain"], ["tongji", "versions"],
      ["tongji", "diff"], ["tongji", "filter"], ["tongji", "pages"], ["tongji", "gc"], ["tongji", "sources"],
      ["tongji", "schedule"],
      ["tongji", "unschedule"],
    ])
  func help(command: [String]) throws {
    let result = try BuiltProgram(command[0]).run(Array(command.dropFirst()) + ["--help"])
    #expect(result.status == 0)
    for part in ["OVERVIEW: ", "EXAMPLE", "EXIT STATUS", "USAGE: \(command.joined(separator: " "))"] {
      #expect(result.text.contains(part), "\(part) is not in the help of \(command)")
    }
  }

  @Test("wrong arguments give status 64 and the right name")
  func wrongArguments() throws {
    let result = try BuiltProgram("tongji").run(["run", "--ou", "x"])
    #expect(result.status == 64)
    #expect(result.messages.hasPrefix("Error: Unknown option '--ou'. Did you mean '--out'?\n"))
    let jobs = try BuiltProgram("tongji").run(["run", "--jobs", "0"])
    #expect(jobs.status == 64)
    #expect(jobs.messages.hasPrefix("Error: --jobs is 0: allowed are whole numbers from 1\n"))
  }

  @Test("the README's first screen is true")
  func readme() throws {
    let text = try String(contentsOf: Repository.file("README.md"), encoding: .utf8)
    let parts = text.components(separatedBy: "```")
    let example = try #require(parts.dropFirst().first)
    let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "console")
    #expect(parts[0].count < 600, "the example is not on the first screen")
    let command = try #require(lines.dropFirst().first)
    let script = String(command.dropFirst(2)).replacing(".build/release/", with: "")
    let result = try BuiltProgram.shell(String(script), folder: Repository.root.path)
    #expect(result.status == 0, "\(result.messages)")
    let now = "console\n\(command)\n\(result.text)"
    try Golden.expect(text.replacing("```\(example)```", with: "```\(now)```"), equals: "README.md")
  }

  @Test("the README shows rows as the sample dataset has them")
  func shownRows() throws {
    let text = try String(contentsOf: Repository.file("README.md"), encoding: .utf8)
    let example = try #require(
      text.components(separatedBy: "```").first { $0.hasPrefix("console\n$ .build/release/tongji show ") })
    let command = example.split(separator: "\n")[1]
    let folder = try TemporaryFolder()
    #expect(try SampleDataset.run(into: folder.path("out"), "--quiet").status == 0)
    let script = String(command.dropFirst(2)).replacing(".build/release/", with: "")
      .replacing(" out ", with: " '\(folder.path("out"))' ")
    let result = try BuiltProgram.shell(script)
    #expect(result.status == 0, "\(result.messages)")
    let now = "console\n\(command)\n\(result.text)"
    try Golden.expect(text.replacing("```\(example)```", with: "```\(now)```"), equals: "README.md")
  }

  @Test("explain answers as recorded", arguments: ["table", "json"])
  func explain(form: String) throws {
    let result = try BuiltProgram("tongji").run(
      ["explain", "Tests/EndToEndTests/Golden/explain/sentences.txt", "--lines"]
        + (form == "json" ? ["--json"] : []), folder: Repository.root.path)
    #expect(result.status == 0, "\(result.messages)")
    try Golden.expect(result.text, equals: "Tests/EndToEndTests/Golden/explain/\(form).txt")
  }

  @Test("explain tells what a page says of itself and what of it is left out", arguments: ["table", "json"])
  func explainPage(form: String) throws {
    let result = try BuiltProgram("tongji").run(
      ["explain", "Tests/StrippingTests/Cases/pages/government.html"] + (form == "json" ? ["--json"] : []),
      folder: Repository.root.path)
    #expect(result.status == 0, "\(result.messages)")
    let lines = result.text.split(separator: "\n", omittingEmptySubsequences: false)
    // The numbers follow: they are told as those of a text are.
    let told = lines.prefix {
      form == "json" ? $0.hasPrefix(#"{"page""#) || $0.hasPrefix(#"{"cut""#) : !$0.hasPrefix("text ")
    }
    #expect(told.count < lines.count)
    try Golden.expect(
      told.joined(separator: "\n") + "\n", equals: "Tests/EndToEndTests/Golden/explain/page-\(form).txt")
  }

  @Test("a text is a page only where it is asked for")
  func explainTextAsPage() throws {
    let folder = try TemporaryFolder()
    try folder.write("首页 > 工会动态 > 正文\n今年以来,甲县总工会慰问企业521家。\n", to: "a.txt")
    let program = BuiltProgram("tongji")
    #expect(try program.run(["explain", "a.txt"], folder: folder.path).text.contains("trail") == false)
    #expect(try program.run(["explain", "--page", "a.txt"], folder: folder.path).text.contains("trail"))
    let missing = try program.run(["explain", "--page", "nowhere.html"], folder: folder.path)
    #expect(missing.status == 1)
    #expect(missing.messages.contains("nowhere.html: there is no such file"))
    #expect(try program.run(["explain", "--page"], folder: folder.path).status == 64)
  }

  @Test("a file to explain that is not there is told")
  func explainMissing() throws {
    let folder = try TemporaryFolder()
    let result = try BuiltProgram("tongji").run(["explain", "nowhere.txt"], folder: folder.path)
    #expect(result.status == 1)
    #expect(result.messages == "tongji: nowhere.txt: no such file, or not readable\n")
  }

  @Test("versions and diff tell what is published and what changed")
  func versions() throws {
    let folder = try TemporaryFolder()
    try SampleDataset.write(in: folder)
    try folder.write(SampleDataset.page("甲县总工会慰问职工", "今年以来,慰问企业521家。"), to: "raw/a.html")
    let program = BuiltProgram("tongji")
    #expect(try program.run(["versions"], folder: folder.path).text == "no version is published\n")
    for sentence in ["今年以来,慰问企业521家。", "今年以来,慰问企业522家。"] {
      try folder.write(SampleDataset.page("甲县总工会慰问职工", sentence), to: "raw/a.html")
      let result = try program.run(["run"], environment: SampleDataset.environment, folder: folder.path)
      #expect(result.status == 0, "\(result.messages)")
    }
    let versions = try program.run(["versions"], folder: folder.path).text.split(separator: "\n")
    #expect(versions.count == 3)
    #expect(versions.last?.hasPrefix("1.0.1    2024-01-01  patch ") == true)
    let changes = try program.run(["diff", "1.0.0", "1.0.1"], folder: folder.path)
    #expect(changes.status == 0, "\(changes.messages)")
    #expect(
      changes.text.contains(" value: 521 -> 522 (source) - 慰问企业 522 家 · 2024-01-01/2024-03-05 · "),
      "\(changes.text)")
    let lines = try program.run(["diff", "1.0.0", "1.0.1", "--json"], folder: folder.path).text
    #expect(
      lines.contains(#""old":"521","new":"522","cause":"source","measure":"慰问企业","value":"522","unit":"家""#),
      "\(lines)")
    #expect(try program.run(["diff", "1.0.0", "9.9.9"], folder: folder.path).status == 1)
  }

  /// Programs find their resource bundles beside themselves. The build folder, where they would look next, is
  /// covered by an empty one in a namespace of the test's own; where a machine does not allow that, it is skipped.
  @Test(
    "an installed copy works without the build folder",
    .enabled(if: Namespace.isAllowed, "no mount namespaces"))
  func installed() throws {
    let folder = try TemporaryFolder()
    let names = try FileManager.default.contentsOfDirectory(atPath: BuiltProgram.folder.path)
    for name in names where name == "tongji" || name.hasSuffix(".resources") {
      try FileManager.default.copyItem(
        at: BuiltProgram.folder.appending(path: name), to: folder.url.appending(path: name))
    }
    let result = try BuiltProgram.shell(
      """
      unshare --user --map-root-user --mount bash -c "mount -t tmpfs none '\(BuiltProgram.folder.path)' \
      && ! ls '\(BuiltProgram.folder.path)/tongji' 2>/dev/null \
      && ./tongji run --pipeline '\(SampleDataset.pipeline)' --out out --quiet"
      """, environment: SampleDataset.environment, folder: folder.path)
    #expect(result.status == 0, "\(result.messages)")
    #expect(FileManager.default.fileExists(atPath: folder.path("out/1.0.0/statistics.csv")))
  }
}

/// Whether this machine lets a process have mounts of its own.
enum Namespace {
  static let isAllowed =
    (try? BuiltProgram.shell("unshare --user --map-root-user --mount mount -t tmpfs none /mnt"))?.status == 0
}
