import Discovering
import Testing

@Suite("A walk over index pages")
struct IndexWalkTests {
  static let host = "https://example.org/"

  /// Walks a site of pages by path; gives the pages asked for, the reports found, and how many pages the cap left out.
  static func walk(
    _ plan: IndexWalk.Plan, site: [String: String], stop: (String) -> Bool = { _ in false }
  ) throws -> (asked: [String], links: [String], leftOut: Int) {
    var walk = IndexWalk(plan)
    var asked: [String] = []
    var links: [String] = []
    while let url = walk.next() {
      let path = String(url.dropFirst(host.count))
      asked.append(path)
      guard let html = site[path] else {
        walk.miss(url)
        continue
      }
      links += walk.take(try IndexPage(utf8: Array(html.utf8), url: url), asked: url).map {
        String($0.url.dropFirst(host.count))
      }
      if stop(path) { walk.enough(ofListWith: url) }
    }
    return (asked, links, walk.leftOut)
  }

  static let reports = LinkRule(patterns: (try? URLPattern("r*.html")).map { [$0] } ?? [])
  static let lists = LinkRule(patterns: (try? URLPattern("list*")).map { [$0] } ?? [])

  @Test("next page after next page, each report once; a list that leads in a circle ends")
  func chain() throws {
    let site = [
      "": "<a href=r1.html>1</a><a href=p2>下一页</a>",
      "p2": "<a href=r1.html>1</a><a href=r2.html>2</a><a href=p3>下一页</a>",
      "p3": "<a href=r3.html>3</a><a href=p2>下一页</a>",
    ]
    let result = try Self.walk(.init(start: Self.host, links: Self.reports), site: site)
    #expect(result.asked == ["", "p2", "p3"])
    #expect(result.links == ["r1.html", "r2.html", "r3.html"])
    #expect(result.leftOut == 0)
    let short = try Self.walk(.init(start: Self.host, links: Self.reports, pageCap: 2), site: site)
    #expect(short.asked == ["", "p2"])
    #expect(short.leftOut == 1)
    let known = try Self.walk(.init(start: Self.host, links: Self.reports), site: site) { $0 == "p2" }
    #expect(known.asked == ["", "p2"])
    let alone = try Self.walk(.init(start: Self.host, links: Self.reports, paging: .none), site: site)
    #expect(alone.asked == [""])
  }

  @Test("a template goes on until a page is missing, or has nothing new")
  func template() throws {
    let template = try URLTemplate(Self.host + "p{0..}")
    let plan = IndexWalk.Plan(start: Self.host + "p0", links: Self.reports, paging: .template(template))
    var site = ["p0": "<a href=r1.html>1</a>", "p1": "<a href=r2.html>2</a>", "p2": "<a href=r3.html>3</a>"]
    #expect(try Self.walk(plan, site: site).asked == ["p0", "p1", "p2", "p3"])
    site["p1"] = "<a href=r1.html>1</a>"
    #expect(try Self.walk(plan, site: site).asked == ["p0", "p1"])
    site["p0"] = "<p>moved</p>"
    #expect(try Self.walk(plan, site: site).links == ["r1.html", "r3.html"])
  }

  @Test("lists of lists, as deep as allowed; a list is no report")
  func depth() throws {
    let site = [
      "": "<a href=list1>a</a><a href=list2>b</a><a href=r0.html>0</a>",
      "list1": "<a href=r1.html>1</a><a href=list1_2>下一页</a><a href=''>x</a>",
      "list1_2": "<a href=r2.html>2</a><a href=list3>c</a>",
      "list2": "<a href=r3.html>3</a><a href=list1>a</a>", "list3": "<a href=r4.html>4</a>",
    ]
    func asked(_ depth: Int, links: LinkRule = Self.reports) throws -> (
      asked: [String], links: [String], leftOut: Int
    ) {
      try Self.walk(.init(start: Self.host, links: links, indexes: Self.lists, depth: depth), site: site)
    }
    #expect(try asked(0).asked == [""])
    #expect(try asked(1).asked == ["", "list1", "list1_2", "list2"])
    #expect(try asked(1).links == ["r0.html", "r1.html", "r2.html", "r3.html"])
    #expect(try asked(2).asked == ["", "list1", "list1_2", "list2", "list3"])
    #expect(try asked(2, links: LinkRule()).links == ["r0.html", "r1.html", "r2.html", "r3.html", "r4.html"])
  }
}
