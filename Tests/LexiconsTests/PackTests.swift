import Lexicons
import Testing

/// Packs: a domain's own words over the common ones.
@Suite struct PackTests {
  private func heads(_ lexicons: Lexicons) -> Set<String> {
    Set(lexicons.table("indicators").rows.filter { $0["parent"].isEmpty }.map { $0["indicator"] })
  }

  @Test func theUnionsPackIsTheDefault() throws {
    #expect(Lexicons.defaultPack == "union")
    #expect(Lexicons.packs.contains(Lexicons.defaultPack))
    #expect(try Lexicons.load().fingerprint == Lexicons.load([.pack("union")]).fingerprint)
  }

  @Test func aFolderAloneAddsToTheDefault() throws {
    let folder = try LexiconFolder([
      "units.tsv": "unit\tlabel_zh\tlabel_en\tdimension\treason\nfurlong\t浪\tfurlong\tlength\tRaces.\n"
    ])
    #expect(heads(try Lexicons.load([.folder(folder.path)])).contains("relief"))
  }

  @Test func aNamedPackStandsForTheDefault() throws {
    let heads = heads(try Lexicons.load([.pack("communique")]))
    #expect(heads.contains("accounts") && !heads.contains("relief"))
  }

  @Test func packsAddUp() throws {
    let both = heads(try Lexicons.load([.pack("union"), .pack("communique")]))
    #expect(both.contains("accounts") && both.contains("relief"))
  }

  @Test func aPackThatIsNotThereIsTold() {
    let error = #expect(throws: LexiconError.self) { try Lexicons.load([.pack("comunique")]) }
    #expect(
      error?.description
        == "lexicons: there is no pack \"comunique\"; allowed: communique, union; did you mean \"communique\"?"
    )
  }

  @Test(arguments: [("union", 120), ("communique", 80)])
  func hasIndicatorsUnderHeadsWithTheirUnitsAndKinds(pack: String, least: Int) throws {
    let rows = try Lexicons.load([.pack(pack)]).table("indicators").rows
    let written = rows.filter { $0["indicator"].split(separator: ".").count == 2 }
    #expect(written.count >= least)
    for row in rows where !row["parent"].isEmpty {
      #expect(!row["kind"].isEmpty, "\(row.key)")
      #expect(row["definition"].hasSuffix("。"), "\(row.key)")
    }
  }

  @Test func figuresFollowFromOthers() throws {
    let table = try Lexicons.load([.pack("communique")]).table("indicators")
    let growth = try #require(table.row("accounts.gdp.growth"))
    #expect(growth["parent"] == "accounts.gdp")
    #expect(growth["label_zh"] == "地区生产总值增长率")
    #expect(growth["unit"] == "percent" && growth["also"].isEmpty && growth["kind"] == "change")
    let increase = try #require(table.row("banking.deposits.increase"))
    #expect(increase["unit"] == "CNY" && increase["kind"] == "change")
    let points = try #require(table.row("population.urbanization_rate.points"))
    #expect(points["unit"] == "percentage_point")
    #expect(table.row("population.urbanization_rate.growth") == nil)
    #expect(table.row("prices.cpi_change.points") == nil)
  }
}
