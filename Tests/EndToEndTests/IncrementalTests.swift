import Foundation
import TestSupport
import Testing

/// Runs that do only what is new: what they publish is what runs that do everything anew publish.
@Suite("Reruns")
struct IncrementalTests {
  /// One folder's runs, and beside them the same runs done anew into another output folder.
  private struct Pair {
    let folder: TemporaryFolder
    let program = BuiltProgram("tongji")

    init() throws {
      folder = try TemporaryFolder()
      try SampleDataset.write(in: folder)
      for (name, figure) in [("a", 521), ("b", 73), ("c", 94)] { try write(name, figure) }
    }

    func write(_ name: String, _ figure: Int) throws {
      let page = SampleDataset.page("\(name)县总工会慰问职工", "今年以来,慰问职工\(figure)人,帮助企业12家。")
      try folder.write(page, to: "raw/\(name).html")
    }

    func configure(_ stages: String) throws {
      try SampleDataset.write(in: folder)
      let text = try String(contentsOf: folder.url.appending(path: "pipeline.json"), encoding: .utf8)
      try folder.write(
        text.replacing(#""raw": "raw","#, with: #""raw": "raw", "stages": \#(stages),"#), to: "pipeline.json")
    }

    /// Runs, and tells which pages were worked on and why.
    func run() throws -> [String] {
      let result = try program.run(
        ["run", "--why"], environment: SampleDataset.environment, folder: folder.path)
      #expect(result.status == 0, "\(result.messages)")
      return result.messages.split(separator: "\n").map { String($0.dropFirst(8)) }
    }

    /// Runs anew, and compares all that both have published.
    func compare() throws {
      let result = try program.run(
        ["run", "--fresh", "--out", "anew"], environment: SampleDataset.environment, folder: folder.path)
      #expect(result.status == 0, "\(result.messages)")
      let kept = try FolderContents.files(below: folder.url.appending(path: "out"))
      let anew = try FolderContents.files(below: folder.url.appending(path: "anew"))
      #expect(FolderContents.differences(kept, anew) == [])
    }
  }

  @Test(
    "only what is new is done again, with the reason, and the versions are those of runs that do all anew")
  func reasons() throws {
    let pair = try Pair()
    #expect(try pair.run() == ["a.html: new", "b.html: new", "c.html: new"])
    try pair.compare()
    #expect(try pair.run() == [])

    try pair.write("b", 74)
    try pair.write("d", 5)
    try pair.folder.write(#"{ "published_on": "2024-02-01" }"#, to: "raw/c.html.meta.json")
    #expect(try pair.run() == ["b.html: page changed", "c.html: sidecar changed", "d.html: new"])
    try pair.compare()

    try FileManager.default.removeItem(atPath: pair.folder.path("raw/a.html"))
    try pair.configure(#"{ "clean": { "furniture": ["第#版要闻"] } }"#)
    let again = "configuration changed (stages.clean)"
    #expect(try pair.run() == ["b.html: \(again)", "c.html: \(again)", "d.html: \(again)"])
    try pair.compare()

    try pair.configure(#"{ "extract": { "lexicons": ["communique"] } }"#)
    let lexicon = try pair.run()
    #expect(lexicon.count == 3)
    #expect(
      lexicon.allSatisfy { $0.contains("lexicon changed (") && $0.contains("indicators") }, "\(lexicon)")
    try pair.compare()
  }

  @Test("kept work that is damaged, gone, or of another folder costs time, and changes nothing")
  func damaged() throws {
    let pair = try Pair()
    _ = try pair.run()
    let file = pair.folder.url.appending(path: ".tongji/out.cache")
    var bytes = try Data(contentsOf: file)
    for place in stride(from: 4_096, to: bytes.count, by: 64) { bytes[place] ^= 0xFF }
    try bytes.write(to: file)
    try pair.write("a", 522)
    let lines = try pair.run()
    #expect(lines.contains { $0.hasPrefix("a.html: ") }, "\(lines)")
    try FileManager.default.removeItem(at: file)
    try pair.write("a", 523)
    #expect(try pair.run() == ["a.html: new", "b.html: new", "c.html: new"])
    // The same history, done anew.
    for figure in [521, 522, 523] {
      try pair.write("a", figure)
      _ = try pair.program.run(
        ["run", "--fresh", "--out", "anew", "--quiet"], environment: SampleDataset.environment,
        folder: pair.folder.path)
    }
    let kept = try FolderContents.files(below: pair.folder.url.appending(path: "out"))
    let anew = try FolderContents.files(below: pair.folder.url.appending(path: "anew"))
    #expect(FolderContents.differences(kept, anew) == [])
    // What is kept for one folder serves no other.
    let other = try pair.program.run(
      ["run", "--why", "--out", "other", "--cache", ".tongji/out.cache"], folder: pair.folder.path)
    #expect(other.messages.split(separator: "\n").count == 3, "\(other.messages)")
  }
}
