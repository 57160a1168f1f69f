public import Foundation
public import Testing

/// Rows of cases from a tab-separated file: the first line is the header, `#` begins a comment.
public enum CaseTable {
  /// One row: where it stands, and its cells by column.
  public struct Row: Sendable, CustomTestStringConvertible {
    /// The line in the file, from 1.
    public var line: Int
    /// The cells by the header's names.
    public var cells: [String: String]

    /// The cell of a column; empty where the row has none.
    public subscript(column: String) -> String { cells[column] ?? "" }

    /// Where to look when the case fails.
    public var testDescription: String { "line \(line)" }
  }

  /// The rows of `Cases/<name>` among a test target's resources; none, and a failed test, where it cannot be read.
  public static func rows(_ name: String, in bundle: Bundle) -> [Row] {
    guard let folder = bundle.url(forResource: "Cases", withExtension: nil),
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
    else {
      Issue.record("Cases/\(name) cannot be read")
      return []
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let header = lines[0].split(separator: "\t").map(String.init)
    return lines.enumerated().dropFirst().compactMap { index, line in
      if line.isEmpty || line.hasPrefix("#") { return nil }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Row(
        line: index + 1, cells: Dictionary(zip(header, cells).map { ($0, $1) }) { first, _ in first })
    }
  }
}
