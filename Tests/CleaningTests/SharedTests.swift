import Foundation
import Records
import Testing

@testable import Cleaning

/// The folder of real pages beside the repository.
private enum Shared {
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

  @Test(arguments: [
    ("001", "各级工会组织积极举办", ""), ("001", "积极搭建普惠服务", ""), ("001", "紧紧围绕“边”情", ""),
    ("003", "五一劳动奖章;累计发放", "mended:章 mended:计"), ("003", "五一劳动奖章后,进一步", "mended:章后"),
    ("003", "回报社会。”学生代表", "mended:。”学"), ("004", "五一劳动奖章?2个", "mended:章 destroyed:?2"),
    ("004", "新疆奖章?66人、", "mended:章 destroyed:?66"),
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
