import Extracting
import Foundation
import Records
import TestSupport
import Testing

/// A page with a mark behind each number of the words that any fair name of what it counts holds: `312〔走访 企业〕家`; a
/// word behind `!` must not be in it. `¶` parts the paragraphs.
struct MeasureCase {
  private let page: ContextCase
  private let marks: [(end: Int, words: [String])]

  init(_ row: CaseTable.Row) {
    let title = row["title"].isEmpty ? "情况通报" : row["title"]
    var plain = title + "\n"
    var marks: [(end: Int, words: [String])] = []
    var rest = Substring(row["text"].replacing("¶", with: "\n"))
    while let open = rest.firstIndex(of: "〔"), let close = rest[open...].firstIndex(of: "〕") {
      plain += rest[..<open]
      let words = rest[rest.index(after: open)..<close].split(separator: " ").map(String.init)
      marks.append((plain.unicodeScalars.count, words))
      rest = rest[rest.index(after: close)...]
    }
    plain += rest
    page = ContextCase(
      why: "", lines: plain.split(separator: "\n").map(String.init), published: "2024-11-20", expect: [])
    self.marks = marks
  }

  /// What each number's measure lacks or has too much.
  func faults() throws -> [String] {
    let rows = try OwnExtractor.shared.get().extract(page.document).findings?.statistics ?? []
    var faults = marks.isEmpty ? ["nothing is marked"] : []
    for (end, words) in marks {
      guard let row = rows.first(where: { $0.start < end && end <= $0.end }) else {
        faults.append("no statistic of \(words.joined(separator: " "))")
        continue
      }
      let wrong = words.filter { word in
        word.hasPrefix("!") ? row.measure.contains(word.dropFirst()) : !row.measure.contains(word)
      }
      let isLong = !(1...40).contains(row.measure.unicodeScalars.count) || row.measure == row.sentence
      if !wrong.isEmpty || isLong {
        faults.append("\(row.numberText): [\(row.measure)], \(wrong.joined(separator: " "))")
      }
    }
    return faults
  }
}

@Suite("Measures")
struct MeasureTests {
  @Test("name what is counted", arguments: CaseTable.rows("measures.tsv", in: .module))
  func names(_ row: CaseTable.Row) throws {
    let faults = try MeasureCase(row).faults()
    #expect(faults == [])
  }

  @Test("do not name it yet", arguments: CaseTable.rows("measures-known.tsv", in: .module))
  func falls(_ row: CaseTable.Row) throws {
    let faults = try MeasureCase(row).faults()
    withKnownIssue { #expect(faults == []) }
  }

  @Test("are asked of many kinds of reports")
  func isMuch() {
    let rows = CaseTable.rows("measures.tsv", in: .module)
    #expect(rows.count >= 200 && Set(rows.map { $0["title"] }).count >= 60)
  }
}
