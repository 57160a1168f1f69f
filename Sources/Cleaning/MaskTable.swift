internal import Foundation

/// Letters and signs that stand in the place of Chinese characters, and what tells them from names: `masks.tsv`.
struct MaskTable: Sendable {
  /// A text that holds letters: where they begin in it.
  private struct Context: Sendable {
    var scalars: [UInt32]
    var offset: Int
  }

  private enum Kind: String {
    case stands, phrase, name, head, surname
  }

  /// What letters stand for, in upper case or as the table has them.
  private(set) var standIns: [[UInt32]: [UInt32]] = [:]
  private var phrases: [[UInt32]: [Context]] = [:]
  private var names: [[UInt32]: [Context]] = [:]
  private var heads: [UInt32: [[UInt32]]] = [:]
  private var surnames: Set<UInt32> = []

  init(folder: URL) throws(TableError) {
    let table = try TableFile.load(
      "masks.tsv", columns: ["text", "kind", "stands_for", "reason"], from: folder)
    for row in table.rows {
      let text = table.scalars(row, 0)
      guard let kind = Kind(rawValue: String(row.fields[1])), let first = text.first else {
        throw table.error(
          row.line, "the kind '\(row.fields[1])' is not known; use stands, phrase, name, head or surname")
      }
      switch kind {
      case .stands: standIns[text] = table.scalars(row, 2)
      case .phrase, .name:
        guard let offset = text.firstIndex(where: Scalar.isLatin) else {
          throw table.error(row.line, "'\(row.fields[0])' has no letter that masks or names")
        }
        let letters = Array(text[offset...].prefix(while: Scalar.isLatin))
        let context = Context(scalars: text, offset: offset)
        if kind == .phrase {
          phrases[letters, default: []].append(context)
        } else {
          names[letters, default: []].append(context)
        }
      case .head: heads[first, default: []].append(text)
      case .surname: surnames.insert(try table.scalar(row, 0))
      }
    }
  }

  /// Whether the letters at `run` are a mask by the text around them.
  func isPhrase(_ run: Range<Int>, of scalars: [UInt32]) -> Bool { holds(phrases, run, of: scalars) }

  /// Whether the letters at `run` are part of a name or term: `X光`, `Z世代`.
  func isName(_ run: Range<Int>, of scalars: [UInt32]) -> Bool { holds(names, run, of: scalars) }

  private func holds(_ table: [[UInt32]: [Context]], _ run: Range<Int>, of scalars: [UInt32]) -> Bool {
    guard let list = table[Array(scalars[run])] else { return false }
    return list.contains { context in
      let start = run.lowerBound - context.offset
      return start >= 0 && scalars[start...].starts(with: context.scalars)
    }
  }

  /// Whether a noun that masked names stand before begins at a place: `**公司`, `×县`.
  func isHead(at index: Int, of scalars: [UInt32]) -> Bool {
    guard index < scalars.count, let list = heads[scalars[index]] else { return false }
    return list.contains { scalars[index...].starts(with: $0) }
  }

  /// Whether a mask may hide the rest of the name that a character begins: `王××`, `某**`.
  func isSurname(_ scalar: UInt32) -> Bool { surnames.contains(scalar) }
}
