import Foundation
import Records
import TestSupport
import Testing

@testable import Emitting

/// Reports of one template for many places and years, each with mirrored, damaged, cut and changed copies.
@Suite("Near duplicates among reports of one template")
struct DuplicateRecallTests {
  /// The same numbers in each run.
  private struct Numbers {
    private var state: UInt64 = 0x5DEE_CE66

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private static let places = [
    ("青岚", "市"), ("白石", "县"), ("柳河", "区"), ("松溪", "县"), ("南湖", "县"), ("东洲", "市"),
  ]
  private static let edits = [
    "title 工会一年间 ; append 版权所有，未经许可不得转载。本网由融媒体中心主办。",
    "traditional ; mangle 45", "cut 55", "drop 3 ; drop 7", "lead 新年伊始，工会晒出一年来服务职工的成绩单。 ; space",
    "traditional ; damaged ; mangle 30 ; cut 75",
  ]

  private static let sentences = CaseTable.rows("report-sentences.tsv", in: .module).map { $0["sentence"] }

  /// A report; most sentences of a template, figures of its own.
  private static func report(_ place: (String, String), _ year: Int, _ numbers: inout Numbers) -> EditedText {
    var lines: [String] = []
    for (index, sentence) in sentences.enumerated() {
      if index > 0, index + 1 < sentences.count, numbers.next(6) == 0 { continue }
      var text = sentence.replacing("{p}", with: place.0 + place.1).replacing("{k}", with: place.1)
        .replacing("{y}", with: String(year))
      for (mark, least, range) in [("{n}", 100, 900), ("{m}", 1_000, 9_000), ("{s}", 10, 90)] {
        while let found = text.firstRange(of: mark) {
          text.replaceSubrange(found, with: String(least + numbers.next(range)))
        }
      }
      lines.append(text)
    }
    return EditedText(title: "\(place.0)\(place.1)总工会\(year)年工作总结", paragraphs: lines)
  }

  /// A figure in five loses its first digit.
  private static func losing(_ text: EditedText, _ numbers: inout Numbers) -> EditedText {
    var text = text
    var figures: [Substring] = []
    for line in text.paragraphs {
      figures += line.split { !("0"..."9").contains($0) }.filter { $0.count > 2 && !$0.hasPrefix("20") }
    }
    for figure in figures where numbers.next(5) == 0 { text.apply("lose \(figure)") }
    return text
  }

  /// Documents by source: a report's number and a copy's.
  private static func documents() -> [Document] {
    var numbers = Numbers()
    var documents: [Document] = []
    for (index, place) in places.enumerated() {
      for year in 2022...2024 {
        let report = report(place, year, &numbers)
        let name = "\(index)-\(year)"
        documents.append(report.document(source: "\(name)/original", at: "2024-01-05"))
        for (turn, edits) in edits.enumerated() {
          var copy = turn == 1 || turn == 5 ? losing(report, &numbers) : report
          copy.apply(edits)
          documents.append(copy.document(source: "\(name)/copy\(turn)", at: "2024-02-05"))
        }
      }
    }
    return documents
  }

  @Test("every copy is found, no report is taken for another, in any order of input")
  func recall() throws {
    let documents = Self.documents()
    let press = try Press()
    try press.publish(documents)
    let other = try Press()
    try other.publish(documents.sorted { $0.page.documentID < $1.page.documentID })
    #expect(FolderContents.differences(try press.files(), try other.files()) == [])

    let rows = try press.rows("1.0.0/documents.csv")
    let sources = Dictionary(uniqueKeysWithValues: rows.map { ($0["document_id"] ?? "", $0["source"] ?? "") })
    var found = 0
    var wrong: [String] = []
    var missed: [String] = []
    for row in rows {
      let source = row["source"] ?? ""
      let original = sources[row["duplicate_of"] ?? ""]
      if source.hasSuffix("/original") {
        if original != nil { wrong.append(source) }
      } else if original == source.split(separator: "/").first.map({ "\($0)/original" }) {
        found += 1
      } else if original == nil {
        missed.append(source)
      } else {
        wrong.append(source)
      }
    }
    #expect(wrong == [])
    // A copy may be missed by chance of the hashes: one in a hundred at most.
    let copies = Self.places.count * 3 * Self.edits.count
    #expect(found * 100 >= copies * 99, "missed: \(missed)")
  }
}
