internal import Foundation
internal import Hashing
public import Records

/// The word lists that Tongji works by: data files with a schema, to which packs and other folders may add.
///
/// A lexicon is a file of tab-separated lines, `<name>.tsv`: the first line is the header, lines that begin with
/// `#` are comments, nothing is quoted. `lexicons.schema.json` says which lexicons there are and what they hold.
/// `Resources` holds what every domain needs; a folder of `Packs` holds a domain's own: what it counts, and the
/// words that mean something else there. Entries of later sources replace those of the same key.
public struct Lexicons: Sendable {
  /// Every lexicon, in order of name.
  public let tables: [LexiconTable]
  /// SHA-256 over every entry, whatever file it came from, as 64 lowercase hexadecimal digits.
  public let fingerprint: String
  private let places: [String: Int]

  /// The pack that is read where no other is chosen.
  public static let defaultPack = "union"

  /// The names of the packs that come with Tongji, in order.
  public static var packs: [String] {
    guard let folder = resource("Packs") else { return [] }
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { !$0.hasPrefix(".") }.sorted { $0.precedes($1) }
  }

  /// Reads Tongji's own lexicons, then the sources, each over the ones before.
  ///
  /// - Parameter sources: packs and folders; where there is no pack among them, ``defaultPack`` goes before them.
  /// - Returns: the merged lexicons.
  /// - Throws: ``LexiconError`` with every problem of every file, or of a pack that is not there.
  public static func load(_ sources: [LexiconSource] = []) throws(LexiconError) -> Lexicons {
    guard let resources = resource("Resources"), let packs = resource("Packs") else {
      let problem = LexiconProblem(
        .unreadableFolder, file: "lexicons",
        found: "Tongji's own lexicons are not beside the program; install its resource bundles with it")
      throw LexiconError(problems: [problem])
    }
    let schemaName = "lexicons.schema.json"
    guard let bytes = FileManager.default.contents(atPath: "\(resources)/\(schemaName)") else {
      throw LexiconError(problems: [
        LexiconProblem(.unreadableFile, file: schemaName, found: "the file cannot be read")
      ])
    }
    let schema = try LexiconSchema.read(Array(bytes), file: schemaName)
    var merger = LexiconMerger(schema: schema)
    merger.add(folder: resources, shownAs: "", complete: true, besides: [schemaName])
    let choosesPack = sources.contains { if case .pack = $0 { true } else { false } }
    for source in choosesPack ? sources : [.pack(defaultPack)] + sources {
      switch source {
      case .pack(let name):
        if Self.packs.contains(name) {
          merger.add(folder: "\(packs)/\(name)", shownAs: name, complete: false, besides: [])
        } else {
          merger.refuse(pack: name, among: Self.packs)
        }
      case .folder(let folder):
        var shown = folder
        while shown.count > 1, shown.hasSuffix("/") { shown.removeLast() }
        merger.add(folder: folder, shownAs: shown, complete: false, besides: [])
      }
    }
    return Lexicons(tables: try merger.tables())
  }

  private static func resource(_ name: String) -> String? {
    Bundle.module.url(forResource: name, withExtension: nil)?.path
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
