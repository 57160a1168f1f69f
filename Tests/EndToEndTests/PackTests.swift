import Foundation
import TestSupport
import Testing

/// Another kind of report than the unions', read with its own pack of words by the built programs.
@Suite("A pack chosen in pipeline.json")
struct PackTests {
  private struct Row: Decodable, Hashable {
    var indicator: String?
    var value: String?
    var unit: String?
    var kind: String?
  }

  private static func pipeline(lexicons: String) -> String {
    """
    {
      "dataset": { "name": "test", "title": "测试", "description": "说明" },
      "raw": "raw",
      "out": "out",
      "sources": [{ "name": "all", "files": ["**/*"] }],
      "stages": { "extract": { "lexicons": \(lexicons) } }
    }
    """
  }

  /// The rows of a made-up communiqué, read with the words named.
  private static func rows(lexicons: String) throws -> [Row] {
    let folder = try TemporaryFolder()
    let page = Repository.file("Tests/AnnotatedTests/Pages/communique/c01.txt")
    try folder.write(try String(contentsOf: page, encoding: .utf8), to: "raw/c01.txt")
    try folder.write(pipeline(lexicons: lexicons), to: "pipeline.json")
    let result = try BuiltProgram("tongji").run(
      ["run", "--quiet", "--pipeline", folder.path("pipeline.json")], environment: SampleDataset.environment)
    #expect(result.status == 0, "\(result.messages)")
    let data = try Data(contentsOf: folder.url.appending(path: "out/latest/statistics.jsonl"))
    return try data.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(Row.self, from: $0) }
  }

  @Test("gives the figures of a communiqué its codes, with units and kinds")
  func communique() throws {
    let rows = try Self.rows(lexicons: #"["communique"]"#)
    let table = """
      accounts.gdp 18642000000 CNY
      accounts.gdp.growth 5.8 percent change
      accounts.gdp_per_capita 52314 CNY
      banking.deposits.increase 1984000000 CNY change
      commerce.foreign_capital 3200000 USD
      employment.unemployment_rate 3.2 percent share
      environment.electricity 1108000000 kilowatt_hour
      income.urban_disposable 38214 CNY
      income.urban_disposable.growth 4.7 percent change
      investment.real_estate.growth -14.2 percent change
      population.death_rate 8.05 permille share
      population.urbanization_rate.points 1.1 percentage_point change
      prices.ppi_change -2.6 percent change
      transport.passenger_turnover 215000000 person_kilometre
      """
    for line in table.split(separator: "\n") {
      let cells = line.split(separator: " ").map(String.init)
      let found = rows.filter { $0.indicator == cells[0] }
      #expect(found.map(\.value) == [cells[1]], "\(cells[0])")
      #expect(found.map(\.unit) == [cells[2]], "\(cells[0])")
      if cells.count > 3 { #expect(found.map(\.kind) == [cells[3]], "\(cells[0])") }
    }
    let coded = rows.filter { $0.indicator != nil }.count
    #expect(rows.count >= 170 && coded * 10 >= rows.count * 9, "\(coded) of \(rows.count)")
  }

  @Test("without it none of a communiqué's own codes is given, and the numbers are the same")
  func union() throws {
    let own = try Self.rows(lexicons: #"["communique"]"#)
    let rows = try Self.rows(lexicons: "[]")
    #expect(rows.allSatisfy { $0.indicator?.hasPrefix("accounts.") != true })
    #expect(rows.map(\.value) == own.map(\.value))
  }
}
