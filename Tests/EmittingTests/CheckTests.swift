import Emitting
import Records
import TestSupport
import Testing

@testable import struct Emitting.CheckTally

@Suite("Checks before publishing")
struct CheckTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var check: PublicationCheck
    /// What the message holds; nil where the check holds.
    var message: String?
  }

  private static let cases = [
    Case(testDescription: "enough documents", check: PublicationCheck(.documents, least: 3), message: nil),
    Case(
      testDescription: "too few documents", check: PublicationCheck(.documents, least: 4),
      message: "3 documents, asked for at least 4"),
    Case(
      testDescription: "too few statistics", check: PublicationCheck(.statistics, least: 5),
      message: "4 statistics, asked for at least 5"),
    Case(
      testDescription: "a document that failed", check: PublicationCheck(.failed, most: 0),
      message: "1 documents that could not be read, asked for at most 0"),
    Case(
      testDescription: "as many damaged as allowed", check: PublicationCheck(.damaged, most: 25), message: nil
    ),
    Case(
      testDescription: "one percent fewer is allowed", check: PublicationCheck(.damaged, most: 24),
      message: "25.0 % of the statistics are damaged, asked for at most 24 %"),
    Case(
      testDescription: "no version before to fall from", check: PublicationCheck(.drop, most: 0), message: nil
    ),
    Case(
      testDescription: "values of an indicator",
      check: PublicationCheck(.values, least: 1, most: 520, indicator: "relief"),
      message: "1 values of relief are not within 1 to 520:\n  s"),
    Case(
      testDescription: "a share above the whole", check: PublicationCheck(.shares),
      message: "1 shares are not within 0 to 100:\n  s"),
  ]

  private static var documents: [Document] {
    var share = Sample(source: "share.html", body: "覆盖率达100.1%，另有?2个。")
    share.figures = [
      Sample.Figure(text: "100.1%", value: "100.1", measure: "覆盖率", unit: "percent", unitText: "%"),
      Sample.Figure(text: "?2个", value: nil, measure: "另有", unit: nil, unitText: "个", status: .damaged),
    ]
    var document = share.document
    document.findings?.statistics[0].kind = .share
    var coded = Sample(source: "coded.html").document
    coded.findings?.statistics[0].indicator = "relief.visited"
    return [document, coded, Sample(source: "broken.html").failed]
  }

  private func press(_ checks: [PublicationCheck]) throws -> Press {
    var press = try Press()
    press.codeLists.units.append(
      CodeLists.Unit(code: "percent", labelZh: "百分比", labelEn: "percent", dimension: "ratio"))
    press.dataset.checks = checks
    return press
  }

  @Test("an error publishes nothing and names the rows", arguments: cases)
  func errors(_ test: Case) throws {
    let press = try press([test.check])
    guard let message = test.message else {
      #expect(try press.publish(Self.documents).summary.warnings == [])
      return
    }
    let error = #expect(throws: EmitError.self) { try press.publish(Self.documents) }
    #expect(error?.kind == .failedCheck)
    #expect(error?.what.hasPrefix(message) == true, "\(error?.what ?? "")")
    #expect(try press.files().isEmpty)
  }

  @Test("a warning publishes, and the run says so", arguments: cases.filter { $0.message != nil })
  func warnings(_ test: Case) throws {
    var check = test.check
    check.level = .warning
    let warnings = try press([check]).publish(Self.documents).summary.warnings
    #expect(warnings.count == 1)
    #expect(warnings.first?.hasPrefix(test.message ?? "") == true)
  }

  @Test(
    "a check that could never fail, or says what it does not heed, is refused before anything is done",
    arguments: [
      (PublicationCheck(.values, most: 1), "names no indicator"),
      (PublicationCheck(.values, most: 1, indicator: "rel"), "names 'rel', which is no indicator"),
      (PublicationCheck(.values, indicator: "relief"), "has neither 'least' nor 'most'"),
      (PublicationCheck(.documents), "has neither 'least' nor 'most'"),
      (PublicationCheck(.shares, most: 90), "has bounds: shares lie within 0 and 100, whatever is said"),
      (
        PublicationCheck(.damaged, most: 5, indicator: "relief"),
        "names the indicator 'relief', which only a check of values heeds"
      ),
    ])
  func unsound(_ check: PublicationCheck, _ message: String) throws {
    let press = try press([check])
    let error = #expect(throws: EmitError.self) { try press.publish(Self.documents) }
    #expect(error?.kind == .unsoundCheck)
    #expect(error?.what == message)
  }

  @Test("several checks of rows each find their own, in the order that they are declared in")
  func several() throws {
    let checks = [
      PublicationCheck(.shares, level: .warning), PublicationCheck(.documents, least: 4, level: .warning),
      PublicationCheck(.values, most: 520, indicator: "relief", level: .warning),
      PublicationCheck(.values, most: 521, indicator: "relief", level: .warning),
    ]
    let warnings = try press(checks).publish(Self.documents).summary.warnings
    #expect(
      warnings.map { $0.prefix { $0 != ":" } } == [
        "1 shares are not within 0 to 100", "3 documents, asked for at least 4",
        "1 values of relief are not within at most 520",
      ])
  }

  @Test("a fall against the version before is found, and that version stays")
  func drop() throws {
    var press = try press([])
    try press.publish(Self.documents)
    press.dataset.checks = [PublicationCheck(.drop, most: 49)]
    #expect(throws: EmitError.self) { try press.publish([Self.documents[0]]) }
    #expect(try press.files().keys.contains("latest/statistics.csv"))
    #expect(try !press.files().keys.contains { $0.hasPrefix("1.1.0/") })
    press.dataset.checks = [PublicationCheck(.drop, most: 50)]
    #expect(try press.publish([Self.documents[0]]).version == "1.1.0")
  }

  @Test(
    "bounds are compared exactly",
    arguments: [
      ("0", true), ("-0.1", false), ("100", true), ("100.0", true), ("100.00000000000000001", false),
      ("99.999", true), ("-1", false), ("123456789012345678901234567890", false),
      ("-123456789012345678901234567890", false),
    ])
  func bounds(_ value: String, _ holds: Bool) {
    #expect(CheckTally.holds(value, PublicationCheck(.shares, least: 0, most: 100)) == holds, "\(value)")
  }
}
