import Foundation
import Records
import TestSupport
import Testing

@testable import Decoding
@testable import Markup
@testable import Stripping

@Suite("What is left out")
struct CutTests {
  static func article(_ bytes: [UInt8], isHTML: Bool = true) throws -> Article {
    let page = Page(
      documentID: "d", identity: "p", source: "p", path: "p", sha256: "", bytes: bytes.count,
      mediaType: isHTML ? "text/html" : "text/plain")
    return try #require(Stripper().strip(Document(page: page), bytes: bytes).article)
  }

  static func cuts(_ html: String) throws -> [Cut] { try #require(article(Array(html.utf8)).cuts) }

  /// The letters that blocks and cuts account for, and all that the page holds beside its `<title>`.
  static func account(_ bytes: [UInt8], isHTML: Bool) throws -> (told: Int, all: Int, title: Int) {
    let article = try article(bytes, isHTML: isHTML)
    let text = try CharsetDecoder.decode(bytes, declared: nil, isHTML: isHTML).text
    let kept = article.blocks.reduce(0) { $0 + letters($1.text) }
    let cut = try #require(article.cuts).reduce(0) { $0 + $1.letters }
    let all = isHTML ? try letters(of: MarkupTree.parse(text)) : letters(text)
    let title = article.blocks.first.map { $0.kind == .title ? letters($0.text) : 0 } ?? 0
    return (kept + cut, all, title)
  }

  private static func letters(_ text: String) -> Int { text.unicodeScalars.count { $0.isWord } }

  private static func letters(of tree: MarkupTree) -> Int {
    var sum = tree.comments.reduce(0) { $0 + letters(String(decoding: tree.text(of: $1), as: UTF8.self)) }
    var index = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      if node.isText { sum += letters(String(decoding: tree.text(of: node), as: UTF8.self)) }
      let isVector = tree.nodes[max(0, node.parent)].name == .svg
      index = node.name == .title && !isVector ? node.end : index + 1
    }
    return sum
  }

  @Test("every letter of a page is kept or cut", arguments: StripperPagesTests.pages)
  func samples(_ name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Repository.file("\(StripperPagesTests.folder)/\(name)")))
    let (told, all, title) = try Self.account(bytes, isHTML: name.hasSuffix(".html"))
    // A headline that the page does not print is none of its letters.
    #expect(told == all || told - title == all, "\(told) letters told of \(all)")
  }

  @Test(
    "every letter of a real page is kept or cut",
    .enabled(if: Annotated.isThere, "the folder ../shared/eval/pages is not there"))
  func realPages() throws {
    for file in try FileManager.default.contentsOfDirectory(atPath: Annotated.folder.path).sorted()
    where file.hasSuffix(".html") {
      let bytes = [UInt8](try Data(contentsOf: Annotated.folder.appending(path: file)))
      let (told, all, title) = try Self.account(bytes, isHTML: true)
      #expect(told == all || told - title == all, "\(file): \(told) letters told of \(all)")
    }
  }

  @Test(
    "the five seeds",
    .enabled(if: Annotated.isThere, "the folder ../shared/seeds is not there"))
  func seeds() throws {
    let folder = Repository.file("../shared/seeds").standardizedFileURL
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
      let (told, all, _) = try Self.account(bytes, isHTML: false)
      #expect(told == all, "\(file): \(told) letters told of \(all)")
    }
  }
}

@Suite("Why it is left out")
struct CutReasonTests {
  /// A page with a text and something around it.
  static func page(above: String = "", within: String = "", below: String = "") -> String {
    """
    <html><head><title>南岭县总工会慰问职工</title></head><body>\(above)<div class="content">
    <h1>南岭县总工会慰问职工</h1>
    <p>近日，南岭县总工会组织十二个慰问组，走访企业三十家，慰问一线职工一千二百人，发放慰问金二十四万元。</p>
    <p>慰问组一行来到车间和工地，与职工亲切交谈，详细了解他们的工作和生活情况，并送上节日的祝福。</p>
    \(within)</div>\(below)</body></html>
    """
  }

  /// What stands around the text, and how it is told.
  struct Row: Decodable, Sendable, CustomTestStringConvertible {
    var label: String
    var above: String?
    var within: String?
    var below: String?
    /// `reason letters/pieces @block rule`, in order.
    var cuts: [String]
    var testDescription: String { label }
  }

  static let rows: [Row] = CaseTables.objects("cuts")

  @Test("the cases are there") func table() { #expect(Self.rows.count >= 20) }

  @Test("each with its reason, rule and place", arguments: rows)
  func reasons(_ row: Row) throws {
    let html = Self.page(above: row.above ?? "", within: row.within ?? "", below: row.below ?? "")
    let told = try CutTests.cuts(html).map {
      "\($0.reason) \($0.letters)/\($0.pieces) @\($0.block) \($0.rule)"
    }
    #expect(told == row.cuts)
    let (sum, all, _) = try CutTests.account(Array(html.utf8), isHTML: true)
    #expect(sum == all)
  }

  @Test("what is shown of a cut is its first forty characters, blanks folded")
  func beginning() throws {
    let cuts = try CutTests.cuts(
      Self.page(below: "<div class=footer>一　　二\n\(String(repeating: "三", count: 60))</div>"))
    #expect(cuts.map(\.text) == ["一 二 " + String(repeating: "三", count: 36)])
  }

  @Test("more cuts than are listed: those with the most letters, and the sums of the others")
  func most() throws {
    let parts = (1...100).map {
      "<p><a href=a>\(String(repeating: "甲", count: 20 + $0))</a></p><p>\(String(repeating: "乙", count: 20))</p>"
    }
    let html = Self.page(below: parts.joined())
    let cuts = try CutTests.cuts(html)
    #expect(cuts.count == Cut.most + 1)
    #expect(cuts.dropLast().allSatisfy { $0.reason == .links && $0.letters > 56 })
    #expect(cuts.dropLast().map(\.letters) == cuts.dropLast().map(\.letters).sorted())
    let rest = try #require(cuts.last)
    #expect(rest.reason == .rest)
    #expect(rest.rule == "most-64")
    #expect(rest.pieces == 136)
    #expect(rest.letters == (21...56).reduce(0, +) + 100 * 20)
  }

  @Test("a page without a text is left out as a whole")
  func nothing() throws {
    let cuts = try CutTests.cuts("<body><a href=a>首页</a><p>南岭</p></body>")
    #expect(cuts.map(\.reason) == [.outside])
    #expect(cuts.map(\.rule) == ["no-main-text"])
    #expect(cuts.map(\.letters) == [4])
  }
}
