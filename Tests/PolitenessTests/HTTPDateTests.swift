import Politeness
import TestSupport
import Testing

@Suite("Dates of HTTP and Retry-After")
struct HTTPDateTests {
  static let rows = CaseTable.rows("dates.tsv", in: .module)

  /// 2024-05-09T00:00:00Z.
  private static let now = Moment(milliseconds: 1_715_212_800_000)

  @Test("how long to wait", arguments: rows)
  func wait(_ row: CaseTable.Row) {
    let wait = RetryAfter.wait(row["text"], now: Self.now)
    #expect(wait.map { "\($0.components.seconds)" } ?? "-" == row["seconds"], "\(row["note"])")
  }

  @Test("the forms of one date")
  func forms() {
    for text in [
      "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    ] {
      #expect(HTTPDate.moment(text, now: Self.now) == Moment(milliseconds: 784_111_777_000))
    }
    #expect(
      HTTPDate.moment("Thu, 29 Feb 2024 23:59:60 GMT", now: Self.now)
        == Moment(milliseconds: 1_709_251_200_000))
  }
}
