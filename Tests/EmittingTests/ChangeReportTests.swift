import Foundation
import TestSupport
import Testing

@testable import Emitting

@Suite("CHANGES.md")
struct ChangeReportTests {
  @Test("a first version says that there is none before it")
  func first() throws {
    let press = try Press()
    try press.publish([Sample(source: "a.html").document])
    #expect(try press.text("1.0.0/CHANGES.md").contains("nothing to compare it with"))
  }

  @Test("no control sequence of a page stands in it")
  func controls() throws {
    let press = try Press()
    try press.publish([Sample(source: "a.html").document])
    try press.publish([
      Sample(source: "a.html").document, Sample(source: "b.html", title: "新\u{1B}[31m\u{202E}报告").document,
    ])
    let text = try press.text("1.1.0/CHANGES.md")
    #expect(text.contains("新\u{FFFD}\\[31m\u{FFFD}报告"))
  }

  @Test("says what came, went and was corrected, and why, as recorded; tongji diff says the same")
  func recorded() throws {
    var press = try Press()
    var samples = [
      Sample(source: "stays.html"), Sample(source: "goes.html", title: "旧报告", body: "曾有521人，曾有11.12万元。"),
      Sample(source: "recoded.html", title: "另一份报告", body: "又有521人，又有11.12万元。"),
    ]
    try press.publish(samples.map(\.document))
    samples.remove(at: 1)
    samples[0].figures[0].value = "522"
    samples[0].bytes = "<html2>"
    samples[1].figures[0].unit = "CNY"
    samples.append(
      Sample(source: "new.html", title: "新报告 [x](y) <b> | `code`", body: "另有521人，另有11.12万元。"))
    press.fingerprints.lexicons = "l2"
    press.dataset.title = "试制统计（二）"
    try press.publish(samples.map(\.document))
    let text = try press.text("1.1.0/CHANGES.md")
    try Golden.expect(text, equals: "Tests/EmittingTests/Cases/golden/CHANGES.md")

    var report = try ChangeReport()
    try VersionDifference.between(out: press.out, "1.0.0", "1.1.0") { report.add($0) }
    #expect(report.text(title: "试制统计（二）", version: "1.1.0", earlier: "1.0.0") == text)
  }

  @Test("a long list is cut, and says so")
  func long() throws {
    var report = try ChangeReport()
    for index in 0..<250 {
      report.add(
        Change(
          change: .revised, table: "statistics", id: "s\(index)", column: "value", old: "1", new: "2",
          cause: .source))
    }
    let text = report.text(title: "统计", version: "1.0.1", earlier: "1.0.0")
    #expect(text.components(separatedBy: "`value`: 1 → 2").count - 1 == ChangeReport.mostLines)
    #expect(text.contains("50 more in `changes.csv`"))
    #expect(text.contains("| 来源 source | statistics | 0 | 0 | 250 |"))
  }
}
