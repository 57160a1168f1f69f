import Foundation
import Testing

@testable import Decoding

/// A row of `Cases/charsets.jsonl`.
struct CharsetCase: Decodable, Sendable, CustomTestStringConvertible {
  var label: String
  var base64: String
  var declared: String?
  var html: Bool
  var charset: String
  var replacements: Int
  var text: String

  var testDescription: String { label }

  static let all: [CharsetCase] = {
    guard let url = Bundle.module.url(forResource: "Cases/charsets", withExtension: "jsonl"),
      let data = try? Data(contentsOf: url)
    else { return [] }
    return data.split(separator: UInt8(ascii: "\n")).compactMap { line in
      do {
        return try JSONDecoder().decode(CharsetCase.self, from: line)
      } catch {
        Issue.record("charsets.jsonl: \(error)")
        return nil
      }
    }
  }()
}

@Suite("Bytes to text")
struct CharsetDecoderTests {
  @Test("the table is there") func table() { #expect(CharsetCase.all.count >= 30) }

  @Test(arguments: CharsetCase.all)
  func decodes(_ row: CharsetCase) throws {
    let bytes = [UInt8](try #require(Data(base64Encoded: row.base64)))
    let decoded = try CharsetDecoder.decode(bytes, declared: row.declared, isHTML: row.html)
    #expect(
      decoded == DecodedText(text: row.text, charset: row.charset, replacements: row.replacements))
  }

  @Test("what is no text is refused, and says so")
  func refuses() {
    let picture: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + (0..<400).map { UInt8($0 * 37 & 0xFF) }
    do throws(CharsetError) {
      let decoded = try CharsetDecoder.decode(picture, declared: nil, isHTML: false)
      Issue.record("read as \(decoded.charset)")
    } catch {
      #expect("\(error)".hasPrefix("the 408 bytes are text in no charset known here (nearest: "))
      #expect(
        "\(error)".hasSuffix(" bad places): check that the file is a page and no picture, archive or PDF"))
    }
  }

  @Test(
    "errors say what to do",
    arguments: [
      (
        CharsetError.undecodable(bytes: 12, nearest: "GB18030", replacements: 5),
        "the 12 bytes are text in no charset known here (nearest: GB18030, 5 bad places): "
          + "check that the file is a page and no picture, archive or PDF"
      ),
      (
        CharsetError.noConverter(charset: "Big5-HKSCS"),
        "the C library has no converter for Big5-HKSCS: install its gconv modules (Debian, Ubuntu: libc6)"
      ),
    ])
  func errorTexts(_ error: CharsetError, _ text: String) { #expect("\(error)" == text) }

  @Test(
    "a page's own label is found",
    arguments: [
      ("<meta charset=\"gbk\">", "gbk"),
      ("<META HTTP-EQUIV='Content-Type' content='text/html; charset=GB2312'>", "gb2312"),
      ("<?xml version=\"1.0\" encoding=\"Big5\"?><html>", "big5"),
      ("<meta name=x content=y><meta charset = utf-8 />", "utf-8"),
      ("<p>charset=gbk</p>", nil),
      ("<meta charset=>", nil),
      ("<meta", nil),
    ] as [(String, String?)])
  func prescan(_ html: String, _ label: String?) {
    #expect(MetaPrescan.label(in: Array(html.utf8)[...]) == label)
  }

  @Test(
    "labels mean what browsers take them for",
    arguments: [
      (" GB2312 ", Charset.gb18030), ("x-gbk", .gb18030), ("\"utf8\"", .utf8), ("Big5-HKSCS", .big5HKSCS),
      ("latin1", .windows1252), ("koi8-u", nil),
    ] as [(String, Charset?)])
  func labels(_ label: String, _ charset: Charset?) { #expect(Charset(label: label) == charset) }
}
