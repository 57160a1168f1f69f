import Records
import Testing

@testable import Lexicons

/// What must hold of Tongji's own files, with every pack.
@Suite struct LexiconFilesTests {
  @Test(arguments: Lexicons.packs) func everyLexiconHasEntriesAndAReasonForEach(pack: String) throws {
    let lexicons = try SharedLexicons.get(pack)
    #expect(!lexicons.tables.isEmpty)
    for table in lexicons.tables {
      #expect(!table.rows.isEmpty || table.name == "derived", "\(table.name)")
      // What a script made has its reason in the file's head.
      let isMade = table.name == "regions" || table.name == "festivals"
      #expect(table.columns.contains("reason") || isMade, "\(table.name)")
    }
  }

  @Test(arguments: Lexicons.packs) func entriesStandInTheOrderOfTheirKeys(pack: String) throws {
    for table in try SharedLexicons.get(pack).tables {
      var last: [String: LexiconRow] = [:]
      for row in table.rows {
        if let before = last[row.file], before.line > row.line {
          Issue.record("\(row.file):\(before.line): \"\(before.key)\" must stand before \"\(row.key)\"")
        }
        last[row.file] = row
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

  @Test(arguments: Lexicons.packs) func parentsOfIndicatorsAreTheirCodesBeginnings(pack: String) throws {
    for row in try SharedLexicons.get(pack).table("indicators").rows {
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
