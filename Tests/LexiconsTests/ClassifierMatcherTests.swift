import Foundation
import Lexicons
import TestSupport
import Testing

@Suite struct ClassifierMatcherTests {
  @Test(arguments: CaseTable.rows("classifiers.tsv", in: .module))
  func findsTheClassifierBehindANumber(row: CaseTable.Row) throws {
    let matcher = ClassifierMatcher(try SharedLexicons.get())
    let text = Array("12\(row["behind"])".unicodeScalars)
    let found = matcher.match(in: text, at: 2, limit: text.count)
    #expect(found?.text ?? "" == row["text"])
    #expect(found?.unit ?? "" == row["unit"])
    #expect(found?.kind.rawValue ?? "" == row["kind"])
    if let found { #expect(found.end == 2 + found.text.unicodeScalars.count) }
  }

  @Test func stopsAtTheLimit() throws {
    let matcher = ClassifierMatcher(try SharedLexicons.get())
    let text = Array("人次".unicodeScalars)
    #expect(matcher.match(in: text, at: 0, limit: 1)?.unit == "person")
    #expect(matcher.match(in: text, at: 2, limit: 2) == nil)
  }
}
