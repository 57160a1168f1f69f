import Foundation
import Politeness
import SQLite
import TestSupport
import Testing

@testable import Harvesting

@Suite("The catalogue of sources and URLs")
struct CatalogueTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = Catalogue.path(raw: folder.path("raw"))
  }

  private func page(_ number: Int, failures: Int = 0) -> KnownPage {
    var page = KnownPage(url: "http://a/\(number)", source: "news", firstSeen: 1, lastSeen: 2)
    page.state = number == 1 ? .leftOut : failures > 0 ? .found : .kept
    page.title = "总结"
    page.nextLook = number * 1_000
    page.failures = failures
    page.failingSince = failures > 0 ? 86_400_000 : 0
    page.lastLook = failures * 5 * 86_400_000
    page.problem = failures > 0 ? "status 500" : ""
    return page
  }

  @Test("it lies beside the raw folder, and gives back what was put")
  func pages() throws {
    #expect(path.hasSuffix("/.tongji/raw.catalogue"))
    #expect(try Catalogue.existing(path) == nil)
    let catalogue = try Catalogue(path)
    #expect(catalogue.isNew)
    try catalogue.begin()
    for number in 1...3 { try catalogue.put(page(number)) }
    try catalogue.put(page(4, failures: 3))
    var summary = HarvestSummary(source: "news")
    summary.new = 3
    summary.problem = "x"
    let now = Moment(milliseconds: 86_400_000)
    try catalogue.put(summary, isWhole: false, at: now, nextDue: now + .seconds(60))
    try catalogue.commit()
    let again = try #require(try Catalogue.existing(path))
    #expect(!again.isNew)
    #expect(try again.page("http://a/2") == page(2))
    #expect(try again.page("http://a/9") == nil)
    #expect(
      try again.duePages(of: "news", came: true, at: Moment(milliseconds: 2_000)) == [
        "http://a/1", "http://a/2",
      ])
    #expect(try again.duePages(of: "other", came: true, at: now, all: true) == [])
    var state = SourceState(name: "news")
    (state.lastRun, state.nextDue) = ("1970-01-02T00:00:00Z", "1970-01-02T00:01:00Z")
    (state.pages, state.leftOut, state.missing, state.new, state.problem) = (3, 1, 1, 3, "x")
    #expect(try again.states(of: ["news", "never"]) == [state, SourceState(name: "never")])
    #expect(
      try again.failing() == [
        FailingURL(
          source: "news", url: "http://a/4", since: "1970-01-02T00:00:00Z", failures: 3,
          problem: "status 500", nextLook: "1970-01-01T00:00:04Z")
      ])
  }

  @Test("a run that is stopped leaves what was there, and two runs do not write at once")
  func transaction() throws {
    do {
      let catalogue = try Catalogue(path)
      try catalogue.begin()
      try catalogue.put(page(1))
      let other = try Catalogue(path)
      #expect(throws: DatabaseError.self) { try other.begin() }
    }
    #expect(try Catalogue(path).page("http://a/1") == nil)
  }

  @Test(
    "one that is damaged or older is made anew, and said; what is something else is left",
    arguments: ["damaged", "older", "foreign"])
  func damaged(kind: String) throws {
    try Catalogue(path).put(page(1))
    switch kind {
    case "damaged":
      try folder.write(String(repeating: "no database ", count: 999), to: ".tongji/raw.catalogue")
    case "older": try Database(path).run("PRAGMA user_version = 0")
    default: try Database(path).run("PRAGMA application_id = 7")
    }
    var notices = 0
    if kind == "foreign" {
      #expect(throws: DatabaseError.self) { _ = try Catalogue(path) { _ in notices += 1 } }
      #expect(notices == 0)
    } else {
      let catalogue = try Catalogue(path) { _ in notices += 1 }
      #expect(notices == 1)
      #expect(catalogue.isNew)
      #expect(try catalogue.page("http://a/1") == nil)
    }
  }
}
