import Foundation
import Records
import Stripping
import Testing

@Suite("Stripper")
struct StripperTests {
  private func strip(
    _ text: String, _ mediaType: String = "text/html", defaults: PageDefaults = PageDefaults(),
    options: StripOptions = StripOptions()
  ) -> Document {
    strip(Array(text.utf8), mediaType, defaults: defaults, options: options)
  }

  private func strip(
    _ bytes: [UInt8], _ mediaType: String, defaults: PageDefaults = PageDefaults(),
    options: StripOptions = StripOptions()
  ) -> Document {
    var page = Page(
      documentID: "d", identity: "a", source: "a", path: "raw/a", sha256: "", bytes: bytes.count,
      mediaType: mediaType, defaults: defaults)
    page.content = "eA=="
    return Stripper(options: options).strip(Document(page: page), bytes: bytes)
  }

  @Test("bytes carried in the record are dropped")
  func dropsContent() { #expect(strip("<p>x").page.content == nil) }

  @Test(
    "a page without text has an article without blocks", arguments: ["", " ", "<html></html>", "<p>", "<"])
  func empty(_ html: String) {
    let document = strip(html)
    #expect(document.error == nil)
    #expect(document.article?.blocks.isEmpty == true)
    #expect(strip(html == "<" ? "" : " ", "text/plain").article?.blocks.isEmpty == true)
  }

  @Test("failures say what, where and what to do")
  func failures() {
    var options = StripOptions()
    options.depth = 300
    #expect(
      strip(String(repeating: "<b>", count: 1_000), options: options).error
        == Failure(
          stage: "strip", kind: "unparsable",
          message:
            "raw/a: more than 300 elements are open at once: the page is damaged, or made to harm: mend its end tags, or raise the depth of strip"
        ))
    var state: UInt64 = 88_172_645_463_325_252
    let noise = (0..<4_000).map { _ -> UInt8 in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state >> 32)
    }
    let error = strip(noise, "text/plain").error
    #expect(error?.kind == "undecodable")
    #expect(error?.message.hasPrefix("raw/a: the 4000 bytes are text in no charset known here") == true)
  }

  @Test("defaults fill what the page does not say, and nothing else")
  func defaults() {
    let defaults = PageDefaults(publishedOn: "2020-01-01", publisher: "某报", site: "某网", title: "无题")
    let text = "各级工会深入企业，新建工会三百家，覆盖职工两万人。\n"
    let bare = strip(text, "text/plain", defaults: defaults).article
    #expect(bare?.publishedOn == "2020-01-01")
    #expect(bare?.publisher == "某报")
    #expect(bare?.site == "某网")
    #expect(bare?.title == "无题")
    #expect(bare?.blocks.map(\.kind) == [.paragraph])
    let full = strip("工会新建三百家\n2024-01-15 来源:清河工人报\n" + text, "text/plain", defaults: defaults).article
    #expect(full?.publishedOn == "2024-01-15")
    #expect(full?.publisher == "清河工人报")
    #expect(full?.title == "工会新建三百家")
  }

  @Test(
    "the day in a web page's address fills in, never that of a file's path or one after the page was fetched")
  func address() {
    func day(_ source: String, retrievedAt: String? = nil) -> String? {
      let bytes = Array("各级工会深入企业，新建工会三百家，覆盖职工两万人。\n".utf8)
      var page = Page(
        documentID: "d", identity: source, source: source, path: "a", sha256: "", bytes: bytes.count,
        mediaType: "text/plain")
      page.retrievedAt = retrievedAt
      return Stripper().strip(Document(page: page), bytes: bytes).article?.publishedOn
    }
    let address = "https://example.org/2024-03/05/a.html"
    #expect(day(address) == "2024-03-05")
    #expect(day(address, retrievedAt: "2024-05-20T08:00:00Z") == "2024-03-05")
    #expect(day(address, retrievedAt: "2024-01-20T08:00:00Z") == nil)
    #expect(day("pages/20240305/a.txt") == nil)
  }

  @Test("the publisher below the text counts where none stands above; a day without a label there does not")
  func below() {
    func article(_ above: String) -> Article? {
      strip(
        """
        <title>工会新建三百家</title><div><h1>工会新建三百家</h1><p>\(above)</p>
        <div class="content"><p>各级工会深入企业，新建工会三百家，覆盖职工两万人。</p><p>全年走访职工三千户，发放慰问金五十万元。</p></div></div>
        <div>来源：清河工人报 2024-01-15</div>
        """
      ).article
    }
    #expect(article("2024-01-12")?.publisher == "清河工人报")
    #expect(article("2024-01-12")?.publishedOn == "2024-01-12")
    #expect(article("")?.publishedOn == nil)
    #expect(article("来源：南岭日报")?.publisher == "南岭日报")
  }

  @Test("a label before the headline is no part of it", arguments: ["主题: 工会新建三百家", "标题：工会新建三百家"])
  func labelled(_ headline: String) {
    let text = "<p>各级工会深入企业，新建工会三百家，覆盖职工两万人。</p>"
    #expect(strip("<title>\(headline)</title><h1>\(headline)</h1>\(text)").article?.title == "工会新建三百家")
  }

  @Test("options may be left out")
  func options() throws {
    let decoder = JSONDecoder()
    #expect(try decoder.decode(StripOptions.self, from: Data("{}".utf8)) == StripOptions())
    #expect(try decoder.decode(StripOptions.self, from: Data(#"{"depth": 9}"#.utf8)).depth == 9)
  }

  @Test("the same page gives the same article, on any number of threads")
  func parallel() async {
    let page = "<title>工会新建三百家</title><h1>工会新建三百家</h1><p>各级工会深入企业，新建工会三百家，覆盖职工两万人。</p>"
    let articles = await withTaskGroup(of: Article?.self) { group in
      for _ in 0..<32 { group.addTask { strip(page).article } }
      return await group.reduce(into: Set<Article?>()) { $0.insert($1) }
    }
    #expect(articles.count == 1)
    #expect(articles.first??.blocks.count == 2)
  }
}
