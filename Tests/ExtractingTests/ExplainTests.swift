import Extracting
import Foundation
import Lexicons
import Records
import Testing

/// One text and what a reader would say of its numbers; keys that a case leaves out are not compared.
struct ExplainCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Expected: Decodable, Sendable {
    var text: String
    var `class`: String
    var value: String?
    var unitText: String?
    var unit: String?
    var modifier: String?
    var measure: String?
    var lower: String?
    var upper: String?
    var period: String?

    private enum CodingKeys: String, CodingKey {
      case text, `class`, value, unit, modifier, measure, lower, upper, period
      case unitText = "unit_text"
    }
  }

  var why: String
  var text: String
  var published: String?
  var expect: [Expected]

  var testDescription: String { why }

  static let all: [ExplainCase] = {
    guard let folder = Bundle.module.url(forResource: "Cases", withExtension: nil),
      let data = try? Data(contentsOf: folder.appending(path: "explain.jsonl"))
    else { return [] }
    return data.split(separator: UInt8(ascii: "\n")).compactMap { line in
      do {
        return try JSONDecoder().decode(ExplainCase.self, from: line)
      } catch {
        Issue.record("Cases/explain.jsonl: \(error)")
        return nil
      }
    }
  }()
}

/// The extractor of Tongji's own lexicons, loaded once.
enum OwnExtractor {
  static let shared = Result { try Extractor(lexicons: try Lexicons.load()) }
}

@Test(arguments: ExplainCase.all)
func explains(_ item: ExplainCase) throws {
  let found = Explainer(extractor: try OwnExtractor.shared.get()).explain(
    item.text, publishedOn: item.published)
  #expect(found.map(\.text) == item.expect.map(\.text))
  let scalars = Array(item.text.unicodeScalars)
  for (mention, expected) in zip(found, item.expect) {
    var slice = String.UnicodeScalarView()
    slice.append(contentsOf: scalars[mention.start..<mention.end])
    #expect(String(slice) == mention.text)
    #expect(mention.mentionClass.rawValue == expected.class)
    if let value = expected.value { #expect(mention.value == value) }
    if let unit = expected.unitText { #expect(mention.unitText == unit) }
    if let unit = expected.unit { #expect(mention.unit == unit) }
    if let modifier = expected.modifier { #expect(mention.modifier == modifier) }
    if let measure = expected.measure { #expect(mention.measure == measure) }
    if let lower = expected.lower { #expect(mention.lower == lower) }
    if let upper = expected.upper { #expect(mention.upper == upper) }
    if let period = expected.period {
      #expect("\(mention.periodStart ?? "")/\(mention.periodEnd ?? "")" == period)
    }
    #expect(!mention.rules.isEmpty)
  }
}

@Test func thereAreCases() { #expect(ExplainCase.all.count >= 60) }
