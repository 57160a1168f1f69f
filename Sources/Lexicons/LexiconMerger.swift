internal import Foundation

/// Folders of lexicons read one after another, later entries over earlier ones.
struct LexiconMerger {
  private let schema: LexiconSchema
  private var rows: [String: Rows] = [:]
  private var problems: [LexiconProblem] = []

  /// The entries of a lexicon in the order of the files, which is nearly that of their keys.
  private struct Rows {
    var all: [LexiconRow] = []
    var places = SpellingTable()

    /// Takes a row, in place of one of the same key.
    mutating func take(_ row: LexiconRow) {
      let (place, isNew) = places.place(row.key)
      if isNew { all.append(row) } else { all[place] = row }
    }
  }

  init(schema: LexiconSchema) { self.schema = schema }

  /// Reports a pack that is not there.
  mutating func refuse(pack: String, among packs: [String]) {
    problems.append(
      LexiconProblem(
        .unknownPack, file: "lexicons", found: "there is no pack \"\(pack)\"",
        allowed: packs.joined(separator: ", "), nearest: NearestName.of(pack, among: packs)))
  }

  /// Reads the lexicons of a folder, named in messages as it is shown. A complete one must have every lexicon that
  /// is not left to packs; other files than lexicons may be there only if they are named.
  mutating func add(folder: String, shownAs shown: String, complete: Bool, besides others: [String]) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted { $0.precedes($1) }
    } catch {
      let found = "the folder cannot be listed; check that it is there and may be read"
      problems.append(LexiconProblem(.unreadableFolder, file: shown, found: found))
      return
    }
    let known = schema.lexicons.map { "\($0.name).tsv" }
    for name in names where !name.hasPrefix(".") && !others.contains(name) && !known.contains(name) {
      problems.append(
        LexiconProblem(
          .unknownFile, file: shown.isEmpty ? name : "\(shown)/\(name)", found: "is no lexicon of the schema",
          allowed: known.joined(separator: ", "), nearest: NearestName.of(name, among: known)))
    }
    for lexicon in schema.lexicons {
      let name = "\(lexicon.name).tsv"
      let file = shown.isEmpty ? name : "\(shown)/\(name)"
      guard names.contains(name) else {
        if complete, !lexicon.isOfPacks {
          problems.append(LexiconProblem(.missingFile, file: file, found: "the file is missing"))
        }
        continue
      }
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
        problems.append(LexiconProblem(.unreadableFile, file: file, found: "the file cannot be read"))
        continue
      }
      add(LexiconFile(Array(bytes), file: file, schema: lexicon), of: lexicon, named: file)
    }
  }

  private mutating func add(_ file: LexiconFile, of lexicon: LexiconSchema.Lexicon, named name: String) {
    problems += file.problems
    let places = Dictionary(uniqueKeysWithValues: lexicon.columns.enumerated().map { ($1.name, $0) })
    for entry in file.entries {
      rows[lexicon.name, default: Rows()].take(
        LexiconRow(
          table: lexicon.name, key: entry.key, file: name, line: entry.line, cells: entry.cells,
          places: places))
    }
  }

  /// The lexicons, if nothing is wrong with them.
  func tables() throws(LexiconError) -> [LexiconTable] {
    let tables = schema.lexicons.map { lexicon in
      LexiconTable(
        name: lexicon.name, columns: lexicon.columns.map(\.name),
        rows: sorted(rows[lexicon.name, default: Rows()].all, by: lexicon))
    }
    var problems = problems
    if problems.isEmpty { problems = danglingReferences(in: tables) }
    guard problems.isEmpty else { throw LexiconError(problems: problems) }
    return withDerived(tables)
  }

  /// The tables with the indicators that follow from others.
  private func withDerived(_ tables: [LexiconTable]) -> [LexiconTable] {
    guard let indicators = tables.firstIndex(where: { $0.name == "indicators" }),
      let derived = tables.first(where: { $0.name == "derived" }),
      let units = tables.first(where: { $0.name == "units" })
    else { return tables }
    var tables = tables
    tables[indicators] =
      DerivedIndicators(indicators: tables[indicators], derived: derived, units: units).table()
    return tables
  }

  /// The entries in order of their key's first text, then of its next.
  private func sorted(_ rows: [LexiconRow], by lexicon: LexiconSchema.Lexicon) -> [LexiconRow] {
    // A zero ends each text: it comes before any other byte, as the end of a text does.
    let places = lexicon.keyPlaces
    let keys = rows.map { row in
      places.reduce(into: [UInt8]()) { key, place in
        key += row.cells[place].utf8
        key.append(0)
      }
    }
    return rows.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }.map { rows[$0] }
  }

  /// Cells that must name an entry of another lexicon, and do not.
  private func danglingReferences(in tables: [LexiconTable]) -> [LexiconProblem] {
    var problems: [LexiconProblem] = []
    for (lexicon, table) in zip(schema.lexicons, tables) {
      for column in lexicon.columns {
        guard let refers = column.refers?.split(separator: ".").map(String.init), refers.count == 2 else {
          continue
        }
        let names = (tables.first { $0.name == refers[0] }?.rows ?? []).map { $0[refers[1]] }
        let allowed = Set(names + column.values + [""])
        for row in table.rows {
          let cell = row[column.name]
          let texts = column.form == .alternatives ? cell.split(separator: "|").map(String.init) : [cell]
          for text in texts where !allowed.contains(text) {
            let others = column.values.isEmpty ? "" : ", or " + column.values.joined(separator: ", ")
            problems.append(
              LexiconProblem(
                .notAllowed, file: row.file, line: row.line, column: column.name, found: "found \"\(text)\"",
                allowed: "a \(refers[1]) of \(refers[0]).tsv\(others)",
                nearest: NearestName.of(text, among: names)))
          }
        }
      }
    }
    return problems
  }
}
