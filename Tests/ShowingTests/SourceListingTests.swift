import Harvesting
import Terminal
import Testing

@testable import Showing

@Suite("The listing of sources")
struct SourceListingTests {
  private static let states: [SourceState] = {
    var good = SourceState(name: "county")
    good.lastRun = "2024-05-20T08:00:00Z"
    good.lastSuccess = "2024-05-20T08:00:00Z"
    good.nextDue = "2024-05-21T08:00:00Z"
    (good.pages, good.new, good.revised, good.gone, good.leftOut) = (1_234, 2, 1, 3, 4)
    var bad = SourceState(name: "city")
    bad.lastRun = "2024-05-20T08:00:00Z"
    bad.nextDue = "2024-05-20T09:00:00Z"
    (bad.failed, bad.missing, bad.problem) = (5, 6, "https://b/: the server answered 500")
    return [good, bad, SourceState(name: "later")]
  }()

  @Test("a row a source, what went wrong below it, then what fails for long")
  func text() throws {
    let failing = FailingURL(
      source: "city", url: "https://b/1.html", since: "2024-05-01T08:00:00Z", failures: 7,
      problem: "answered 500",
      nextLook: "2024-05-27T08:00:00Z")
    let lines = """
      source  last success          next due              pages  new  revised  failed  missing  gone  left out
      county  2024-05-20T08:00:00Z  2024-05-21T08:00:00Z  1,234    2        1                      3         4
      city    never                 2024-05-20T09:00:00Z                            5        6
        https://b/: the server answered 500
      later   not looked at         with the next run

      """
    #expect(try SourceListing(Self.states, failing: []).text(for: .plain) == lines)
    #expect(
      try SourceListing(Self.states, failing: [failing]).text(for: .plain) == lines + """

        1 URL fails for long: see whether it is right, or leave it out
        source  failing since         times  next try
        city    2024-05-01T08:00:00Z      7  2024-05-27T08:00:00Z
          https://b/1.html
          answered 500

        """)
    #expect(
      try SourceListing([], failing: [failing, failing]).text(for: .plain).contains(
        "\n2 URLs fail for long: see whether they are right, or leave them out\n"))
  }

  @Test("columns that nothing stands in are left out")
  func empty() throws {
    #expect(
      try SourceListing([SourceState(name: "later")], failing: []).text(for: .plain)
        == "source  last success   next due\nlater   not looked at  with the next run\n")
  }
}
