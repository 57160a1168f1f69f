import Foundation
import Records
import Stripping
import TestSupport
import Testing

/// The folder of annotated pages beside the repository.
enum Annotated {
  static let folder = Repository.file("../shared/eval/pages").standardizedFileURL
  static let isThere = FileManager.default.fileExists(atPath: folder.path)
}

/// Floors of what is read from real pages, where they are there.
@Suite(
  "Scores on annotated pages",
  .enabled(if: Annotated.isThere, "the folder ../shared/eval/pages is not there: real pages are not scored"))
struct PageScoresTests {
  /// What a person read on a page.
  private struct Expectation: Decodable {
    var title: String?
    var date: String?
    var source: String?
    var content: String?
    var dateState: String?

    enum CodingKeys: String, CodingKey {
      case title, date, source, content
      case dateState = "date_state"
    }
  }

  /// How often a fact was read as a person did.
  private struct Score {
    var right = 0
    var all = 0
    var share: Double { all == 0 ? 1 : Double(right) / Double(all) }

    mutating func add(_ isRight: Bool) {
      right += isRight ? 1 : 0
      all += 1
    }
  }

  @Test("text, title, day and publisher are read as a person does")
  func floors() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Annotated.folder.path)
      .filter { $0.hasSuffix(".expect.json") }.sorted()
    var texts: [Double] = []
    var (titles, dates, publishers) = (Score(), Score(), Score())
    var invented: [String] = []
    for file in names {
      let name = String(file.dropLast(".expect.json".count))
      let want = try JSONDecoder().decode(
        Expectation.self, from: Data(contentsOf: Annotated.folder.appending(path: file)))
      let article = try Self.article(name)
      if let content = want.content, !content.isEmpty {
        texts.append(Self.agreement(Self.grams(Self.text(of: article)), Self.grams(content)))
      }
      if let title = want.title, !title.isEmpty {
        titles.add(Self.folded(article.title ?? "") == Self.folded(title))
      }
      if let date = want.date, !date.isEmpty { dates.add(article.publishedOn == date) }
      if let source = want.source, !source.isEmpty {
        publishers.add(Self.folded(article.publisher ?? "") == Self.folded(source))
      }
      if want.dateState == "absent", article.publishedOn != nil { invented.append(name) }
    }
    #expect(texts.count >= 70)
    #expect(texts.reduce(0, +) / Double(max(1, texts.count)) >= 0.96)
    #expect(titles.share >= 0.97)
    #expect(dates.share >= 0.98)
    #expect(publishers.share >= 0.96)
    #expect(invented.isEmpty)
  }

  private static func article(_ name: String) throws -> Article {
    let bytes = [UInt8](try Data(contentsOf: Annotated.folder.appending(path: name + ".html")))
    let page = Page(
      documentID: "d", identity: name, source: name, path: name, sha256: "", bytes: bytes.count,
      mediaType: "text/html")
    let document = Stripper().strip(Document(page: page), bytes: bytes)
    return try #require(document.article, "\(name): \(document.error?.message ?? "no article")")
  }

  /// The text without headline and facts.
  private static func text(of article: Article) -> String {
    article.blocks.filter { $0.kind != .title && $0.kind != .dateline }.map(\.text).joined(separator: "\n")
  }

  /// Only letters and digits, compatibility forms and case folded.
  private static func folded(_ text: String) -> [Unicode.Scalar] {
    text.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber,
        .letterNumber, .otherNumber:
        true
      default: false
      }
    }
  }

  /// How often each run of four letters stands in a text.
  private static func grams(_ text: String) -> [[Unicode.Scalar]: Int] {
    let letters = folded(text)
    guard letters.count > 4 else { return letters.isEmpty ? [:] : [letters: 1] }
    var grams: [[Unicode.Scalar]: Int] = [:]
    for start in 0...(letters.count - 4) { grams[Array(letters[start..<start + 4]), default: 0] += 1 }
    return grams
  }

  /// The harmonic mean of precision and recall.
  private static func agreement(
    _ got: [[Unicode.Scalar]: Int], _ want: [[Unicode.Scalar]: Int]
  ) -> Double {
    let shared = got.reduce(0) { $0 + min($1.value, want[$1.key] ?? 0) }
    guard shared > 0 else { return 0 }
    let precision = Double(shared) / Double(got.values.reduce(0, +))
    let recall = Double(shared) / Double(want.values.reduce(0, +))
    return 2 * precision * recall / (precision + recall)
  }
}
