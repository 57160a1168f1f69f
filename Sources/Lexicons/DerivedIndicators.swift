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
      let kinds = kinds(of: row)
      for rule in derived.rows where kinds.contains(rule["of"]) {
        let made = make(rule, of: row)
        if indicators.row(made.key) == nil { rows.append(made) }
      }
    }
    rows.sort { $0.key.precedes($1.key) }
    return LexiconTable(name: indicators.name, columns: indicators.columns, rows: rows)
  }

  /// What a rule may call it: `ratio`, or `amount`, and `count` where it is no money either; nothing for what is in
  /// no unit of its own, or is a change itself.
  private func kinds(of row: LexiconRow) -> [String] {
    guard row["kind"] != "change", let unit = units.row(row["unit"]) else { return [] }
    switch unit["dimension"] {
    case "ratio": return ["ratio"]
    case "count": return ["amount", "count"]
    default: return ["amount"]
    }
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

  /// Every alternative with one of the words besides, where that is not its own already.
  ///
  /// Of an alternative that must end the measure (`女职工$`) the word stands right behind (`女职工占$`): more words
  /// between them may make another thing of it.
  private func patterns(_ cell: String, with words: String) -> String {
    cell.split(separator: "|").compactMap { alternative in
      let pieces = alternative.split(separator: "!").map(String.init)
      let own = Set(pieces[0].split { $0 == "+" || $0 == "/" }.map { $0.filter { $0 != "^" && $0 != "$" } })
      let isEnded = pieces[0].contains("$")
      let wanted = words.split(separator: "|").map(String.init).filter { word in
        !own.contains(word.filter { $0 != "^" && $0 != "$" }) && !(isEnded && word.hasPrefix("^"))
      }
      guard !wanted.isEmpty else { return nil }
      let head = isEnded ? ended(pieces[0], by: wanted) : "\(pieces[0])+\(wanted.joined(separator: "/"))"
      return ([head] + pieces.dropFirst()).joined(separator: "!")
    }.joined(separator: "|")
  }

  /// `会员/职工$` by 增长 and 下降: `会员/职工增长/职工下降`, each as it ends.
  private func ended(_ head: String, by words: [String]) -> String {
    head.split(separator: "+").map { choice in
      choice.split(separator: "/").flatMap { word in
        word.hasSuffix("$") ? words.map { word.dropLast() + $0 } : [String(word)]
      }.joined(separator: "/")
    }.joined(separator: "+")
  }
}
