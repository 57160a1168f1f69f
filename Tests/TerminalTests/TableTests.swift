import TestSupport
import Testing

@testable import Terminal

@Suite("Tables on a terminal")
struct TableTests {
  /// Texts of cells are parted by `|`, rows and lines by `/`; a blank at the end of a line is `_`.
  private static func parts(_ text: String, at separator: Character) -> [String] {
    text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }

  @Test("texts break where Chinese may, and fit", arguments: CaseTable.rows("lines.tsv", in: .module))
  func breaking(row: CaseTable.Row) throws {
    let widths = try DisplayWidth.standard()
    let limit = try #require(Int(row["limit"]))
    let lines = StyledText(row["text"]).lines(of: limit, widths)
    #expect(lines.map(\.text).joined(separator: "/") == row["lines"])
    for line in lines { #expect(line.columns(widths) <= limit) }
  }

  @Test("columns give way to a limit", arguments: CaseTable.rows("layouts.tsv", in: .module))
  func layouts(row: CaseTable.Row) {
    func numbers(_ name: String) -> [Int] { row[name].split(separator: " ").compactMap { Int($0) } }
    #expect(
      ColumnLayout.widths(of: numbers("natural"), least: numbers("least"), into: Int(row["limit"]))
        == numbers("widths"))
  }

  @Test("a pipe gets every column and cell in full, lined up by width")
  func plain() throws {
    var table = try TextTable(headings: ["text", "none", "unit"])
    table.add(["521家", "", "organization"])
    table.add(["5.05万人", "", ""], note: "a note")
    #expect(
      table.finish() == """
        text      unit
        521家     organization
        5.05万人
          a note

        """)
  }

  @Test("a terminal gets lines that fit: cells cut, columns left out, text below wrapped")
  func narrow() throws {
    let columns = [
      TextTable.Column("measure", least: 8), TextTable.Column("value", isRight: true),
      TextTable.Column("code"),
    ]
    var table = try TextTable(columns: columns, display: Display(columns: 20, hasColour: false))
    table.addSection(StyledText("一份很长的标题，一行放不下的标题"))
    table.add(
      [StyledText("慰问困难职工家庭"), StyledText("5,050"), StyledText("relief.visits")],
      below: [StyledText("全年共慰问困难职工家庭5050户，发放慰问金。")])
    #expect(
      table.finish() == """
        measure        value
        一份很长的标题，一行
        放不下的标题
        慰问困难职工…  5,050
          全年共慰问困难职工
          家庭5050户，发放慰
          问金。

        """)
  }

  @Test("colours end with the piece they are of, and are counted as nothing")
  func colours() throws {
    var table = try TextTable(
      columns: [TextTable.Column("a"), TextTable.Column("b")], display: Display(columns: 12, hasColour: true))
    table.add([StyledText("红", .alarm), StyledText("b")], below: [StyledText("绿绿绿绿绿绿", .found)])
    #expect(
      table.finish() == """
        \u{1B}[1ma\u{1B}[0m   \u{1B}[1mb\u{1B}[0m
        \u{1B}[1;31m红\u{1B}[0m  b
          \u{1B}[1;32m绿绿绿绿绿\u{1B}[0m
          \u{1B}[1;32m绿\u{1B}[0m

        """)
  }

  @Test("a long table is given out as its rows come; what comes later keeps the widths")
  func long() throws {
    var table = try TextTable(
      columns: [TextTable.Column("n"), TextTable.Column("empty"), TextTable.Column("t")])
    for _ in 1..<TextTable.lead { table.add(["1", "", "x"]) }
    #expect(table.ready() == "")
    table.add(["1", "", "x"])
    #expect(table.ready().hasPrefix("n  empty  t\n1         x\n"))
    table.add(["12", "", "y"])
    #expect(table.finish() == "12        y\n")
  }
}
