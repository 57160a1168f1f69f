import Records
import Stripping
import Testing

/// A row of `Cases/named-facts.jsonl`: what stands above and below a page's text and in a script of it.
private struct NamedFactCase: Decodable, Sendable, CustomTestStringConvertible {
  var label: String
  var above: String?
  var below: String?
  var script: String?
  var within: String?
  var head: String?
  var title: String?
  var site: String?
  var day: String?
  var publisher: String?
  var testDescription: String { label }

  /// The page, headline and text the same for all.
  var html: String {
    """
    <html><head><title>\(title ?? "南岭县总工会开展慰问职工活动")</title>\(head ?? "")</head><body><script>\(script ?? "")</script>
    <div><h1>南岭县总工会开展慰问职工活动</h1>\(above ?? "")
    <p>近日，南岭县总工会组织十二个慰问组，走访企业三十家，慰问一线职工一千二百人，发放慰问金二十四万元。</p>
    <p>慰问组一行来到车间和工地，与职工亲切交谈，详细了解他们的工作和生活情况，并送上节日的祝福。</p>\(within ?? "")</div>
    \(below ?? "")</body></html>
    """
  }
}

@Suite("Facts in named elements and scripts")
struct NamedFactsTests {
  private static let cases: [NamedFactCase] = CaseTables.objects("named-facts")

  private static let datelines: [NamedFactCase] = CaseTables.objects("datelines")

  @Test("the cases are there")
  func table() {
    #expect(Self.cases.count >= 20)
    #expect(Self.datelines.count >= 50)
    #expect(Self.sites.count >= 20)
  }

  /// What stripping makes of the page of a case.
  private static func article(_ row: NamedFactCase) throws -> Article {
    let bytes = Array(row.html.utf8)
    let page = Page(
      documentID: "d", identity: "p", source: "p.html", path: "p.html", sha256: "", bytes: bytes.count,
      mediaType: "text/html")
    return try #require(Stripper().strip(Document(page: page), bytes: bytes).article)
  }

  private static let sites: [NamedFactCase] = CaseTables.objects("sites")

  @Test("who shows the page, where it is proved", arguments: sites)
  private func site(_ row: NamedFactCase) throws {
    let article = try Self.article(row)
    #expect(article.site == row.site)
  }

  @Test("the day of publication in all its forms, and none where none is told", arguments: datelines)
  private func forms(_ row: NamedFactCase) throws {
    let article = try Self.article(row)
    #expect(article.publishedOn == row.day)
    if let publisher = row.publisher { #expect(article.publisher == publisher) }
  }

  @Test("day and publisher", arguments: cases)
  private func facts(_ row: NamedFactCase) throws {
    let article = try Self.article(row)
    #expect(article.publishedOn == row.day)
    #expect(article.publisher == row.publisher)
  }
}
