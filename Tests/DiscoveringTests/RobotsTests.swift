import Discovering
import Testing

/// A row of `Cases/robots.jsonl`: a file, who asks, and what it may fetch.
struct RobotsCase: Decodable, Sendable, CustomTestStringConvertible {
  var label: String
  var file: String
  var product: String?
  var allowed: [String]?
  var refused: [String]?
  /// Milliseconds.
  var delay: Int?
  var sitemaps: [String]?
  var unread: [Int]?
  /// The line that decides on the first refused path, else on the first allowed one.
  var line: Int?

  var testDescription: String { label }

  static let all: [RobotsCase] = CaseFile.rows("robots.jsonl")
}

@Suite("robots.txt")
struct RobotsTests {
  @Test("the table is there") func table() { #expect(RobotsCase.all.count >= 40) }

  @Test(arguments: RobotsCase.all)
  func rules(_ row: RobotsCase) {
    let file = RobotsFile(Array(row.file.utf8))
    let rules = file.rules(for: row.product ?? "Tongji")
    for url in row.allowed ?? [] { #expect(rules.verdict(on: url).isAllowed, "\(url)") }
    for url in row.refused ?? [] { #expect(!rules.verdict(on: url).isAllowed, "\(url)") }
    #expect(rules.crawlDelay == row.delay.map { .milliseconds($0) })
    #expect(file.sitemaps == row.sitemaps ?? [])
    #expect(file.unreadLines == row.unread ?? [])
    if let line = row.line, let url = row.refused?.first ?? row.allowed?.first {
      #expect(rules.verdict(on: url).line == line)
    }
  }

  @Test("500 KiB are read, to the last whole line")
  func cap() {
    let line = Array("Disallow: /a\n".utf8)
    var body = Array("User-agent: *\n".utf8)
    while body.count + line.count <= RobotsFile.byteCap - 8 { body += line }
    // Cut after `/b`, which would be another rule than the one written.
    body += [UInt8](repeating: 0x0A, count: RobotsFile.byteCap - body.count - 12)
    body += Array("Disallow: /b/c\nDisallow: /d\n".utf8)
    let file = RobotsFile(body)
    #expect(file.isCut)
    let rules = file.rules(for: "Tongji")
    #expect(!rules.verdict(on: "/a").isAllowed)
    #expect(rules.verdict(on: "/b").isAllowed)
    #expect(rules.verdict(on: "/b/c").isAllowed)
    #expect(rules.verdict(on: "/d").isAllowed)
    #expect(!RobotsFile(Array(body.prefix(RobotsFile.byteCap))).isCut)
  }

  @Test(
    "what an answer means",
    arguments: [
      (200, true), (301, true), (401, true), (403, true), (404, true), (410, true), (429, false),
      (500, false),
      (503, false), (nil, false), (0, false),
    ] as [(Int?, Bool)])
  func answers(_ status: Int?, _ isAllowed: Bool) {
    let answer = RobotsAnswer(status: status, body: [])
    #expect(answer.rules(for: "Tongji").verdict(on: "https://example.org/a").isAllowed == isAllowed)
  }

  @Test("a file's rules hold only where it came with success")
  func bodies() {
    let body = Array("User-agent: *\nDisallow: /a".utf8)
    #expect(!RobotsAnswer(status: 200, body: body).rules(for: "T").verdict(on: "/a").isAllowed)
    #expect(RobotsAnswer(status: 404, body: body).rules(for: "T").verdict(on: "/a").isAllowed)
    #expect(!RobotsAnswer(status: 503, body: body).rules(for: "T").verdict(on: "/b").isAllowed)
  }

  @Test("stars cost no more than the path is long, times the pattern")
  func stars() {
    let file = RobotsFile(Array("User-agent: *\nDisallow: /\(String(repeating: "*a", count: 200))b$".utf8))
    let rules = file.rules(for: "T")
    #expect(rules.verdict(on: "/" + String(repeating: "a", count: 8_000)).isAllowed)
    #expect(!rules.verdict(on: "/" + String(repeating: "a", count: 8_000) + "b").isAllowed)
  }
}
