import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("JSON with places")
struct JSONParserTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    var label: String
    var input: String
    var line: Int
    var column: Int
    var message: String

    var testDescription: String { label }
  }

  @Test("a mistake is told at its line and column", arguments: try Cases.rows(Case.self, of: "json-errors"))
  func mistake(row: Case) {
    let expected = JSONSyntaxError(
      place: JSONPlace(line: row.line, column: row.column), message: row.message)
    #expect(throws: expected) { try JSONParser.parse(row.input) }
  }

  @Test("values, escapes and places are read")
  func values() throws {
    let node = try JSONParser.parse(
      #"{"a": [-1.50e+3, true, false, null], "b": {"c": "\u4f01\uD83D\uDE00\n\"/"}}"#)
    #expect(node["a"]?.elements.map(\.value) == [.number("-1.50e+3"), .bool(true), .bool(false), .null])
    #expect(node["b"]?["c"]?.text == "企😀\n\"/")
    #expect(node["b"]?["c"]?.place == JSONPlace(line: 1, column: 49))
  }

  @Test("a byte order mark is no part of the text")
  func byteOrderMark() throws {
    #expect(try JSONParser.parse("\u{FEFF}[]").elements.isEmpty)
  }
}
