import Foundation
import TestSupport
import Testing

@testable import Workbook

@Suite("The archive of a workbook")
struct ArchiveTests {
  static let hasUnzip = (try? BuiltProgram.shell("command -v unzip").status == 0) == true

  /// What `unzip` says of a sheet's part, and the part.
  private func sheet(isLarge: Bool, rows: Int, columns: Int) throws -> (messages: String, xml: String) {
    let folder = try TemporaryFolder()
    let path = folder.path("a.xlsx")
    let properties = Workbook.Properties(title: "甲 & <乙>", comment: "\"丙\"")
    let workbook = try Workbook(path, properties: properties, isLarge: isLarge)
    let words = try workbook.addSheet("说明", columns: 1)
    let table = try workbook.addSheet("b's", columns: columns)
    for row in 0..<rows {
      try table.write("慰问 \(row) 人", row: row, column: 0, style: row == 0 ? .header : .plain)
      try table.write(row, row: row, column: 27, style: .number)
    }
    table.setWidth(12, column: 27)
    table.addFilter(lastRow: rows - 1)
    try table.close()
    try words.write(" &\n", row: 2, column: 0)
    try words.close()
    try workbook.close()
    let test = try BuiltProgram.shell("unzip -t '\(path)'")
    #expect(test.status == 0, "\(test.text)\(test.messages)")
    return (test.text, try BuiltProgram.shell("unzip -p '\(path)' xl/worksheets/sheet2.xml").text)
  }

  @Test(
    "every part can be unpacked, whatever its size, with numbers of 32 and of 64 bits",
    .enabled(if: hasUnzip, "unzip is not installed"), arguments: [false, true], [1, 40_000])
  func unpacked(_ isLarge: Bool, _ rows: Int) throws {
    let (messages, xml) = try sheet(isLarge: isLarge, rows: rows, columns: 28)
    #expect(messages.contains("No errors detected"))
    #expect(xml.contains(#"<dimension ref="A1:AB\#(rows)"/>"#))
    #expect(xml.contains(#"<col min="28" max="28" width="12.7109375" customWidth="1"/></cols><sheetData>"#))
    let last =
      #"<row r="\#(rows)"><c r="A\#(rows)"\#(rows == 1 ? #" s="1""# : "") t="inlineStr"><is><t>慰问 \#(rows - 1) 人</t>"#
      + #"</is></c><c r="AB\#(rows)" s="2"><v>\#(rows - 1)</v></c></row></sheetData>"#
    #expect(xml.contains(last))
  }

  @Test("a sheet may have as many columns as programs read", .enabled(if: hasUnzip, "unzip is not installed"))
  func columns() throws {
    let (messages, xml) = try sheet(isLarge: false, rows: 1, columns: Sheet.columnCapacity)
    #expect(messages.contains("No errors detected"))
    #expect(xml.contains(#"<autoFilter ref="A1:XFD2"/>"#))
  }

  @Test("columns are named as spreadsheets name them")
  func letters() {
    let names = [
      (0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD"),
    ]
    for (column, name) in names { #expect(SheetHead.letters(column) == name) }
  }

  @Test("the head of a sheet has its size whatever it says")
  func headSize() {
    for columns in [1, 5, 200, 16_384] {
      var head = SheetHead(columns: columns, isFirst: true)
      #expect(head.bytes(lastRow: 0).count == head.size)
      for column in 0..<columns { head.widths[column] = 255 }
      head.isFrozen = true
      head.hidesLines = true
      head.fitsPaper = true
      #expect(head.bytes(lastRow: Sheet.capacity - 1).count == head.size)
    }
  }
}
