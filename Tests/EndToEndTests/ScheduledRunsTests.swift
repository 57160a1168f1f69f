import Foundation
import TestSupport
import Testing

/// What a user sees who lets Tongji run by itself over a site on which reports are added, corrected and removed.
///
/// The runs are those of the line that `tongji schedule` has put into the crontab, as cron would start them.
@Suite("Scheduled runs over a site")
struct ScheduledRunsTests {
  private let home: TemporaryFolder
  private let site: TestSite

  init() throws {
    home = try TemporaryFolder()
    site = try TestSite()
    for (name, script) in [
      ("systemctl", "#!/bin/sh\nexit 1\n"),
      (
        "crontab",
        "#!/bin/sh\ncase $1 in -l) cat \"$HOME/crontab\" || exit 0;; -) cat > \"$HOME/crontab\";; esac\n"
      ),
    ] {
      let file = try home.write(script, to: "bin/\(name)")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
    try home.write("", to: "crontab")
    try home.write(
      """
      {
        "dataset": { "name": "county", "title": "县总工会工作总结", "description": "说明" },
        "raw": "raw", "out": "out", "contact": "test@example.org",
        "fetching": { "delay": 0, "local_hosts": ["127.0.0.1:\(site.server.port)"] },
        "sources": [{
          "name": "county", "every": 0, "filter": { "keywords": ["工会"] },
          "index": [{ "url": "\(site.url("/list.html"))", "selector": ".list" }],
          "feeds": ["\(site.url("/rss"))"], "sitemaps": ["\(site.url("/sitemap.xml"))"]
        }],
        "outputs": { "forms": [] }
      }
      """, to: "pipeline.json")
  }

  private func page(_ quarter: String, _ number: Int) -> String {
    SampleDataset.page("\(quarter)工会工作总结", "2024年\(quarter)，县总工会走访慰问困难职工\(number)人。")
  }

  private func sitemap(_ paths: [String]) -> String {
    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
      + paths.map { "<url><loc>\(site.url($0))</loc></url>" }.joined() + "</urlset>"
  }

  /// Lists of two pages, a feed, a sitemap, robots.txt; a page in GBK, one packed, one behind a redirect.
  private func open() throws {
    site.put("/robots.txt", "User-agent: *\nDisallow: /intern/\n", type: "text/plain")
    site.put(
      "/list.html", site.list([("/1.html", "一季度工会工作总结"), ("/intern/9.html", "内部")], next: "/list_2.html"))
    site.put("/list_2.html", site.list([("/2.html", "二季度工会工作总结")]))
    site.put("/1.html", page("一季度", 31))
    site.put("/2.html", page("二季度", 32))
    site.put(
      "/rss",
      "<rss version=\"2.0\"><channel><title>x</title><item><title>三季度工会工作总结</title><link>/3.html</link></item>"
        + "</channel></rss>", type: "application/rss+xml")
    let packed = try Packing.gzip(Array(page("三季度", 33).utf8))
    site.put("/3.html") { _ in
      TestReply(200, [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], body: packed)
    }
    site.put("/sitemap.xml", sitemap(["/4.html"]), type: "text/xml")
    site.put("/4.html") { _ in .redirect(301, to: "/moved/4.html") }
    // 四季度工会工作总结, 2024年四季度，县总工会走访慰问困难职工36人。
    let gbk: [UInt8] =
      Array("<meta charset=gbk><title>".utf8) + Self.gbk("cbc4bcbeb6c8b9a4bbe1b9a4d7f7d7dcbde1")
      + Array("</title><h1>".utf8) + Self.gbk("cbc4bcbeb6c8b9a4bbe1b9a4d7f7d7dcbde1")
      + Array("</h1><p>".utf8)
      + Self.gbk("32303234c4eacbc4bcbeb6c8a3accfd8d7dcb9a4bbe1d7dfb7c3cebfcecac0a7c4d1d6b0b9a43336c8cba1a3")
      + Array("</p>".utf8)
    site.put("/moved/4.html", gbk, type: "text/html")
  }

  private static func gbk(_ hex: String) -> [UInt8] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
  }

  /// What cron does with the line.
  private func cron() throws -> Int32 {
    let crontab = try String(contentsOfFile: home.path("crontab"), encoding: .utf8)
    let line = try #require(crontab.split(separator: "\n").last)
    let command = line.split(separator: " ", maxSplits: 5)[5].replacing(#"\%"#, with: "%")
    try home.write(String(command), to: "command")
    let run = try BuiltProgram.shell(
      "env -i HOME=\"$HOME\" /bin/sh -c \"$(cat command)\"", environment: ["HOME": home.path],
      folder: home.path)
    #expect(run.text.isEmpty, "\(run)")
    return run.status
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: home.path(path), encoding: .utf8)
  }

  /// What the last run has logged, without times.
  private func log() throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: home.path("logs")).sorted()
    let all = try names.map { try text("logs/\($0)") }.joined()
    let lines = all.split(separator: "\n").map { $0.split(separator: "] ", maxSplits: 1).last ?? "" }
    let start = lines.lastIndex { $0.hasPrefix("run of ") } ?? 0
    return lines[start...].joined(separator: "\n").replacing(site.url(""), with: "")
  }

  @Test("added, corrected, removed, and a site that is down: versions, change lists, statuses, logs")
  func runs() throws {
    try open()
    let environment = ["HOME": home.path, "PATH": "\(home.path("bin")):/usr/bin:/bin"]
    let schedule = try BuiltProgram("tongji").run(["schedule"], environment: environment, folder: home.path)
    #expect(schedule.status == 0, "\(schedule)")
    func versions() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: home.path("out")).filter {
        $0.first?.isNumber == true
      }
      .sorted()
    }

    // The first run: from the list, the feed and the sitemap, packed, in GBK, behind a redirect.
    #expect(try cron() == 0)
    #expect(try versions() == ["1.0.0"])
    let first = try text("out/latest/statistics.csv")
    for number in [31, 32, 33, 36] { #expect(first.contains(",\(number),"), "\(number)") }
    #expect(try log().contains("county: 4 new, 1 not asked for\n"))
    #expect(try log().contains("/intern/9.html: the robots.txt of  forbids it in line 2\n"))
    #expect(try log().hasSuffix("\nended with status 0"))

    // Nothing new: no version.
    #expect(try cron() == 0)
    #expect(try versions() == ["1.0.0"])
    #expect(try log().contains("\nversion     nothing new: 1.0.0 stays the newest"))

    // One is added, one corrected.
    site.put(
      "/list.html",
      site.list([("/5.html", "上半年工会工作总结"), ("/1.html", "一季度工会工作总结")], next: "/list_2.html"))
    site.put("/5.html", page("上半年", 65))
    site.put("/1.html", page("一季度", 30))
    #expect(try makeDue() == 0)
    #expect(try versions() == ["1.0.0", "1.1.0"])
    let changes = try text("out/1.1.0/CHANGES.md")
    #expect(changes.contains("`value`: 31 → 30 (source)") && changes.contains("上半年工会工作总结"), "\(changes)")
    let rows = try text("out/1.1.0/changes.csv")
    #expect(rows.contains("revised,statistics,") && rows.contains("added,documents,"), "\(rows)")
    #expect(!rows.contains("removed,"), "\(rows)")

    // One is taken away: it stays, and is marked where pages are kept.
    site.remove("/2.html")
    #expect(try makeDue() == 0)
    #expect(try versions() == ["1.0.0", "1.1.0"])
    #expect(try log().contains(", 1 gone"))
    #expect(try text("out/latest/statistics.csv").contains(",32,"))
    let sources = try BuiltProgram("tongji").run(["sources"], folder: home.path)
    #expect(sources.text.contains("gone"), "\(sources.text)")

    // It is there again, corrected: a revision.
    site.put("/2.html", page("二季度", 29))
    #expect(try makeDue() == 0)
    #expect(try versions() == ["1.0.0", "1.1.0", "1.1.1"])
    #expect(try text("out/latest/changes.csv").contains("revised,statistics,"))

    // The lists are no more: told, and the dataset stays. A page of the user's that is broken stops nothing.
    for path in ["/list.html", "/rss", "/sitemap.xml"] { site.remove(path) }
    let before = try versions()
    #expect(try makeDue() == 0)
    #expect(try versions() == before)
    #expect(try log().contains("the server answered 404"))
    // What cannot run at all says so in its status and its log.
    try home.write("{", to: "pipeline.json")
    #expect(try cron() == 1)
    #expect(try log().hasSuffix("\nended with status 1"))
    #expect(try versions() == before)
  }

  /// A run as it comes when all pages are due: after days, for which a test does not wait. The line is the same, but for
  /// `--now`.
  private func makeDue() throws -> Int32 {
    let crontab = try text("crontab")
    try home.write(crontab.replacing(" run --quiet ", with: " run --quiet --now "), to: "crontab")
    let status = try cron()
    try home.write(crontab, to: "crontab")
    return status
  }
}
