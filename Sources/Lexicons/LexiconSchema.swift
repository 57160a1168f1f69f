internal import Foundation

/// What lexicons there are and what their files hold: `lexicons.schema.json`.
struct LexiconSchema: Sendable, Decodable {
  /// Every lexicon, in order of name.
  var lexicons: [Lexicon]

  /// One lexicon: a file `<name>.tsv`.
  struct Lexicon: Sendable, Decodable {
    var name: String
    var description: String
    /// Whether only packs have it.
    var isOfPacks: Bool
    /// The columns that together name an entry.
    var key: [String]
    var columns: [Column]

    func column(_ name: String) -> Column? { columns.first { $0.name == name } }

    enum CodingKeys: String, CodingKey, CaseIterable { case name, description, packs, key, columns }

    init(from decoder: any Decoder) throws {
      try decoder.refuseUnknownKeys(CodingKeys.self)
      let container = try decoder.container(keyedBy: CodingKeys.self)
      name = try container.decode(String.self, forKey: .name)
      description = try container.decode(String.self, forKey: .description)
      isOfPacks = try container.decodeIfPresent(Bool.self, forKey: .packs) ?? false
      key = try container.decode([String].self, forKey: .key)
      columns = try container.decode([Column].self, forKey: .columns)
    }
  }

  /// A column of a lexicon.
  struct Column: Sendable, Decodable {
    var name: String
    var description: String
    /// Whether each entry must have text here.
    var required: Bool
    /// The only values allowed, besides those of `refers`; empty where others decide.
    var values: [String]
    /// The form of the text.
    var form: CellForm?
    /// `lexicon.column` that must hold the text too.
    var refers: String?

    enum CodingKeys: String, CodingKey, CaseIterable {
      case name, description, required, values, form, refers
    }

    init(from decoder: any Decoder) throws {
      try decoder.refuseUnknownKeys(CodingKeys.self)
      let container = try decoder.container(keyedBy: CodingKeys.self)
      name = try container.decode(String.self, forKey: .name)
      description = try container.decode(String.self, forKey: .description)
      required = try container.decodeIfPresent(Bool.self, forKey: .required) ?? false
      values = try container.decodeIfPresent([String].self, forKey: .values) ?? []
      form = try container.decodeIfPresent(CellForm.self, forKey: .form)
      refers = try container.decodeIfPresent(String.self, forKey: .refers)
    }
  }

  enum CodingKeys: String, CodingKey, CaseIterable { case lexicons }

  init(from decoder: any Decoder) throws {
    try decoder.refuseUnknownKeys(CodingKeys.self)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    lexicons = try container.decode([Lexicon].self, forKey: .lexicons).sorted { $0.name.precedes($1.name) }
  }

  /// Reads a schema from its JSON.
  static func read(_ bytes: [UInt8], file: String) throws(LexiconError) -> LexiconSchema {
    let schema: LexiconSchema
    do {
      schema = try JSONDecoder().decode(LexiconSchema.self, from: Data(bytes))
    } catch {
      throw LexiconError(problems: [LexiconProblem(.badSchema, file: file, found: "\(error)")])
    }
    let problems = schema.problems(file: file)
    guard problems.isEmpty else { throw LexiconError(problems: problems) }
    return schema
  }

  /// What contradicts itself in the schema: keys that are no columns, references to nothing, names twice.
  private func problems(file: String) -> [LexiconProblem] {
    var problems: [LexiconProblem] = []
    func report(_ found: String) { problems.append(LexiconProblem(.badSchema, file: file, found: found)) }
    var names: Set<String> = []
    let references = lexicons.flatMap { lexicon in lexicon.columns.map { "\(lexicon.name).\($0.name)" } }
    for lexicon in lexicons {
      if !names.insert(lexicon.name).inserted { report("lexicon \"\(lexicon.name)\" is there twice") }
      if Set(lexicon.columns.map(\.name)).count < lexicon.columns.count {
        report("lexicon \"\(lexicon.name)\" has a column twice")
      }
      if lexicon.key.isEmpty { report("lexicon \"\(lexicon.name)\" has no key") }
      for key in lexicon.key where lexicon.column(key) == nil {
        report("lexicon \"\(lexicon.name)\": key \"\(key)\" is not a column")
      }
      for column in lexicon.columns {
        if let refers = column.refers, !references.contains(refers) {
          report(
            "lexicon \"\(lexicon.name)\": column \"\(column.name)\" refers to \"\(refers)\", which is not there"
          )
        }
      }
    }
    return problems
  }
}

private struct AnyCodingKey: CodingKey {
  var stringValue: String
  var intValue: Int? { nil }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension Decoder {
  /// Throws where the object has a key that is not one of the cases.
  fileprivate func refuseUnknownKeys<Key: CodingKey & CaseIterable>(_ type: Key.Type) throws {
    let known = type.allCases.map(\.stringValue)
    let found = try container(keyedBy: AnyCodingKey.self).allKeys.map(\.stringValue).sorted()
    for key in found where !known.contains(key) {
      let hint = NearestName.of(key, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: codingPath,
          debugDescription: "unknown key \"\(key)\"; allowed: \(known.joined(separator: ", "))\(hint)"))
    }
  }
}

extension String {
  /// Order by Unicode scalars: the same on every machine, unlike an order by language.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
