import Records
import Testing

@testable import Cleaning

/// Texts and what cleaning makes of them.
@Suite struct TextTests {
  @Test(arguments: Samples.rows("text.tsv"))
  func `A text is cleaned`(_ row: [String]) throws {
    #expect(try Samples.clean(row[1], isPlainText: row[0] == "plain").text == row[2])
  }

  @Test(arguments: Samples.rows("numeral-blanks.tsv"))
  func `Blanks inside a numeral or unit go`(_ row: [String]) throws {
    let clean = try Samples.clean(row[0])
    #expect(clean.text == row[1])
    #expect(Samples.damage(clean) == row[2])
  }

  @Test(arguments: Samples.rows("damage.tsv"))
  func `A destroyed number is told, a sound one is not`(_ row: [String]) throws {
    #expect(Samples.damage(try Samples.clean(row[0])) == row[1])
  }

  @Test(arguments: [
    ("全县各级工会深入开展走访慰问活动，切实帮助困难职工解决问题，按照服务职工的要求", true),
    ("全县各级工会深入开展走访慰问活动，切实帮助困难职工解决问题，按照服务职工的要求。", false),
    ("全县各级工会深入开展走访慰问活动，切实帮助困难职工解决问题。⏎青川县总工会", false),
    ("全县各级工会深入开展走访慰问活动切实帮助困难职工解决问题按照服务职工的要求办事", false),
    ("他说：“全县各级工会深入开展走访慰问活动，切实帮助困难职工解决实际问题。”", false),
  ])
  func `A text that stops in mid-sentence is truncated`(_ text: String, _ isTruncated: Bool) throws {
    #expect(try Samples.clean(text.replacing("⏎", with: "\n")).isTruncated == isTruncated)
  }

  @Test func `Furniture numbers the pages as footers or headers`() throws {
    let footers = try Samples.clean("甲。\n第1页共2页\n乙。\n第2页共2页")
    #expect(footers.blocks.map(\.page) == [1, 2])
    let headers = try Samples.clean("第3版\n甲。\n第4版\n乙。")
    #expect(headers.blocks.map(\.page) == [3, 4])
    #expect(Samples.repairs(footers) == "page-furniture:第1页共2页> page-furniture:第2页共2页>")
    #expect(footers.repairs.map(\.start) == [3, 5])
  }

  @Test func `Titles and cells are never furniture`() throws {
    var article = Samples.article("第1页")
    article.blocks[0].kind = .title
    let cell = Cell(table: 1, row: 1, column: 1, isHeading: false)
    article.blocks.append(Block(kind: .cell, text: "3/12", cell: cell))
    #expect(try Samples.cleaner.get().clean(article, isPlainText: false).text == "第1页\n3/12")
  }

  @Test func `Cells of one row are joined by a tab, with their headings cleaned`() throws {
    func block(_ text: String, row: Int, column: Int) -> Block {
      Block(
        kind: .cell, text: text,
        cell: Cell(
          table: 1, row: row, column: column, isHeading: false, columnHeading: "參加 ２ 人", caption: " 統計表"))
    }
    let article = Article(
      charset: "UTF-8",
      blocks: [
        Block(kind: .paragraph, text: "總工會統計"), block("企業", row: 1, column: 1), block("", row: 1, column: 2),
        block("１２", row: 2, column: 1), block("完", row: 2, column: 2),
      ])
    let clean = try Samples.cleaner.get().clean(article, isPlainText: false)
    #expect(clean.text == "总工会统计\n企业\t\n12\t完")
    #expect(clean.blocks.last?.cell?.columnHeading == "参加2人")
    #expect(clean.blocks.last?.cell?.caption == "统计表")
    #expect(
      clean.blocks.map { Samples.slice(clean.text, $0.start, $0.end) } == ["总工会统计", "企业", "", "12", "完"])
  }

  @Test func `A heading and a dateline keep their kind and blanks`() throws {
    var article = Samples.article("2024-05-01 10:30 来源： 青川日报\n“ 一二” “ 三四” 报告\n共 5 人。")
    article.blocks[0].kind = .dateline
    article.blocks[1].kind = .heading
    article.blocks[1].level = 2
    let clean = try Samples.cleaner.get().clean(article, isPlainText: true)
    #expect(clean.text == "2024-05-01 10:30来源：青川日报\n“一二”“三四”报告\n共5人。")
    #expect(clean.blocks.map(\.kind) == [.dateline, .heading, .paragraph])
    #expect(clean.blocks[1].level == 2)
  }

  @Test func `A dateline keeps its blanks where none were scattered`() throws {
    var article = Samples.article("2024-05-01 10:30　来源：青川日报  记者 王一\n共5人。")
    article.blocks[0].kind = .dateline
    let clean = try Samples.cleaner.get().clean(article, isPlainText: true)
    #expect(clean.text == "2024-05-01 10:30 来源：青川日报 记者 王一\n共5人。")
  }

  @Test func `An empty article gives an empty text`() throws {
    let clean = try Samples.cleaner.get().clean(Article(charset: "UTF-8", blocks: []), isPlainText: false)
    #expect(clean.text.isEmpty && clean.blocks.isEmpty && clean.map.runs.isEmpty && !clean.isTruncated)
  }
}
