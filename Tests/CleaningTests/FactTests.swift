import Foundation
import Records
import Testing

@testable import Cleaning

/// Facts of an article, and what cleaning makes of them.
@Suite struct FactTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    /// The title as the text has it, where it has one.
    var heading: String?
    var text: [String]
    /// The title as a fact.
    var title: String
    var clean: String
    /// Repairs of the fact: its name, the rule, how sure.
    var repairs: String?

    var testDescription: String { name }
  }

  static let cases: [Case] = {
    let url = Bundle.module.bundleURL.appendingPathComponent("Cases/facts.jsonl")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(Case.self, from: Data($0.utf8))
    }
  }()

  @Test func `The cases are read`() { #expect(Self.cases.count >= 8) }

  @Test(arguments: cases)
  func `A title is cleaned`(_ row: Case) throws {
    var article = Article(
      charset: "UTF-8",
      blocks: (row.heading.map { [Block(kind: .title, text: $0)] } ?? [])
        + row.text.map { Block(kind: .paragraph, text: $0) })
    article.title = row.title
    let clean = try Samples.cleaner.get().clean(article, isPlainText: false)
    #expect(clean.facts?.title == row.clean)
    #expect(clean.facts?.publisher == nil)
    let repairs = clean.repairs.filter { $0.fact != nil }
    #expect(repairs.allSatisfy { $0.start == 0 && $0.end == 0 })
    let told = repairs.map { "\($0.fact ?? "") \($0.rule) \($0.certainty.rawValue)" }
    #expect(told.joined(separator: "; ") == row.repairs ?? "")
  }

  @Test func `Each fact has its own place`() throws {
    var article = Samples.article("各級工會組織開會。")
    article.title = "標題"
    article.publisher = "報社"
    article.site = "網站"
    article.author = "張三"
    article.editor = "編輯"
    let clean = try Samples.cleaner.get().clean(article, isPlainText: false)
    #expect(
      clean.facts
        == CleanFacts(title: "标题", publisher: "报社", site: "网站", author: "张三", editor: "编辑"))
    #expect(article.title == "標題")
  }
}
