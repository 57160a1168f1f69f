import Foundation
import Records
import TestSupport
import Testing

@testable import Emitting

@Suite("Forms of a version")
struct OutputFormTests {
  private let few = [Sample(source: "a.html").document]
  private var more: [Document] {
    few + [Sample(source: "b.html", body: "全年慰问困难职工521人。", figures: []).document]
  }

  private func names(_ press: Press, _ version: String) throws -> Set<String> {
    let prefix = "\(version)/"
    return Set(
      try press.files().keys.filter { $0.hasPrefix(prefix) && !$0.contains("/text/") }.map {
        String($0.dropFirst(prefix.count))
      })
  }

  @Test("each is there where it is asked for, and neither README nor descriptor names one that is not")
  func choice() throws {
    let paths: [OutputForm: [String]] = [
      .report: ["report.html"], .workbook: ["spreadsheet/tongji.xlsx"],
      .spreadsheet: ["spreadsheet/documents.csv", "spreadsheet/statistics.csv"],
      .database: ["tongji.sqlite"], .json: ["dataset.json"], .jsonLines: ["statistics.jsonl"],
    ]
    let all = Set(paths.values.joined())
    for form in OutputForm.allCases {
      var press = try Press()
      press.dataset.forms = [form]
      try press.publish(few)
      let names = try names(press, "1.0.0")
      #expect(names.intersection(all) == Set(paths[form] ?? []), "\(form)")
      let words = try press.text("1.0.0/README.md") + press.text("1.0.0/datapackage.json")
      for path in all.subtracting(names) where !path.hasPrefix("spreadsheet/") {
        #expect(!words.contains(path), "\(form) names \(path)")
      }
    }
  }

  @Test("those that an older version lacks come with the next, and both runs say so")
  func older() throws {
    var press = try Press()
    press.dataset.forms = []
    try press.publish(few)
    #expect(try !press.files().keys.contains { $0.contains("spreadsheet") })
    press.dataset.forms = Set(OutputForm.allCases)
    let same = try press.publish(few)
    #expect(same.version == "1.0.0")
    #expect(
      same.summary.awaited == [
        "report.html", "spreadsheet/documents.csv", "spreadsheet/statistics.csv", "spreadsheet/tongji.xlsx",
        "statistics.jsonl", "tongji.sqlite",
      ])
    let next = try press.publish(more)
    #expect(next.version == "1.1.0")
    #expect(next.summary.awaited.isEmpty)
    let came = same.summary.awaited + ["dataset.json"]
    #expect(try names(press, "1.1.0").isSuperset(of: came))
    #expect(try names(press, "latest") == names(press, "1.1.0"))
    let report = try press.text("1.1.0/CHANGES.md")
    for path in came { #expect(report.contains("- `\(path)`: 新增 / added\n"), "\(path)") }
    press.dataset.forms = []
    try press.publish(few)
    #expect(try press.text("1.2.0/CHANGES.md").contains("- `tongji.sqlite`: 删除 / removed\n"))
  }
}

@Suite("Work side by side")
struct SideBySideTests {
  private struct Square: Sendable {
    let number: Int
    let fails: Bool

    func result() throws(EmitError) -> Int {
      if fails { throw EmitError(.fileSystem, what: "", place: String(number), remedy: "") }
      return number * number
    }
  }

  private func run(jobs: Int, failing: (Int) -> Bool) throws -> [Int] {
    var works: [SideBySide.Work<Int>] = []
    for number in 0..<20 { works.append(Square(number: number, fails: failing(number)).result) }
    return try SideBySide.run(works, jobs: jobs)
  }

  @Test(
    "gives results in the order of the work, and the error of the first that fails", arguments: [1, 2, .max])
  func order(_ jobs: Int) throws {
    #expect(try run(jobs: jobs) { _ in false } == (0..<20).map { $0 * $0 })
    for _ in 0..<20 {
      let error = #expect(throws: EmitError.self) { try run(jobs: jobs) { $0 % 7 == 3 } }
      #expect(error?.place == "3")
    }
  }
}
