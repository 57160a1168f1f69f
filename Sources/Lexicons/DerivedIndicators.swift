/// The indicators that follow from others by the lexicon `derived`: of every amount its rate of growth.
///
/// A derived indicator has a code below its own (`accounts.gdp.growth` of `accounts.gdp`) and holds where the
/// indicator's patterns hold and one of the derived words stands in the measure besides.
struct DerivedIndicators {
  let indicators: LexiconTable
  let derived: LexiconTable
  let units: LexiconTable

  /// The indicators with those that follow from them, in order of code; one that is written out stays as it is.
  func table() -> LexiconTable {
    guard !derived.rows.isEmpty else { return indicators }
    var rows = indicators.rows
    for row in indicators.rows where !row["patterns"].isEmpty {
      for rule in derived.rows where rule["of"] == measureKind(of: row) {
        let made = make(rule, of: row)
        if indicators.row(made.key) == nil { rows.append(made) }
      }
    }
    rows.sort { $0.key.precedes($1.key) }
    return LexiconTable(name: indicators.name, columns: indicators.columns, rows: rows)
  }

  /// `amount` or `ratio`; nil for what is in no unit of its own, or is a change itself.
  private func measureKind(of row: LexiconRow) -> String? {
    guard row["kind"] != "change", let unit = units.row(row["unit"]) else { return nil }
    return unit["dimension"] == "ratio" ? "ratio" : "amount"
  }

  private func make(_ rule: LexiconRow, of row: LexiconRow) -> LexiconRow {
    let code = "\(row["indicator"]).\(rule["code"])"
    var cells = row.cells
    func set(_ column: String, _ text: String) {
      if let place = row.places[column] { cells[place] = text }
    }
    set("indicator", code)
    set("parent", row["indicator"])
    set("label_zh", rule["label_zh"].replacing("{}", with: row["label_zh"]))
    set("label_en", rule["label_en"].replacing("{}", with: row["label_en"]))
    set("definition", rule["definition"].replacing("{}", with: row["label_zh"]))
    if rule["unit"] != "=" {
      set("unit", rule["unit"])
      set("also", "")
    }
    set("kind", rule["kind"])
    set("patterns", patterns(row["patterns"], with: rule["words"]))
    set("reason", rule["reason"])
    return LexiconRow(
      table: row.table, key: code, file: row.file, line: row.line, cells: cells, places: row.places)
  }

  /// Every alternative with one of the words besides, where that is not its own already: what must end the measure
  /// need not end it any more.
  private func patterns(_ cell: String, with words: String) -> String {
    cell.split(separator: "|").compactMap { alternative in
      let pieces = alternative.split(separator: "!")
      let head = pieces[0].filter { $0 != "$" }
      let own = Set(head.split { $0 == "+" || $0 == "/" }.map { $0.filter { $0 != "^" } })
      let wanted = words.split(separator: "|").filter { word in
        !own.contains(word.filter { $0 != "^" && $0 != "$" })
      }
      guard !wanted.isEmpty else { return nil }
      let exclusions = pieces.dropFirst().map { "!\($0)" }.joined()
      return "\(head)+\(wanted.joined(separator: "/"))\(exclusions)"
    }.joined(separator: "|")
  }
}
