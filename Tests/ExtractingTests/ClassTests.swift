import Extracting
import Foundation
import Records
import TestSupport
import Testing

@Test(arguments: CaseTable.rows("classes.tsv", in: .module))
func classifies(_ row: CaseTable.Row) throws { #expect(try isClassified(row)) }

/// Rows that are read wrong today; one that comes right moves to the other table.
@Test(arguments: CaseTable.rows("classes-known.tsv", in: .module))
func classifiesNotYet(_ row: CaseTable.Row) throws {
  let isRight = try isClassified(row)
  withKnownIssue { #expect(isRight) }
}

/// Whether every mention that touches the row's `number` has its class; for `-`, whether none is a statistic.
private func isClassified(_ row: CaseTable.Row) throws -> Bool {
  let text = Array(row["text"].unicodeScalars)
  let number = Array(row["number"].unicodeScalars)
  let start = try #require(text.indices.first { text[$0...].starts(with: number) })
  let found = Explainer(extractor: try OwnExtractor.shared.get()).explain(row["text"])
    .filter { $0.start < start + number.count && start < $0.end }
  if row["class"] == "-" { return !found.contains { $0.mentionClass == .statistic } }
  return !found.isEmpty && found.allSatisfy { $0.mentionClass.rawValue == row["class"] }
}
