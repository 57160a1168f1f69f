import Foundation
import TestSupport
import Testing

@testable import Cleaning

/// The generated table of Traditional to Simplified against the library whose data it was made of.
@Suite(
  .enabled(if: OpenCC.isThere, "the programs opencc and opencc_dict are not there: nothing to compare with"))
struct OpenCCTests {
  /// Where we go another way than the library, from `opencc-differences.tsv`: each with a reason.
  private static let differences: [(from: String, library: String, ours: String)] = CaseTable.rows(
    "opencc-differences.tsv", in: Bundle.module
  ).map { ($0["from"], $0["library"], $0["ours"]) }

  @Test func `Every character and phrase of the library's dictionaries goes its way`() throws {
    let characters = (0x3400...0x9FFF).compactMap(Unicode.Scalar.init).map(String.init)
    let dictionaries = try ["TSCharacters", "TSPhrases"].map(OpenCC.keys)
    #expect(dictionaries[0].count > 4000 && dictionaries[1].count > 250)
    try compare(characters + dictionaries.joined())
  }

  @Test func `Thousands of sentences go the library's way and come back as they were`() throws {
    let sentences = Self.sentences
    #expect(Set(sentences).count > 1200)
    for variant in ["s2t", "s2tw", "s2hk"] {
      let traditional = try OpenCC.convert(sentences, by: variant)
      try compare(traditional)
      let table = try ScriptTable(folder: Cleaner.tables)
      for (sentence, seen) in zip(sentences, traditional) {
        #expect(Self.simplified(seen, table) == sentence, "\(variant): \(seen)")
      }
    }
  }

  @Test func `Each difference is one`() throws {
    let table = try ScriptTable(folder: Cleaner.tables)
    let library = try OpenCC.convert(Self.differences.map(\.from), by: "t2s")
    #expect(!Self.differences.isEmpty)
    for (row, seen) in zip(Self.differences, library) {
      #expect(seen == row.library, "\(row.from)")
      #expect(Self.simplified(row.from, table) == row.ours && row.ours != row.library, "\(row.from)")
    }
  }

  /// Our way and the library's are one but where a row of the differences covers the place.
  private func compare(_ texts: [String]) throws {
    let table = try ScriptTable(folder: Cleaner.tables)
    for (text, expected) in zip(texts, try OpenCC.convert(texts, by: "t2s")) {
      let ours = Self.simplified(text, table)
      if ours == expected { continue }
      #expect(Self.explained(text, ours, expected), "\(text): \(ours), the library has \(expected)")
    }
  }

  private static func explained(_ text: String, _ ours: String, _ library: String) -> Bool {
    var rest = ours.unicodeScalars.map(\.value)
    let scalars = text.unicodeScalars.map(\.value)
    let expected = library.unicodeScalars.map(\.value)
    guard rest.count == expected.count, rest.count == scalars.count else { return false }
    for row in differences {
      let from = row.from.unicodeScalars.map(\.value)
      let to = row.library.unicodeScalars.map(\.value)
      for start in scalars.indices where scalars[start...].starts(with: from) {
        rest.replaceSubrange(start..<(start + from.count), with: to)
      }
    }
    return rest == expected
  }

  private static func simplified(_ text: String, _ table: ScriptTable) -> String {
    var scalars = text.unicodeScalars.map(\.value)
    _ = table.simplify(&scalars)
    return Scalar.string(scalars)
  }

  /// Sentences with each word of the lists in each slot's turn.
  private static let sentences: [String] = {
    var slots: [String: [String]] = [:]
    for row in CaseTable.rows("script-words.tsv", in: Bundle.module) {
      slots[row["slot"], default: []].append(row["text"])
    }
    return CaseTable.rows("script-sentences.tsv", in: Bundle.module).flatMap { row in
      (0..<84).map { turn in
        slots.reduce(row["sentence"]) { text, slot in
          // Strides without a common divisor with 14: each pair of slots meets in another way.
          let stride = ["who": 1, "place": 3, "thing": 5][slot.key] ?? 1
          return text.replacing(
            "{\(slot.key)}", with: slot.value[(turn * stride + turn / 14) % slot.value.count])
        }
      }
    }
  }()
}

/// The library's programs.
private enum OpenCC {
  static let isThere = ["/usr/bin/opencc", "/usr/bin/opencc_dict", "/usr/share/opencc/TSPhrases.ocd2"]
    .allSatisfy(
      FileManager.default.fileExists)
  private static let programs = URL(filePath: "/usr/bin", directoryHint: .isDirectory)

  static func convert(_ lines: [String], by configuration: String) throws -> [String] {
    let text = lines.joined(separator: "\n")
    let result = try BuiltProgram("opencc", in: programs).run(
      ["-c", "\(configuration).json"], input: Data(text.utf8))
    try #require(result.status == 0, "\(result.messages)")
    let converted = result.text.split(separator: "\n", omittingEmptySubsequences: false).prefix(lines.count)
    try #require(converted.count == lines.count)
    return converted.map(String.init)
  }

  /// The keys of a dictionary.
  static func keys(of dictionary: String) throws -> [String] {
    let folder = try TemporaryFolder()
    let text = folder.url.appending(path: "keys.txt")
    let result = try BuiltProgram("opencc_dict", in: programs).run([
      "-i", "/usr/share/opencc/\(dictionary).ocd2", "-o", text.path, "-f", "ocd2", "-t", "text",
    ])
    try #require(result.status == 0, "\(result.messages)")
    return try String(contentsOf: text, encoding: .utf8).split(separator: "\n").map {
      String($0.prefix { $0 != "\t" })
    }
  }
}
