import Testing

@testable import Markup
@testable import Stripping

/// A row of `Cases/facts.jsonl`.
struct FactCase: Decodable, Sendable, CustomTestStringConvertible {
  var label: String
  var line: String
  var day: String?
  var publisher: String?
  var author: String?
  var editor: String?
  var labelled: Bool?
  var testDescription: String { label }
}

/// A row of `Cases/headings.jsonl`.
struct HeadingCase: Decodable, Sendable, CustomTestStringConvertible {
  var label: String
  var before: String
  var line: String
  var after: String?
  var isHeading: Bool
  var testDescription: String { label }
}

/// A row of `Cases/titles.jsonl`.
struct TitleCase: Decodable, Sendable, CustomTestStringConvertible {
  var label: String
  var title: String
  var site: String
  var headline: String
  var testDescription: String { label }
}

@Suite("Lines and the facts in them")
struct LineTests {
  private let words: StripWords

  init() throws { words = try StripWords.standard.get() }

  @Test("dates with year, month and day", arguments: CaseTables.rows("dates"))
  func dates(_ row: [String]) {
    let date = DateScanner.first(in: Scalars(text: row[0]))
    #expect(date?.day ?? "" == row[1], "\(row[0])")
    #expect(date?.time ?? "" == row[2], "\(row[0])")
  }

  @Test("days in addresses", arguments: CaseTables.rows("addresses"))
  func addresses(_ row: [String]) {
    #expect(AddressDate.day(in: row[0]) ?? "" == row[1], "\(row[0])")
  }

  @Test("labels and names", arguments: CaseTables.objects("facts") as [FactCase])
  func facts(_ row: FactCase) {
    let facts = FactLine(Scalars(text: row.line), words: words)
    #expect(facts.date?.day == row.day)
    #expect(facts.publisher == row.publisher)
    #expect(facts.author == row.author)
    #expect(facts.editor == row.editor)
    if let labelled = row.labelled { #expect(facts.isDateLabelled == labelled) }
  }

  @Test("what a line is", arguments: CaseTables.rows("roles"))
  func roles(_ row: [String]) {
    let role =
      switch words.role(of: Line(Scalars(text: row[0]))) {
      case .text: "text"
      case .furniture: "furniture"
      case .tail: "tail"
      case .facts: "facts"
      case .editor: "editor"
      case .caption: "caption"
      }
    #expect(role == row[1], "\(row[0])")
  }

  @Test("headings, and not broken lines", arguments: CaseTables.objects("headings") as [HeadingCase])
  func headings(_ row: HeadingCase) {
    let isHeading = Headings.isHeading(
      Line(Scalars(text: row.line)), previous: Line(Scalars(text: row.before)),
      next: row.after.map { Line(Scalars(text: $0)) }, width: nil)
    #expect(isHeading == row.isHeading)
  }

  @Test("the headline of a <title>", arguments: CaseTables.objects("titles") as [TitleCase])
  func titles(_ row: TitleCase) throws {
    let tree = try MarkupTree.parse(
      "<head><title>\(row.title)</title><meta property=\"og:site_name\" content=\"\(row.site)\"></head>")
    let head = PageHead(tree, words: words)
    let finder = HeadlineFinder(PageLines(tree, words: words), head: head, words: words)
    #expect(finder.withoutSite(head.title).string == row.headline)
  }

  @Test(
    "readings in brackets go, other brackets stay",
    arguments: [
      ("來(lái)源", "來源"), ("工會(huì )服務(wù)", "工會服務"), ("微信(APP)", "微信(APP)"),
      ("职工(农民工)", "职工(农民工)"), ("第(a)項", "第項"), ("(huì)", "(huì)"), ("會(", "會("),
    ])
  func readings(_ line: String, _ expected: String) {
    #expect(Scalars(text: line).withoutReadings.string == expected)
  }

  @Test("the tables of cases are there")
  func tables() {
    #expect(CaseTables.rows("dates").count >= 20)
    #expect(CaseTables.rows("addresses").count >= 10)
    #expect((CaseTables.objects("facts") as [FactCase]).count >= 15)
    #expect(CaseTables.rows("roles").count >= 20)
    #expect((CaseTables.objects("headings") as [HeadingCase]).count >= 7)
    #expect((CaseTables.objects("titles") as [TitleCase]).count >= 9)
  }
}
