import Foundation
import Lexicons
import Records
import TestSupport
import Testing

@Suite struct RegionGazetteerTests {
  @Test(arguments: CaseTable.rows("regions.tsv", in: .module)) func findsRegions(row: CaseTable.Row) throws {
    let gazetteer = try SharedLexicons.gazetteer()
    let text = Array(row["text"].unicodeScalars)
    let hits = gazetteer.find(in: text, 0..<text.count, within: row["within"].isEmpty ? nil : row["within"])
    let shown = hits.map { "\($0.start)-\($0.end) \($0.code) \($0.name)" }.joined(separator: ";")
    #expect(shown == row["hits"])
  }

  @Test(arguments: CaseTable.rows("resolve.tsv", in: .module)) func tellsWhichRegionIsMeant(
    row: CaseTable.Row
  ) throws {
    let gazetteer = try SharedLexicons.gazetteer()
    let within = row["within"].isEmpty ? nil : row["within"]
    #expect(gazetteer.resolve(name: row["name"], within: within)?.code ?? "" == row["code"])
  }

  @Test func looksOnlyIntoTheRange() throws {
    let gazetteer = try SharedLexicons.gazetteer()
    let text = Array("江西和德宏州".unicodeScalars)
    #expect(gazetteer.find(in: text, 3..<5).map(\.text) == ["德宏"])
    #expect(gazetteer.find(in: text, 1..<4).isEmpty)
  }

  @Test func knowsTheRegionsAbove() throws {
    let gazetteer = try SharedLexicons.gazetteer()
    #expect(gazetteer.codes(above: "652301") == ["652301", "652300", "650000"])
    #expect(gazetteer.codes(above: "000000").isEmpty)
    #expect(gazetteer.region(code: "150623")?.name == "鄂托克前旗")
  }
}
