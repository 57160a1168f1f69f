import Testing

@testable import Cleaning

/// Thousands of places damaged by the model run forward: what comes back is right, or is marked.
@Suite struct MirrorVolumeTests {
  /// A run of the model: its programs, and what must come of it at the least, in a hundred.
  struct Run: Sendable, CustomTestStringConvertible {
    var decoder: MirrorDecoder
    var turnsPunctuation: Bool
    var places: Int
    /// Places whose characters are all back.
    var repaired: Int
    /// Places that are back or marked.
    var told: Int
    /// Numbers that are published, of all that the originals hold.
    var published: Int

    var testDescription: String { "\(decoder.rawValue), \(turnsPunctuation ? "turned" : "plain")" }
  }

  /// 10,800 places. A decoder that leaves nothing for lost bytes shows no place to repair: no number of its texts may
  /// be wrong, and that is all.
  static let runs: [Run] = [
    Run(decoder: .swallowing, turnsPunctuation: false, places: 3000, repaired: 62, told: 99, published: 85),
    Run(decoder: .swallowing, turnsPunctuation: true, places: 3000, repaired: 64, told: 99, published: 85),
    Run(
      decoder: .swallowingFour, turnsPunctuation: false, places: 1500, repaired: 59, told: 99, published: 85),
    Run(decoder: .swallowingFour, turnsPunctuation: true, places: 700, repaired: 62, told: 99, published: 85),
    Run(decoder: .marking, turnsPunctuation: false, places: 1000, repaired: 73, told: 99, published: 85),
    Run(decoder: .markingFour, turnsPunctuation: false, places: 1000, repaired: 61, told: 99, published: 85),
    Run(decoder: .skipping, turnsPunctuation: false, places: 300, repaired: 0, told: 0, published: 85),
    Run(decoder: .skippingFour, turnsPunctuation: false, places: 300, repaired: 0, told: 0, published: 70),
  ]

  @Test func `The runs have ten thousand places`() {
    #expect(Self.runs.reduce(0) { $0 + $1.places } >= 10_000)
  }

  @Test(arguments: runs)
  func `No repair and no number is wrong`(_ run: Run) throws {
    let score = try Self.score(run)
    #expect(score.places >= run.places)
    #expect(score.wrongNumbers.isEmpty, "\(score.wrongNumbers.prefix(3))")
    #expect(score.wrongRepairs.isEmpty, "\(score.wrongRepairs.prefix(3))")
    #expect(score.repaired * 100 >= score.places * run.repaired, "\(score.repaired) of \(score.places)")
    let told = score.repaired + score.declared
    #expect(told * 100 >= score.places * run.told, "\(told) of \(score.places): \(score.silent.prefix(3))")
    #expect(score.published * 100 >= score.numbers * run.published, "\(score.published) of \(score.numbers)")
  }

  /// Damages documents until a run has its places. Sentences that come through whole are left out but for a few.
  private static func score(_ run: Run) throws -> MirrorScore {
    let sentences = try MirrorSentences()
    let cleaner = try Samples.cleaner.get()
    let gbk = try GBKTable(folder: Cleaner.tables)
    var score = MirrorScore()
    // Each run begins elsewhere, so that no two damage the same documents.
    var turn = (runs.firstIndex { $0.testDescription == run.testDescription } ?? 0) * 10_000
    while score.places < run.places {
      let model = MirrorModel(
        gbk: gbk, readings: sentences.readings(turn: turn, often: 5 + turn % 5), decoder: run.decoder,
        turnsPunctuation: run.turnsPunctuation)
      var originals: [String] = []
      var seen: [MirrorModel.Result] = []
      for (index, original) in sentences.document(turn: turn, sentences: 40).enumerated() {
        let result = model.damage(sentences.traditional(original))
        guard index % 8 == 0 || result.isBroken.contains(true) else { continue }
        originals.append(original)
        seen.append(result)
      }
      let text = seen.map(\.text).joined(separator: "\n")
      score.add(cleaner.clean(Samples.article(text), isPlainText: false), originals: originals, seen: seen)
      turn += 1
    }
    return score
  }
}
