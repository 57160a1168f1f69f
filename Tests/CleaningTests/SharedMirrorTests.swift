import Foundation
import Records
import Testing

@testable import Cleaning

/// Sentences of real pages damaged by the model: words that no list of ours was made for.
@Suite(.enabled(if: Shared.isThere, "the folder ../shared is not there: no real sentences are damaged"))
struct SharedMirrorTests {
  /// In a thousand repairs. Names and rare words fit by chance; no list of words is whole.
  private static let mostWrong = 3
  private static let mostWrongProved = 2

  @Test(arguments: [false, true])
  func `Hardly a repair is wrong where the words are new`(turnsPunctuation: Bool) throws {
    let score = try Self.score(turnsPunctuation: turnsPunctuation)
    #expect(score.places > 600)
    #expect(score.wrongRepairs.count * 1000 <= score.repairs * Self.mostWrong, "\(score.wrongRepairs)")
    let proved = score.wrongRepairs.filter { $0.hasPrefix("proved") }
    #expect(proved.count * 1000 <= score.proved * Self.mostWrongProved, "\(proved)")
    #expect(score.wrongNumbers.isEmpty, "\(score.wrongNumbers)")
    #expect(score.repaired * 100 >= score.places * 60, "\(score.repaired) of \(score.places)")
    #expect(score.published * 100 >= score.numbers * 95, "\(score.published) of \(score.numbers)")
  }

  private static func score(turnsPunctuation: Bool) throws -> MirrorScore {
    let sentences = try MirrorSentences()
    let gbk = try GBKTable(folder: Cleaner.tables)
    let model = MirrorModel(
      gbk: gbk, readings: sentences.readings(turn: 77, often: 7), turnsPunctuation: turnsPunctuation)
    var score = MirrorScore()
    let lines = try Self.lines(gbk: gbk, sentences)
    // One part in three, from the whole of the pages: all of them take minutes in a debug build.
    for start in stride(from: 0, to: lines.count, by: 120) {
      var originals: [String] = []
      var seen: [MirrorModel.Result] = []
      for line in lines[start..<min(start + 40, lines.count)] {
        let result = model.damage(sentences.traditional(line))
        guard result.isBroken.contains(true) else { continue }
        originals.append(line)
        seen.append(result)
      }
      let text = seen.map(\.text).joined(separator: "\n")
      let clean = try Samples.cleaner.get().clean(Samples.article(text), isPlainText: false)
      // A line that became nothing, or a text too short to show its script, has no places to compare.
      guard clean.blocks.count == seen.count, clean.script == .traditional else { continue }
      score.add(clean, originals: originals, seen: seen)
    }
    return score
  }

  /// Paragraphs of the pages that GBK can write, that come back from Traditional characters as they were.
  private static func lines(gbk: GBKTable, _ sentences: MirrorSentences) throws -> [String] {
    let script = try ScriptTable(folder: Cleaner.tables)
    let pages = Shared.folder.appendingPathComponent("eval/pages")
    var lines: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: pages.path).sorted() {
      guard name.hasSuffix(".expect.json") else { continue }
      let data = try Data(contentsOf: pages.appendingPathComponent(name))
      let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      guard let content = object["content"] as? String else { continue }
      for line in content.split(whereSeparator: \.isNewline) {
        let text = String(line.filter { !$0.isWhitespace })
        let scalars = text.unicodeScalars.map(\.value)
        guard (15...300).contains(scalars.count), !text.contains("?"),
          scalars.allSatisfy({
            $0 < 0x80 || gbk.bytes($0) != nil && !(0xFF00..<0xFFFF ~= $0 && !Scalar.isWidePunctuation($0))
          })
        else { continue }
        var turned = sentences.traditional(text).unicodeScalars.map(\.value)
        _ = script.simplify(&turned)
        if turned == scalars { lines.append(text) }
      }
    }
    return lines
  }
}
