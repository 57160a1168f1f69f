internal import Foundation

/// Traditional to Simplified: characters, and phrases whose characters go another way together (longest match), one for
/// one in positions.
struct ScriptTable: Sendable {
  private var characters: [UInt32]
  private var astral: [UInt32: UInt32] = [:]
  private var heads = [Bool](repeating: false, count: 0x10000)
  private var phrases: [UInt32: [(from: [UInt32], to: [UInt32])]] = [:]
  /// Characters that only a Traditional text holds.
  private(set) var signs: [UInt32] = []

  init(folder: URL) throws(TableError) {
    characters = [UInt32](repeating: 0, count: 0x10000)
    let table = try TableFile.load(
      "traditional-characters.tsv", columns: ["from", "to", "sign"], from: folder)
    for row in table.rows {
      let from = try table.scalar(row, 0)
      let to = try table.scalar(row, 1)
      if from < 0x10000 { characters[Int(from)] = to } else { astral[from] = to }
      if row.fields[2] == "hant" { signs.append(from) }
    }
    var all: [[UInt32]: [UInt32]] = [:]
    try Self.read(
      TableFile.load("traditional-phrases.tsv", columns: ["from", "to"], from: folder), into: &all)
    try Self.read(
      TableFile.load("traditional-phrases-more.tsv", columns: ["from", "to", "reason"], from: folder),
      into: &all)
    for (from, to) in all {
      phrases[from[0], default: []].append((from, to))
      if from[0] < 0x10000 { heads[Int(from[0])] = true }
    }
    for head in phrases.keys { phrases[head]?.sort { $0.from.count > $1.from.count } }
  }

  /// Adds a table's phrases; one that is there is replaced.
  private static func read(_ list: TableFile, into all: inout [[UInt32]: [UInt32]]) throws(TableError) {
    for row in list.rows {
      let from = list.scalars(row, 0)
      let to = list.scalars(row, 1)
      guard from.count == to.count, !from.isEmpty else {
        throw list.error(row.line, "both sides must have the same number of characters")
      }
      all[from] = to
    }
  }

  /// The Simplified form of one character.
  func simplified(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x10000 {
      let to = characters[Int(scalar)]
      return to == 0 ? scalar : to
    }
    return astral[scalar] ?? scalar
  }

  /// Turns a text to Simplified characters in place; gives the number of characters that changed.
  func simplify(_ scalars: inout [UInt32]) -> Int {
    var changed = 0
    var index = 0
    while index < scalars.count {
      if let phrase = phrase(at: index, of: scalars) {
        for (offset, to) in phrase.enumerated() where scalars[index + offset] != to {
          scalars[index + offset] = to
          changed += 1
        }
        index += phrase.count
        continue
      }
      let to = simplified(scalars[index])
      if to != scalars[index] {
        scalars[index] = to
        changed += 1
      }
      index += 1
    }
    return changed
  }

  private func phrase(at index: Int, of scalars: [UInt32]) -> [UInt32]? {
    let head = scalars[index]
    guard head < 0x10000, heads[Int(head)], let list = phrases[head] else { return nil }
    for (from, to) in list where index + from.count <= scalars.count {
      var equal = true
      for offset in from.indices where scalars[index + offset] != from[offset] {
        equal = false
        break
      }
      if equal { return to }
    }
    return nil
  }
}
