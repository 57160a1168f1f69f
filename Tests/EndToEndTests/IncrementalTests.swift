import Foundation
import SQLite
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

    /// Runs, and tells which pages were worked on and why. Quietly: a run that takes longer says how far it is.
    func run() throws -> [String] {
      let result = try program.run(
        ["run", "--why", "--quiet"], environment: SampleDataset.environment, folder: folder.path)
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
      ["run", "--why", "--quiet", "--out", "other", "--cache", ".tongji/out.cache"], folder: pair.folder.path)
    #expect(other.messages.split(separator: "\n").count == 3, "\(other.messages)")
  }

  /// What may stand where results are kept.
  enum Stranger: CaseIterable {
    case cut, text, noise, olderForm, otherTables, folder

    /// What is told beside the reasons.
    var message: String {
      switch self {
      case .text, .noise, .otherTables: "is made anew, and so is all work"
      case .folder: "this run does everything anew, and keeps nothing"
      case .cut, .olderForm: ""
      }
    }

    func place(at file: String) throws {
      let bytes = try Data(contentsOf: URL(filePath: file))
      try FileManager.default.removeItem(atPath: file)
      let url = URL(filePath: file)
      switch self {
      case .text: try Data("notes on kept work\n".utf8).write(to: url)
      case .cut: try bytes.prefix(bytes.count / 2 - 5).write(to: url)
      case .noise:
        try Data((0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 3) }).write(to: url)
      case .otherTables:
        let database = try Database(file)
        try database.run("CREATE TABLE pages (a, b); INSERT INTO pages VALUES (1, 2)")
      case .olderForm:
        try bytes.write(to: url)
        let database = try Database(file)
        try database.run("UPDATE facts SET content = 'other' WHERE name = 'owner'")
      case .folder: try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      }
    }
  }

  @Test("what is no cache, or an older or half a one, costs time, and changes nothing")
  func strangers() throws {
    let pair = try Pair()
    _ = try pair.run()
    try pair.compare()
    let file = pair.folder.path(".tongji/out.cache")
    for stranger in Stranger.allCases {
      try stranger.place(at: file)
      let lines = try pair.run()
      #expect(lines.count { $0.contains(".html: ") } == 3, "\(stranger): \(lines)")
      if !stranger.message.isEmpty {
        #expect(lines.contains { $0.contains(stranger.message) }, "\(stranger): \(lines)")
      }
    }
    try FileManager.default.removeItem(atPath: file)
    _ = try pair.run()
    #expect(try pair.run() == [])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: pair.folder.path("out")).sorted()
        == ["1.0.0", "latest", "versions.json"])
  }

  /// `--cache` may name anything: what is no cache is someone's.
  @Test("a file that was named by mistake is left as it is")
  func namedByMistake() throws {
    let pair = try Pair()
    let file = pair.folder.url.appending(path: "precious")
    do { try Database(file.path).run("CREATE TABLE results (a, b); INSERT INTO results VALUES (1, 2)") }
    let before = try Data(contentsOf: file)
    let run = try pair.program.run(["run", "--quiet", "--cache", "precious"], folder: pair.folder.path)
    #expect(run.status == 0)
    #expect(
      run.messages == """
        tongji: precious: cannot be used (is a database of something else): this run does everything anew, and keeps nothing

        """)
    let removal = try pair.program.run(["gc", "--all", "--cache", "precious"], folder: pair.folder.path)
    #expect(removal.status == 1)
    #expect(removal.messages == "tongji: precious: holds no kept results: it is left as it is\n")
    #expect(try Data(contentsOf: file) == before)
  }
}
