import Foundation
import Records
import Testing

@testable import Cleaning

/// The map from clean to decoded text, and that cleaning a clean text changes nothing.
@Suite struct MapTests {
  static let texts: [String] =
    Samples.rows("text.tsv").map { $0[1] } + Samples.rows("damage.tsv").map { $0[0] }
    + Samples.rows("seen.tsv").map { $0[0] } + generated

  /// Texts of pieces in changing order, the same in each run.
  static let generated: [String] = {
    let pieces = [
      "全县总工会", " ", "１２", "3", "000", "余", "人", "，", "。", "\n", "“ 边” ", "产业", "產(chǎn)", "獎(jiǎng)?wù)", "会",
      "第 1 页 共 2 页", "\n", "万元", "\u{3000}", "\u{200B}", "(GDP)", "A", "b", ",", "?", "XX", "職工運動", "著名", "⼯",
      "—",
    ]
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    return (0..<300).map { _ in
      (0..<40).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return pieces[Int(state % UInt64(pieces.count))]
      }.joined()
    }
  }()

  @Test(arguments: [false, true])
  func `Each run of the map has the same characters on both sides, but for width and script`(
    isPlainText: Bool
  )
    throws
  {
    let cleaner = try Samples.cleaner.get()
    let exchanges = try Exchanges()
    for text in Self.texts {
      let clean = cleaner.clean(Samples.article(text), isPlainText: isPlainText)
      let after = Array(clean.text.unicodeScalars)
      let before = Array(text.unicodeScalars)
      var end = (clean: 0, decoded: 0)
      for run in clean.map.runs {
        #expect(run.length > 0 && run.clean >= end.clean && run.decoded >= end.decoded, "\(text)")
        end = (run.clean + run.length, run.decoded + run.length)
        try #require(end.clean <= after.count && end.decoded <= before.count, "\(text)")
        for offset in 0..<run.length {
          let seen = before[run.decoded + offset]
          let made = after[run.clean + offset]
          #expect(seen == made || exchanges.allow(seen.value, made.value), "\(seen) \(made) in \(text)")
        }
      }
      for repair in clean.repairs { #expect(repair.start <= repair.end && repair.end <= after.count) }
      for damage in clean.damage {
        #expect(damage.start < damage.end && damage.end <= after.count, "\(text)")
      }
      let cover = clean.blocks.map { Samples.slice(clean.text, $0.start, $0.end) }
      #expect(cover.joined(separator: "\n") == clean.text)
    }
  }

  @Test(arguments: [false, true])
  func `Cleaning a clean text changes nothing`(isPlainText: Bool) throws {
    let cleaner = try Samples.cleaner.get()
    for text in Self.texts {
      let once = cleaner.clean(Samples.article(text), isPlainText: isPlainText)
      let twice = cleaner.clean(Samples.article(once.text), isPlainText: isPlainText)
      #expect(twice.text == once.text, "\(text)")
    }
  }

  @Test func `A sound Simplified text passes with one run and no repair`() throws {
    let text = "全县总工会召开大会，表彰12人。\n“铸灵魂” 锻造新引擎；共建2.5万个（新）驿站！"
    let clean = try Samples.clean(text)
    #expect(clean.text == text)
    #expect(clean.map.runs == [PositionMap.Run(clean: 0, decoded: 0, length: text.unicodeScalars.count)])
    #expect(clean.repairs.isEmpty && clean.damage.isEmpty && clean.script == .simplified)
  }

  @Test func `A place leads back to what was decoded`() throws {
    let text = "　　工會(huì )有 15人"
    let clean = try Samples.clean(text)
    #expect(clean.text == "工会有15人")
    #expect(
      Samples.slice(text, clean.map.decoded(3..<5).lowerBound, clean.map.decoded(3..<5).upperBound) == "15")
    #expect(
      Samples.slice(text, clean.map.decoded(0..<3).lowerBound, clean.map.decoded(0..<3).upperBound)
        == "工會(huì )有")
  }
}

/// The characters that cleaning may put in the place of others, one for one.
private struct Exchanges {
  private var characters: CharacterTable
  private var script: ScriptTable
  private var phrases: Set<[UInt32]> = []

  init() throws {
    characters = try CharacterTable(folder: Cleaner.tables)
    script = try ScriptTable(folder: Cleaner.tables)
    for (name, columns) in [
      ("traditional-phrases.tsv", ["from", "to"]),
      ("traditional-phrases-more.tsv", ["from", "to", "reason"]),
    ] {
      let table = try TableFile.load(name, columns: columns, from: Cleaner.tables)
      for row in table.rows {
        for pair in zip(table.scalars(row, 0), table.scalars(row, 1)) { phrases.insert([pair.0, pair.1]) }
      }
    }
  }

  func allow(_ before: UInt32, _ after: UInt32) -> Bool {
    if before == Scalar.widePeriod, after == Scalar.period { return true }
    var form = before
    if case .one(let to, _) = characters.forms[before] { form = to }
    return form == after || script.simplified(form) == after || phrases.contains([form, after])
  }
}
