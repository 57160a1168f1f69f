import Emitting
import Foundation
import Records
import TestSupport
import Testing

@Suite("Publication")
struct PublicationTests {
  private let documents = [
    Sample(source: "b.html").document, Sample(source: "a.html", body: "举办培训3场。", figures: []).document,
    Sample(source: "c.html").failed,
  ]

  @Test("a first version is 1.0.0, and the same input again is nothing new")
  func firstAndSame() throws {
    let press = try Press()
    let first = try press.publish(documents)
    #expect(first.version == "1.0.0")
    guard case .published(_, let summary) = first else {
      Issue.record("nothing was published")
      return
    }
    #expect(summary.documents == [.ok: 2, .failed: 1])
    #expect(summary.statistics == 2)
    let before = try press.files()
    guard case .nothingNew("1.0.0", _) = try press.publish(documents) else {
      Issue.record("the same input made a version")
      return
    }
    #expect(FolderContents.differences(before, try press.files()) == [])
  }

  @Test("every order of documents gives the same bytes")
  func orderIndependent() throws {
    let left = try Press()
    let right = try Press()
    try left.publish(documents)
    try right.publish(documents.reversed())
    #expect(FolderContents.differences(try left.files(), try right.files()) == [])
    #expect(try left.rows("1.0.0/documents.csv").map { $0["source"] } == ["a.html", "b.html", "c.html"])
  }

  @Test("latest holds the newest version as plain files")
  func latest() throws {
    let press = try Press()
    try press.publish(documents)
    let files = try press.files()
    let version = files.filter { $0.key.hasPrefix("1.0.0/") }
    #expect(version.count > 12)
    for (path, data) in version { #expect(files["latest/" + path.dropFirst(6)] == data, "\(path)") }
    #expect(Set(files.keys.map { $0.prefix { $0 != "/" } }) == ["1.0.0", "latest", "versions.json"])
  }
}
