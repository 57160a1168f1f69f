internal import Foundation
internal import Hashing
public import Records

/// The word lists that Tongji works by: data files with a schema, to which other folders may add.
///
/// A lexicon is a file of tab-separated lines, `<name>.tsv`: the first line is the header, lines that begin with
/// `#` are comments, nothing is quoted. `lexicons.schema.json` says which lexicons there are and what they hold.
/// Entries of later folders replace those of the same key.
public struct Lexicons: Sendable {
  /// Every lexicon, in order of name.
  public let tables: [LexiconTable]
  /// SHA-256 over every entry, whatever file it came from, as 64 lowercase hexadecimal digits.
  public let fingerprint: String
  private let places: [String: Int]

  /// Reads Tongji's own lexicons, then those of other folders, each over the ones before.
  ///
  /// - Parameter folders: folders that hold files named as Tongji's own; each may hold some of them.
  /// - Returns: the merged lexicons.
  /// - Throws: ``LexiconError`` with every problem of every file.
  public static func load(additional folders: [String] = []) throws(LexiconError) -> Lexicons {
    guard let resources = Bundle.module.url(forResource: "Resources", withExtension: nil)?.path else {
      let problem = LexiconProblem(
        .unreadableFolder, file: "lexicons",
        found: "Tongji's own lexicons are not beside the program; install its resource bundles with it")
      throw LexiconError(problems: [problem])
    }
    return try load(resources: resources, additional: folders)
  }

  static func load(resources: String, additional folders: [String]) throws(LexiconError) -> Lexicons {
    let schemaName = "lexicons.schema.json"
    guard let bytes = FileManager.default.contents(atPath: "\(resources)/\(schemaName)") else {
      throw LexiconError(problems: [
        LexiconProblem(.unreadableFile, file: schemaName, found: "the file cannot be read")
      ])
    }
    let schema = try LexiconSchema.read(Array(bytes), file: schemaName)
    var merger = LexiconMerger(schema: schema)
    merger.add(folder: resources, shownAs: "", complete: true, besides: [schemaName])
    for folder in folders {
      var shown = folder
      while shown.count > 1, shown.hasSuffix("/") { shown.removeLast() }
      merger.add(folder: folder, shownAs: shown, complete: false, besides: [])
    }
    return Lexicons(tables: try merger.tables())
  }

  init(tables: [LexiconTable]) {
    self.tables = tables
    places = Dictionary(tables.enumerated().map { ($1.name, $0) }) { first, _ in first }
    var digest = SHA256Digest()
    for table in tables {
      digest.update(Array("\(table.name)\t\(table.columns.joined(separator: "\t"))\n".utf8))
      for row in table.rows { digest.update(Array("\(row.cells.joined(separator: "\t"))\n".utf8)) }
    }
    fingerprint = digest.hex()
  }

  /// A lexicon by its name; one that the schema does not have is empty.
  public func table(_ name: String) -> LexiconTable {
    places[name].map { tables[$0] } ?? LexiconTable(name: name, columns: [], rows: [])
  }

  /// The code lists that the published tables refer to, each in order of its code.
  public var codeLists: CodeLists {
    CodeLists(
      indicators: table("indicators").rows.map { row in
        CodeLists.Indicator(
          code: row["indicator"], parent: row["parent"], labelZh: row["label_zh"], labelEn: row["label_en"],
          unit: row["unit"] == "*" ? "" : row["unit"], kind: row["kind"], definition: row["definition"])
      },
      units: table("units").rows.map { row in
        CodeLists.Unit(
          code: row["unit"], labelZh: row["label_zh"], labelEn: row["label_en"], dimension: row["dimension"])
      },
      regions: table("regions").rows.map { row in
        CodeLists.RegionEntry(
          code: row["code"], name: row["name"], parent: row["parent"], level: row["level"], year: row["year"])
      })
  }
}
