internal import Foundation
internal import Records
internal import StageCommand
internal import Terminal

/// What `tongji explain` tells of a page before its numbers: what it says of itself, and what of it is left out.
struct PageReport {
  private let article: Article
  private let facts: Facts

  /// What is known of a page as a whole; keys as in the record.
  private struct Facts: Encodable {
    var charset: String
    var title: String?
    var publishedOn: String?
    var publishedAt: String?
    var publisher: String?
    var site: String?
    var author: String?
    var editor: String?
    var blocks: Int
    /// Letters of the blocks, and letters of what is left out.
    var kept: Int
    var cut: Int
    var isTruncated: Bool
  }

  /// The report on a page that was stripped and cleaned.
  init(document: Document) {
    article = document.article ?? Article(charset: "", blocks: [])
    facts = Facts(
      charset: article.charset, title: article.title, publishedOn: article.publishedOn,
      publishedAt: article.publishedAt, publisher: article.publisher, site: article.site,
      author: article.author,
      editor: article.editor, blocks: article.blocks.count,
      kept: article.blocks.reduce(0) { $0 + Self.letters(of: $1.text) },
      cut: (article.cuts ?? []).reduce(0) { $0 + $1.letters },
      isTruncated: document.text?.isTruncated ?? false)
  }

  /// Han characters, Latin letters and digits.
  private static func letters(of text: String) -> Int {
    text.unicodeScalars.count { $0.properties.isAlphabetic || $0.properties.numericType == .decimal }
  }

  /// One object for the page and one a cut.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var lines = [String(decoding: try encoder.encode(["page": facts]), as: UTF8.self)]
    for cut in article.cuts ?? [] {
      lines.append(String(decoding: try encoder.encode(["cut": cut]), as: UTF8.self))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Two tables for people.
  func table() throws -> String {
    var page = try TextTable(headings: ["page", ""])
    let published = [facts.publishedOn, facts.publishedAt].compactMap { $0 }.joined(separator: " ")
    for (name, value) in [
      ("charset", facts.charset), ("title", facts.title), ("published", published),
      ("publisher", facts.publisher),
      ("site", facts.site), ("author", facts.author), ("editor", facts.editor),
      ("kept", "\(facts.blocks) blocks, \(facts.kept) letters"), ("cut", "\(facts.cut) letters"),
      ("truncated", facts.isTruncated ? "yes" : "no"),
    ] {
      if let value, !value.isEmpty { page.add([name, value]) }
    }
    var cuts = try TextTable(headings: ["left out", "letters", "pieces", "before", "begins"])
    for cut in article.cuts ?? [] {
      cuts.add(
        [cut.reason.rawValue, String(cut.letters), String(cut.pieces), String(cut.block), cut.text],
        note: cut.rule)
    }
    return page.finish() + "\n" + cuts.finish()
  }
}
