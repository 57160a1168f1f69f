import Foundation
import TestSupport
import Testing

@Suite("The sample dataset")
struct SampleDatasetTests {
  @Test("its tables are as recorded")
  func golden() throws {
    let out = try TemporaryFolder()
    let result = try SampleDataset.run(into: out.path("out"))
    #expect(result.status == 0, "\(result.messages)")
    for table in ["documents", "statistics", "mentions", "repairs"] {
      let data = try Data(contentsOf: out.url.appending(path: "out/latest/\(table).csv"))
      try Golden.expect([UInt8](data), equals: "Tests/EndToEndTests/Golden/sample/\(table).csv")
    }
  }

  @Test("a shell pipe and a run with any number of jobs give the same bytes")
  func sameBytes() throws {
    let folder = try TemporaryFolder()
    let one = try SampleDataset.run(into: folder.path("one"), "--jobs", "1")
    #expect(one.status == 0, "\(one.messages)")
    let expected = try FolderContents.files(below: folder.url.appending(path: "one"))
    #expect(expected.keys.contains("1.0.0/statistics.csv"))
    let others = [
      ("two", try SampleDataset.run(into: folder.path("two"), "--jobs", "2")),
      ("seven", try SampleDataset.run(into: folder.path("seven"), "--jobs", "7", "--quiet")),
      ("pipe", try SampleDataset.pipe(into: folder.path("pipe"))),
      ("inline", try SampleDataset.pipe(into: folder.path("inline"), fetchOptions: "--inline")),
    ]
    for (name, result) in others {
      #expect(result.status == 0, "\(name): \(result.messages)")
      let files = try FolderContents.files(below: folder.url.appending(path: name))
      #expect(FolderContents.differences(expected, files) == [], "\(name) is not as one")
    }
  }

  @Test("a second run says that nothing is new, and changes nothing")
  func nothingNew() throws {
    let out = try TemporaryFolder()
    let first = try SampleDataset.run(into: out.path("out"))
    #expect(
      first.text.contains("version     1.0.0 published in \(out.path)/out/1.0.0 and \(out.path)/out/latest\n")
    )
    let before = try FolderContents.files(below: out.url.appending(path: "out"))
    let second = try SampleDataset.run(into: out.path("out"))
    #expect(second.status == 0, "\(second.messages)")
    #expect(second.text.contains("nothing new: 1.0.0 stays the newest"))
    #expect(
      FolderContents.differences(before, try FolderContents.files(below: out.url.appending(path: "out")))
        == [])
  }

  @Test("quiet says nothing on standard output")
  func quiet() throws {
    let out = try TemporaryFolder()
    #expect(try SampleDataset.run(into: out.path("out"), "--quiet").text == "")
  }

  @Test("check finds nothing wrong with the sample's pipeline")
  func check() throws {
    let result = try BuiltProgram("tongji").run(["check", "--pipeline", SampleDataset.pipeline])
    #expect(result.status == 0)
    #expect(result.messages == "")
    #expect(result.text.hasPrefix("\(SampleDataset.pipeline): dataset tongji-sample, nothing wrong\n"))
  }
}
