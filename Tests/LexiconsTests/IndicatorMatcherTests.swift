import Foundation
import Lexicons
import Records
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
    let found = matcher.code(Figure(measure: row["measure"], unit: row["unit"], per: per))
    #expect(found?.code ?? "" == row["indicator"])
  }

  @Test(arguments: CaseTable.rows("contexts.tsv", in: .module))
  func theWordsAroundTheNumberCount(row: CaseTable.Row) throws {
    let matcher = try SharedLexicons.indicatorMatcher("union")
    let before = Array(row["before"].unicodeScalars)
    let behind = Array(row["behind"].unicodeScalars)
    let number = Array(row["number"].unicodeScalars)
    // The unit is one character, where there is one.
    let unit = row["unit"].isEmpty ? nil : row["unit"]
    let end = before.count + number.count + (unit == nil ? 0 : 1)
    let text = before + number + behind
    let own = before.lastIndex { $0 == "，" }.map { $0 + 1 } ?? 0
    let clause = text[end...].firstIndex { $0 == "，" } ?? text.count
    let context = FigureContext(
      text: text, before: 0..<before.count, own: own..<before.count, behind: end..<clause,
      after: end..<text.count)
    let figure = Figure(
      measure: row["measure"], unit: unit, per: row["per"].isEmpty ? nil : row["per"],
      kind: Statistic.Kind(rawValue: row["kind"]), context: context)
    #expect(matcher.code(figure)?.code ?? "" == row["indicator"], "\(row["note"])")
  }

  @Test(arguments: [
    ("services.stations", "organization", "item"), ("services.stations", "square_metre", "square_metre"),
    ("relief.visited_organizations", "item", "organization"),
    ("relief.visited_workers", "household", "household"),
    ("services.stations.increase", "place", "item"), ("services.stations.growth", "percent", "percent"),
  ])
  func figuresOfAnIndicatorAreInOneUnit(code: String, unit: String, given: String) throws {
    #expect(try SharedLexicons.indicatorMatcher("union").unit(unit, of: code) == given)
  }

  /// A row's measure and unit have its indicator; none where it is empty.
  private static func check(_ row: CaseTable.Row, pack: String) throws {
    let matcher = try SharedLexicons.indicatorMatcher(pack)
    let unit = row["unit"].isEmpty ? nil : row["unit"]
    let found = matcher.code(Figure(measure: row["measure"], unit: unit))
    #expect(found?.code ?? "" == row["indicator"])
    if let found { #expect(found.reference == "indicators/\(found.code)") }
  }
}
