import Extracting
import Foundation
import Lexicons
import Numerals
import Pipeline
import TestSupport
import Testing

/// A case of another recognizer: the text, and what is expected at which places.
private struct PeerCase: Decodable {
  struct Expected: Decodable {
    var start: Int
    var end: Int
    var value: String?
  }
  var input: String
  var sub: String
  var expect: [Expected]

  /// Whether all values and ends of ranges are read at their places; ratios are compared as parts of one, and as they
  /// are written where the other one reads the number in 百分之五十五 or 五个百分点 without its unit.
  func isEqual(_ found: [Explanation]) -> Bool {
    expect.allSatisfy { item in
      let here = found.filter { $0.start < item.end && item.start < $0.end }
      guard let value = item.value else { return here.contains { $0.value != nil } }
      let have = here.flatMap { one in
        [one.value, one.lower, one.upper].compactMap(\.self).flatMap { text in
          [Self.pure(text, one.unit)] + (sub == "NumberModel" ? [Self.pure(text, nil)] : [])
        }.compactMap(\.self)
      }
      let ends = value.split { "[](), ".contains($0) }.map {
        Self.pure(String($0), sub == "PercentModel" ? "percent" : nil)
      }
      return !ends.isEmpty && ends.allSatisfy { end in end.map(have.contains) ?? false }
    }
  }

  private static func pure(_ text: String, _ unit: String?) -> ExactDecimal? {
    let shift =
      switch unit {
      case "percent", "percentage_point": -2
      case "permille": -3
      default: 0
      }
    guard let value = ExactDecimal(text), let power = ExactDecimal.powerOfTen(shift) else { return nil }
    return value.multiplied(by: power)
  }
}

/// The cases of other recognizers, each read as `tongji explain --lines` reads it: equal, or a known difference with
/// its reason, and none of those that is equal by now.
@Test(
  .enabled(if: Repository.shared("eval/peer-cases") != nil, "../shared/eval/peer-cases is not here"),
  arguments: ["recognizers_number", "recognizers_unit", "jionlp_money"])
func readsPeerCases(_ file: String) throws {
  let folder = try #require(Repository.shared("eval/peer-cases"))
  let known = CaseTable.rows("peer-differences.tsv", in: .module).filter { $0["file"] == file }
  let kinds = Dictionary(known.map { ($0["line"], $0["kind"]) }) { first, _ in first }
  let explainer = try TextExplainer(extractor: Extractor(lexicons: Lexicons.load()))
  var counts: [String: Int] = [:]
  let lines = try Data(contentsOf: folder.appending(path: "\(file).jsonl")).split(
    separator: UInt8(ascii: "\n"))
  for (index, line) in lines.enumerated() {
    let item = try JSONDecoder().decode(PeerCase.self, from: line)
    let isEqual = item.isEqual(explainer.explain(item.input))
    let kind = kinds[String(index + 1)]
    counts[isEqual ? "equal" : kind ?? "unknown", default: 0] += 1
    #expect(isEqual == (kind == nil), "\(file) line \(index + 1)")
  }
  let shares = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  print("\(file): \(lines.count) cases: \(shares)")
}
