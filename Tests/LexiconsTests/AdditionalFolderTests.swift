import Lexicons
import Testing

@Suite struct AdditionalFolderTests {
  private static let header = "unit\tlabel_zh\tlabel_en\tdimension\treason\n"

  @Test func addsEntriesAndReplacesThoseOfTheSameKey() throws {
    let folder = try LexiconFolder([
      "units.tsv": "\(Self.header)furlong\t浪\tfurlong\tlength\tRaces.\nperson\t人员\thead\tcount\tOurs.\n"
    ])
    let own = try SharedLexicons.get()
    let lexicons = try Lexicons.load([.folder(folder.path)])
    let units = lexicons.table("units")
    #expect(units.rows.count == own.table("units").rows.count + 1)
    #expect(units.row("furlong")?["label_zh"] == "浪")
    #expect(units.row("person")?["label_zh"] == "人员")
    #expect(units.row("person")?.file == "\(folder.path)/units.tsv")
    #expect(units.row("person")?.line == 3)
    #expect(lexicons.fingerprint != own.fingerprint)
  }

  @Test func theLastFolderWins() throws {
    let first = try LexiconFolder(["units.tsv": "\(Self.header)person\t甲\tA\tcount\tOurs.\n"])
    let second = try LexiconFolder(["units.tsv": "\(Self.header)person\t乙\tB\tcount\tOurs.\n"])
    let lexicons = try Lexicons.load([.folder(first.path), .folder(second.path)])
    #expect(lexicons.table("units").row("person")?["label_zh"] == "乙")
  }

  @Test func takesFilesOfSpreadsheetsAndColumnsInAnyOrder() throws {
    let folder = try LexiconFolder([
      "units.tsv":
        "\u{FEFF}# ours\r\nreason\tunit\tdimension\tlabel_en\tlabel_zh\r\n\r\nRaces.\tfurlong\tlength\tfurlong\t浪\r\n"
    ])
    let row = try Lexicons.load([.folder(folder.path)]).table("units").row("furlong")
    #expect(row?["label_zh"] == "浪")
    #expect(row?["reason"] == "Races.")
    #expect(row?.line == 4)
  }

  @Test func theFingerprintIsOfTheEntriesNotOfTheirPlaces() throws {
    let text = "\(Self.header)furlong\t浪\tfurlong\tlength\tRaces.\n"
    let here = try LexiconFolder(["units.tsv": text])
    let there = try LexiconFolder(["units.tsv": "# elsewhere\n\n\(text)"])
    let empty = try LexiconFolder([:])
    #expect(
      try Lexicons.load([.folder(here.path)]).fingerprint
        == Lexicons.load([.folder(there.path)]).fingerprint)
    #expect(
      try Lexicons.load([.folder(empty.path)]).fingerprint == SharedLexicons.get().fingerprint)
    #expect(try Lexicons.load().fingerprint == SharedLexicons.get().fingerprint)
  }
}
