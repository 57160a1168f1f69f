import Foundation
import Records
import Stripping
import TestSupport
import Testing

/// Pages as common site systems lay them out, with the article that a person reads on them.
@Suite("Layouts of site systems")
struct LayoutTests {
  static let folder = "Tests/StrippingTests/Cases/layouts"

  /// What a page holds; a fact that is left out is one that the page does not tell.
  struct Row: Decodable, Sendable, CustomTestStringConvertible {
    /// The name of the file.
    var page: String
    var title: String
    var on: String?
    var publisher: String?
    var author: String?
    var editor: String?
    /// The blocks of the text, headline and facts apart.
    var body: [String]
    var testDescription: String { page }
  }

  static let rows: [Row] = CaseTables.objects("layouts")

  @Test("every page has its row") func table() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Repository.file(Self.folder).path)
    #expect(files.sorted() == Self.rows.map { $0.page + ".html" }.sorted())
    #expect(Self.rows.count >= 40)
  }

  @Test("title, day, publisher, writers and text", arguments: rows)
  func layout(_ row: Row) throws {
    let bytes = [UInt8](try Data(contentsOf: Repository.file("\(Self.folder)/\(row.page).html")))
    let article = try CutTests.article(bytes)
    #expect(article.title.map(Self.folded) == Self.folded(row.title))
    #expect(article.publishedOn == row.on)
    #expect(article.publisher == row.publisher)
    #expect(article.author == row.author)
    #expect(article.editor == row.editor)
    let texts = article.blocks.filter { $0.kind != .title && $0.kind != .dateline }.map {
      Self.folded($0.text)
    }
    #expect(texts == row.body.map(Self.folded))
    let (told, all, title) = try CutTests.account(bytes, isHTML: true)
    #expect(told == all || told - title == all, "\(told) letters told of \(all)")
  }

  /// Blanks are the page's own.
  private static func folded(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
