import Emitting
import Foundation
import Records
import TestSupport
import Testing

/// A small version with one of everything, file by file as recorded in `Cases/golden`.
@Suite("A published version")
struct GoldenTests {
  static let longBody =
    "一年来，市总工会坚持为职工办实事、解难事，走访慰问困难职工521人，发放慰问金11.12万元，"
    + "建成户外劳动者驿站若干，组织职工疗休养和健康体检，推动集体协商工作提质增效。"

  static var documents: [Document] {
    var formula = Sample(source: "guards.html", title: "=HYPERLINK(\"x\")，\"引号\"", body: "-增收3户，+减支2户。")
    formula.figures = [
      Sample.Figure(text: "3户", value: "-3", measure: "＝增收", unit: nil, unitText: "户"),
      Sample.Figure(text: "2户", value: "2", measure: "@减支", unit: nil, unitText: "户"),
    ]
    var damaged = Sample(source: "damaged.html", publishedOn: nil, body: "获得奖章?2个。", region: nil)
    damaged.figures = [
      Sample.Figure(text: "?2个", value: nil, measure: "获得奖章", unit: nil, unitText: "个", status: .damaged)
    ]
    damaged.repairs = [
      Repair(start: 3, end: 4, before: "獎", after: "奖", rule: "traditional", certainty: .proved)
    ]
    let original = Sample(source: "z-original.html", publishedOn: "2024-03-01", body: longBody)
    let copy = Sample(source: "a-copy.html", publishedOn: "2024-03-02", body: longBody)
    let empty = Sample(source: "empty.html", body: "", figures: [])
    return [
      formula.document, damaged.document, original.document, copy.document, empty.document,
      Sample(source: "broken.html").failed,
    ]
  }

  @Test(
    "is as recorded",
    arguments: [
      "statistics.csv", "documents.csv", "mentions.csv", "repairs.csv", "indicators.csv", "units.csv",
      "regions.csv", "changes.csv", "dataset.json", "statistics.jsonl", "datapackage.json", "README.md",
      "spreadsheet/statistics.csv", "spreadsheet/documents.csv", "../versions.json",
    ])
  func recorded(_ file: String) throws {
    let press = try Press()
    try press.publish(Self.documents)
    let data = try Data(contentsOf: URL(filePath: "\(press.out)/1.0.0/\(file)"))
    try Golden.expect(
      Self.withoutDigestsOfLibraries(String(decoding: data, as: UTF8.self)),
      equals: "Tests/EmittingTests/Cases/golden/\(file.replacing("../", with: ""))")
  }

  /// Size and digest of a file that a library writes are those of the library's release, and the descriptor's, which
  /// holds them, too: they are compared between two runs, not with a recording.
  static func withoutDigestsOfLibraries(_ text: String) -> String {
    let files = ["tongji.sqlite", "spreadsheet/tongji.xlsx", "datapackage.json"]
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for path in lines.indices where files.contains(where: { lines[path].contains("\"path\": \"\($0)\"") }) {
      let start = lines[..<path].lastIndex { $0.hasSuffix("{") } ?? path
      let end = lines[path...].firstIndex { $0.contains("}") } ?? path
      for line in start..<end
      where ["\"bytes\":", "\"hash\":", "\"sha256\":"].contains(where: { lines[line].contains($0) }) {
        let name = lines[line].prefix { $0 != ":" }
        lines[line] = "\(name): (of the library)"
      }
    }
    return lines.joined(separator: "\n")
  }
}
