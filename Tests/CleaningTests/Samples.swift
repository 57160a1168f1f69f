import Foundation
import Records
import Testing

@testable import Cleaning

/// Cases, documents and the cleaner that the tests share.
enum Samples {
  static let cleaner: Result<Cleaner, TableError> = Result { () throws(TableError) in try Cleaner() }

  /// The rows of a file of cases: tab-separated, `#` comments, a line of column names. `⏎` stands for a line break.
  static func rows(_ name: String) -> [[String]] {
    let url = Bundle.module.bundleURL.appendingPathComponent("Cases/\(name)")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map {
        String($0).replacing("⏎", with: "\n").replacing("␠", with: " ").replacing("⍽", with: "\u{A0}")
      }
    }
  }

  /// An article whose paragraphs are the lines of `text`.
  static func article(_ text: String) -> Article {
    Article(
      charset: "UTF-8",
      blocks: text.split(separator: "\n", omittingEmptySubsequences: false).map {
        Block(kind: .paragraph, text: String($0))
      })
  }

  static func clean(_ text: String, isPlainText: Bool = false) throws -> CleanText {
    try cleaner.get().clean(article(text), isPlainText: isPlainText)
  }

  static func slice(_ text: String, _ start: Int, _ end: Int) -> String {
    let scalars = Array(text.unicodeScalars)
    guard start >= 0, start <= end, end <= scalars.count else {
      return "<\(start)..<\(end) of \(scalars.count)>"
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    return String(view)
  }

  /// Damage as `kind:slice`, joined by blanks.
  static func damage(_ text: CleanText) -> String {
    text.damage.map { "\($0.kind.rawValue):\(slice(text.text, $0.start, $0.end))" }.joined(separator: " ")
  }

  /// Repairs as `rule:before>after`, joined by blanks.
  static func repairs(_ text: CleanText) -> String {
    text.repairs.map { "\($0.rule):\($0.before)>\($0.after)" }.joined(separator: " ")
  }
}
