import Foundation
import Markup
import Testing

@testable import Discovering

/// A row of `Cases/links.jsonl`: a page and its links.
struct LinksCase: Decodable, Sendable, CustomTestStringConvertible {
  var label: String
  var url: String
  var html: String
  var patterns: [String]?
  var selector: String?
  /// URL, text, day as printed, day of the calendar; those at the end may be missing.
  var links: [[String]]

  var testDescription: String { label }

  static let all: [LinksCase] = CaseFile.rows("links.jsonl")
}

/// A row of `Cases/references.jsonl`: what a reference leads to; nil for nothing.
struct ReferenceCase: Decodable, Sendable, CustomTestStringConvertible {
  var base: String
  var reference: String
  var url: String?

  var testDescription: String { "\(reference) at \(base)" }

  static let all: [ReferenceCase] = CaseFile.rows("references.jsonl")
}

/// A row of `Cases/selectors.jsonl`: what a selector means in a page, by the ids of the elements, or why it is none.
struct SelectorCase: Decodable, Sendable, CustomTestStringConvertible {
  var selector: String
  var html: String?
  var ids: [String]?
  var error: String?

  var testDescription: String { selector }

  static let all: [SelectorCase] = CaseFile.rows("selectors.jsonl")
}

@Suite("Index pages")
struct IndexPageTests {
  @Test("the tables are there") func tables() {
    #expect(LinksCase.all.count >= 25)
    #expect(ReferenceCase.all.count >= 40)
    #expect(SelectorCase.all.count >= 30)
  }

  @Test(arguments: LinksCase.all)
  func links(_ row: LinksCase) throws {
    let page = try IndexPage(utf8: Array(row.html.utf8), url: row.url)
    let rule = LinkRule(
      patterns: try (row.patterns ?? []).map { try URLPattern($0) },
      selector: try row.selector.map { try Selector($0) })
    let found = page.links(rule).map { link in
      var cells = [link.url, link.text]
      if let day = link.day { cells += [day.text] + (day.isoDay.map { [$0] } ?? []) }
      return cells
    }
    #expect(found == row.links)
  }

  @Test(arguments: ReferenceCase.all)
  func references(_ row: ReferenceCase) {
    #expect(URLReference.resolve(row.reference, base: row.base) == row.url)
  }

  @Test(arguments: SelectorCase.all)
  func selectors(_ row: SelectorCase) throws {
    if let error = row.error {
      #expect(throws: SelectorError.self) { try Selector(row.selector) }
      do { _ = try Selector(row.selector) } catch {
        #expect("\(error)".hasPrefix(row.error ?? error.description))
      }
      #expect(!error.isEmpty)
      return
    }
    let page = try IndexPage(utf8: Array((row.html ?? "").utf8), url: "https://example.org/")
    let found = try Selector(row.selector).matches(in: page.tree)
    let ids = page.tree.nodes.indices.filter { found[$0] }.map {
      page.tree.attribute(named: "id", of: $0) ?? "?"
    }
    #expect(ids == row.ids)
  }

  @Test("a page in GBK that says so nowhere, and one that is no text")
  func charsets() throws {
    let gbk: [UInt8] = [0xCF, 0xC2, 0xD2, 0xBB, 0xD2, 0xB3, 0xB9, 0xA4, 0xBB, 0xE1, 0xD7, 0xDC, 0xBD, 0xE1]
    let page = try IndexPage(
      bytes: Array("<html><body><p><a href=\"a.html\">".utf8) + gbk + Array("</a></p></body></html>".utf8),
      url: "https://example.org/list/")
    #expect(page.links().map(\.text) == ["下一页工会总结"])
    #expect(page.links().map(\.url) == ["https://example.org/list/a.html"])
    let noise = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + (0..<400).map { UInt8($0 * 37 & 0xFF) }
    do {
      _ = try IndexPage(bytes: noise, url: "https://example.org/a.png")
      Issue.record("read")
    } catch {
      #expect("\(error)".hasPrefix("https://example.org/a.png: the 408 bytes are text in no charset"))
    }
    #expect(throws: IndexPageError.url("list.html")) { try IndexPage(utf8: [], url: "list.html") }
  }

  @Test("thousands of links, in one element and in many, cost no more than their number")
  func many() throws {
    let flat = (0..<20_000).map { "<a href=\"\($0).html\">\($0)</a> " }.joined()
    #expect(
      try IndexPage(utf8: Array("<p>\(flat)</p>".utf8), url: "https://example.org/").links().count == 20_000)
    let deep = (0..<3_000).map { "<div><a href=\"a.html\">\($0)</a>" }.joined()
    #expect(try IndexPage(utf8: Array(deep.utf8), url: "https://example.org/").links().count == 1)
    // Two stars within a part: a matcher that tries each place for each takes for ever.
    let pattern = try URLPattern("t*_*_*_*_*x.html")
    #expect(!pattern.matches("https://example.org/t" + String(repeating: "_", count: 7_000) + ".html"))
  }
}

@Suite("What numbers a visit is no part of a URL")
struct SessionIdentifiersTests {
  @Test(
    arguments: [
      ("http://a/b.html;jsessionid=1F2A.node1", "http://a/b.html"),
      ("http://a/b;JSESSIONID=1F/c.html;x=1?d=2", "http://a/b/c.html;x=1?d=2"),
      ("http://a/b.php?PHPSESSID=1f&id=7", "http://a/b.php?id=7"),
      ("http://a/b.php?id=7&PHPSESSID=1f", "http://a/b.php?id=7"),
      ("http://a/b.php?PHPSESSID=1f", "http://a/b.php"),
      ("http://a/b.cfm?CFID=1&CFTOKEN=2&p=3", "http://a/b.cfm?p=3"),
      ("http://a/b.html?", "http://a/b.html?"),
      ("http://a/b?id=;jsessionid=1", "http://a/b?id=;jsessionid=1"),
      ("http://a/jsessionid=1/b", "http://a/jsessionid=1/b"),
      ("http://a/b?jsessionid", "http://a/b?jsessionid"),
      ("http://a/b?sid=7;x", "http://a/b?sid=7;x"), ("http://a/", "http://a/"),
    ])
  func removed(_ url: String, _ expected: String) {
    #expect(SessionIdentifiers.removed(from: url) == expected)
    #expect(SessionIdentifiers.removed(from: expected) == expected)
  }
}
