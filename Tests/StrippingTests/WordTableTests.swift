import Testing

@testable import Stripping

@Suite("Word lists")
struct WordTableTests {
  @Test(
    "each list is there, sorted and unique by its first two columns, with a reason on every row",
    arguments: [
      "element-names", "fact-elements", "furniture-lines", "labels", "meta-keys", "months", "phrases",
      "script-keys",
    ])
  func lists(_ name: String) throws {
    let rows = try WordTable(name).rows
    #expect(rows.count > 10)
    let keys: [[String]] = rows.map { row in
      let columns =
        switch name {
        case "element-names": ["kind", "name"]
        case "fact-elements": ["fact", "name"]
        case "furniture-lines": ["match", "words"]
        case "labels": ["fact", "label"]
        case "months": ["number", "word"]
        case "meta-keys", "script-keys": ["fact", "key"]
        default: ["use", "phrase"]
        }
      return columns.map { row[$0] ?? "" }
    }
    #expect(Set(keys).count == keys.count)
    #expect(keys == keys.sorted { $0.lexicographicallyPrecedes($1, by: precedes) })
    #expect(rows.allSatisfy { $0["reason"]?.isEmpty == false })
  }

  private func precedes(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
  }

  @Test("a list that is missing or malformed is named")
  func errors() {
    #expect(throws: WordTableError.missing(file: "none.tsv")) { try WordTable("none") }
    #expect(
      "\(WordTableError.missing(file: "none.tsv"))"
        == "the word list 'none.tsv' is missing: install the program together with its resource folder")
    #expect(
      "\(WordTableError.malformed(file: "labels.tsv", line: 3, columns: ["fact", "label", "reason"]))"
        == "labels.tsv, line 3: expected 3 columns (fact, label, reason), separated by tabs")
  }
}
