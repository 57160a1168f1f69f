import Foundation
import Testing

@testable import Discovering

/// A row of `Cases/paging.jsonl`: a page and the further pages it tells of.
struct PagingCase: Decodable, Sendable, CustomTestStringConvertible {
  var label: String
  var url: String
  var html: String
  var selector: String?
  var pages: [String]

  var testDescription: String { label }

  static let all: [PagingCase] = CaseFile.rows("paging.jsonl")
}

/// A row of `Cases/templates.jsonl`: the first URLs of a template, `null` where it ends; or why it is none.
struct TemplateCase: Decodable, Sendable, CustomTestStringConvertible {
  var template: String
  var urls: [String?]?
  var error: String?

  var testDescription: String { template }

  static let all: [TemplateCase] = CaseFile.rows("templates.jsonl")
}

@Suite("Pages of a list")
struct PagingTests {
  @Test("the tables are there") func tables() throws {
    #expect(PagingCase.all.count >= 20)
    #expect(TemplateCase.all.count >= 12)
    for table in ["next-links", "script-pagers", "date-words"] {
      let rows = try WordTable(table).rows
      #expect(!rows.isEmpty)
      #expect(Set(rows).count == rows.count)
    }
  }

  @Test(arguments: PagingCase.all)
  func pages(_ row: PagingCase) throws {
    let page = try IndexPage(utf8: Array(row.html.utf8), url: row.url)
    let paging = try row.selector.map { Paging.selector(try Selector($0)) } ?? .automatic
    #expect(page.furtherPages(paging) == row.pages)
    #expect(page.furtherPages(.none) == [])
  }

  @Test(arguments: TemplateCase.all)
  func templates(_ row: TemplateCase) throws {
    if let error = row.error {
      do {
        _ = try URLTemplate(row.template)
        Issue.record("read")
      } catch let found {
        #expect("\(found)".hasPrefix(error))
      }
      return
    }
    let template = try URLTemplate(row.template)
    let urls = try #require(row.urls)
    #expect(urls.indices.map { template.url(at: $0) } == urls)
    #expect(template.url(at: -1) == nil)
  }
}
