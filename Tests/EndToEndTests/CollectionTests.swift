import Foundation
import TestSupport
import Testing

/// `tongji gc`: what is kept for nothing goes, and the next run is none the wiser.
@Suite("Collection of kept results")
struct CollectionTests {
  private let folder: TemporaryFolder
  private let program = BuiltProgram("tongji")

  init() throws {
    folder = try TemporaryFolder()
    try SampleDataset.write(in: folder)
    for page in 0..<4 {
      try folder.write(
        SampleDataset.page("第\(page)县总工会慰问职工", "今年以来,慰问职工\(page + 20)人。"), to: "raw/\(page).html")
    }
  }

  /// Runs `tongji`; gives its output by the first word of each line.
  private func tongji(_ arguments: String...) throws -> [String: String] {
    let result = try program.run(arguments, environment: SampleDataset.environment, folder: folder.path)
    #expect(result.status == 0, "\(result.messages)")
    return Dictionary(
      result.text.split(separator: "\n").map { line in
        let words = line.split(separator: " ", maxSplits: 1)
        return (String(words[0]), words.count > 1 ? words[1].trimmingCharacters(in: .whitespaces) : "")
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test("nothing kept, all needed, a stage gone, pages gone, everything removed")
  func collects() throws {
    #expect(try tongji("gc") == ["nothing": "is kept"])
    _ = try tongji("run")
    var outcome = try tongji("gc")
    #expect(outcome["pages"] == "4 of 4 stay" && outcome["results"] == "8 of 8 stay", "\(outcome)")

    for page in [1, 2] { try FileManager.default.removeItem(atPath: folder.path("raw/\(page).html")) }
    outcome = try tongji("gc")
    #expect(outcome["pages"] == "2 of 4 stay" && outcome["results"] == "4 of 8 stay", "\(outcome)")
    // What is left serves: nothing is worked on but the version, which has two pages less.
    let run = try tongji("run", "--why")
    #expect(run["worked"]?.hasPrefix("on   0 of 2") == true, "\(run)")

    outcome = try tongji("gc", "--all")
    #expect(outcome["removed"]?.hasSuffix(".tongji/out.cache") == true, "\(outcome)")
    #expect(!FileManager.default.fileExists(atPath: folder.path(".tongji/out.cache")))
    #expect(try tongji("run")["worked"]?.hasPrefix("on   2 of 2") == true)
  }

  @Test("a file that is no cache stays; one that is named is meant; published versions stay as they are")
  func files() throws {
    _ = try tongji("run", "--cache", "mine.cache")
    let published = try FolderContents.files(below: folder.url.appending(path: "out"))
    #expect(try tongji("gc") == ["nothing": "is kept"])
    #expect(try tongji("gc", "--cache", "mine.cache")["pages"] == "4 of 4 stay")
    try folder.write("no database, but long enough to be taken for one", to: "mine.cache")
    // What is no cache may be somebody's work: it stays.
    let refused = try program.run(
      ["gc", "--cache", "mine.cache"], environment: SampleDataset.environment, folder: folder.path)
    #expect(refused.status == 1 && refused.messages.contains("mine.cache"), "\(refused.messages)")
    #expect(FileManager.default.fileExists(atPath: folder.path("mine.cache")))
    let after = try FolderContents.files(below: folder.url.appending(path: "out"))
    #expect(FolderContents.differences(published, after) == [])
  }
}
