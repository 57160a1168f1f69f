import Records
import TestSupport
import Testing

@testable import Emitting

@Suite("Version numbers")
struct VersionNumberTests {
  @Test(
    "what is no number is refused",
    arguments: ["1.0", "1.0.0.0", "v1.0.0", "1.00.0", "1..0", "1.-1.0", "", "latest", "1.0.0-rc", "１.0.0"])
  func refused(_ text: String) { #expect(VersionNumber(text) == nil) }

  @Test("they are read, ordered as numbers and counted on")
  func ordered() throws {
    let nine = try #require(VersionNumber("1.9.3"))
    let ten = try #require(VersionNumber("1.10.0"))
    #expect(nine < ten)
    #expect(nine.description == "1.9.3")
    #expect(nine.next(.patch).description == "1.9.4")
    #expect(nine.next(.minor).description == "1.10.0")
    #expect(nine.next(.major).description == "2.0.0")
  }
}

@Suite("Changes of what a version promises")
struct HeadDifferenceTests {
  private struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var step: VersionNumber.Step?
    var change: @Sendable (inout VersionHead) -> Void
  }

  private static let cases = [
    Case(testDescription: "nothing changed", step: nil) { _ in },
    Case(testDescription: "a column was renamed", step: .major) { $0.tables[0].columns[1].name = "renamed" },
    Case(testDescription: "a column went", step: .major) { $0.tables[0].columns.removeLast() },
    Case(testDescription: "a column has another type", step: .major) {
      $0.tables[0].columns[1].type = "number"
    },
    Case(testDescription: "identifiers are made another way", step: .major) { $0.identifierRule += 1 },
    Case(testDescription: "a column came", step: .minor) {
      $0.tables[0].columns.append(VersionHead.Column(name: "new", type: "string"))
    },
    Case(testDescription: "a table came", step: .minor) {
      $0.tables.append(VersionHead.Table(name: "extra", columns: []))
    },
    Case(testDescription: "a table went", step: .minor) { $0.tables.removeLast() },
    Case(testDescription: "texts are published no more", step: .minor) { $0.publishesText = false },
    Case(testDescription: "the title changed", step: .patch) { $0.properties[0].value = "新标题" },
    Case(testDescription: "columns came and went", step: .major) {
      $0.tables[0].columns.removeLast()
      $0.tables[1].columns.append(VersionHead.Column(name: "new", type: "string"))
    },
  ]

  @Test("decide the number", arguments: cases)
  private func steps(_ test: Case) throws {
    let old = VersionHead(
      schema: try DatasetSchema.load(), dataset: DatasetDescription(name: "n", title: "t", description: "d"))
    var new = old
    test.change(&new)
    #expect(HeadDifference.between(old, new).map(\.step).max() == test.step)
  }

  @Test("are read back from the descriptor as they were written")
  func roundTrip() throws {
    let press = try Press()
    try press.publish([Sample(source: "a.html").document])
    let read = try VersionHead.read(folder: press.out + "/1.0.0")
    #expect(read == VersionHead(schema: try DatasetSchema.load(), dataset: press.dataset))
  }
}

@Suite("Versions")
struct VersionStepTests {
  private struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The second version; nil where there is none.
    var version: String?
    /// Rows of `changes.csv`, without identifiers.
    var changes: [String]
    var change: @Sendable (inout Press, inout [Sample]) -> Void
  }

  private static let cases = [
    Case(testDescription: "the same again", version: nil, changes: []) { _, _ in },
    Case(testDescription: "another time of retrieval", version: nil, changes: []) {
      $1[0].retrievedAt = "2024-05-01T08:00:00+08:00"
    },
    Case(testDescription: "other fingerprints and the same rows", version: nil, changes: []) { press, _ in
      press.fingerprints = InputFingerprints(configuration: "c2", lexicons: "l2", program: "p2")
    },
    Case(
      testDescription: "a figure was corrected on the page", version: "1.0.1",
      changes: [
        "revised,documents,sha256,source", "revised,documents,bytes,source",
        "revised,statistics,value,source",
        "revised,statistics,lower,source", "revised,statistics,upper,source",
      ]
    ) {
      $1[0].figures[0].value = "522"
      $1[0].bytes = "<html2>"
    },
    Case(
      testDescription: "a lexicon gives another unit", version: "1.0.1",
      changes: ["revised,statistics,unit,lexicon"]
    ) {
      $0.fingerprints.lexicons = "l2"
      $1[0].figures[0].unit = "CNY"
    },
    Case(
      testDescription: "the configuration gives another measure's period", version: "1.0.1",
      changes: [
        "revised,statistics,region_code,configuration", "revised,statistics,region_name,configuration",
      ]
    ) {
      $0.fingerprints.configuration = "c2"
      $1[0].figures[0].region = Region(code: "990000", name: "云湖省")
    },
    Case(
      testDescription: "the program gives another unit", version: "1.0.1",
      changes: ["revised,statistics,unit,rule"]
    ) {
      $0.fingerprints.program = "p2"
      $1[0].figures[0].unit = "CNY"
    },
    Case(
      testDescription: "a sidecar says another day", version: "1.0.1",
      changes: [
        "revised,documents,published_on,source", "revised,statistics,published_on,source",
        "revised,statistics,published_on,source",
      ]
    ) { $1[0].publishedBySidecar = "2024-03-06" },
    Case(
      testDescription: "a row went", version: "1.1.0",
      changes: [
        "revised,documents,statistics,rule", "removed,statistics,,rule", "revised,mentions,,rule",
      ]
    ) {
      $0.fingerprints.program = "p2"
      $1[0].figures.removeLast()
    },
    Case(
      testDescription: "a document came", version: "1.1.0",
      changes: [
        "added,documents,,source", "added,statistics,,source", "added,statistics,,source",
        "added,mentions,,source",
      ]
    ) { $1.append(Sample(source: "0-new.html", body: "另有521人，另有11.12万元。")) },
    Case(
      testDescription: "a document went", version: "1.1.0",
      changes: [
        "removed,documents,,source", "removed,statistics,,source", "removed,statistics,,source",
        "removed,mentions,,source",
      ]
    ) { $1.removeFirst() },
    Case(testDescription: "a code came", version: "1.1.0", changes: ["added,units,,lexicon"]) { press, _ in
      press.fingerprints.lexicons = "l2"
      press.codeLists.units.append(CodeLists.Unit(code: "mu", labelZh: "亩", labelEn: "mu", dimension: "area"))
    },
    Case(
      testDescription: "the licence changed", version: "1.0.1",
      changes: ["revised,dataset,licence_name,configuration"]
    ) { press, _ in
      press.fingerprints.configuration = "c2"
      press.dataset.licence?.name = "CC0-1.0"
    },
    Case(
      testDescription: "texts are published no more", version: "1.1.0",
      changes: ["removed,text,,configuration"]
    ) { press, _ in
      press.fingerprints.configuration = "c2"
      press.dataset.publishText = false
    },
  ]

  @Test("follow from what changed", arguments: cases)
  private func follow(_ test: Case) throws {
    var press = try Press()
    var samples = [Sample(source: "a.html"), Sample(source: "b.html", body: "共有521人，共有11.12万元。")]
    try press.publish(samples.map(\.document))
    test.change(&press, &samples)
    let second = try press.publish(samples.map(\.document))
    #expect(second.version == test.version ?? "1.0.0")
    guard let version = test.version else {
      guard case .nothingNew = second else {
        Issue.record("a version was made of nothing")
        return
      }
      return
    }
    let rows = try press.rows("\(version)/changes.csv")
    #expect(
      rows.map { row in
        ["change", "table", "column", "cause"].map { row[$0] ?? "" }.joined(separator: ",")
      } == test.changes)

    var visited: [Change] = []
    let counts = try VersionDifference.between(out: press.out, "1.0.0", version) { visited.append($0) }
    #expect(visited.count == rows.count)
    #expect(visited.allSatisfy { $0.table != "statistics" || $0.subject?.measure.isEmpty == false })
    #expect(counts.added + counts.removed + counts.revised == rows.count)
  }
}

@Suite("What a changed row says")
struct ChangeSubjectTests {
  private static let header = [
    "id", "measure", "value", "number_text", "unit", "unit_text", "period_start", "period_end", "region_name",
    "title",
    "source", "label_zh",
  ]

  private struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var table = "statistics"
    var cells: [String: String]
    var text: String
  }

  private static let cases = [
    Case(
      testDescription: "all is known",
      cells: [
        "measure": "慰问企业", "value": "522", "unit": "organization", "unit_text": "家",
        "period_start": "2024-01-01",
        "period_end": "2024-03-05", "region_name": "青岚市", "title": "标题", "source": "a.html",
      ], text: "慰问企业 522 家 · 2024-01-01/2024-03-05 · 青岚市 · 标题 · a.html"),
    Case(
      testDescription: "a damaged number, a stock",
      cells: ["measure": "会员", "number_text": "?2", "period_end": "2024-03-05"],
      text: "会员 ?2 · ../2024-03-05"),
    Case(
      testDescription: "one day, a unit that is not printed",
      cells: [
        "measure": "到会", "value": "9", "unit": "person", "period_start": "2024-03-05",
        "period_end": "2024-03-05",
      ],
      text: "到会 9 person · 2024-03-05"),
    Case(
      testDescription: "a code", table: "indicators", cells: ["label_zh": "帮扶", "unit": "person"], text: "帮扶"),
  ]

  @Test("is told in one line", arguments: cases)
  private func text(_ test: Case) throws {
    let row = Self.header.map { test.cells[$0] ?? "" }.joined(separator: ",") + "\n"
    let rows = RowTable(header: Self.header, rows: Array(row.utf8))
    let subject = try #require(ChangeSubject(test.table, of: rows, row: 0))
    #expect(subject.text == test.text)
  }

  @Test("is told as JSON behind the columns of changes.csv, what is empty left out")
  func json() throws {
    let rows = RowTable(header: Self.header, rows: Array("s1,慰问企业,522,,,家,,2024-03-05,,标题,a.html,\n".utf8))
    let change = Change(
      change: .revised, table: "statistics", id: "s1", column: "value", old: "521", new: "522",
      cause: .source,
      subject: ChangeSubject("statistics", of: rows, row: 0))
    #expect(
      String(decoding: change.json, as: UTF8.self) == """
        {"change":"revised","table":"statistics","id":"s1","column":"value","old":"521","new":"522","cause":"source",\
        "measure":"慰问企业","value":"522","unit":"家","period_end":"2024-03-05","title":"标题","source":"a.html"}
        """)
  }
}
