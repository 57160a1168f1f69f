import Foundation
import Records
import Testing

@testable import Cleaning

/// Letters and signs in the place of characters are told and stay as they are.
@Suite struct MaskTests {
  @Test(arguments: Samples.rows("masks.tsv"))
  func `A mask is noted, a name is not`(_ row: [String]) throws {
    let clean = try Samples.clean(row[0])
    let notes = clean.repairs.filter { $0.rule == MaskPass.word || $0.rule == MaskPass.date }
    #expect(notes.map { "\($0.rule):\($0.before)" }.joined(separator: " ") == row[1])
    #expect(Samples.damage(clean) == row[2])
    for note in notes {
      #expect(Samples.slice(clean.text, note.start, note.end) == note.before)
      #expect(note.after == note.before && note.certainty == .likely)
    }
  }

  @Test func `Notes stand among the repairs in order of place`() throws {
    let clean = try Samples.clean("X政领导，现有企业13 740家，办好X校。")
    #expect(clean.repairs.map(\.rule) == ["masked-word", "blank-in-number", "masked-word"])
  }

  @Test func `A table of masks without a letter or kind is refused`() throws {
    for (row, problem) in [
      ("党的\tphrase\t\ta", "'党的' has no letter that masks or names"),
      ("X\tsign\t\ta", "the kind 'sign' is not known; use stands, phrase, name, head or surname"),
    ] {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent("masks-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let text = "text\tkind\tstands_for\treason\n\(row)\n"
      try text.write(to: folder.appendingPathComponent("masks.tsv"), atomically: true, encoding: .utf8)
      #expect(throws: TableError(file: "masks.tsv", line: 2, problem: problem)) {
        try MaskTable(folder: folder)
      }
    }
  }
}
