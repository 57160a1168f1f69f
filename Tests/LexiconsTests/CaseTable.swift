import Foundation
import Testing

/// Rows of cases from a tab-separated file in `Cases`.
enum CaseTable {
  struct Row: Sendable, CustomTestStringConvertible {
    var line: Int
    var cells: [String: String]

    subscript(column: String) -> String { cells[column] ?? "" }

    var testDescription: String { "line \(line)" }
  }

  static func rows(_ name: String) -> [Row] {
    guard let folder = Bundle.module.url(forResource: "Cases", withExtension: nil),
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
    else {
      Issue.record("Cases/\(name) cannot be read")
      return []
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let header = lines[0].split(separator: "\t").map(String.init)
    return lines.enumerated().dropFirst().compactMap { index, line in
      if line.isEmpty { return nil }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let pairs = zip(header, cells).map { ($0, $1) }
      return Row(line: index + 1, cells: Dictionary(pairs) { first, _ in first })
    }
  }
}
