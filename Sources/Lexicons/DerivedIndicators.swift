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
    let words = derived.rows.map { Word.list($0["words"]) }
    var rows = indicators.rows
    for row in indicators.rows where !row["patterns"].isEmpty {
      let kinds = kinds(of: row)
      for (rule, words) in zip(derived.rows, words) where kinds.contains(rule["of"]) {
        let code = "\(row["indicator"]).\(rule["code"])"
        if indicators.row(code) == nil { rows.append(make(rule, words, of: row, as: code)) }
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

  private func make(_ rule: LexiconRow, _ words: [Word], of row: LexiconRow, as code: String) -> LexiconRow {
    var cells = row.cells
    func set(_ column: String, _ text: String) {
      if let place = row.places[column] { cells[place] = text }
    }
    set("indicator", code)
    set("parent", row["indicator"])
    set("label_zh", Self.fill(rule["label_zh"], with: row["label_zh"]))
    set("label_en", Self.fill(rule["label_en"], with: row["label_en"]))
    set("definition", Self.fill(rule["definition"], with: row["label_zh"]))
    if rule["unit"] != "=" {
      set("unit", rule["unit"])
      set("also", "")
      set("same", "")
    }
    set("kind", rule["kind"])
    set("patterns", patterns(row["patterns"], with: words))
    set("reason", rule["reason"])
    return LexiconRow(
      table: row.table, key: code, file: row.file, line: row.line, cells: cells, places: row.places)
  }

  /// A rule's text with what it is derived from for `{}`.
  private static func fill(_ rule: String, with name: String) -> String {
    var filled: [UInt8] = []
    var rest = Array(rule.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "{"), rest.first == UInt8(ascii: "}") {
        rest.removeFirst()
        filled += name.utf8
      } else {
        filled.append(byte)
      }
    }
    return String(decoding: filled, as: UTF8.self)
  }

  /// A derived word in UTF-8.
  private struct Word {
    var spelling: [UInt8]
    /// Without its signs `^` and `$`.
    var text: [UInt8]
    var isFirst: Bool { spelling.first == UInt8(ascii: "^") }

    static func list(_ cell: String) -> [Word] {
      Array(cell.utf8).split(separator: UInt8(ascii: "|")).map {
        Word(spelling: Array($0), text: DerivedIndicators.plain($0))
      }
    }
  }

  private static func plain(_ word: ArraySlice<UInt8>) -> [UInt8] {
    word.filter { $0 != UInt8(ascii: "^") && $0 != UInt8(ascii: "$") }
  }

  /// Every alternative with one of the words besides, where that is not its own already.
  ///
  /// Of an alternative that must end the measure (`女职工$`) the word stands right behind (`女职工占$`): more words
  /// between them may make another thing of it.
  private func patterns(_ cell: String, with words: [Word]) -> String {
    var made: [UInt8] = []
    for alternative in Array(cell.utf8).split(separator: UInt8(ascii: "|")) {
      let pieces = alternative.split(separator: UInt8(ascii: "!"))
      let own = pieces[0].split { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/") }.map(Self.plain)
      let isEnded = pieces[0].contains(UInt8(ascii: "$"))
      let wanted = words.filter { !own.contains($0.text) && !(isEnded && $0.isFirst) }
      guard !wanted.isEmpty else { continue }
      if !made.isEmpty { made.append(UInt8(ascii: "|")) }
      if isEnded {
        made += ended(pieces[0], by: wanted)
      } else {
        made += pieces[0]
        made.append(UInt8(ascii: "+"))
        made += wanted.map(\.spelling).joined(separator: "/".utf8)
      }
      for exclusion in pieces.dropFirst() {
        made.append(UInt8(ascii: "!"))
        made += exclusion
      }
    }
    return String(decoding: made, as: UTF8.self)
  }

  /// `会员/职工$` by 增长 and 下降: `会员/职工增长/职工下降`, each as it ends.
  private func ended(_ head: ArraySlice<UInt8>, by words: [Word]) -> [UInt8] {
    let choices = head.split(separator: UInt8(ascii: "+")).map { choice in
      let ended = choice.split(separator: UInt8(ascii: "/")).flatMap { word in
        word.last == UInt8(ascii: "$") ? words.map { word.dropLast() + $0.spelling } : [word]
      }
      return Array(ended.joined(separator: "/".utf8))
    }
    return Array(choices.joined(separator: "+".utf8))
  }
}
