import Foundation
import Lexicons
import TestSupport
import Testing

@Suite struct IndicatorMatcherTests {
  @Test(arguments: CaseTable.rows("indicators.tsv", in: .module))
  func findsTheIndicatorOfAUnionsMeasure(row: CaseTable.Row) throws { try Self.check(row, pack: "union") }

  @Test(arguments: CaseTable.rows("communique.tsv", in: .module))
  func findsTheIndicatorOfACommuniquesMeasure(row: CaseTable.Row) throws {
    try Self.check(row, pack: "communique")
  }

  @Test(arguments: CaseTable.rows("averages.tsv", in: .module))
  func anAmountForEachIsNoTotal(row: CaseTable.Row) throws {
    let matcher = try SharedLexicons.indicatorMatcher("union")
    let per = row["per"].isEmpty ? nil : row["per"]
    let found = matcher.code(measure: row["measure"], unit: row["unit"], per: per)
    #expect(found?.code ?? "" == row["indicator"])
  }

  /// A row's measure and unit have its indicator; none where it is empty.
  private static func check(_ row: CaseTable.Row, pack: String) throws {
    let matcher = try SharedLexicons.indicatorMatcher(pack)
    let unit = row["unit"].isEmpty ? nil : row["unit"]
    let found = matcher.code(measure: row["measure"], unit: unit)
    #expect(found?.code ?? "" == row["indicator"])
    if let found { #expect(found.reference == "indicators/\(found.code)") }
  }
}
