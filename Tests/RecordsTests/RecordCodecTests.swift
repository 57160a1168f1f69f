import Foundation
import Records
import Testing

@Suite("Records as JSON Lines")
struct RecordCodecTests {
  /// A record with every section.
  static func document(text: String = "慰问职工3人") -> Document {
    var page = Page(
      documentID: "d0123456789abcdef", identity: "a/b.html", source: "a/b.html", path: "a/b.html",
      sha256: String(repeating: "0", count: 64), bytes: 12, mediaType: "text/html",
      defaults: PageDefaults(
        region: "650000", organization: "某会", publishedOn: "2024-01-31", publisher: "某报", site: "某网",
        title: "慰问"))
    page.declaredCharset = "gb2312"
    page.content = "PHA+"
    page.retrievedAt = "2024-02-01T08:00:00Z"
    var document = Document(page: page)
    var article = Article(
      charset: "GB18030",
      blocks: [
        Block(kind: .heading, text: "一、慰问", level: 2),
        Block(
          kind: .cell, text: text,
          cell: Cell(table: 1, row: 2, column: 3, isHeading: false, columnHeading: "人数", caption: "表一")),
      ])
    article.title = "慰问"
    article.publishedOn = "2024-01-30"
    article.publishedAt = "09:30"
    article.publisher = "某报"
    article.site = "某网"
    article.author = "某人"
    article.editor = "某编辑"
    article.isPart = true
    article.cuts = [
      Cut(reason: .pager, rule: "furniture-lines:下一篇：", text: "下一篇：某会", letters: 5, pieces: 1, block: 2)
    ]
    document.article = article
    document.text = CleanText(
      text: text, script: .simplified, isTruncated: true,
      blocks: [TextBlock(kind: .heading, level: 2, start: 0, end: 6, page: 2)],
      map: PositionMap(runs: [PositionMap.Run(clean: 0, decoded: 4, length: 6)]),
      repairs: [
        Repair(start: 0, end: 1, before: "慰?", after: "慰", rule: "split-character", certainty: .proved),
        Repair(
          start: 0, end: 0, before: "?wù)", after: "章", rule: "split-character", certainty: .proved,
          fact: "title"),
      ],
      damage: [Damage(start: 2, end: 3, kind: .destroyed, rule: "split-character")],
      facts: CleanFacts(title: "慰问", publisher: "某报", site: "某网", author: "某人", editor: "某编辑"))
    var statistic = Statistic(
      id: "s0123456789abcdef", sequence: 1, measure: "慰问职工", modifier: .exact, unitText: "人", status: .ok,
      sentence: text, numberText: "3", start: 4, end: 5)
    statistic.indicator = "relief.persons"
    statistic.value = "3"
    statistic.lower = "3"
    statistic.upper = "3"
    statistic.resolution = "1"
    statistic.unit = "person"
    statistic.per = "year"
    statistic.kind = .flow
    statistic.comparedWith = "year"
    statistic.region = Region(code: "650000", name: "某地")
    statistic.placeText = "某村"
    statistic.organization = "某会"
    statistic.partOf = "s0000000000000001"
    statistic.repeatOf = "s0000000000000002"
    statistic.check = .consistent
    statistic.section = "一、慰问"
    statistic.sourceText = "慰問職工3人"
    statistic.page = 2
    statistic.period = Period(start: "2024-01-01", end: nil, basis: .stated, text: "今年以来")
    document.findings = Findings(
      organization: "某某总工会", region: Region(code: "650000", name: "某地"),
      period: statistic.period,
      mentions: [
        Mention(
          start: 4, end: 5, text: "3", mentionClass: .statistic, statisticID: statistic.id, rule: "rule:unit")
      ], statistics: [statistic])
    document.error = Failure(stage: "extract", kind: "none", message: "nothing")
    return document
  }

  @Test("a record comes back as it was")
  func roundTrip() throws {
    let line = RecordCodec.encode(Self.document())
    #expect(try RecordCodec.decode(line) == Self.document())
  }

  @Test("a record is one line, keys sorted, the same bytes every time")
  func stable() {
    let line = RecordCodec.encode(Self.document())
    #expect(!line.contains(UInt8(ascii: "\n")))
    let text = String(decoding: line, as: UTF8.self)
    #expect(text.hasPrefix(#"{"article":{"author":"某人","blocks":[{"kind":"heading","level":2,"text""#))
    for _ in 0..<5 { #expect(RecordCodec.encode(Self.document()) == line) }
  }

  @Test(
    "what some readers take for a line's end is escaped", arguments: ["\u{2028}", "\u{2029}", "\u{85}", "\n"])
  func separators(separator: String) throws {
    let document = Self.document(text: "前\(separator)后 \u{A0}…\u{2027}")
    let line = RecordCodec.encode(document)
    #expect(!String(decoding: line, as: UTF8.self).contains(separator))
    #expect(try RecordCodec.decode(line) == document)
  }

  /// What Foundation's encoder makes of a record, whose bytes the writer's must be.
  static func reference(_ document: Document) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return RecordCodec.escapingLineSeparators([UInt8](try encoder.encode(document)))
  }

  @Test("a record's bytes are those of Foundation's encoder: no field left out, none out of order")
  func sameAsFoundation() throws {
    #expect(RecordCodec.encode(Self.document()) == (try Self.reference(Self.document())))
    let page = Document(page: Self.document().page)
    #expect(RecordCodec.encode(page) == (try Self.reference(page)))
    var empty = Self.document(text: "")
    empty.article?.blocks = []
    empty.findings?.statistics = []
    empty.findings?.mentions = []
    #expect(RecordCodec.encode(empty) == (try Self.reference(empty)))
  }

  @Test("every character is written as Foundation's encoder does")
  func characters() throws {
    let marks = "\"\\/“”—…·\u{FEFF}\u{FFFD}\u{1F600}\u{20000}\u{2027}\u{2028}\u{2029}\u{202A}é中"
    for value in UInt32(0)..<0x100 {
      let document = Self.document(text: "前\(Unicode.Scalar(UInt8(value)))\(marks)")
      #expect(RecordCodec.encode(document) == (try Self.reference(document)), "U+\(String(value, radix: 16))")
    }
  }

  @Test("what other programs write is read: keys in any order, escapes, blanks, nulls, fields of their own")
  func otherWriters() throws {
    var document = Self.document(text: "前\"\\/\u{1}\t\u{1F600}é\u{FEFF}后")
    document.findings?.statistics[0].fields = ["备注": "一\n二", "": "\u{7F}"]
    let object = try JSONSerialization.jsonObject(with: Data(RecordCodec.encode(document)))
    for options: JSONSerialization.WritingOptions in [[], [.prettyPrinted], [.withoutEscapingSlashes]] {
      let line = [UInt8](try JSONSerialization.data(withJSONObject: object, options: options))
      #expect(try RecordCodec.decode(line) == document)
    }
    let plain = String(decoding: RecordCodec.encode(document), as: UTF8.self)
    let ascii = plain.unicodeScalars.map { scalar in
      scalar.isASCII
        ? String(scalar)
        : String(scalar).utf16.map { "\\u" + String(0x10000 + Int($0), radix: 16).dropFirst() }.joined()
    }
    #expect(try RecordCodec.decode(Array(ascii.joined().utf8)) == document)
    let own = #"{"mine":[{"a":[1.5e-3,true,false,null]},"x\u0041"],"schema":1.0,"#
    #expect(try RecordCodec.decode(Array((own + plain.dropFirst()).utf8)) == document)
    let named = plain.replacing("\"schema\":1", with: "\"\\u0073chema\" : 1 ,\t\"error\":null")
    document.error = nil
    #expect(try RecordCodec.decode([0xEF, 0xBB, 0xBF] + named.utf8) == document)
  }

  @Test("bytes that are no UTF-8 are no JSON")
  func brokenBytes() {
    var line = RecordCodec.encode(Self.document())
    line[line.count - 3] = 0xFF
    #expect(throws: RecordError.malformed("no valid JSON")) { try RecordCodec.decode(line) }
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var label: String
    var line: String
    var message: String

    var testDescription: String { label }
  }

  static let expectation = ": expected one Tongji record a line, as the stage before writes it"

  @Test(
    "a line that is no record is refused with what is wrong",
    arguments: [
      Refusal(label: "no JSON", line: "慰问", message: "no valid JSON" + expectation),
      Refusal(
        label: "no schema", line: "{}", message: "record lacks the field 'schema'" + expectation),
      Refusal(
        label: "another schema", line: #"{"schema":99,"page":{"elsewhere":true}}"#,
        message: "the record has schema 99, this program reads schema 1: use stages of one version"),
      Refusal(
        label: "no page", line: #"{"schema":1}"#, message: "record lacks the field 'page'" + expectation),
      Refusal(
        label: "half a page", line: #"{"schema":1,"page":{"path":"a"}}"#,
        message: "page lacks the field 'documentID'" + expectation),
      Refusal(
        label: "a schema that is no number", line: #"{"page":null,"schema":"1"}"#,
        message: "schema is a text where a whole number is expected" + expectation),
      Refusal(
        label: "a schema beyond all numbers", line: #"{"schema":1e40}"#,
        message: "schema is no whole number, or none that fits 64 bits" + expectation),
      Refusal(label: "an array", line: "[1]", message: "record lacks the field 'schema'" + expectation),
      Refusal(
        label: "a section of another type", line: #"{"schema":1,"article":[],"page":{}}"#,
        message: "article is an array where an object is expected" + expectation),
      Refusal(
        label: "a number for a text in the second block",
        line: #"{"article":{"blocks":[{"kind":"title","text":"标题"},{"kind":"item","text":7}]},"schema":1}"#,
        message: "article.blocks[1].text is a number where a text is expected" + expectation),
      Refusal(
        label: "a kind that there is not", line: #"{"article":{"blocks":[{"kind":"poem"}]},"schema":1}"#,
        message: "article.blocks[0].kind is 'poem', which is none of its words" + expectation),
      Refusal(
        label: "a field without a value",
        line: #"{"schema":1,"error":{"kind":null,"message":"","stage":""}}"#,
        message: "error lacks the field 'kind'" + expectation),
      Refusal(
        label: "no JSON behind what is wrong", line: #"{"schema":9,"page":3,"#,
        message: "no valid JSON" + expectation),
      Refusal(
        label: "two records", line: #"{"schema":1}{"schema":1}"#, message: "no valid JSON" + expectation),
      Refusal(label: "a comma too many", line: #"{"schema":1,}"#, message: "no valid JSON" + expectation),
      Refusal(label: "no comma", line: #"{"schema":1 "page":{}}"#, message: "no valid JSON" + expectation),
      Refusal(label: "a zero before", line: #"{"schema":01}"#, message: "no valid JSON" + expectation),
      Refusal(label: "half a pair", line: #"{"x":"\uD83D\n"}"#, message: "no valid JSON" + expectation),
      Refusal(label: "an open text", line: #"{"x":"a\"#, message: "no valid JSON" + expectation),
      Refusal(
        label: "a line feed in a text", line: "{\"x\":\"a\nb\"}", message: "no valid JSON" + expectation),
      Refusal(
        label: "nested without end", line: String(repeating: "[", count: 100_000),
        message: "no valid JSON" + expectation),
    ])
  func refusal(row: Refusal) {
    let error = #expect(throws: RecordError.self) { try RecordCodec.decode(Array(row.line.utf8)) }
    #expect(error?.description == row.message)
  }
}

@Suite("Places between clean and decoded text")
struct PositionMapTests {
  let map = PositionMap(runs: [
    PositionMap.Run(clean: 0, decoded: 2, length: 3), PositionMap.Run(clean: 4, decoded: 9, length: 2),
  ])

  @Test(
    "a range maps with what was cut out inside it",
    arguments: [
      (0..<3, 2..<5), (1..<2, 3..<4), (0..<6, 2..<11), (3..<4, 4..<5), (2..<5, 4..<10), (6..<6, 10..<10),
    ])
  func ranges(clean: Range<Int>, decoded: Range<Int>) { #expect(map.decoded(clean) == decoded) }

  @Test("an empty map leads to the beginning")
  func empty() { #expect(PositionMap().decoded(0..<2) == 0..<1) }
}
