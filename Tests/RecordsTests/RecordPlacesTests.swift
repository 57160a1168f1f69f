import Records
import Testing

/// Records of anyone's program: a place that cannot be one is refused with its name.
@Suite("Places of a record")
struct RecordPlacesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var message: String
    var change: @Sendable (inout Article, inout CleanText) -> Void
  }

  private static func document(_ change: (inout Article, inout CleanText) -> Void) -> Document {
    var document = Document(
      page: Page(
        documentID: "d0123456789abcdef", identity: "a", source: "a", path: "a.html", sha256: "", bytes: 1,
        mediaType: "text/html"))
    var article = Article(charset: "UTF-8", blocks: [Block(kind: .paragraph, text: "慰问十二人")])
    var text = CleanText(
      text: "慰问十二人", script: .simplified, isTruncated: false,
      blocks: [TextBlock(kind: .title, start: 0, end: 2), TextBlock(kind: .paragraph, start: 2, end: 5)],
      map: PositionMap(runs: [.init(clean: 0, decoded: 0, length: 2), .init(clean: 2, decoded: 2, length: 3)]
      ),
      repairs: [Repair(start: 0, end: 5, before: "", after: "", rule: "r", certainty: .proved)],
      damage: [
        Damage(start: 1, end: 5, kind: .mended, rule: "r"),
        Damage(start: 2, end: 3, kind: .missing, rule: "r"),
      ])
    change(&article, &text)
    document.article = article
    document.text = text
    return document
  }

  private static func cell(_ table: Int, _ row: Int, _ column: Int) -> Cell {
    Cell(table: table, row: row, column: column, isHeading: false)
  }

  static let cases = [
    Case(testDescription: "level", message: "article.blocks[0].level is 7") { article, _ in
      article.blocks[0].level = 7
    },
    Case(testDescription: "no row", message: "article.blocks[0].cell.row is 0") { article, _ in
      article.blocks[0].cell = cell(1, 0, 1)
    },
    Case(testDescription: "far column", message: "text.blocks[1].cell.column is 9223372036854775807") {
      _, text in
      text.blocks[1].cell = cell(1, 1, .max)
    },
    Case(
      testDescription: "block behind the end",
      message: "text.blocks[1] goes from 2 to 6 of the text's 5 characters"
    ) { _, text in text.blocks[1].end = 6 },
    Case(testDescription: "block before the start", message: "text.blocks[0] begins at -1, before 0") {
      _, text in
      text.blocks[0].start = -1
    },
    Case(testDescription: "blocks in another order", message: "text.blocks[1] begins at 0, before 5") {
      _, text in
      text.blocks.swapAt(0, 1)
    },
    Case(
      testDescription: "block backwards",
      message: "text.blocks[0] goes from 2 to 1 of the text's 5 characters"
    ) {
      _, text in
      text.blocks[0].start = 2
      text.blocks[0].end = 1
    },
    Case(testDescription: "runs that overlap", message: "text.map.runs[1] begins at 1, before 2") { _, text in
      text.map.runs[1].clean = 1
    },
    Case(
      testDescription: "run of immense length",
      message: "text.map.runs[1] has 9223372036854775807 from 2 on of the text's 5 characters"
    ) { _, text in text.map.runs[1].length = .max },
    Case(testDescription: "run from nowhere", message: "text.map.runs[0] begins at 9223372036854775807") {
      _, text in
      text.map.runs[0].decoded = .max
    },
    Case(
      testDescription: "repair outside",
      message: "text.repairs[0] goes from 0 to 99 of the text's 5 characters"
    ) { _, text in text.repairs[0].end = 99 },
    Case(testDescription: "damage in another order", message: "text.damage[1] begins at 1, before 2") {
      _, text in
      text.damage.swapAt(0, 1)
    },
    Case(
      testDescription: "damage outside", message: "text.damage[1] goes from 2 to 6 of the text's 5 characters"
    ) {
      _, text in text.damage[1].end = 6
    },
  ]

  @Test("one that is sound is read") func sound() throws {
    let document = Self.document { _, _ in }
    #expect(try RecordCodec.decode(RecordCodec.encode(document)) == document)
  }

  @Test("one that cannot be is refused", arguments: cases)
  func refused(row: Case) {
    let line = RecordCodec.encode(Self.document(row.change))
    let error = #expect(throws: RecordError.self) { try RecordCodec.decode(line) }
    #expect(error?.description == row.message + RecordCodecTests.expectation)
  }
}
