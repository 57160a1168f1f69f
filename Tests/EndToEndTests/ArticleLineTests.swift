import Foundation
import TestSupport
import Testing

@Suite("Articles alone")
struct ArticleLineTests {
  private struct Line: Decodable {
    var name: String
    var title: String?
    var date: String?
    var source: String?
    var content: String?
    var error: String?
  }

  private static func lines(_ result: ProgramResult) throws -> [Line] {
    try result.text.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }

  @Test("with --articles strip writes name, title, date, source and text of each page")
  func articles() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      <html><head><meta charset="utf-8"><title>甲县总工会慰问职工</title></head><body><h1>甲县总工会慰问职工</h1>
      <p>发布时间：2024-03-05 来源：清河工人报</p><p>今年以来，慰问企业521家，惠及职工五万人。</p>
      <table><tr><td>县</td><td>企业</td></tr><tr><td>甲县</td><td>521</td></tr></table></body></html>
      """, to: "raw/sub/a.b.html")
    try folder.write("今年以来，慰问企业73家，惠及职工三千人。\n", to: "raw/c.txt")
    let result = try BuiltProgram.shell(
      "printf 'sub/a.b.html\\nc.txt\\nnone.html\\n' | tongji-fetch --raw raw | tongji-strip --raw raw --articles",
      folder: folder.path)
    #expect(result.status == 0, "\(result.messages)")
    let lines = try Self.lines(result)
    #expect(lines.map(\.name) == ["a.b", "c", "none"])
    #expect(lines.first?.title == "甲县总工会慰问职工")
    #expect(lines.first?.date == "2024-03-05")
    #expect(lines.first?.source == "清河工人报")
    #expect(lines.first?.content == "今年以来，慰问企业521家，惠及职工五万人。\n县\t企业\n甲县\t521")
    #expect(lines.first?.error == nil)
    let bare = try #require(lines.dropFirst().first)
    #expect([bare.title, bare.date, bare.source].allSatisfy { $0 == nil })
    #expect(bare.content == "今年以来，慰问企业73家，惠及职工三千人。")
    #expect(lines.last?.content == nil)
    #expect(lines.last?.error?.contains("none.html") == true)
  }
}
