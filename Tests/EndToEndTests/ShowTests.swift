import Foundation
import TestSupport
import Testing

/// `tongji show`, `indicators` and `documents` as people use them.
@Suite("A dataset on a terminal")
struct ShowTests {
  /// A published dataset of four pages, one of them with nothing in it and one that plants control sequences.
  private static let published = Result { () throws in
    let folder = try TemporaryFolder()
    try SampleDataset.write(in: folder)
    try folder.write(
      SampleDataset.page("甘肃省清河市总工会2023年工作总结", "2023年，甘肃省清河市总工会慰问困难职工521人，发放慰问金11.12万元，慰问企业18家。"),
      to: "raw/a/qinghe.html")
    try folder.write(
      SampleDataset.page("青岚市总工会2024年工作计划", "2024年计划慰问困难职工600人。全年获评奖章?2个。"), to: "raw/b/plan.html")
    try folder.write(
      SampleDataset.page("标题&#x1b;[31m&#x9b;2J&#x202e;红", "慰问&#x1b;]0;改名&#x7;职工33人。"),
      to: "raw/c/hostile.html")
    try folder.write("", to: "raw/d/empty.html")
    let result = try BuiltProgram("tongji").run(
      ["run", "--quiet"], environment: SampleDataset.environment, folder: folder.path)
    #expect(result.status == 0, "\(result.messages)")
    return folder
  }

  private func run(_ arguments: String...) throws -> ProgramResult {
    try BuiltProgram("tongji").run(arguments, folder: try Self.published.get().path)
  }

  @Test("a dataset is named by version, output folder, number, or not at all")
  func names() throws {
    let whole = try run("show")
    #expect(whole.status == 0 && whole.text.contains("慰问困难职工"))
    for name in ["out", "out/", "out/1.0.0", "out/latest", "1.0.0"] {
      #expect(try run("show", name).text == whole.text, "\(name)")
    }
  }

  @Test("rows stand below their document, with their sentences and the number marked")
  func rows() throws {
    let text = try run("show", "--document", "a/qinghe", "--text", "慰问金").text
    #expect(text.contains("甘肃省清河市总工会2023年工作总结 · 2024-03-05 · a/qinghe.html"))
    #expect(text.contains("发放慰问金«11.12万»元"))
    #expect(text.contains("111,200"))
    #expect(text.hasSuffix("\n3 of 7 statistics · 测试 1.0.0\n"))
  }

  @Test("conditions narrow the rows; what is wrong is refused with the nearest right name")
  func conditions() throws {
    for (arguments, holds, lacks) in [
      (["--indicator", "relief.visited_needy"], "521", "«18»"), (["--indicator", "relief"], "«18»", "奖章"),
      (["--region", "甘肃"], "521", "600"), (["--region", "620000"], "521", "600"),
      (["--period", "2023"], "521", "600"), (["--period", "2024.."], "600", "521"),
      (["--status", "damaged"], "?", "521"), (["--text", "慰问 企业"], "«18»", "600"),
      (["--text", "慰问", "--limit", "1"], "the first 1 are shown", "600"),
      (["--text", "没有这样的话"], "none of 7 statistics", "慰问"),
    ] {
      let result = try BuiltProgram("tongji").run(["show"] + arguments, folder: try Self.published.get().path)
      #expect(result.status == 0 && result.messages.isEmpty, "\(arguments): \(result.messages)")
      #expect(result.text.contains(holds) && !result.text.contains(lacks), "\(arguments): \(result.text)")
    }
    for (arguments, message) in [
      (
        ["--indicator", "releif"],
        "tongji: --indicator releif: the dataset has no such indicator: did you mean relief"
      ),
      (["--region", "甘素"], "tongji: --region 甘素: the dataset has no such region: did you mean 甘肃省?"),
      (["--document", "a/qinge.html"], "did you mean a/qinghe.html?"),
      (["--status", "damagd"], "did you mean damaged?"),
      (["--period", "last year"], "is no period: give a year"),
      (["nowhere"], "nowhere: there is no such folder: name a version's folder"),
      (["raw"], "raw: holds neither datapackage.json nor versions.json: name a version's folder"),
    ] {
      let result = try BuiltProgram("tongji").run(["show"] + arguments, folder: try Self.published.get().path)
      #expect(result.status == 1 && result.text.isEmpty, "\(arguments)")
      #expect(result.messages.contains(message), "\(result.messages)")
    }
  }

  @Test("rows are given as CSV, as the table has them")
  func csv() throws {
    let folder = try Self.published.get()
    let table = try String(contentsOfFile: folder.path("out/1.0.0/statistics.csv"), encoding: .utf8)
    #expect(try run("show", "--csv").text == table)
    let lines = table.split(separator: "\n")
    let found = try run("show", "--csv", "--text", "慰问金", "--limit", "1").text.split(separator: "\n")
    #expect(found.count == 2 && found[0] == lines[0] && lines.contains(found[1]))
  }

  @Test("indicators and documents are listed, with what is wrong")
  func lists() throws {
    let indicators = try run("indicators").text
    #expect(indicators.contains("relief.visited_needy") && indicators.contains("甘肃省"))
    let documents = try run("documents").text
    #expect(documents.contains("a/qinghe.html") && documents.contains("has no bytes"))
    #expect(documents.hasSuffix("4 of 4 documents · 测试 1.0.0\n"))
    #expect(try run("documents", "--status", "failed").text.hasSuffix("1 of 4 documents · 测试 1.0.0\n"))
    #expect(try run("documents", "--status", "faild").messages.contains("did you mean failed?"))
  }

  @Test("control sequences of a page are shown, not obeyed, on a pipe and on a terminal")
  func hostile() throws {
    let folder = try Self.published.get()
    for command in ["show --document hostile", "documents", "diff 1.0.0 1.0.0"] {
      for line in ["tongji \(command)", "script -qec 'stty cols 60; tongji \(command)' /dev/null"] {
        let result = try BuiltProgram.shell(line, environment: ["NO_COLOR": "1"], folder: folder.path)
        #expect(result.status == 0, "\(result.messages)")
        for control in ["\u{1B}", "\u{9B}", "\u{7}", "\u{202E}"] {
          #expect(!result.text.unicodeScalars.contains(Unicode.Scalar(control) ?? "?"), "\(line)")
        }
      }
    }
  }

  @Test("a terminal gets lines that fit and colours, and neither where it is told not to")
  func terminal() throws {
    let folder = try Self.published.get()
    func shown(_ environment: [String: String], _ columns: Int = 60) throws -> String {
      try BuiltProgram.shell(
        "script -qec 'stty cols \(columns); tongji show' /dev/null",
        environment: ["TERM": "xterm", "COLUMNS": "", "NO_COLOR": ""].merging(environment) { $1 },
        folder: folder.path
      ).text
    }
    let coloured = try shown([:])
    #expect(coloured.contains("\u{1B}[1;32m«521»\u{1B}[0m"))
    for columns in [30, 60, 120] {
      let lines = try shown(["NO_COLOR": "1"], columns).split(separator: "\r\n")
      #expect(lines.count > 10)
      // Han and full-width characters take two columns; the pages hold no other wide ones.
      let wide = lines.map { $0.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E7F ? 2 : 1) } }
      #expect(wide.dropLast().allSatisfy { $0 <= columns }, "\(columns): \(lines)")
    }
    #expect(try !shown(["TERM": "dumb"]).contains("\u{1B}"))
  }

  @Test("a damaged version is told with the place and what to do")
  func damaged() throws {
    let folder = try TemporaryFolder()
    let published = try Self.published.get()
    for (script, message) in [
      ("truncate -s -9 copy/statistics.csv", "statistics.csv: has "),
      ("rm copy/statistics.csv", "statistics.csv: is missing: restore"),
      ("echo '{' > copy/datapackage.json", "datapackage.json: is no descriptor of a version"),
      // Of the same size: a column's name, and a comma that parts two cells.
      ("sed -i '1s/sentence/sentencf/' copy/statistics.csv", "the header has no column sentence"),
      ("sed -i '3s/,/;/' copy/statistics.csv", "record 3 has 37 cells, the header 38"),
    ] {
      let result = try BuiltProgram.shell(
        "rm -rf copy; cp -r '\(published.path("out/1.0.0"))' copy; \(script); tongji show copy",
        folder: folder.path)
      #expect(result.status == 1 && result.messages.contains(message), "\(script): \(result.messages)")
      #expect(result.messages.contains("restore this published version"), "\(script)")
    }
  }
}
