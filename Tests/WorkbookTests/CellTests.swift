import TestSupport
import Testing

@testable import Workbook

@Suite("Cells of a workbook")
struct CellTests {
  @Test(
    "a decimal of up to 15 digits is a number",
    arguments: [
      ("521", 521.0, CellStyle.number), ("-8.6", -8.6, .number), ("0", 0, .number),
      ("0.00012", 0.00012, .number),
      ("1300000000000", 1_300_000_000_000, .fixed(decimals: 0)),
      ("123456789012.345", 123_456_789_012.345, .fixed(decimals: 3)),
      ("0.123456789012345", 0.123456789012345, .fixed(decimals: 15)),
    ])
  func number(_ text: String, _ value: Double, _ style: CellStyle) {
    let bytes = Array("x\(text)".utf8)
    let number = CellNumber(1..<bytes.count, of: bytes)
    #expect(number?.value == value)
    #expect(number?.style == style)
  }

  @Test(
    "what is no such decimal stays text",
    arguments: ["1234567890123456", "0.1234567890123456", "12.", "-", "", ".5", "1.2.3", "1e5", "1-2", "１"])
  func noNumber(_ text: String) {
    #expect(CellNumber(0..<text.utf8.count, of: Array(text.utf8)) == nil)
  }

  @Test(
    "days count as spreadsheets count them",
    arguments: [
      ("1900-03-01", 61), ("2000-01-01", 36_526), ("2024-02-29", 45_351), ("9999-12-31", 2_958_465),
    ])
  func day(_ text: String, _ number: Int) {
    let bytes = Array("-\(text)".utf8)
    #expect(CellDay(1..<bytes.count, of: bytes)?.number == number)
  }

  @Test(
    "what spreadsheets disagree on is no day",
    arguments: ["1900-02-28", "1899-12-31", "2024-13-01", "2024-1-01", "2024/01/01", "2024-01-01T00", ""])
  func noDay(_ text: String) { #expect(CellDay(0..<text.utf8.count, of: Array(text.utf8)) == nil) }

  @Test("a text longer than a cell is cut before a character, and says so")
  func cut() {
    var scratch: [UInt8] = []
    func text(_ text: String) -> (String, Bool) {
      let bytes = Array(text.utf8)
      let isCut = CellText.fill(&scratch, with: bytes, 0..<bytes.count)
      return (String(decoding: scratch.dropLast(), as: UTF8.self), isCut)
    }
    let full = String(repeating: "会", count: CellText.limit)
    #expect(text(full) == (full, false))
    #expect(text(full + "会") == (String(repeating: "会", count: CellText.limit - 1) + "…", true))
    let wide = text(String(repeating: "𠮷", count: 20_000))
    #expect(wide.1)
    #expect(wide.0.utf16.count == CellText.limit)
    #expect(wide.0.hasSuffix("𠮷…"))
    let numbered = text(String(repeating: "\r", count: 5_000))
    #expect(numbered.1)
    #expect(numbered.0 == String(repeating: "_x000D_", count: 4_680) + "…")
    #expect(text("_x0041_ _x00g1_ _x0a_\u{1F}\t\n") == ("_x005F_x0041_ _x00g1_ _x0a__x001F_\t\n", false))
    #expect(text("a\u{0}b\u{FFFF}\u{FFFE}\u{FFFD}") == ("a\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}", false))
  }

  @Test("Han characters take the room of two")
  func width() {
    let bytes = Array("慰问521人（é）".utf8)
    #expect(CellText.width(bytes, 0..<bytes.count) == 14)
  }
}
