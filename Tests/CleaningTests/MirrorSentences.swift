import Foundation
import TestSupport

@testable import Cleaning

/// Documents of made-up sentences with many numbers, the same for the same turn, in both scripts.
struct MirrorSentences {
  private var sentences: [String]
  private var slots: [String: [String]] = [:]
  private var traditional: [Unicode.Scalar: Unicode.Scalar] = [:]
  private var readings: [(character: UInt32, reading: String)] = []

  init() throws {
    sentences = CaseTable.rows("mirror-sentences.tsv", in: Bundle.module).map { $0["sentence"] }
    for row in CaseTable.rows("mirror-words.tsv", in: Bundle.module) {
      slots[row["slot"], default: []].append(row["text"])
    }
    let script = try TableFile.load(
      "traditional-characters.tsv", columns: ["from", "to", "sign"], from: Cleaner.tables)
    let table = try TableFile.load("readings.tsv", columns: ["character", "readings"], from: Cleaner.tables)
    let gbk = try GBKTable(folder: Cleaner.tables)
    readings = try table.rows.map {
      (try table.scalar($0, 0), String($0.fields[1].split(separator: " ").first ?? ""))
    }
    let known = Set(readings.map(\.character))
    for row in script.rows {
      let from = try script.scalar(row, 0)
      let to = try script.scalar(row, 1)
      // Mirrors turn characters one by one; where several would do, the usual one is meant.
      guard known.contains(from), gbk.bytes(from) != nil, let key = Unicode.Scalar(to),
        let value = Unicode.Scalar(from), !Self.unturned.contains(key)
      else { continue }
      if traditional[key] == nil || Self.usual.contains(value) { traditional[key] = value }
    }
  }

  /// Characters that are Traditional ones too, and are left as they are.
  private static let unturned = Set("后里面干系台了着志只向回制于占余才布范".unicodeScalars)
  private static let usual = Set("發復歷會與為眾產線說對時動務處總經種應關據當勞鐘聯".unicodeScalars)

  /// A number's printed digits are told by the turn, so that each sentence has its own.
  func document(turn: Int, sentences count: Int) -> [String] {
    var random = Random(state: UInt64(turn) &* 0x9E37_79B9_7F4A_7C15 | 1)
    return (0..<count).map { _ in fill(random.pick(sentences), &random) }
  }

  /// The same in Traditional characters, one for one.
  func traditional(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { view.append(traditional[scalar] ?? scalar) }
    return String(view)
  }

  /// A mirror's list of characters with their readings: of ten, some.
  func readings(turn: Int, often: Int) -> [UInt32: String] {
    var random = Random(state: UInt64(turn) &* 0xD134_2543_DE82_EF95 | 1)
    var list: [UInt32: String] = [:]
    for (character, reading) in readings where random.number(0...9) < often { list[character] = reading }
    return list
  }

  private func fill(_ pattern: String, _ random: inout Random) -> String {
    var out = ""
    var slot: String?
    for character in pattern {
      switch character {
      case "{": slot = ""
      case "}":
        out += random.pick(slots[slot ?? ""] ?? [""])
        slot = nil
      case "#" where out.hasSuffix("."): out += String(random.number(1...9))
      case "#": out += String(random.number(1...[9, 99, 999, 9_999, 99_999][random.number(0...4)]))
      default:
        if slot == nil { out.append(character) } else { slot?.append(character) }
      }
    }
    return out
  }

  /// Numbers that look random and are the same in each run.
  struct Random {
    var state: UInt64

    mutating func number(_ range: ClosedRange<Int>) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return range.lowerBound + Int((state >> 11) % UInt64(range.count))
    }

    mutating func pick<T>(_ all: [T]) -> T { all[number(0...all.count - 1)] }
  }
}
