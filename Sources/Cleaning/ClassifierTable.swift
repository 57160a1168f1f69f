internal import Foundation

/// Classifiers and units that stand right after a number, by the character they begin with: `classifiers.tsv`.
struct ClassifierTable: Sendable {
  /// How surely such a word tells a number before it.
  enum Kind: String, Sendable {
    case measure, money, count, person, loose, share
  }

  /// A classifier found at a place.
  struct Match {
    var length: Int
    var kind: Kind
  }

  private var words: [[(scalars: [UInt32], kind: Kind)]] = [[]]
  /// For each character of the Basic Multilingual Plane the list of the words that it begins; 0 for none.
  private var lists = [UInt8](repeating: 0, count: 0x10000)

  init(folder: URL) throws(TableError) {
    let table = try TableFile.load(
      "classifiers.tsv", columns: ["classifier", "kind", "reason"], from: folder)
    for row in table.rows {
      let scalars = table.scalars(row, 0)
      guard let kind = Kind(rawValue: String(row.fields[1])) else {
        throw table.error(
          row.line,
          "the kind '\(row.fields[1])' is not known; use measure, money, count, person, loose or share")
      }
      guard let head = scalars.first, head < 0x10000 else {
        throw table.error(row.line, "'\(row.fields[0])' does not begin with a character below U+10000")
      }
      if lists[Int(head)] == 0 {
        guard let list = UInt8(exactly: words.count) else {
          throw table.error(row.line, "the words begin with more than 255 characters")
        }
        lists[Int(head)] = list
        words.append([])
      }
      words[Int(lists[Int(head)])].append((scalars, kind))
    }
    for list in words.indices { words[list].sort { $0.scalars.count > $1.scalars.count } }
  }

  /// The characters that classifiers begin with.
  var heads: [UInt32] { words.compactMap { $0.first?.scalars.first } }

  /// The longest classifier or unit at a place.
  func match(at index: Int, of scalars: [UInt32]) -> Match? {
    guard index < scalars.count, scalars[index] < 0x10000 else { return nil }
    let list = lists[Int(scalars[index])]
    guard list != 0 else { return nil }
    for word in words[Int(list)] where Self.stands(word.scalars, at: index, of: scalars) {
      return Match(length: word.scalars.count, kind: word.kind)
    }
    return nil
  }

  private static func stands(_ word: [UInt32], at index: Int, of scalars: [UInt32]) -> Bool {
    guard index + word.count <= scalars.count else { return false }
    for offset in word.indices where scalars[index + offset] != word[offset] { return false }
    return true
  }
}
