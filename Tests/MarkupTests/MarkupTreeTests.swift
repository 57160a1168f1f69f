import Testing

@testable import Markup

@Suite("HTML to a tree")
struct MarkupTreeTests {
  /// The tree in short: elements with brackets, texts with quotation marks.
  private func outline(_ html: String) throws -> String {
    let tree = try MarkupTree.parse(html)
    var out = ""
    var open: [Int] = []
    for (index, node) in tree.nodes.enumerated() {
      while let end = open.last, end <= index {
        out += ")"
        open.removeLast()
      }
      if node.isText {
        out += "'" + String(decoding: tree.text(of: node), as: UTF8.self) + "'"
      } else {
        out += tree.name(of: index) + "("
        open.append(node.end)
      }
    }
    return out + String(repeating: ")", count: open.count)
  }

  @Test(
    "elements, texts, references",
    arguments: [
      ("", ""),
      ("<p>职工</p>", "html(body(p('职工')))"),
      ("<P>一<BR>二", "html(body(p('一'br()'二')))"),
      ("<p>&#147;好&#148;&amp;&nbsp;&lt;", "html(body(p('“好”&\u{A0}<')))"),
      ("<!-- 注 --><p>a<!-- b -->c</p>", "html(body(p('a''c')))"),
      ("<table><tr><td>1<td>2</table>", "html(body(table(tr(td('1')td('2')))))"),
      ("<p>a<?pi?>b<x-y>c</x-y>", "html(body(p('a''b'x-y('c'))))"),
      ("<script>1<b>2</b></script>", "html(head(script('1<b>2</b>')))"),
      // What follows the end of a page is read on; a second document type parts no text.
      ("<p>a</html><p>b", "html(body(p('a'))html(p('b')))"),
      ("<!DOCTYPE html><p>a</html><p>b", "html(body(p('a')))html(p('b'))"),
      ("<p>a<!DOCTYPE html>b", "html(body(p('ab')))"),
    ])
  func parses(_ html: String, _ tree: String) throws { #expect(try outline(html) == tree) }

  @Test("attributes by lower-case names, references resolved")
  func attributes() throws {
    let tree = try MarkupTree.parse("<p CLASS='a &amp; b' hidden>x</p>")
    let node = try #require(tree.nodes.first { $0.name == .p })
    #expect(tree.attribute(.class, of: node) == "a & b")
    #expect(tree.attribute(.id, of: node) == nil)
    #expect(tree.has(.hidden, node))
    #expect(!tree.has(.id, node))
  }

  @Test("comments stand aside, with the node that follows them")
  func comments() throws {
    let tree = try MarkupTree.parse("<p>一<!-- 注 -->二<!--三-->")
    #expect(tree.comments.map { String(decoding: tree.text(of: $0), as: UTF8.self) } == [" 注 ", "三"])
    #expect(tree.comments.map(\.node) == [4, 5])
  }

  @Test("the page's own charset label is not believed: the text is decoded already")
  func ignoresLabel() throws {
    let tree = try MarkupTree.parse("<meta charset=gb2312><p>朱镕基，先进工作者１２名</p>")
    #expect(tree.joinedText(below: 0) == "朱镕基，先进工作者１２名")
  }

  @Test(
    "nothing of a page deeper than libxml2's own limit is lost", arguments: [255, 256, 257, 1_000, 4_000])
  func deep(_ depth: Int) throws {
    let html =
      String(repeating: "<div>", count: depth) + "末尾" + String(repeating: "</div>", count: depth) + "<p>后文"
    let tree = try MarkupTree.parse(html)
    #expect(tree.joinedText(below: 0) == "末尾后文")
  }

  @Test("a page beyond the limits is refused and not cut")
  func limits() {
    #expect(throws: MarkupError.tooDeep(limit: 4_096)) {
      try MarkupTree.parse(String(repeating: "<b>", count: 100_000))
    }
    #expect(throws: MarkupError.tooLarge(bytes: 12, limit: 10)) {
      try MarkupTree.parse("<p>12345</p>", limits: MarkupLimits(bytes: 10))
    }
  }

  @Test(
    "errors say what to do",
    arguments: [
      (
        MarkupError.tooLarge(bytes: 20, limit: 10),
        "the page has 20 bytes of UTF-8, more than the 10 that are parsed: split it, or leave it out"
      ),
      (
        .tooDeep(limit: 4_096),
        "more than 4096 elements are open at once: the page is damaged, or made to harm: mend its end tags, or raise the depth of strip"
      ),
      (
        .parser("out of memory"),
        "libxml2 could not parse the page (out of memory): look at the raw page; it is probably no HTML"
      ),
    ])
  func errorTexts(_ error: MarkupError, _ text: String) { #expect("\(error)" == text) }

  @Test("many threads parse at once")
  func parallel() async throws {
    let texts = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<64 {
        group.addTask { try MarkupTree.parse("<ul><li>第\(number)项<li>&copy;</ul>").joinedText(below: 0) }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(texts == Set((0..<64).map { "第\($0)项©" }))
  }
}
