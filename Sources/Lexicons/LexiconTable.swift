/// A lexicon: its entries in order of their key.
public struct LexiconTable: Sendable {
  /// The lexicon's name in the schema: `units`.
  public let name: String
  /// Every column of the schema, in its order.
  public let columns: [String]
  /// The entries, in order of their key columns by Unicode scalars.
  public let rows: [LexiconRow]
  /// The keys, and the row of each: of several the first.
  private let places: SpellingTable
  private let rowOfKey: [Int]

  init(name: String, columns: [String], rows: [LexiconRow]) {
    self.name = name
    self.columns = columns
    self.rows = rows
    var places = SpellingTable()
    var rowOfKey: [Int] = []
    for (turn, row) in rows.enumerated() where places.place(row.key).isNew { rowOfKey.append(turn) }
    self.places = places
    self.rowOfKey = rowOfKey
  }

  /// The entry of a key (the key columns joined by `/`), if there is one.
  public func row(_ key: String) -> LexiconRow? { places.find(key).map { rows[rowOfKey[$0]] } }
}

/// An entry of a lexicon, and where it was written.
public struct LexiconRow: Sendable {
  /// The lexicon's name.
  public let table: String
  /// The key columns, joined by `/`.
  public let key: String
  /// The file, as its folder was given: `units.tsv` for one of Tongji's own.
  public let file: String
  /// The line in the file, from 1.
  public let line: Int
  let cells: [String]
  let places: [String: Int]

  /// The text of a column; empty where the entry has none, or the lexicon has no such column.
  public subscript(column: String) -> String { places[column].map { cells[$0] } ?? "" }

  /// The entry's name for explanations: `classifiers/家`.
  public var reference: String { "\(table)/\(key)" }
}
