import Foundation
import Records
import TestSupport
import Testing

@testable import Emitting

@Suite("spreadsheet/tongji.xlsx")
struct WorkbookFileTests {
  /// The parts of a workbook, unpacked by `unzip`, by name.
  private func parts(_ path: String) throws -> [String: String] {
    let folder = try TemporaryFolder()
    let result = try BuiltProgram.shell("unzip -q '\(path)' -d '\(folder.path)'")
    try #require(result.status == 0, "\(result.messages)")
    return try FolderContents.files(below: folder.url).mapValues { String(decoding: $0, as: UTF8.self) }
  }

  static let hasUnzip = (try? BuiltProgram.shell("command -v unzip").status == 0) == true

  @Test("text that would be a formula is text", .enabled(if: hasUnzip, "unzip is not installed"))
  func formulas() throws {
    let press = try Press()
    try press.publish(FormulaTests.hostile)
    let parts = try parts("\(press.out)/1.0.0/spreadsheet/tongji.xlsx")
    for (name, text) in parts where name.hasPrefix("xl/worksheets/") {
      #expect(!text.contains("<f>") && !text.contains("<f "), "\(name) holds a formula")
      #expect(!text.contains("hyperlink"), "\(name) holds a link")
    }
    #expect(
      !parts.keys.contains { $0.contains("externalLink") || $0.hasSuffix(".rels") && $0.contains("sheet") })
    let statistics = try #require(parts["xl/worksheets/sheet2.xml"])
    #expect(statistics.contains("<t>=cmd|'/c calc'!A1</t>"))
    #expect(
      statistics.contains("<t>＝HYPERLINK(&quot;x&quot;)</t>")
        || statistics.contains("<t>＝HYPERLINK(\"x\")</t>"))
  }

  @Test(
    "a table that a sheet has no room for goes on in further sheets",
    .enabled(if: hasUnzip, "unzip is not installed"))
  func split() throws {
    var press = try Press()
    press.limits.rowsPerSheet = 2
    try press.publish(GoldenTests.documents)
    let names = try #require(try parts("\(press.out)/1.0.0/spreadsheet/tongji.xlsx")["xl/workbook.xml"])
    let rows = try press.rows("1.0.0/statistics.csv").count
    #expect(rows == 5)
    for name in ["statistics", "statistics 2", "statistics 3"] { #expect(names.contains("name=\"\(name)\"")) }
    #expect(!names.contains("name=\"statistics 4\""))
    #expect(!names.contains("name=\"changes 2\""))
  }

  @Test("no clock is in it", .enabled(if: hasUnzip, "unzip is not installed"))
  func clock() throws {
    let press = try Press()
    try press.publish(GoldenTests.documents)
    let path = "\(press.out)/1.0.0/spreadsheet/tongji.xlsx"
    let days = try BuiltProgram.shell("unzip -l '\(path)' | grep -o '....-..-.. ..:..' | sort -u").text
    #expect(days == "1980-01-01 00:00\n")
    #expect(
      try parts(path)["docProps/core.xml"]?.contains(
        "<dcterms:created xsi:type=\"dcterms:W3CDTF\">1980-01-01T00:00:00Z<") == true)
  }

  @Test("the same tables give the same bytes")
  func sameBytes() throws {
    let left = try Press()
    let right = try Press()
    try left.publish(GoldenTests.documents)
    try right.publish(GoldenTests.documents.reversed())
    for file in ["spreadsheet/tongji.xlsx", "tongji.sqlite", "CITATION.cff"] {
      let a = try Data(contentsOf: URL(filePath: "\(left.out)/1.0.0/\(file)"))
      #expect(try a == Data(contentsOf: URL(filePath: "\(right.out)/1.0.0/\(file)")), "\(file)")
      #expect(a.count > 100)
    }
  }
}

/// Pages that plant what a spreadsheet would run.
@Suite("Planted formulas")
struct FormulaTests {
  static let planted = [
    "=cmd|'/c calc'!A1", "＝HYPERLINK(\"x\")", "+1+1", "＋1", "-1-1", "－1", "@SUM(1)", "＠SUM(1)", "\t=1",
    "\r=1",
  ]

  static var hostile: [Document] {
    planted.enumerated().map { index, text in
      var sample = Sample(source: "\(index).html", title: text, body: "\(text)，慰问\(index)1人。")
      sample.figures = [Sample.Figure(text: "\(index)1人", value: "\(index)1", measure: text)]
      return sample.document
    }
  }

  @Test("begin with an apostrophe in the CSV files for spreadsheets, and stand as they are in the others")
  func csv() throws {
    let press = try Press()
    try press.publish(Self.hostile)
    let plain = try press.rows("1.0.0/statistics.csv")
    let guarded = try press.rows("1.0.0/spreadsheet/statistics.csv")
    #expect(plain.count == Self.planted.count)
    for (index, row) in plain.enumerated() {
      let text = Self.planted[index]
      for column in ["measure", "title"] {
        #expect(row[column] == text)
        #expect(guarded[index][column] == "'" + text, "\(column) of \(text.debugDescription)")
      }
      #expect(guarded[index]["sentence"]?.hasPrefix("'" + text) == true)
      #expect(guarded[index]["value"] == row["value"])
    }
  }
}
