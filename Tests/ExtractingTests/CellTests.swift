import Extracting
import Foundation
import Records
import Testing

/// A cell of a table with its headings, and the row it gives; no expectation where it is no statistic.
struct CellCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Expected: Decodable, Sendable {
    var measure: String
    var value: String
    var unit: String?
    var kind: String?
    var modality: String?
    var comparedWith: String?
    var period: String?
    var region: String?
    var organization: String?
    /// Whether it is told to be a part of the figure above.
    var isPart: Bool?
  }

  var why: String
  var title: String?
  var caption: String?
  var column: String
  var row: String
  var cell: String
  /// Headings of other rows.
  var others: [String]?
  /// The heading of the row above and its figure in the same column; of several rows one behind the other.
  var above: [String]?
  var expect: Expected?

  var testDescription: String { why }

  static let all: [CellCase] = {
    guard let folder = Bundle.module.url(forResource: "Cases", withExtension: nil),
      let data = try? Data(contentsOf: folder.appending(path: "cells.jsonl"))
    else {
      Issue.record("Cases/cells.jsonl cannot be read")
      return []
    }
    return data.split(separator: UInt8(ascii: "\n")).compactMap { line in
      do {
        return try JSONDecoder().decode(CellCase.self, from: line)
      } catch {
        Issue.record("Cases/cells.jsonl: \(error)")
        return nil
      }
    }
  }()

  /// A page of a title and the cell, as it comes from cleaning.
  var document: Document {
    var parts: [(text: String, kind: BlockKind, cell: Cell?)] = [(title ?? "情况统计", .title, nil)]
    for (turn, other) in (others ?? []).enumerated() {
      parts.append((other, .cell, Cell(table: 1, row: turn + 2, column: 1, isHeading: true)))
    }
    let above = above ?? []
    for turn in stride(from: 0, to: above.count - 1, by: 2) {
      parts.append(
        (
          above[turn + 1], .cell,
          Cell(
            table: 1, row: parts.count + 1, column: 2, isHeading: false, columnHeading: column,
            rowHeading: above[turn], caption: caption ?? "")
        ))
    }
    parts.append(
      (
        cell, .cell,
        Cell(
          table: 1, row: parts.count + 1, column: 2, isHeading: false, columnHeading: column, rowHeading: row,
          caption: caption ?? "")
      ))
    let text = parts.map(\.text).joined(separator: "\n")
    var start = 0
    let blocks = parts.map { part in
      defer { start += part.text.unicodeScalars.count + 1 }
      return TextBlock(
        kind: part.kind, start: start, end: start + part.text.unicodeScalars.count, cell: part.cell)
    }
    var document = Document(
      page: Page(
        documentID: "d0000000000000000", identity: "", source: "", path: "", sha256: "", bytes: 0,
        mediaType: "text/html", defaults: PageDefaults()))
    document.article = Article(
      charset: "UTF-8", blocks: parts.map { Block(kind: $0.kind, text: $0.text, cell: $0.cell) })
    document.text = CleanText(
      text: text, script: .simplified, isTruncated: false, blocks: blocks,
      map: PositionMap(runs: [.init(clean: 0, decoded: 0, length: text.unicodeScalars.count)]),
      repairs: [], damage: [])
    return document
  }
}

@Suite("Cells of tables")
struct CellTests {
  @Test("say what, when, where and in which unit by their headings", arguments: CellCase.all)
  func reads(_ item: CellCase) throws {
    let extractor = try OwnExtractor.shared.get()
    let statistics = try #require(extractor.extract(item.document).findings).statistics
    guard let expected = item.expect else {
      #expect(statistics.isEmpty)
      return
    }
    let row = try #require(statistics.last)
    if let isPart = expected.isPart { #expect((row.partOf == statistics.first?.id) == isPart) }
    #expect(row.measure == expected.measure)
    #expect(row.value == expected.value)
    if let unit = expected.unit { #expect((row.unit ?? "") == unit) }
    if let kind = expected.kind { #expect(row.kind?.rawValue == kind) }
    if let modality = expected.modality { #expect(row.modality.rawValue == modality) }
    if let compared = expected.comparedWith { #expect(row.comparedWith == compared) }
    if let period = expected.period { #expect("\(row.period.start ?? "")/\(row.period.end ?? "")" == period) }
    if let region = expected.region { #expect((row.region?.name ?? "") == region) }
    if let organization = expected.organization { #expect(row.organization == organization) }
  }
}
