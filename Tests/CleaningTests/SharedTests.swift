import Foundation
import Records
import Testing

@testable import Cleaning

/// The folder of real pages beside the repository.
enum Shared {
  static let folder = URL(filePath: #filePath, directoryHint: .notDirectory)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared")
  static let isThere = FileManager.default.fileExists(atPath: folder.appendingPathComponent("seeds").path)
}

/// Real pages beside the repository, where they are there.
@Suite(.enabled(if: Shared.isThere, "the folder ../shared is not there: real pages are not tested"))
struct SharedTests {
  private static func seed(_ number: String) throws -> CleanText {
    let seeds = Shared.folder.appendingPathComponent("seeds")
    let names = try FileManager.default.contentsOfDirectory(atPath: seeds.path).sorted()
    let name = try #require(names.first { $0.hasPrefix(number) })
    let text = try String(contentsOf: seeds.appendingPathComponent(name), encoding: .utf8)
    return try Samples.clean(text, isPlainText: true)
  }

  /// The page breaks of 001 cut two words; their second halves would begin a line.
  @Test func `Words cut by a page break are whole again`() throws {
    let lines = try Self.seed("001").text.split(separator: "\n")
    #expect(!lines.contains { $0.hasPrefix("级") || $0.hasPrefix("惠") })
    #expect(!lines.contains { $0.contains("页共") || $0.contains("页 共") })
  }

  @Test(arguments: [
    ("003", "奖章;累计", "mended:章 mended:计"), ("003", "奖章后,", "mended:章后"), ("003", "。”学", "mended:。”学"),
    ("004", "奖章?2", "mended:章 destroyed:?2"), ("004", "奖章?66", "mended:章 destroyed:?66"),
  ])
  func `A damaged place of a real page is mended or marked`(
    _ number: String, _ piece: String, _ damage: String
  )
    throws
  {
    let clean = try Self.seed(number)
    let place = try #require(clean.text.range(of: piece), "\(number) has no '\(piece)'")
    let start = clean.text.unicodeScalars.distance(
      from: clean.text.startIndex, to: place.lowerBound)
    let end = start + piece.unicodeScalars.count
    var near = clean
    near.damage.removeAll { $0.start < start || $0.end > end }
    #expect(Samples.damage(near) == damage)
  }

  @Test func `Sound articles give no false alarm`() throws {
    let pages = Shared.folder.appendingPathComponent("eval/pages")
    let names = try FileManager.default.contentsOfDirectory(atPath: pages.path).sorted()
    for name in names where name.hasSuffix(".expect.json") {
      let data = try Data(contentsOf: pages.appendingPathComponent(name))
      let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      guard let content = object["content"] as? String else { continue }
      let alarms = try Samples.clean(content).damage
      #expect(alarms.isEmpty, "\(name): \(alarms)")
    }
  }
}
