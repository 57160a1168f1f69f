import Foundation
import Lexicons
import TestSupport
import Testing

@Suite struct IndicatorMatcherTests {
  static let cases = CaseTable.rows("indicators.tsv", in: .module)

  @Test(arguments: cases) func findsTheIndicatorOfAMeasure(row: CaseTable.Row) throws {
    let matcher = try SharedLexicons.indicatorMatcher()
    let unit = row["unit"].isEmpty ? nil : row["unit"]
    let found = matcher.code(measure: row["measure"], unit: unit)
    #expect(found?.code ?? "" == row["indicator"])
    if let found { #expect(found.reference == "indicators/\(found.code)") }
  }
}
