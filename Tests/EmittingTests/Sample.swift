import Foundation
import Hashing
import Records
import TestSupport

@testable import Emitting

/// Documents made up for these tests: the bodies, places and figures are fictitious.
struct Sample {
  /// A number of the body that becomes a statistic.
  struct Figure {
    var text: String
    var value: String?
    var measure: String
    var unit: String? = "person"
    var unitText = "人"
    var status = Statistic.Status.ok
    /// Another region than the document's.
    var region: Region?
  }

  var source: String
  var title = "青岚市总工会二〇二四年工作报告"
  var publishedOn: String? = "2024-03-05"
  /// The day of publication that a sidecar says instead of the page.
  var publishedBySidecar: String?
  var body = "全年慰问困难职工521人，发放慰问金11.12万元。"
  var figures = [
    Figure(text: "521人", value: "521", measure: "慰问困难职工"),
    Figure(text: "11.12万元", value: "111200", measure: "发放慰问金", unit: "CNY", unitText: "元"),
  ]
  var bytes = "<html>"
  var region: Region? = Region(code: "990100", name: "青岚市")
  var retrievedAt: String?
  var repairs: [Repair] = []

  var identity: String { source }
  var id: String { Identifier.document(identity: identity) }
  private var dateline: String { "发布时间：\(publishedOn ?? "未知")" }
  private var text: String { "\(title)\n\(dateline)\n\(body)" }

  /// The document as the stages before publication hand it over.
  var document: Document {
    var document = Document(page: page)
    var article = Article(
      charset: "UTF-8",
      blocks: [
        Block(kind: .title, text: title), Block(kind: .dateline, text: dateline),
        Block(kind: .paragraph, text: body),
      ])
    article.title = title
    article.publishedOn = publishedBySidecar == nil ? publishedOn : nil
    document.article = article
    let scalars = text.unicodeScalars.count
    let titleEnd = title.unicodeScalars.count
    let datelineEnd = titleEnd + 1 + dateline.unicodeScalars.count
    document.text = CleanText(
      text: text, script: .simplified, isTruncated: false,
      blocks: [
        TextBlock(kind: .title, start: 0, end: titleEnd),
        TextBlock(kind: .dateline, start: titleEnd + 1, end: datelineEnd),
        TextBlock(kind: .paragraph, start: datelineEnd + 1, end: scalars),
      ], map: PositionMap(runs: [PositionMap.Run(clean: 0, decoded: 0, length: scalars)]), repairs: repairs,
      damage: [])
    document.findings = findings
    return document
  }

  /// A document that a stage gave up.
  var failed: Document {
    var document = Document(page: page)
    document.error = Failure(
      stage: "strip", kind: "undecodable", message: "no charset fits the bytes: save the page again")
    return document
  }

  private var page: Page {
    var page = Page(
      documentID: id, identity: identity, source: source, path: source,
      sha256: SHA256Digest.hex(of: bytes), bytes: bytes.utf8.count, mediaType: "text/html",
      defaults: PageDefaults(organization: "青岚市总工会", publishedOn: publishedBySidecar))
    page.retrievedAt = retrievedAt
    return page
  }

  private var findings: Findings {
    var findings = Findings(organization: "青岚市总工会", region: region)
    for (index, figure) in figures.enumerated() {
      let place = place(of: figure.text)
      var statistic = Statistic(
        id: Identifier.statistic(
          document: id, before: figure.measure, after: figure.unitText, turn: 1), sequence: index + 1,
        measure: figure.measure, modifier: .exact, unitText: figure.unitText, status: figure.status,
        sentence: body, numberText: figure.text, start: place.lowerBound, end: place.upperBound)
      statistic.value = figure.value
      statistic.lower = figure.value
      statistic.upper = figure.value
      statistic.resolution = figure.value == nil ? nil : "1"
      statistic.unit = figure.unit
      statistic.region = figure.region ?? region
      findings.statistics.append(statistic)
      findings.mentions.append(
        Mention(
          start: place.lowerBound, end: place.upperBound, text: figure.text,
          mentionClass: figure.status == .damaged ? .damaged : .statistic, statisticID: statistic.id,
          rule: "test"))
    }
    return findings
  }

  private func place(of part: String) -> Range<Int> {
    let scalars = Array(text.unicodeScalars)
    let wanted = Array(part.unicodeScalars)
    let start = scalars.indices.first { scalars[$0...].starts(with: wanted) } ?? 0
    return start..<(start + wanted.count)
  }
}

/// A folder that versions are published to, and what they are made by.
struct Press {
  let folder: TemporaryFolder
  var dataset = DatasetDescription(
    name: "made-up", title: "试制统计", description: "Made up for a test.",
    licence: Licence(name: "CC-BY-4.0", title: "署名 4.0", path: "https://creativecommons.org/licenses/by/4.0/")
  )
  var fingerprints = InputFingerprints(configuration: "c1", lexicons: "l1", program: "p1")
  var codeLists = CodeLists(
    indicators: [
      CodeLists.Indicator(
        code: "relief", parent: "", labelZh: "帮扶", labelEn: "Relief", unit: "", kind: "", definition: ""),
      CodeLists.Indicator(
        code: "relief.visited", parent: "relief", labelZh: "慰问职工", labelEn: "Workers visited",
        unit: "person", kind: "flow", definition: "慰问的困难职工人数"),
    ],
    units: [
      CodeLists.Unit(code: "CNY", labelZh: "元", labelEn: "yuan", dimension: "money"),
      CodeLists.Unit(code: "person", labelZh: "人", labelEn: "person", dimension: "count"),
    ],
    regions: [
      CodeLists.RegionEntry(code: "990000", name: "云湖省", parent: "", level: "province", year: "2020"),
      CodeLists.RegionEntry(code: "990100", name: "青岚市", parent: "990000", level: "prefecture", year: "2020"),
      CodeLists.RegionEntry(code: "990200", name: "白石市", parent: "990000", level: "prefecture", year: "2020"),
    ])

  var limits = OutputLimits()

  init() throws { folder = try TemporaryFolder() }

  var out: String { folder.path("out") }

  /// Publishes documents in the order given.
  @discardableResult
  func publish(_ documents: [Document]) throws -> Publication {
    var emitter = try Emitter(
      out: out, dataset: dataset, codeLists: codeLists, fingerprints: fingerprints, publishedOn: "2024-04-01",
      limits: limits)
    for document in documents { try emitter.add(document) }
    return try emitter.publish()
  }

  /// A published file as text.
  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(out)/\(path)")), as: UTF8.self)
  }

  /// A published table as rows of cells by column.
  func rows(_ path: String) throws -> [[String: String]] {
    let records = CSVRecord.records(in: Array(try text(path).utf8)).map(CSVRecord.cells)
    return records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(records[0], $0)) }
  }

  /// Every file below the output folder.
  func files() throws -> [String: Data] { try FolderContents.files(below: URL(filePath: out)) }
}
