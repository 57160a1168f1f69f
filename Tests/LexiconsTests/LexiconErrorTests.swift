import Foundation
import Lexicons
import TestSupport
import Testing

/// In `errors.tsv` a bar stands for a tab, `\n` for a line end, a comma in a cell for a bar, `F` for the folder.
@Suite struct LexiconErrorTests {
  @Test(arguments: CaseTable.rows("errors.tsv", in: .module)) func saysWhatIsWrongAndWhere(row: CaseTable.Row)
    throws
  {
    let lines = row["lines"].replacing("|", with: "\t").replacing(",", with: "|").replacing("\\n", with: "\n")
    let folder = try LexiconFolder([row["file"]: lines])
    let error = #expect(throws: LexiconError.self) { try Lexicons.load([.folder(folder.path)]) }
    let names = try SharedLexicons.get().tables.map { "\($0.name).tsv" }.joined(separator: ", ")
    let messages = (error?.problems ?? []).map {
      $0.description.replacing(folder.path, with: "F").replacing(names, with: "NAMES")
    }
    #expect(messages.contains(row["message"]), "\(messages)")
  }

  @Test func tellsEveryProblemOfEveryFile() throws {
    let header = "unit\tlabel_zh\tlabel_en\tdimension\treason\n"
    let folder = try LexiconFolder([
      "units.tsv": "\(header)a\t甲\tA\tmass\t\n b\t乙\tB\tmas\tB.\n", "x.tsv": "",
    ])
    let error = #expect(throws: LexiconError.self) { try Lexicons.load([.folder(folder.path)]) }
    #expect(error?.problems.map(\.kind) == [.unknownFile, .emptyCell, .notAllowed, .notAllowed])
    #expect(error?.problems.map(\.line) == [0, 2, 3, 3])
  }

  @Test func tellsOfAFolderThatIsNotThere() {
    let error = #expect(throws: LexiconError.self) { try Lexicons.load([.folder("no/such/folder/")]) }
    #expect(
      error?.description
        == "no/such/folder: the folder cannot be listed; check that it is there and may be read")
  }

  @Test func refusesAFileThatIsNotUTF8() throws {
    let folder = try LexiconFolder([:])
    try Data([0x75, 0xC4, 0xE3]).write(to: URL(filePath: folder.path).appending(path: "units.tsv"))
    let error = #expect(throws: LexiconError.self) { try Lexicons.load([.folder(folder.path)]) }
    #expect(error?.problems.first?.description == "\(folder.path)/units.tsv: the file is not UTF-8")
  }
}
