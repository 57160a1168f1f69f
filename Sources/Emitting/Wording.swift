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

  /// The words of a resource, by its path below `Resources`.
  static func load(_ path: String) throws(EmitError) -> Wording {
    guard let url = Bundle.module.url(forResource: "Resources/\(path)", withExtension: nil),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { throw broken(path, "the resource is missing") }
    var entries: [Entry] = []
    for (index, line) in text.split(separator: "\n").enumerated() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 3, !cells.contains(""), index > 0 || cells == ["key", "zh", "en"] else {
        throw broken("\(path):\(index + 1)", "expected the columns key, zh, en")
      }
      if index > 0 { entries.append(Entry(key: cells[0], zh: cells[1], en: cells[2])) }
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

  private static func broken(_ place: String, _ what: String) -> EmitError {
    EmitError(.brokenProgram, what: what, place: place, remedy: "install Tongji again")
  }
}
