import Foundation
import Records
import TestSupport
import Testing

@testable import Emitting

/// What a run leaves that is killed at each step of a publication, and what the next run makes of it.
@Suite("A killed run")
struct InterruptionTests {
  private let first = [Sample(source: "a.html")]
  private let second = [Sample(source: "a.html"), Sample(source: "b.html", body: "另有521人，另有11.12万元。")]

  /// A folder with one version, and what a second one would make of it.
  private func folders() throws -> (one: Press, two: Press) {
    let one = try Press()
    try one.publish(first.map(\.document))
    let two = try Press()
    try two.publish(first.map(\.document))
    try two.publish(second.map(\.document))
    return (one, two)
  }

  private func copy(_ name: String, from press: Press, to other: Press, as target: String? = nil) throws {
    let url = URL(filePath: "\(other.out)/\(target ?? name)")
    try? FileManager.default.removeItem(at: url)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: URL(filePath: "\(press.out)/\(name)"), to: url)
  }

  @Test("while staging: nothing is published, and the next run clears it")
  func staging() throws {
    let (one, two) = try folders()
    try copy("1.1.0", from: two, to: one, as: ".staging/version")
    try Data("half".utf8).write(to: URL(filePath: "\(one.out)/.staging/spool"))
    #expect(try VersionCatalog.read(out: one.out).versions.map(\.version) == ["1.0.0"])
    try one.publish(second.map(\.document))
    #expect(FolderContents.differences(try one.files(), try two.files()) == [])
  }

  @Test("between rename and commit: the version is not published, and the next run makes it anew")
  func uncommitted() throws {
    let (one, two) = try folders()
    try copy("1.1.0", from: two, to: one)
    try copy("versions.json", from: two, to: one, as: ".staging/versions.json")
    #expect(try VersionCatalog.read(out: one.out).versions.map(\.version) == ["1.0.0"])
    try one.publish(first.map(\.document))
    #expect(try one.files().keys.allSatisfy { !$0.hasPrefix("1.1.0") && !$0.hasPrefix(".staging") })
    try one.publish(second.map(\.document))
    #expect(FolderContents.differences(try one.files(), try two.files()) == [])
  }

  @Test("between commit and latest: the next run mends latest, though nothing is new")
  func latestBehind() throws {
    let (one, two) = try folders()
    try copy("1.1.0", from: two, to: one)
    try copy("versions.json", from: two, to: one)
    try copy("latest", from: two, to: one, as: ".staging/latest")
    guard case .nothingNew("1.1.0", _) = try one.publish(second.map(\.document)) else {
      Issue.record("a committed version was made again")
      return
    }
    #expect(FolderContents.differences(try one.files(), try two.files()) == [])
  }

  @Test("while latest has no name: the next run mends it")
  func latestGone() throws {
    let (_, two) = try folders()
    let before = try two.files()
    try FileManager.default.moveItem(atPath: "\(two.out)/latest", toPath: "\(two.out)/.staging-old")
    try two.publish(second.map(\.document))
    #expect(FolderContents.differences(try two.files(), before) == [])
  }

  @Test("before the first commit: the folder of the first version is no version")
  func firstUncommitted() throws {
    let press = try Press()
    let (_, two) = try folders()
    try copy("1.0.0", from: two, to: press)
    try press.publish(second.map(\.document))
    #expect(try VersionCatalog.read(out: press.out).versions.map(\.version) == ["1.0.0"])
    #expect(try press.rows("1.0.0/documents.csv").count == 2)
  }

  @Test("dropped without publishing, an emitter leaves the folder as it was")
  func dropped() throws {
    let (one, _) = try folders()
    let before = try one.files()
    do {
      var emitter = try Emitter(
        out: one.out, dataset: one.dataset, codeLists: one.codeLists, fingerprints: one.fingerprints,
        publishedOn: "2024-04-01")
      try emitter.add(Sample(source: "new.html").document)
      #expect(try Folder.item(at: "\(one.out)/.staging") == .folder)
    }
    #expect(try one.files() == before)
    #expect(try Folder.item(at: "\(one.out)/.staging") == .nothing)
  }

  @Test("a second version leaves the first as it was, and shares unchanged texts with it")
  func untouched() throws {
    let one = try Press()
    try one.publish(first.map(\.document))
    let before = try one.files().filter { $0.key.hasPrefix("1.0.0/") }
    try one.publish(second.map(\.document))
    #expect(try one.files().filter { $0.key.hasPrefix("1.0.0/") } == before)
    let text = "text/\(first[0].id).txt"
    func inode(_ path: String) throws -> UInt64? {
      let facts = try FileManager.default.attributesOfItem(atPath: "\(one.out)/\(path)")
      return (facts[.systemFileNumber] as? NSNumber)?.uint64Value
    }
    #expect(try inode("1.0.0/\(text)") == inode("1.1.0/\(text)"))
    #expect(try inode("1.1.0/statistics.csv") != inode("latest/statistics.csv"))
  }
}
