import Foundation
import TestSupport
import Testing

@testable import Emitting
@testable import Showing
@testable import Terminal

@Suite("Changes for people")
struct DiffTests {
  private static func subject(_ measure: String = "", _ value: String = "") throws -> ChangeSubject {
    let header = [
      "measure", "value", "unit_text", "period_start", "period_end", "region_name", "title", "source",
    ]
    let cells = [measure, value, "人", "2023-01-01", "2023-12-31", "云湖省", "云湖省总工会2023年总结", "a.html"]
    let row = cells.joined(separator: ",") + "\n"
    return try #require(
      ChangeSubject("statistics", of: RowTable(header: header, rows: Array(row.utf8)), row: 0))
  }

  private static func change(
    _ kind: Change.Kind, _ table: String, _ id: String, _ column: String = "", _ old: String = "",
    _ new: String = "", _ cause: Change.Cause = .source, measure: String = "", value: String = ""
  ) throws -> Change {
    Change(
      change: kind, table: table, id: id, column: column, old: old, new: new, cause: cause,
      subject: try subject(measure, value))
  }

  @Test("stand below their document and statistic, without what only repeats the value")
  func grouped() throws {
    let old = "2023年，云湖省各级工会走访慰问困难职工521人，发放慰问金11.12万元，举办技能竞赛42场次，参赛职工9800人。"
    let new = old.replacing("521", with: "523")
    var listing = DiffListing(display: .plain)
    var text = ""
    for change in [
      try Self.change(.revised, "documents", "d1", "sha256", "aa", "bb"),
      try Self.change(.revised, "statistics", "s1", "value", "521", "523", measure: "慰问职工", value: "523"),
      try Self.change(.revised, "statistics", "s1", "lower", "521", "523", measure: "慰问职工", value: "523"),
      try Self.change(.revised, "statistics", "s1", "sentence", old, new, measure: "慰问职工", value: "523"),
      try Self.change(
        .revised, "statistics", "s2", "indicator", "", "x.y", .lexicon, measure: "竞赛", value: "42"),
      try Self.change(.added, "statistics", "s3", measure: "参赛职工", value: "9800"),
      try Self.change(.removed, "statistics", "s4", measure: "劳模", value: "7"),
    ] { text += try listing.add(change) }
    #expect(
      text == """
        ~ 云湖省总工会2023年总结 · a.html
          the page changed (source)
          ~ 慰问职工 523 人 · 2023 · 云湖省 s1
              value: 521 → 523 (source)
              sentence: …工会走访慰问困难职工521人，发放慰问金11.… → …工会走访慰问困难职工523人，发放慰问金11.… (source)
          ~ 竞赛 42 人 · 2023 · 云湖省 s2
              indicator: (empty) → x.y (lexicon)
          + 参赛职工 9800 人 · 2023 · 云湖省 s3 (source)
          - 劳模 7 人 · 2023 · 云湖省 s4 (source)

        """)
    var counts = ChangeCounts()
    (counts.added, counts.removed, counts.revised) = (1, 1, 5)
    #expect(
      listing.summary(counts)
        == "1 added, 1 removed, 5 revised (6 source, 1 lexicon)\n")
  }

  @Test("a text that came or went in the middle of another is shown with letters around it")
  func difference() {
    let text = String(repeating: "一二三四五六七八九十", count: 5)
    let (old, new) = DiffListing.difference(text, text + "完")
    #expect(old == "…一二三四五六七八九十" && new == "…一二三四五六七八九十完")
    #expect(DiffListing.difference("521", "523") == ("521", "523"))
  }
}
