import Foundation
import Records
import Stripping
import TestSupport
import Testing

/// Whole pages of `Cases/pages` against recorded articles (`TONGJI_RECORD=1` records them anew).
@Suite("Pages to articles")
struct StripperPagesTests {
  static let folder = "Tests/StrippingTests/Cases/pages"

  static let pages: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: Repository.file(folder).path)
    return (names ?? []).filter { $0.hasSuffix(".html") || $0.hasSuffix(".txt") }.sorted()
  }()

  @Test("the pages are there") func table() { #expect(Self.pages.count >= 10) }

  @Test(arguments: pages)
  func page(_ name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Repository.file("\(Self.folder)/\(name)")))
    let mediaType = name.hasSuffix(".html") ? "text/html" : "text/plain"
    let page = Page(
      documentID: "d", identity: name, source: name, path: name, sha256: "", bytes: bytes.count,
      mediaType: mediaType)
    let document = Stripper().strip(Document(page: page), bytes: bytes)
    #expect(document.error == nil)
    let article = try #require(document.article)
    try Golden.expect(Self.outline(article), equals: "\(Self.folder)/\(name).article")
  }

  /// An article as lines that are easy to review.
  static func outline(_ article: Article) -> String {
    var lines: [String] = []
    for (name, value) in [
      ("charset", article.charset), ("title", article.title), ("on", article.publishedOn),
      ("at", article.publishedAt), ("publisher", article.publisher), ("site", article.site),
      ("author", article.author), ("editor", article.editor),
    ] {
      if let value { lines.append("\(name) = \(value)") }
    }
    for block in article.blocks {
      var head = block.kind.rawValue + (block.level.map { String($0) } ?? "")
      if let cell = block.cell {
        head += " \(cell.table):\(cell.row):\(cell.column)\(cell.isHeading ? "H" : "")"
        head += " {\(cell.caption)|\(cell.columnHeading)|\(cell.rowHeading)}"
      }
      lines.append("\(head): \(block.text)")
    }
    for cut in article.cuts ?? [] {
      lines.append(
        "cut \(cut.reason) \(cut.letters)/\(cut.pieces) before \(cut.block), \(cut.rule): \(cut.text)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
