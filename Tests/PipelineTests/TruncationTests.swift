import Cleaning
import Foundation
import Records
import Stripping
import TestSupport
import Testing

/// A row of `Cases/truncation.jsonl`: the end of a page or of a plain text.
private struct TruncationCase: Decodable, Sendable, CustomTestStringConvertible {
  var label: String
  /// The page's last paragraph; a whole one where none is given.
  var end: String?
  /// What stands behind it in its element, and below the element.
  var within: String?
  var below: String?
  /// A plain text, instead of a page.
  var text: String?
  var truncated: Bool
  var testDescription: String { label }

  var page: String {
    """
    <html><head><title>南岭县总工会开展慰问职工活动</title></head><body><div class="content">
    <h1>南岭县总工会开展慰问职工活动</h1>
    <p>近日，南岭县总工会组织十二个慰问组，走访企业三十家，慰问一线职工一千二百人，发放慰问金二十四万元。</p>
    <p>\(end ?? "慰问组一行来到车间和工地，与职工亲切交谈，详细了解他们的工作和生活情况，并送上节日的祝福。")</p>
    \(within ?? "")</div>\(below ?? "")</body></html>
    """
  }
}

@Suite("Texts that are only a part")
struct TruncationTests {
  private static let cases: [TruncationCase] = {
    let url = Repository.file("Tests/PipelineTests/Cases/truncation.jsonl")
    guard let data = try? Data(contentsOf: url) else { return [] }
    return data.split(separator: UInt8(ascii: "\n")).compactMap { line in
      do {
        return try JSONDecoder().decode(TruncationCase.self, from: line)
      } catch {
        Issue.record("truncation: \(error)")
        return nil
      }
    }
  }()

  @Test("the cases are there, half of them whole texts")
  func table() {
    #expect(Self.cases.count >= 40)
    #expect(Self.cases.count { !$0.truncated } * 5 >= Self.cases.count * 2)
  }

  @Test("page 1 of 4, and texts that stop in mid-sentence", arguments: cases)
  private func truncated(_ row: TruncationCase) throws {
    let bytes = Array((row.text ?? row.page).utf8)
    let page = Page(
      documentID: "d", identity: "p", source: "p", path: "p", sha256: "", bytes: bytes.count,
      mediaType: row.text == nil ? "text/html" : "text/plain")
    let document = try Cleaner().clean(Stripper().strip(Document(page: page), bytes: bytes))
    #expect(document.error == nil)
    #expect(document.text?.isTruncated == row.truncated)
  }
}
