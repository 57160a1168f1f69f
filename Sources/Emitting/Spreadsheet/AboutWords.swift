/// The words of the workbook's first sheet, from `Resources/workbook.tsv`.
struct AboutWords: Sendable, Hashable {
  /// One thing in both languages.
  struct Word: Sendable, Hashable {
    var zh: String
    var en: String

    /// Chinese and English after it; once where they are the same.
    var both: String { zh == en ? zh : "\(zh) / \(en)" }
  }

  private let words: [String: Word]

  /// The words that the program brings with it.
  static func load() throws(EmitError) -> AboutWords {
    let name = "workbook.tsv"
    var words: [String: Word] = [:]
    for row in try ProgramResource.rows(name, columns: ["key", "zh", "en"]) {
      words[row.cells[0]] = Word(zh: row.cells[1], en: row.cells[2])
    }
    for key in Key.allCases where words[key.rawValue] == nil {
      throw ProgramResource.broken(name, "'\(key.rawValue)' has no words")
    }
    return AboutWords(words: words)
  }

  /// The words that are used.
  enum Key: String, CaseIterable {
    case about, name, version, description, licence, homepage, cite, notes, sheets, sheet, rows, columns,
      table
    case column, type
    case noLicence = "no_licence"
    case noteNumbers = "note_numbers"
    case notePercent = "note_percent"
    case noteText = "note_text"
    case noteEmpty = "note_empty"
    case noteSplit = "note_split"
    case noteCut = "note_cut"
    case whatZh = "what_zh"
    case whatEn = "what_en"
    case meaningZh = "meaning_zh"
    case meaningEn = "meaning_en"
  }

  subscript(key: Key) -> Word { words[key.rawValue] ?? Word(zh: "", en: "") }
}
