import Records
import Testing

@testable import Cleaning

/// What is sound stays as it is.
@Suite struct CleanTextTests {
  @Test func `A thousand clean texts pass unchanged`() throws {
    let texts = CleanTexts()
    var seen: Set<String> = []
    for number in 0..<1000 {
      let text = texts.text(number)
      seen.insert(text)
      let clean = try Samples.cleaner.get().clean(Self.article(text), isPlainText: false)
      #expect(clean.text == text.replacing("⇥", with: "\t"), "text \(number)")
      #expect(clean.damage.isEmpty && clean.script == .simplified, "text \(number): \(text)")
    }
    // Texts that repeat each other, or lack a word, would show nothing.
    #expect(seen.count > 990 && !seen.contains { $0.contains("<no word") })
  }

  /// Lines as paragraphs; a line with `⇥` is the row of a table.
  private static func article(_ text: String) -> Article {
    var blocks: [Block] = []
    var row = 0
    for line in text.split(separator: "\n") {
      guard line.contains("⇥") else {
        blocks.append(Block(kind: .paragraph, text: String(line)))
        continue
      }
      row += 1
      for (column, cell) in line.split(separator: "⇥", omittingEmptySubsequences: false).enumerated() {
        blocks.append(
          Block(
            kind: .cell, text: String(cell),
            cell: Cell(table: 1, row: row, column: column + 1, isHeading: false)))
      }
    }
    return Article(charset: "UTF-8", blocks: blocks)
  }
}
