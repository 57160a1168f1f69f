import Discovering
import Testing

/// A row of `Cases/filters.jsonl`: a filter, a candidate, and the verdict.
struct FilterCase: Decodable, Sendable, CustomTestStringConvertible {
  var label: String
  var keywords: [String]?
  var since: String?
  var until: String?
  var hosts: [String]?
  var denied: [String]?
  var url: String
  var title: String?
  var text: String?
  var day: String?
  var complete: Bool
  /// `taken`, `undecided: reason`, or `left out: reason`.
  var verdict: String

  var testDescription: String { label }

  static let all: [FilterCase] = CaseFile.rows("filters.jsonl")
}

@Suite("What is wanted")
struct DiscoveryFilterTests {
  @Test("the table is there") func table() { #expect(FilterCase.all.count >= 25) }

  @Test(arguments: FilterCase.all)
  func verdicts(_ row: FilterCase) {
    let filter = DiscoveryFilter(
      keywords: row.keywords ?? [], since: row.since, until: row.until, hosts: row.hosts ?? [],
      deniedHosts: row.denied ?? [])
    let verdict = filter.verdict(
      on: .init(url: row.url, title: row.title, text: row.text, day: row.day), isComplete: row.complete)
    let words =
      switch verdict {
      case .taken: "taken"
      case .undecided(let reason): "undecided: \(reason)"
      case .leftOut(let reason): "left out: \(reason)"
      }
    #expect(words == row.verdict)
  }
}
