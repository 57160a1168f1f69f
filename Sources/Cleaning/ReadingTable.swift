internal import Foundation

/// Pinyin: which strings are syllables, and how the characters are read that mirrors put readings after.
struct ReadingTable: Sendable {
  /// Syllables without tone marks, `ü` as it is.
  private var syllables: Set<[UInt32]> = []
  private var readings: [UInt32: [[UInt32]]] = [:]
  private var characters: [[UInt32]: [UInt32]] = [:]
  /// For each letter with a tone mark the letter without.
  private var plain: [UInt32: UInt32] = [:]
  private static let longestSyllable = 6

  init(folder: URL) throws(TableError) {
    for (plainVowel, marked) in [
      ("a", "āáǎà"), ("e", "ēéěè"), ("i", "īíǐì"), ("o", "ōóǒò"), ("u", "ūúǔù"), ("ü", "ǖǘǚǜ"), ("n", "ńňǹ"),
      ("m", "ḿ"),
    ] {
      guard let to = plainVowel.unicodeScalars.first?.value else { continue }
      for scalar in marked.unicodeScalars { plain[scalar.value] = to }
    }
    let list = try TableFile.load("syllables.tsv", columns: ["syllable"], from: folder)
    for row in list.rows { syllables.insert(list.scalars(row, 0)) }
    let table = try TableFile.load("readings.tsv", columns: ["character", "readings"], from: folder)
    for row in table.rows {
      let character = try table.scalar(row, 0)
      for reading in row.fields[1].split(separator: " ") {
        let scalars = reading.unicodeScalars.map(\.value)
        guard syllableCount(of: withoutTones(scalars)) == 1 else {
          throw table.error(row.line, "'\(reading)' is no syllable of syllables.tsv")
        }
        readings[character, default: []].append(scalars)
        characters[scalars, default: []].append(character)
      }
    }
  }

  /// Whether mirrors put this reading after this character.
  func isReading(_ reading: [UInt32], of character: UInt32) -> Bool {
    readings[character]?.contains(reading) ?? false
  }

  /// The characters that mirrors put this reading after, in the order of the table.
  func characters(reading: [UInt32]) -> [UInt32] { characters[reading] ?? [] }

  /// A letter that a reading may hold.
  func isLetter(_ scalar: UInt32) -> Bool {
    scalar &- 0x61 < 26 || scalar == 0xFC || plain[scalar] != nil
  }

  func withoutTones(_ reading: [UInt32]) -> [UInt32] { reading.map { plain[$0] ?? $0 } }

  func toneCount(of reading: [UInt32]) -> Int { reading.count { plain[$0] != nil } }

  /// The least number of syllables that make up a string of plain letters, or nil.
  func syllableCount(of letters: [UInt32]) -> Int? {
    if syllables.contains(letters) { return 1 }
    var least: [Int?] = [0] + [Int?](repeating: nil, count: letters.count)
    for end in letters.indices.map({ $0 + 1 }) {
      for start in max(0, end - Self.longestSyllable)..<end {
        guard let before = least[start], syllables.contains(Array(letters[start..<end])) else { continue }
        least[end] = min(least[end] ?? .max, before + 1)
      }
    }
    return least[letters.count]
  }
}
