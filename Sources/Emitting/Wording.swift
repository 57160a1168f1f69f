internal import Foundation

/// Words for people in Chinese and English, by key: from a resource with the columns `key`, `zh`, `en`.
struct Wording: Sendable {
  struct Entry: Sendable, Hashable {
    var key: String
    var zh: String
    var en: String
  }

  /// The entries in the order of the resource.
  let entries: [Entry]
  private let byKey: [String: Entry]

  /// The words of a resource, by its path below `Resources`; none of them is empty.
  static func load(_ path: String) throws(EmitError) -> Wording {
    var entries: [Entry] = []
    for row in try ProgramResource.rows(path, columns: ["key", "zh", "en"]) {
      if row.cells.contains("") { throw ProgramResource.broken(row.place, "a word is missing") }
      entries.append(Entry(key: row.cells[0], zh: row.cells[1], en: row.cells[2]))
    }
    return Wording(entries: entries)
  }

  private init(entries: [Entry]) {
    self.entries = entries
    byKey = Dictionary(entries.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The Chinese words; a missing key shows itself.
  func chinese(_ key: String) -> String { byKey[key]?.zh ?? key }

  /// Both languages, parted by `separator`; `{name}` stands for a value. A missing key shows itself.
  func text(_ key: String, separator: String = " ", _ values: [(String, String)] = []) -> String {
    guard let entry = byKey[key] else { return key }
    return values.reduce("\(entry.zh)\(separator)\(entry.en)") { text, value in
      text.replacing("{\(value.0)}", with: value.1)
    }
  }
}
