import Discovering
import Fetching
import Foundation
import HTTP
import Politeness
import SQLite
import TestSupport
import Testing

@testable import Harvesting

@Suite("Sources on the web, looked at run by run")
struct HarvestTests {
  private let bench: HarvestBench

  init() throws { bench = try HarvestBench() }

  private var site: TestSite { bench.site }

  @Test("three runs as reports are added, corrected and removed")
  func threeRuns() async throws {
    site.put("/list.html", site.list([("/a.html", "总结一"), ("/b.html", "总结二")], next: "/list_2.html"))
    site.put("/list_2.html", site.list([("/c.html", "总结三")]))
    for name in ["a", "b", "c"] { site.put("/\(name).html", "<html><p>慰问职工\(name.utf8.first ?? 0)人</p>") }
    let source = try bench.index()
    #expect(
      try await bench.look([source], day: 0) == [
        "new /a.html", "new /b.html", "new /c.html",
        "news: 3 new, 0 revised, 0 unchanged, 0 gone, 0 left out, 0 failed, 0 skipped",
      ])
    #expect(
      site.asked() == ["/robots.txt", "/list.html", "/list_2.html", "/a.html", "/b.html", "/c.html"])
    #expect(
      try bench.files().map { $0.prefix(16) } == [
        "web/news/HOST/a-", "web/news/HOST/b-", "web/news/HOST/c-",
      ])

    // The same day: not due.
    var first = site.server.requests.count
    #expect(try await bench.look([source], day: 0) == ["news not before 2023-11-15T19:49:20Z"])
    #expect(site.server.requests.count == first)
    // Where it is to be looked at more often than that, that holds at once.
    var often = source
    often.hours = 0
    #expect(try await bench.look([often], day: 0).count == 1)
    #expect(site.asked(since: first) == ["/list.html"])
    first = site.server.requests.count

    // The next day one is new, one corrected, one gone; the list is read only as far as it has news.
    site.put(
      "/list.html",
      site.list([("/d.html", "总结四"), ("/a.html", "总结一"), ("/b.html", "总结二")], next: "/list_2.html"))
    site.put("/d.html", "<html><p>慰问职工4人</p>")
    site.put("/a.html", "<html><p>慰问职工98人</p>")
    site.remove("/b.html")
    #expect(
      try await bench.look([source], day: 1) == [
        "new /d.html", "revised /a.html",
        "news: 1 new, 1 revised, 1 unchanged, 1 gone, 0 left out, 0 failed, 0 skipped",
      ])
    // robots.txt holds for a day, and is asked for again; the list that had news is followed.
    #expect(
      site.asked(since: first) == [
        "/robots.txt", "/list.html", "/list_2.html", "/d.html", "/a.html", "/b.html", "/c.html",
      ])
    #expect(
      site.server.requests.filter { $0.target == "/c.html" }.map { $0["If-None-Match"] != nil } == [
        false, true,
      ])
    let store = try PageStore(root: bench.raw)
    #expect(try store.newest(site.url("/b.html"))?.goneAt?.hasPrefix("2023-11-15T") == true)
    #expect(try store.revisions(site.url("/a.html")).count == 2)
  }

  @Test("a list without news is read no further, and asked for by what its server gave")
  func nothingNew() async throws {
    site.put("/list.html", site.list([("/a.html", "一")], next: "/list_2.html"))
    site.put("/list_2.html", site.list([("/b.html", "二")]))
    for path in ["/a.html", "/b.html"] { site.put(path, "<html>\(path)") }
    site.put("/robots.txt", "", type: "text/plain")
    let source = try bench.index()
    try await bench.look([source], day: 0)
    let count = site.server.requests.count
    try await bench.look([source], day: 1)
    #expect(site.asked(since: count) == ["/robots.txt", "/list.html", "/list_2.html", "/a.html", "/b.html"])
    #expect(site.server.requests.dropFirst(count).filter { $0["If-None-Match"] != nil }.count == 4)
    // A year on pages are looked at rarely: after two days nothing but the list is due.
    try await bench.look([source], day: 400)
    let later = site.server.requests.count
    try await bench.look([source], day: 402)
    #expect(site.asked(since: later) == ["/robots.txt", "/list.html"])
  }

  @Test("a first page that is as it was hides no later one: those are looked at again, ever more rarely")
  func laterPages() async throws {
    site.put("/robots.txt", "", type: "text/plain")
    for number in 1...3 {
      site.put(
        "/list_\(number).html",
        site.list([("/\(number).html", "一")], next: number < 3 ? "/list_\(number + 1).html" : nil))
      site.put("/\(number).html", "<html>\(number)")
    }
    let source = try bench.index("news", "/list_1.html")
    func lists(_ day: Int, all: Bool = false, _ change: (inout PolitenessOptions) -> Void = { _ in })
      async throws -> (lists: [String], told: [String])
    {
      let count = site.server.requests.count
      let told = try await bench.look([source], day: day, all: all, change)
      return (site.asked(since: count).filter { $0.hasPrefix("/list") }, told)
    }
    let every = ["/list_1.html", "/list_2.html", "/list_3.html"]
    #expect(try await lists(0).lists == every)
    var asked: [Int: [String]] = [:]
    for day in 1...20 { asked[day] = try await lists(day).lists }
    #expect(asked.values.allSatisfy { $0.first == every[0] })
    #expect(asked.keys.filter { asked[$0] == every }.sorted() == [1, 2, 3, 5, 8, 12, 18])
    // An older report is put on the last page; the first two are as they were.
    site.put("/list_3.html", site.list([("/3.html", "一"), ("/4.html", "二")]))
    site.put("/4.html", "<html>4")
    #expect(try await lists(21).lists == ["/list_1.html"])
    let found = try await lists(21, all: true)
    #expect(found.lists == every && found.told.first == "new /4.html")
    // A page with news is looked at more often again. One that is there no more is no failure.
    site.remove("/list_3.html")
    let shorter = try await lists(22)
    #expect(shorter.lists == ["/list_1.html", "/list_3.html"])
    #expect(shorter.told.last?.contains(" 0 failed, 0 skipped") == true)
    #expect(try await lists(200, all: true).lists.sorted() == every)
    // No more than the budget allows; the rest waits for the next run.
    let spent = try await lists(400) { $0.requests = 2 }
    #expect(spent.lists == ["/list_1.html"])
    #expect(spent.told.contains { $0.contains(" /list_3.html: this run made its 2 requests") })
  }

  @Test("a list whose filter is another one is read anew, to its end")
  func otherFilter() async throws {
    site.put("/list.html", site.list([("/a.html", "一")], next: "/list_2.html"))
    site.put("/list_2.html", "<ul class=list><li><a href=/b.html>二</a> <span>2020-01-01</span></ul>")
    for path in ["/a.html", "/b.html"] { site.put(path, "<html>\(path)") }
    var source = try bench.index()
    source.filter.since = "2021-01-01"
    try await bench.look([source], day: 0)
    try await bench.look([source], day: 400)
    source.filter.since = nil
    let told = try await bench.look([source], day: 401)
    #expect(told.contains("new /b.html"), "\(told)")
  }

  @Test("pages that came in a run which was killed before it wrote that down are taken in without a request")
  func killed() async throws {
    site.put("/list.html", site.list([("/a.html", "一"), ("/b.html", "二")]))
    site.put("/a.html", "<html>工会")
    site.put("/b.html", "<html>文化")
    var source = try bench.index()
    source.hours = 0
    source.filter.keywords = ["工会"]
    try await bench.look([source], day: 0)
    // As the catalogue stands once lists were read.
    do {
      try Database(Catalogue.path(raw: bench.raw)).run(
        "UPDATE pages SET state = 'found', last_look = 0, last_change = 0, next_look = 0")
    }
    let count = site.server.requests.count
    #expect(
      try await bench.look([source], day: 0) == [
        "new /a.html", "news: 1 new, 0 revised, 0 unchanged, 0 gone, 1 left out, 0 failed, 0 skipped",
      ])
    #expect(site.asked(since: count) == ["/list.html"])
    #expect(
      try await bench.look([source], day: 0)
        == ["news: 0 new, 0 revised, 0 unchanged, 0 gone, 0 left out, 0 failed, 0 skipped"])
  }

  @Test("what numbers a visit makes no page anew, nor does a fragment")
  func sessions() async throws {
    let site = site
    site.put("/list.html") { [weak server = site.server] _ in
      let visit = server?.requests.count ?? 0
      return TestReply(
        text: site.list(
          [("/a.html;jsessionid=\(visit)#top", "一"), ("/b.html?PHPSESSID=\(visit)", "二")],
          next: "/list_2.html;jsessionid=\(visit)"))
    }
    site.put("/list_2.html", site.list([("/c.html", "三")]))
    for path in ["/a.html", "/b.html", "/c.html"] { site.put(path, "<html>\(path)") }
    let source = try bench.index()
    try await bench.look([source], day: 0)
    #expect(
      site.asked() == ["/robots.txt", "/list.html", "/list_2.html", "/a.html", "/b.html", "/c.html"])
    #expect(
      try await bench.look([source], day: 1).last
        == "news: 0 new, 0 revised, 3 unchanged, 0 gone, 0 left out, 0 failed, 0 skipped")
  }

  @Test("a site that goes over to https has no page anew")
  func otherScheme() async throws {
    site.put("/list.html", site.list([("/a.html", "一"), ("/b.html", "二")]))
    for path in ["/a.html", "/b.html"] { site.put(path, "<html>\(path)") }
    let source = try bench.index()
    try await bench.look([source], day: 0)
    site.remove("/b.html")
    let secure = site.url("").replacing("http:", with: "https:")
    site.put("/list.html", site.list([("\(secure)/a.html", "一"), ("\(secure)/b.html", "二")]))
    let first = try await bench.look([source], day: 1)
    #expect(first.last == "news: 0 new, 0 revised, 1 unchanged, 1 gone, 0 left out, 0 failed, 0 skipped")
    // The one that is gone under http is looked for under https, where this server does not answer.
    try FileManager.default.removeItem(atPath: bench.folder.path(".tongji"))
    let second = try await bench.look([source], day: 2)
    #expect(second.last == "news: 0 new, 0 revised, 0 unchanged, 0 gone, 0 left out, 1 failed, 1 skipped")
  }

  @Test("robots.txt is kept to: what it forbids is told, its delay holds, redirects heed it")
  func robots() async throws {
    site.put("/robots.txt", "User-agent: *\nDisallow: /secret\nCrawl-delay: 0.001\n", type: "text/plain")
    site.put("/list.html", site.list([("/a.html", "一"), ("/secret/b.html", "二"), ("/moved.html", "三")]))
    site.put("/a.html", "<html>a")
    site.put("/moved.html") { _ in .redirect(301, to: "/secret/c.html") }
    #expect(
      try await bench.look([try bench.index()], day: 0)
        == [
          "new /a.html", "failed /moved.html",
          "skipped 1 /secret/b.html: the robots.txt of  forbids it in line 2",
          "news: 1 new, 0 revised, 0 unchanged, 0 gone, 0 left out, 1 failed, 1 skipped",
        ])
    #expect(!site.asked().contains { $0.hasPrefix("/secret") })
  }

  @Test("a site whose robots.txt cannot be had is left alone, and tried again the next time")
  func noRobots() async throws {
    site.put("/robots.txt") { $0.turn < 2 ? TestReply(503, []) : TestReply(404, []) }
    site.put("/list.html", site.list([("/a.html", "一")]))
    site.put("/a.html", "<html>a")
    let source = try bench.index()
    let told = try await bench.look([source], day: 0)
    #expect(
      told == [
        "failed /robots.txt",
        "skipped 1 /list.html: the robots.txt of  cannot be had: run again later",
        "news: 0 new, 0 revised, 0 unchanged, 0 gone, 0 left out, 1 failed, 1 skipped",
      ])
    #expect(site.asked() == ["/robots.txt", "/robots.txt"])
    #expect(try await bench.look([source], day: 0).contains("new /a.html"))
  }

  @Test("pages that fail are asked for ever more rarely, and told once they fail for long")
  func failing() async throws {
    site.put("/list.html", site.list([("/a.html", "一"), ("/bad.html", "二")]))
    site.put("/a.html", "<html>a")
    site.put("/bad.html") { _ in TestReply(500, []) }
    let source = try bench.index()
    var days: [Int] = []
    for day in 0...16 {
      let count = site.server.requests.count
      let told = try await bench.look([source], day: day)
      if site.asked(since: count).contains("/bad.html") { days.append(day) }
      #expect(told.contains("failing /bad.html 4") == (7..<15).contains(day), "day \(day)")
    }
    #expect(days == [0, 1, 3, 7, 15])
    // It comes in the end, and nothing is held against it.
    site.put("/bad.html", "<html>good")
    #expect(try await bench.look([source], day: 40).contains("new /bad.html"))
    #expect(try await bench.look([source], day: 41).allSatisfy { !$0.hasPrefix("failing") })
  }

  @Test("a budget of requests stops a run, and the next one goes on")
  func budget() async throws {
    let links = (1...5).map { (path: "/\($0).html", text: "第\($0)") }
    site.put("/list.html", site.list(links))
    for link in links { site.put(link.path, "<html>\(link.text)") }
    let source = try bench.index()
    let told = try await bench.look([source], day: 0) { $0.requests = 4 }
    #expect(told.contains("skipped 3 /3.html: this run made its 4 requests: run again, or raise the budget"))
    #expect(told.last == "news: 2 new, 0 revised, 0 unchanged, 0 gone, 0 left out, 0 failed, 3 skipped")
    #expect(
      try await bench.look([source], day: 0).last
        == "news: 3 new, 0 revised, 0 unchanged, 0 gone, 0 left out, 0 failed, 0 skipped")
  }

  @Test("a filter that must see the page keeps what it does not want aside, and judges anew when it changes")
  func filters() async throws {
    site.put("/list.html", site.list([("/a.html", "一"), ("/b.html", "二")]))
    site.put("/a.html", "<html>县总工会慰问职工3人")
    site.put("/b.html", "<html>县文化馆放映电影3场")
    var source = try bench.index()
    source.filter.keywords = ["工会"]
    #expect(
      try await bench.look([source], day: 0) == [
        "new /a.html", "news: 1 new, 0 revised, 0 unchanged, 0 gone, 1 left out, 0 failed, 0 skipped",
      ])
    #expect(try bench.files().count == 1)
    #expect(
      try PageStore(root: bench.raw).path(of: site.url("/b.html"))?.hasPrefix("web/news/.left-out/") == true)
    source.filter.keywords = ["文化"]
    let told = try await bench.look([source], day: 1)
    #expect(
      told == [
        "notice news: by its filter 1 kept pages are wanted that were left out, and 1 are left out now",
        "news: 1 new, 0 revised, 0 unchanged, 0 gone, 0 left out, 0 failed, 0 skipped",
      ])
    #expect(try bench.files().map { $0.prefix(16) } == ["web/news/HOST/b-"])
    // By its title alone it would not be asked for at all.
    source.filter = DiscoveryFilter(hosts: ["example.org"])
    #expect(
      try await bench.look([source], day: 2).last
        == "news: 0 new, 0 revised, 0 unchanged, 0 gone, 2 left out, 0 failed, 0 skipped")
  }

  @Test("a page that two sources find belongs to the first, whenever that finds it")
  func owners() async throws {
    site.put("/one.html", site.list([("/a.html", "一")]))
    site.put("/two.html", site.list([("/a.html", "一"), ("/b.html", "二")]))
    for path in ["/a.html", "/b.html"] { site.put(path, "<html>\(path)") }
    let (one, two) = (try bench.index("one", "/one.html"), try bench.index("two", "/two.html"))
    try await bench.look([two], day: 0)
    #expect(try bench.files().map { $0.prefix(15) } == ["web/two/HOST/a-", "web/two/HOST/b-"])
    try await bench.look([one, two], day: 1)
    #expect(try bench.files().map { $0.prefix(15) } == ["web/one/HOST/a-", "web/two/HOST/b-"])
    #expect(try bench.files().count == 2)
  }

  @Test("without the catalogue nothing is lost, and nothing comes twice")
  func withoutCatalogue() async throws {
    site.put("/list.html", site.list([("/a.html", "一")]))
    site.put("/a.html", "<html>a")
    let source = try bench.index()
    try await bench.look([source], day: 0)
    try FileManager.default.removeItem(atPath: bench.folder.path(".tongji"))
    let count = site.server.requests.count
    let told = try await bench.look([source], day: 0)
    #expect(told == ["news: 0 new, 0 revised, 0 unchanged, 0 gone, 0 left out, 0 failed, 0 skipped"])
    #expect(site.asked(since: count) == ["/robots.txt", "/list.html"])
    #expect(try PageStore(root: bench.raw).revisions(site.url("/a.html")).count == 1)
  }

  @Test("a redirect to another origin waits for that one's robots.txt")
  func otherOrigin() async throws {
    let other = try TestSite()
    other.put("/robots.txt", "User-agent: *\nDisallow: /no\n", type: "text/plain")
    other.put("/yes.html", "<html>yes")
    site.put("/list.html", site.list([("/a.html", "一"), ("/b.html", "二")]))
    let (yes, no) = (other.url("/yes.html"), other.url("/no.html"))
    site.put("/a.html") { _ in .redirect(301, to: yes) }
    site.put("/b.html") { _ in .redirect(301, to: no) }
    let told = try await bench.look([try bench.index()], day: 0)
    #expect(told.last == "news: 1 new, 0 revised, 0 unchanged, 0 gone, 0 left out, 1 failed, 0 skipped")
    #expect(other.asked() == ["/robots.txt", "/yes.html"])
  }

  @Test("Retry-After and the cap of a day are kept to, over runs")
  func caps() async throws {
    let links = (1...4).map { (path: "/\($0).html", text: "第\($0)") }
    site.put("/list.html", site.list(links))
    for link in links { site.put(link.path, "<html>\(link.text)") }
    site.put("/1.html") {
      $0.turn == 0 ? TestReply(429, [("Retry-After", "0")]) : TestReply(text: "<html>1")
    }
    let source = try bench.index()
    // robots.txt, the list, 1.html twice, 2.html.
    let told = try await bench.look([source], day: 0) { $0.dailyCap = 5 }
    #expect(
      told.contains(
        "skipped 2 /3.html: 127.0.0.1 was asked 5 times today: run again tomorrow, or raise its daily cap"))
    let count = site.server.requests.count
    try await bench.look([source], day: 0, all: true) { $0.dailyCap = 5 }
    #expect(site.server.requests.count == count)
    let next = try await bench.look([source], day: 1) { $0.dailyCap = 5 }
    #expect(next.filter { $0.hasPrefix("new /") } == ["new /3.html", "new /4.html"])
    site.put("/3.html") { _ in TestReply(503, [("Retry-After", "100000")]) }
    let later = try await bench.look([source], day: 9)
    #expect(later.contains { $0.contains("asks for a wait of 100000 s, and a run waits 600 s at most") })
  }

  @Test("the most new pages of a run; the others come with the next")
  func most() async throws {
    site.put("/list.html", site.list([("/a.html", "一"), ("/b.html", "二")]))
    for path in ["/a.html", "/b.html"] { site.put(path, "<html>\(path)") }
    var source = try bench.index()
    source.pageCap = 1
    #expect(try await bench.look([source], day: 0).first == "new /a.html")
    #expect(try await bench.look([source], day: 1).first == "new /b.html")
  }

  @Test("a list without any link to a report is told, so is what is refused; nothing leaves the raw folder")
  func refused() async throws {
    site.put("/list.html", "<html><ul class=\"news\"><li><a href=\"/a.html\">一</a></ul>")
    let source = try bench.index()
    #expect(try await bench.look([source], day: 0).first == "failed /list.html")
    let paths = ["/..%2F..%2Fout.html", "/%2e%2e/%2e%2e/up.html", "/con.html", "/x%00y.html"]
    site.put(
      "/list.html",
      site.list(
        [("/away.html", "一"), ("http://10.0.0.1/", "二"), ("ftp://a/", "三"), ("http://u:p@a/", "四")]
          + paths.map { ($0, "五") }))
    site.put("/away.html") { _ in .redirect(301, to: "http://169.254.169.254/latest/") }
    for path in paths + ["/up.html"] { site.put(path, "<html>\(path)") }
    let told = try await bench.look([source], day: 1)
    #expect(told.filter { $0.hasPrefix("new /") }.count == 4)
    #expect(told.last?.hasPrefix("news: 4 new") == true)
    #expect(told.filter { $0.hasPrefix("failed ") }.count >= 3)
    #expect(try bench.files().allSatisfy { $0.hasPrefix("web/news/HOST/") })
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: bench.folder.path).sorted() == [".tongji", "raw"])
  }

  @Test("a look that is broken off has what came until then, and the next one goes on")
  func brokenOff() async throws {
    site.put("/list.html", site.list([("/a.html", "一"), ("/b.html", "二")]))
    site.put("/a.html", "<html>a")
    let (asked, signal) = AsyncStream.makeStream(of: Void.self)
    site.put("/b.html") { _ in
      signal.yield()
      return TestReply(raw: [], end: .hold)
    }
    let (bench, source) = (bench, try bench.index())
    let look = Task { try await bench.look([source], day: 0) }
    for await _ in asked { break }
    look.cancel()
    await #expect(throws: (any Error).self) { try await look.value }
    site.put("/b.html", "<html>b")
    let count = site.server.requests.count
    #expect(
      try await bench.look([source], day: 0) == [
        "new /b.html", "news: 1 new, 0 revised, 0 unchanged, 0 gone, 0 left out, 0 failed, 0 skipped",
      ])
    #expect(site.asked(since: count) == ["/list.html", "/b.html"])
  }
}
