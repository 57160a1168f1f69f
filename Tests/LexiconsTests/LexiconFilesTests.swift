import Records
import Testing

@testable import Lexicons

/// What must hold of Tongji's own files.
@Suite struct LexiconFilesTests {
  @Test func everyLexiconHasEntriesAndAReasonForEach() throws {
    let lexicons = try SharedLexicons.get()
    #expect(!lexicons.tables.isEmpty)
    for table in lexicons.tables {
      #expect(!table.rows.isEmpty, "\(table.name)")
      #expect(table.columns.contains("reason") || table.name == "regions", "\(table.name)")
    }
  }

  @Test func entriesStandInTheOrderOfTheirKeys() throws {
    for table in try SharedLexicons.get().tables {
      for (before, after) in zip(table.rows, table.rows.dropFirst()) where before.line > after.line {
        Issue.record("\(table.name).tsv:\(before.line): \"\(before.key)\" must stand before \"\(after.key)\"")
      }
    }
  }

  @Test func aTextHasAtMostOneClassifierWithoutAWantedWord() throws {
    var texts: Set<String> = []
    for row in try SharedLexicons.get().table("classifiers").rows {
      if row["follows"].isEmpty || row["follows"].hasPrefix("!") {
        #expect(texts.insert(row["text"]).inserted, "\(row["text"])")
      }
    }
  }

  @Test func parentsOfIndicatorsAreTheirCodesBeginnings() throws {
    for row in try SharedLexicons.get().table("indicators").rows {
      let beginning = row["indicator"].split(separator: ".").dropLast().joined(separator: ".")
      #expect(row["parent"] == beginning)
      #expect(row["unit"].isEmpty == row["parent"].isEmpty, "\(row["indicator"])")
      #expect(row["patterns"].isEmpty == row["parent"].isEmpty, "\(row["indicator"])")
    }
  }

  @Test func regionsLieInRegionsOfAHigherLevel() throws {
    let regions = try SharedLexicons.get().table("regions")
    let levels = ["province", "prefecture", "county"]
    for row in regions.rows {
      if row["level"] == "province" {
        #expect(row["parent"].isEmpty && row["code"].hasSuffix("0000"))
      } else {
        let parent = try #require(regions.row(row["parent"]))
        let rank = levels.firstIndex(of: row["level"]) ?? 0
        #expect(levels.firstIndex(of: parent["level"]) ?? 9 < rank, "\(row["code"])")
        #expect(row["code"].hasPrefix(parent["code"].prefix(2)))
      }
    }
  }

  @Test func codeListsHaveEveryEntryInOrder() throws {
    let lexicons = try SharedLexicons.get()
    let lists = lexicons.codeLists
    #expect(lists.units.map(\.code) == lexicons.table("units").rows.map { $0["unit"] })
    #expect(lists.indicators.count == lexicons.table("indicators").rows.count)
    #expect(lists.regions.count > 3_000)
    let visited = try #require(lists.indicators.first { $0.code == "relief.visited_organizations" })
    #expect(visited.parent == "relief" && visited.unit == "organization" && visited.kind == "flow")
    let region = try #require(lists.regions.first { $0.code == "652300" })
    #expect(region.name == "昌吉回族自治州" && region.parent == "650000" && region.level == "prefecture")
  }

  @Test func aRowKnowsItsPlace() throws {
    let lexicons = try SharedLexicons.get()
    let row = try #require(lexicons.table("classifiers").row("人次"))
    #expect(row.reference == "classifiers/人次")
    #expect(row.file == "classifiers.tsv")
    #expect(row.line > 1)
    #expect(row["unit"] == "person_time")
    #expect(row["nothing"].isEmpty)
    #expect(lexicons.table("nothing").rows.isEmpty)
    #expect(lexicons.table("classifiers").row("nothing") == nil)
  }
}
