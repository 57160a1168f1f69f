import Extracting
import Foundation
import Records
import TestSupport
import Testing

/// A short page, the first line its title, and every figure on it as a person reads it.
struct FigureCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Expected: Decodable, Sendable {
    var text: String
    var value: String
    var upper: String?
    var unit: String
    var modifier: String
    /// Words that any fair name of what is counted holds.
    var words: [String]
    var per: String?
    /// The turn, from 1, of the figure that it is a part of.
    var partOf: Int?
    var check: String?
    var kind: String?
    var modality: String?
    /// What of it is read wrong today, by field.
    var known: [String]?

    private enum CodingKeys: String, CodingKey {
      case text, value, upper, unit, modifier, words, per, check, kind, modality, known
      case partOf = "part_of"
    }
  }

  var why: String
  var lines: [String]
  var published: String?
  var expect: [Expected]

  var testDescription: String { why }

  static func all(_ file: String) -> [FigureCase] {
    guard let folder = Bundle.module.url(forResource: "Cases", withExtension: nil),
      let data = try? Data(contentsOf: folder.appending(path: file))
    else { return [] }
    return data.split(separator: UInt8(ascii: "\n")).compactMap { line in
      do {
        return try JSONDecoder().decode(FigureCase.self, from: line)
      } catch {
        Issue.record("Cases/\(file): \(error)")
        return nil
      }
    }
  }
}

@Test(arguments: FigureCase.all("figures.jsonl") + FigureCase.all("relations.jsonl"))
func readsFigures(_ item: FigureCase) throws {
  let page = ContextCase(why: item.why, lines: item.lines, published: item.published, expect: [])
  let rows = try #require(OwnExtractor.shared.get().extract(page.document).findings).statistics
  try #require(rows.map(\.numberText) == item.expect.map(\.text))
  let turns = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1.id, $0 + 1) })
  for (row, expected) in zip(rows, item.expect) {
    func check<Value: Equatable>(_ field: String, _ have: Value?, _ want: Value?) {
      let note = Comment(rawValue: "\(field) of \(expected.text)")
      if expected.known?.contains(field) ?? false {
        withKnownIssue { #expect(have == want, note) }
      } else {
        #expect(have == want, note)
      }
    }
    check("value", row.value, expected.value)
    check("unit", row.unitText, expected.unit)
    check("modifier", row.modifier.rawValue, expected.modifier)
    if let upper = expected.upper { check("upper", row.upper, upper) }
    let missing = expected.words.filter { !row.measure.contains($0) }
    check("words", missing.isEmpty ? nil : "\(missing) in \(row.measure)", nil)
    #expect((1...40).contains(row.measure.unicodeScalars.count) && row.measure != row.sentence)
    check("per", row.per, expected.per)
    check("part_of", row.partOf.flatMap { turns[$0] }, expected.partOf)
    check("check", row.check?.rawValue, expected.check)
    if let kind = expected.kind { check("kind", row.kind?.rawValue, kind) }
    if let modality = expected.modality { check("modality", row.modality.rawValue, modality) }
  }
}

@Test func thereAreFigureCases() {
  #expect(FigureCase.all("figures.jsonl").count >= 16 && FigureCase.all("relations.jsonl").count >= 1)
}

/// A text set with a blank wherever a number meets a Chinese character says the same.
@Test(arguments: FigureCase.all("figures.jsonl") + FigureCase.all("relations.jsonl"))
func readsTheSameWithSetBlanks(_ item: FigureCase) throws {
  func rows(_ lines: [String]) throws -> [Statistic] {
    let page = ContextCase(why: item.why, lines: lines, published: item.published, expect: [])
    return try #require(OwnExtractor.shared.get().extract(page.document).findings).statistics
  }
  let plain = try rows(item.lines)
  let set = try rows(item.lines.map(SpacedText.inserted))
  #expect(set.map(\.id) == plain.map(\.id))
  #expect(
    set.map { [$0.value, $0.upper, $0.unit, $0.measure] }
      == plain.map { [$0.value, $0.upper, $0.unit, $0.measure] })
  #expect(
    set.map { $0.numberText.replacing(" ", with: "") } == plain.map { $0.numberText.replacing(" ", with: "") }
  )
  #expect(set.allSatisfy { $0.sentence.contains($0.numberText) })
}
