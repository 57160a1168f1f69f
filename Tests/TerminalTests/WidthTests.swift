import Foundation
import TestSupport
import Testing

@testable import Terminal

@Suite("Characters on a terminal")
struct WidthTests {
  @Test("take the columns that Unicode gives them", arguments: CaseTable.rows("widths.tsv", in: .module))
  func widths(row: CaseTable.Row) throws {
    #expect(try DisplayWidth.standard().columns(of: row["text"]) == Int(row["columns"]) ?? 0)
  }

  @Test("of a page can do nothing", arguments: CaseTable.rows("visible.tsv", in: .module))
  func visible(row: CaseTable.Row) {
    let scalars = row["scalars"].split(separator: " ").compactMap {
      UInt32($0, radix: 16).flatMap(Unicode.Scalar.init)
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    #expect(VisibleText.line(String(text)) == row["shown"])
    #expect(StyledText(String(text)).text == row["shown"])
  }

  @Test("a text of lines keeps its line feeds and nothing else")
  func lines() { #expect(VisibleText.lines("a\u{1B}\nb\r\n\nc\n") == "a␛\nb \n\nc\n") }

  @Test(
    "colours and width follow the terminal, COLUMNS, NO_COLOR and TERM",
    arguments: CaseTable.rows("displays.tsv", in: .module))
  func displays(row: CaseTable.Row) {
    var environment: [String: String] = [:]
    for pair in row["environment"].split(separator: " ") {
      let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
      environment[String(parts[0])] = String(parts[1])
    }
    let display = Display(
      isTerminal: row["terminal"] == "yes", terminalColumns: 100, environment: environment)
    #expect(display.columns == Int(row["columns"]))
    #expect(display.hasColour == (row["colour"] == "yes"))
  }
}
