import Records
import TestSupport
import Testing

@testable import Emitting

@Suite("Rows of a document")
struct DocumentRowsTests {
  private struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var error: String
    var change: @Sendable (inout Document) -> Void
  }

  private static let cases = [
    Case(testDescription: "an unknown unit", error: "statistic 1 ('521人') has the unknown unit 'furlong'") {
      $0.findings?.statistics[0].unit = "furlong"
    },
    Case(
      testDescription: "an unknown indicator", error: "statistic 1 ('521人') has the unknown indicator 'x.y'"
    ) {
      $0.findings?.statistics[0].indicator = "x.y"
    },
    Case(testDescription: "an unknown region", error: "statistic 1 ('521人') has the unknown region '111111'")
    {
      $0.findings?.statistics[0].region = Region(code: "111111", name: "x")
    },
    Case(testDescription: "a wrong place", error: "statistic 1 ('521人') is not what the text has from 0 to 4")
    {
      $0.findings?.statistics[0].start = 0
      $0.findings?.statistics[0].end = 4
    },
    Case(
      testDescription: "a place outside", error: "mention 1 ('521人') is not what the text has from 0 to 9999"
    ) {
      $0.findings?.mentions[0].start = 0
      $0.findings?.mentions[0].end = 9999
    },
    Case(
      testDescription: "a value that is no decimal",
      error: "statistic 1 ('521人') has a value that is no plain decimal: '5.2e2'"
    ) {
      $0.findings?.statistics[0].value = "5.2e2"
    },
    Case(testDescription: "a made-up number", error: "statistic 1 ('521人') is damaged and has a value") {
      $0.findings?.statistics[0].status = .damaged
    },
    Case(testDescription: "a lost number", error: "statistic 1 ('521人') is ok and has no value") {
      $0.findings?.statistics[0].value = nil
    },
    Case(
      testDescription: "one identifier twice",
      error: "statistic 2 ('11.12万元') has the statistic_id of an earlier one"
    ) {
      if let id = $0.findings?.statistics[0].id { $0.findings?.statistics[1].id = id }
    },
    Case(
      testDescription: "a part of nothing",
      error: "statistic 2 ('11.12万元') refers to s0000000000000000, which is no row of the document"
    ) { $0.findings?.statistics[1].partOf = "s0000000000000000" },
    Case(testDescription: "a day that is none", error: "published_on '2023-02-29' is no day (YYYY-MM-DD)") {
      $0.article?.publishedOn = "2023-02-29"
    },
    Case(testDescription: "a time that is none", error: "retrieved_at 'yesterday' is no time of RFC 3339") {
      $0.page.retrievedAt = "yesterday"
    },
  ]

  @Test("that break the contract fail the document alone", arguments: cases)
  private func broken(_ test: Case) throws {
    let press = try Press()
    var document = Sample(source: "a.html").document
    test.change(&document)
    try press.publish([document, Sample(source: "b.html", body: "另有521人，另有11.12万元。").document])
    let rows = try press.rows("1.0.0/documents.csv")
    #expect(rows.map { $0["status"] } == ["failed", "ok"])
    #expect(rows[0]["error"] == "emit: \(test.error): mend the stage or the lexicon that wrote it")
    #expect(try press.rows("1.0.0/statistics.csv").count == 2)
  }

  @Test("an identifier that could lead out of the folder is made anew")
  func identifier() throws {
    let press = try Press()
    var document = Sample(source: "a.html").document
    document.page.documentID = "../../evil"
    try press.publish([document])
    #expect(try press.rows("1.0.0/documents.csv").map { $0["document_id"] } == [Sample(source: "a.html").id])
    #expect(try Folder.names(in: press.folder.path) == ["out"])
  }

  @Test("facts of the page come in the characters of the clean text")
  func cleanedFacts() throws {
    var document = Sample(source: "a.html").document
    document.article?.publisher = "青嵐(lán)日報"
    document.article?.site = "青嵐網"
    document.article?.author = "王一"
    document.text = CleanText(
      text: "来源：青岚日报", script: .traditional, isTruncated: false, blocks: [], map: PositionMap(), repairs: [],
      damage: [], facts: CleanFacts(publisher: "青岚日报", site: "青岚网"))
    document.findings = nil
    let press = try Press()
    try press.publish([document])
    let row = try #require(try press.rows("1.0.0/documents.csv").first)
    #expect(row["publisher"] == "青岚日报")
    #expect(row["site"] == "青岚网")
    // A stage of others that leaves a fact out changes nothing of it.
    #expect(row["author"] == "王一")
    #expect(row["script"] == "Hant")
  }

  @Test("what the page lacks comes from its defaults, a region by its name")
  func defaults() throws {
    var document = Sample(source: "a.html", region: nil).document
    document.article?.title = nil
    document.findings?.organization = nil
    document.page.defaults = PageDefaults(
      region: "白石市", organization: "白石市总工会", publisher: "白石报", site: "白石网", title: "缺省标题")
    let press = try Press()
    try press.publish([document])
    let row = try #require(try press.rows("1.0.0/documents.csv").first)
    #expect(
      ["title", "publisher", "site", "organization", "region_code"].map { row[$0] } == [
        "缺省标题", "白石报", "白石网", "白石市总工会", "990200",
      ])
    #expect(try press.rows("1.0.0/regions.csv").map { $0["region_code"] } == ["990000", "990200"])
    #expect(try press.rows("1.0.0/statistics.csv").first?["organization"] == "白石市总工会")
  }

  @Test("a text that breaks off is truncated, one without body is empty")
  func statuses() throws {
    var cut = Sample(source: "a.html").document
    cut.text?.isTruncated = true
    let press = try Press()
    try press.publish([cut, Sample(source: "b.html", body: "……", figures: []).document])
    #expect(try press.rows("1.0.0/documents.csv").map { $0["status"] } == ["truncated", "empty"])
  }

  @Test("dataset.json is left out where it would be too large, and the README says so")
  func large() throws {
    for (limit, isThere) in [(100_000, true), (1_000, false)] {
      let press = try Press()
      var emitter = try Emitter(
        out: press.out, dataset: press.dataset, codeLists: press.codeLists, fingerprints: press.fingerprints,
        publishedOn: "2024-04-01", limits: OutputLimits(json: limit))
      try emitter.add(Sample(source: "a.html").document)
      _ = try emitter.publish()
      #expect(try Folder.item(at: press.out + "/1.0.0/dataset.json") == (isThere ? .file : .nothing))
      #expect(try press.text("1.0.0/README.md").contains("| `dataset.json` | left out") == !isThere)
    }
  }

  @Test("rows that were kept are the rows that were rendered")
  func kept() throws {
    let codes = KnownCodes(try Press().codeLists)
    var long = Sample(source: "甲/长 文.html", body: String(repeating: "全年慰问困难职工521人，发放慰问金11.12万元。", count: 9))
    long.repairs = [Repair(start: 0, end: 1, before: "?", after: "青", rule: "r", certainty: .proved)]
    var bare = Sample(source: "b.html", publishedOn: nil, body: "")
    bare.figures = []
    for document in [long.document, bare.document, bare.failed] {
      let rows = DocumentRows.render(document, codes: codes)
      #expect(DocumentRows(encoded: rows.encoded) == rows)
      #expect(DocumentRows(encoded: rows.encoded + [0]) == nil)
    }
    #expect(DocumentRows.render(long.document, codes: codes).signature.isKnown)
    #expect(DocumentRows(encoded: []) == nil)
  }
}
