import Foundation
import TestSupport
import Testing

@testable import Showing
@testable import Terminal

@Suite("Figures for people")
struct FigureTests {
  @Test("values keep every digit", arguments: CaseTable.rows("values.tsv", in: .module))
  func values(row: CaseTable.Row) {
    #expect(
      FigureText.value(row["value"], upper: row["upper"], modifier: row["modifier"]) == row["shown"])
  }

  @Test("periods are as short as can be", arguments: CaseTable.rows("periods.tsv", in: .module))
  func periods(row: CaseTable.Row) {
    #expect(FigureText.period(start: row["start"], end: row["end"]) == row["shown"])
  }

  @Test(
    "a period asked for holds what ends in it, and nonsense is refused",
    arguments: CaseTable.rows("spans.tsv", in: .module))
  func spans(row: CaseTable.Row) throws {
    if row["holds"] == "refused" {
      #expect(throws: ShowError.self) { try PeriodSpan(row["span"]) }
    } else {
      let span = try PeriodSpan(row["span"])
      #expect(span.holds(start: row["start"], end: row["end"]) == (row["holds"] == "yes"))
    }
  }

  @Test("the number is marked where it stands", arguments: CaseTable.rows("marks.tsv", in: .module))
  func marks(row: CaseTable.Row) {
    let text = row["text"].isEmpty ? nil : Array(row["text"].unicodeScalars)
    let marked = MarkedSentence(
      sentence: row["sentence"], numberText: row["number"], start: Int(row["start"]), text: text)
    #expect(marked.styled(isDamaged: false).text == row["shown"])
  }
}
