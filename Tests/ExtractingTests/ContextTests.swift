import Extracting
import Foundation
import Lexicons
import Records
import Testing

/// A page of several lines, the first its title, and what its numbers are about: when, where, per what.
struct ContextCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Expected: Decodable, Sendable {
    var text: String
    var period: String?
    var basis: Period.Basis?
    var region: String?
    var per: String?
    var measure: String?
    var kind: Statistic.Kind?
    var modality: Statistic.Modality?
  }

  var why: String
  var lines: [String]
  var published: String?
  /// What cleaning found to be a masked date.
  var masked: String?
  var expect: [Expected]

  var testDescription: String { why }

  static let all: [ContextCase] = {
    guard let folder = Bundle.module.url(forResource: "Cases", withExtension: nil),
      let data = try? Data(contentsOf: folder.appending(path: "context.jsonl"))
    else { return [] }
    return data.split(separator: UInt8(ascii: "\n")).compactMap { line in
      do {
        return try JSONDecoder().decode(ContextCase.self, from: line)
      } catch {
        Issue.record("Cases/context.jsonl: \(error)")
        return nil
      }
    }
  }()

  /// The page as it comes from cleaning.
  var document: Document {
    let text = lines.joined(separator: "\n")
    var blocks: [Block] = []
    var textBlocks: [TextBlock] = []
    var start = 0
    for (turn, line) in lines.enumerated() {
      let kind: BlockKind = turn == 0 ? .title : .paragraph
      blocks.append(Block(kind: kind, text: line))
      textBlocks.append(TextBlock(kind: kind, start: start, end: start + line.unicodeScalars.count))
      start += line.unicodeScalars.count + 1
    }
    var document = Document(
      page: Page(
        documentID: "d0000000000000000", identity: "", source: "", path: "", sha256: "", bytes: 0,
        mediaType: "text/plain", defaults: PageDefaults(publishedOn: published)))
    document.article = Article(charset: "UTF-8", blocks: blocks)
    document.text = CleanText(
      text: text, script: .simplified, isTruncated: false, blocks: textBlocks,
      map: PositionMap(runs: [.init(clean: 0, decoded: 0, length: text.unicodeScalars.count)]),
      repairs: masked.map {
        [Repair(start: 0, end: 0, before: $0, after: $0, rule: "masked-date", certainty: .likely)]
      } ?? [], damage: [])
    return document
  }
}

@Test(arguments: ContextCase.all)
func readsInContext(_ item: ContextCase) throws {
  let findings = try #require(OwnExtractor.shared.get().extract(item.document).findings)
  #expect(findings.statistics.map(\.numberText) == item.expect.map(\.text))
  for (row, expected) in zip(findings.statistics, item.expect) {
    if let period = expected.period {
      #expect("\(row.period.start ?? "")/\(row.period.end ?? "")" == period)
    }
    if let basis = expected.basis { #expect(row.period.basis == basis) }
    if let region = expected.region { #expect(row.region?.name ?? "" == region) }
    if let per = expected.per { #expect(row.per == per) }
    if let measure = expected.measure { #expect(row.measure == measure) }
    if let kind = expected.kind { #expect(row.kind == kind) }
    if let modality = expected.modality { #expect(row.modality == modality) }
  }
}

@Test func thereAreContextCases() { #expect(ContextCase.all.count >= 14) }
