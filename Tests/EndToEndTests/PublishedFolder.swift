import Foundation
import Hashing
import Testing

/// What a reader may rely on in an output folder at any moment, whatever happened to the run that writes it.
struct PublishedFolder {
  /// In what state a run that was stopped left the folder.
  enum State: String, CaseIterable {
    case clean = "nothing left behind"
    case staging = "a staging folder"
    case uncommitted = "a version that was not committed"
    case behind = "latest/ behind"
  }

  private struct Version {
    var digest: Int
    var looks: [String: String]
  }

  let url: URL
  private var known: [String: Version] = [:]
  private(set) var versions: [String] = []

  init(_ url: URL) { self.url = url }

  /// Checks every version, `latest/`, and that nothing else is there than a stopped run can leave.
  mutating func check() throws -> State {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    let entries = try catalog()
    let numbers = entries.compactMap { $0["version"] as? String }
    #expect(Array(numbers.prefix(versions.count)) == versions, "a published version is gone")
    versions = numbers
    for entry in entries { try check(version: entry) }
    var state = State.clean
    for name in names where !numbers.contains(name) && !["versions.json", "latest", ".lock"].contains(name) {
      #expect(
        name == ".staging" || name.split(separator: ".").compactMap { Int($0) }.count == 3, "stray \(name)")
      if state != .uncommitted { state = name == ".staging" ? .staging : .uncommitted }
    }
    guard let newest = numbers.last else { return state }
    let latest = try files(of: "latest")
    if latest == (try files(of: newest)) { return state }
    #expect(
      try latest.isEmpty || numbers.dropLast().last.map { try files(of: $0) == latest } == true,
      "latest/ is no version")
    return .behind
  }

  /// Checks that a run that came to its end left nothing but what is published.
  mutating func checkComplete() throws {
    #expect(try check() == .clean)
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
    #expect(Set(names) == Set(versions + ["versions.json", "latest"]))
  }

  /// Reads every byte of every version again.
  func checkBytes() throws {
    for entry in try catalog() { try checkFiles(of: entry) }
  }

  private func catalog() throws -> [[String: Any]] {
    guard let data = FileManager.default.contents(atPath: url.appending(path: "versions.json").path) else {
      return []
    }
    let content = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return try #require(content?["versions"] as? [[String: Any]])
  }

  /// A version that was checked before must look as it did; a new one is read.
  private mutating func check(version entry: [String: Any]) throws {
    let number = try #require(entry["version"] as? String)
    let digest = try JSONSerialization.data(withJSONObject: entry, options: .sortedKeys).hashValue
    let looks = try self.looks(of: number)
    if let version = known[number] {
      #expect(version.digest == digest, "the entry of \(number) changed")
      #expect(version.looks == looks, "\(number) changed")
      return
    }
    try checkFiles(of: entry)
    known[number] = Version(digest: digest, looks: looks)
  }

  private func checkFiles(of entry: [String: Any]) throws {
    let number = try #require(entry["version"] as? String)
    for file in try #require(entry["files"] as? [[String: Any]]) {
      let path = try #require(file["path"] as? String)
      let data = try Data(contentsOf: url.appending(path: "\(number)/\(path)"))
      #expect(SHA256Digest.hex(of: [UInt8](data)) == file["sha256"] as? String, "\(number)/\(path)")
    }
    let table = try String(
      contentsOf: url.appending(path: "\(number)/documents.csv"), encoding: .utf8)
    let rows = table.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let column = try #require(rows.first?.firstIndex(of: "text_sha256"))
    for row in rows.dropFirst() where row.count > column && !row[column].isEmpty {
      let text = try Data(contentsOf: url.appending(path: "\(number)/text/\(row[0]).txt"))
      #expect(SHA256Digest.hex(of: [UInt8](text)) == row[column])
    }
  }

  private func files(of folder: String) throws -> [String: Data] {
    let root = url.appending(path: folder)
    guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: root.path) else { return [:] }
    var files: [String: Data] = [:]
    for path in paths { files[path] = FileManager.default.contents(atPath: root.appending(path: path).path) }
    return files
  }

  /// Size and time of change of each file's bytes.
  private func looks(of folder: String) throws -> [String: String] {
    let root = url.appending(path: folder)
    var looks: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let facts = try FileManager.default.attributesOfItem(atPath: root.appending(path: path).path)
      guard facts[.type] as? FileAttributeType == .typeRegular else { continue }
      looks[path] = "\(facts[.size] ?? 0) \((facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0)"
    }
    return looks
  }
}
