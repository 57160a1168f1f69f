internal import Extracting
internal import Foundation
internal import Pipeline
internal import Records
internal import StageCommand
internal import Terminal

/// The two forms in which `tongji explain` answers.
struct ExplanationReport {
  /// A text and the number of its line, where lines are texts of their own.
  typealias Numbered = (number: Int?, text: String)

  /// An explanation with the number of its line.
  private struct Row: Encodable {
    var line: Int?
    var explanation: Explanation

    private enum CodingKeys: CodingKey { case line }

    func encode(to encoder: any Encoder) throws {
      try explanation.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encodeIfPresent(line, forKey: .line)
    }
  }

  let explainer: TextExplainer

  /// The lines of a text that are not blank, with their numbers.
  static func lines(of text: String) -> [Numbered] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .filter { !$0.element.allSatisfy(\.isWhitespace) }
      .map { (number: $0.offset + 1, text: String($0.element)) }
  }

  /// One JSON object a mention, one a line.
  func json(_ texts: [Numbered]) throws -> String {
    try texts.map { try json(explainer.explain($0.text), line: $0.number) }.joined()
  }

  /// The same of mentions that are known already.
  func json(_ mentions: [Explanation], line: Int?) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try mentions.map {
      String(decoding: try encoder.encode(Row(line: line, explanation: $0)), as: UTF8.self) + "\n"
    }.joined()
  }

  /// A table for people.
  func table(_ texts: [Numbered]) throws -> String {
    try table(texts.map { ($0.number, explainer.explain($0.text)) })
  }

  /// The same of mentions that are known already.
  func table(_ texts: [(number: Int?, mentions: [Explanation])]) throws -> String {
    var table = try TextTable(headings: [
      "line", "text", "class", "value", "bounds", "modifier", "unit", "measure", "period",
    ])
    for text in texts {
      for item in text.mentions {
        table.add(
          [
            text.number.map(String.init) ?? "", item.text, item.mentionClass.rawValue, item.value ?? "",
            bounds(item), item.modifier ?? "", unit(item), item.measure ?? "", period(item),
          ], note: item.rules.joined(separator: ", "))
      }
    }
    return table.finish()
  }

  /// Only where they say more than the value.
  private func bounds(_ item: Explanation) -> String {
    guard item.lower != item.value || item.upper != item.value else { return "" }
    return item.lower == nil && item.upper == nil ? "" : "\(item.lower ?? "")…\(item.upper ?? "")"
  }

  private func unit(_ item: Explanation) -> String {
    [item.unit, item.unitText].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func period(_ item: Explanation) -> String {
    let days =
      item.periodStart == nil && item.periodEnd == nil
      ? nil : "\(item.periodStart ?? "")…\(item.periodEnd ?? "")"
    return [item.periodText, days].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
