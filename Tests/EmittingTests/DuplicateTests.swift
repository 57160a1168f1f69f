import Records
import TestSupport
import Testing

@testable import Emitting

@Suite("Duplicates")
struct DuplicateTests {
  private func sample(_ source: String, _ day: String?, body: String = GoldenTests.longBody) -> Sample {
    Sample(source: source, title: "标题\(source)", publishedOn: day, body: body)
  }

  /// Source by source: its status, and the source that it is a duplicate of.
  private func originals(_ press: Press, _ version: String) throws -> [String: String] {
    let rows = try press.rows("\(version)/documents.csv")
    let sources = Dictionary(uniqueKeysWithValues: rows.map { ($0["document_id"] ?? "", $0["source"] ?? "") })
    return Dictionary(
      uniqueKeysWithValues: rows.map { row in
        (row["source"] ?? "", sources[row["duplicate_of"] ?? ""] ?? "")
      })
  }

  @Test("the earliest published is the original, whatever its title and dateline")
  func earliest() throws {
    let press = try Press()
    try press.publish(
      [sample("a", "2024-03-02"), sample("b", "2024-03-01"), sample("c", nil)].map(\.document))
    #expect(try originals(press, "1.0.0") == ["a": "b", "b": "", "c": "b"])
  }

  @Test("of those of one day the first by source is the original")
  func firstBySource() throws {
    let press = try Press()
    try press.publish([sample("b", "2024-03-01"), sample("a", "2024-03-01")].map(\.document))
    #expect(try originals(press, "1.0.0") == ["a": "", "b": "a"])
  }

  @Test("an original stays one when an earlier copy turns up, until it goes itself")
  func stays() throws {
    let press = try Press()
    let later = sample("b", "2024-03-02")
    let latest = sample("c", "2024-03-03")
    let earlier = sample("a", "2024-03-01")
    try press.publish([later, latest].map(\.document))
    try press.publish([later, latest, earlier].map(\.document))
    #expect(try originals(press, "1.1.0") == ["a": "b", "b": "", "c": "b"])
    try press.publish([latest, earlier].map(\.document))
    #expect(try originals(press, "1.2.0") == ["a": "", "c": "a"])
  }

  @Test("a document with rows of its own keeps them when an earlier copy turns up")
  func single() throws {
    let press = try Press()
    try press.publish([sample("b", "2024-03-02").document])
    try press.publish([sample("b", "2024-03-02"), sample("a", "2024-03-01")].map(\.document))
    #expect(try originals(press, "1.1.0") == ["a": "b", "b": ""])
  }

  @Test("short and failed documents have no duplicates")
  func short() throws {
    let press = try Press()
    let body = "共有521人，共有11.12万元。"
    try press.publish(
      [
        sample("a", nil, body: body).document, sample("b", nil, body: body).document,
        Sample(source: "c").failed,
        Sample(source: "d").failed,
      ])
    #expect(try originals(press, "1.0.0") == ["a": "", "b": "", "c": "", "d": ""])
  }

  @Test("a duplicate keeps its rows in documents and mentions, and has no statistics")
  func rows() throws {
    let press = try Press()
    let copy = sample("b", "2024-03-02")
    try press.publish([sample("a", "2024-03-01"), copy].map(\.document))
    let row = try #require(try press.rows("1.0.0/documents.csv").last)
    #expect(row["status"] == "duplicate")
    #expect(row["statistics"] == "0")
    #expect(try press.rows("1.0.0/statistics.csv").allSatisfy { $0["document_id"] != copy.id })
    let mentions = try press.rows("1.0.0/mentions.csv").filter { $0["document_id"] == copy.id }
    #expect(mentions.map { $0["statistic_id"] } == ["", ""])
  }

  @Test("blanks and punctuation make no difference, a digit does")
  func normalized() throws {
    let press = try Press()
    let spaced = GoldenTests.longBody.replacing("，", with: " ， ")
    let other = GoldenTests.longBody.replacing("521", with: "522")
    var changed = sample("c", "2024-03-03", body: other)
    changed.figures[0].text = "522人"
    try press.publish(
      [sample("a", "2024-03-01"), sample("b", "2024-03-02", body: spaced), changed].map(\.document))
    #expect(try originals(press, "1.0.0") == ["a": "", "b": "a", "c": ""])
  }
}
