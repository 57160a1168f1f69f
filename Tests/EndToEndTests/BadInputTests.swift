import Foundation
import Glibc
import TestSupport
import Testing

/// Every kind of bad page in one run: each has its row and its message, and the good one goes on.
@Suite("Bad input")
struct BadInputTests {
  private struct Case {
    /// Its path below the raw folder, as bytes where it is no valid UTF-8.
    var name: String
    var bytes: [UInt8]
    /// The status and the beginning of the error that `documents.csv` is to give.
    var status: String
    var error: String = ""

    init(_ name: String, _ bytes: [UInt8], _ status: String, _ error: String = "") {
      self.name = name
      self.bytes = bytes
      self.status = status
      self.error = error
    }

    init(_ name: String, _ text: String, _ status: String, _ error: String = "") {
      self.init(name, Array(text.utf8), status, error)
    }
  }

  private static let good = SampleDataset.page("甲县总工会慰问职工", "今年以来,慰问企业521家。")
  private static func page(_ text: String) -> String { SampleDataset.page("乙县总工会慰问职工", text) }

  private static let cases = [
    Case("a good one.html", good, "ok"),
    Case("中文 名.html", page("今年以来,慰问企业1家。"), "ok"),
    Case("new\nline.html", page("今年以来,慰问企业2家。"), "ok"),
    Case("quote\",comma.html", page("今年以来,慰问企业3家。"), "ok"),
    Case(
      "empty.html", "", "failed", "fetch: empty.html: has no bytes: fetch the page again, or remove the file"),
    Case("blank.html", "<html><body></body></html>", "empty"),
    Case("nul.html", page("今年以来,\u{0}慰问企业4家。"), "ok"),
    Case(
      "broken.html", Array(page("今年以来,慰问企业5家。").utf8) + [0xE4, 0xB8, 0xFF, 0xFE] + Array("。".utf8), "ok"),
    Case("binary.html", (0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 3) }, "failed"),
    Case(
      "large.html", Array(repeating: 0x41, count: 17 << 20), "failed",
      "fetch: large.html: has more than 16777216 bytes, the most that a page may have: split it, or leave the file out"
    ),
    Case(
      "deep.html", String(repeating: "<div>", count: 100_000) + "今年以来,慰问企业6家。", "failed",
      "strip: deep.html: more than 4096 elements are open at once: the page is damaged, or made to harm: "),
    Case(
      "text.html", "<p>" + String(repeating: "今年以来,慰问企业7家。", count: 1_500_000) + "</p>", "failed",
      "fetch: text.html: has more than 16777216 bytes"),
  ]

  @Test("each bad page has a row that says what is wrong, and the others go on")
  func pages() throws {
    let folder = try TemporaryFolder()
    try SampleDataset.write(in: folder)
    for item in Self.cases { try folder.write(item.bytes, to: "raw/\(item.name)") }
    let raw = folder.path("raw")
    try folder.write(Self.good, to: "elsewhere/secret.html")
    try FileManager.default.createDirectory(
      atPath: folder.path("raw/folder"), withIntermediateDirectories: true)
    for (link, target) in [
      ("gone.html", "nowhere.html"), ("outside.html", "../elsewhere/secret.html"), ("folder.html", "folder"),
    ] {
      try FileManager.default.createSymbolicLink(atPath: "\(raw)/\(link)", withDestinationPath: target)
    }
    // A name that is no UTF-8: Foundation cannot write it.
    let name = Array("\(raw)/".utf8) + [0xB9, 0xA4, 0xBB, 0xE1] + Array(".html\0".utf8)
    let descriptor = unsafe name.withUnsafeBufferPointer { pointer in
      unsafe pointer.withMemoryRebound(to: CChar.self) {
        unsafe open($0.baseAddress!, O_WRONLY | O_CREAT, 0o644)
      }
    }
    #expect(descriptor >= 0)
    close(descriptor)
    #expect(unsafe mkfifo("\(raw)/pipe.html", 0o644) == 0)
    let run = try BuiltProgram("tongji").run(["run"], folder: folder.path)
    #expect(run.status == 0, "\(run.messages)")
    let json = try JSONSerialization.jsonObject(
      with: try Data(contentsOf: folder.url.appending(path: "out/latest/dataset.json")))
    let documents = try #require((json as? [String: Any])?["documents"] as? [[String: Any]])
    let rows = Dictionary(
      documents.map { ($0["source"] as? String ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    let others = [
      Case("gone.html", "", "failed", "fetch: gone.html: the link leads nowhere: mend or remove it"),
      Case(
        "outside.html", "", "failed", "fetch: outside.html: lies outside 'raw': copy it into the folder"),
      Case(
        "folder.html", "", "failed",
        "fetch: folder.html: is a folder: name the pages in it, as in folder.html/*.html"),
      Case("pipe.html", "", "failed", "fetch: pipe.html: is no plain file: a page must be one"),
      Case("%B9%A4%BB%E1.html", "", "failed", "fetch: %B9%A4%BB%E1.html: the name of the file is no UTF-8: "),
    ]
    for item in Self.cases + others {
      let row = rows[item.name]
      #expect(row?["status"] as? String == item.status, "\(item.name): \(String(describing: row))")
      let error = row?["error"] as? String ?? ""
      #expect(error.hasPrefix(item.error), "\(item.name): \(error)")
      #expect(error.isEmpty == (item.status != "failed"), "\(item.name): \(error)")
    }
    #expect(documents.count == Self.cases.count + others.count)
  }

  /// A configuration that is wrong stops the run, with line and column.
  @Test("what is no JSON, and a lexicon with an error, are told with their line")
  func configuration() throws {
    let folder = try TemporaryFolder()
    try SampleDataset.write(in: folder)
    try folder.write(Self.good, to: "raw/a.html")
    let pipeline = try String(contentsOf: folder.url.appending(path: "pipeline.json"), encoding: .utf8)
    try folder.write("{\n  \"dataset\": nul }", to: "pipeline.json")
    let broken = try BuiltProgram("tongji").run(["run"], folder: folder.path)
    #expect(broken.status == 1)
    #expect(broken.messages.hasPrefix("tongji: pipeline.json:2:17: no valid JSON: "), "\(broken.messages)")
    try folder.write(
      pipeline.replacing(
        #""raw": "raw","#, with: #""raw": "raw", "stages": { "extract": { "lexicons": ["words"] } },"#),
      to: "pipeline.json")
    try folder.write("unit\tlabel\nx\ty\n", to: "words/units.tsv")
    let lexicon = try BuiltProgram("tongji").run(["run"], folder: folder.path)
    #expect(lexicon.status == 1)
    #expect(lexicon.messages.hasPrefix("tongji: words/units.tsv:1:"), "\(lexicon.messages)")
    try folder.write(
      pipeline.replacing(
        #""raw": "raw","#,
        with: #""raw": "raw", "stages": { "own": [{ "name": "a", "after": "clean", "run": ["pithon3"] }] },"#),
      to: "pipeline.json")
    let program = try BuiltProgram("tongji").run(["run"], folder: folder.path)
    #expect(program.status == 1)
    #expect(
      program.messages.contains(
        #"stages.own[0].run[0]: found "pithon3", which is no program on the PATH; allowed: "#),
      "\(program.messages)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("out")))
  }

  /// Not a byte more or less: compared with the next version, it would be told as a change of the source.
  @Test("a figure that was changed by hand in a published version stops the run, and is left as it is")
  func changedByHand() throws {
    let folder = try TemporaryFolder()
    try SampleDataset.write(in: folder)
    try folder.write(Self.good, to: "raw/a.html")
    #expect(try BuiltProgram("tongji").run(["run", "--quiet"], folder: folder.path).status == 0)
    try folder.write(Self.page("今年以来,慰问企业8家。"), to: "raw/b.html")
    let list = "find out -type f -exec sha256sum {} + | sort -k 2"
    let before = try BuiltProgram.shell(
      "sed -i s/,521,/,522,/ out/1.0.0/statistics.csv && \(list)", folder: folder.path)
    let run = try BuiltProgram("tongji").run(["run", "--quiet"], folder: folder.path)
    #expect(run.status == 1)
    #expect(
      run.messages == """
        tongji: out/1.0.0/statistics.csv: was changed since it was published: restore this published version from a copy, \
        or publish to another output folder

        """)
    #expect(try BuiltProgram.shell(list, folder: folder.path).text == before.text)
  }

  /// Only a user without all rights meets missing ones.
  @Test(
    "what may not be read or written is told with its path",
    .enabled(if: OtherUser.isAllowed, "this user may do everything, and cannot become another"))
  func permissions() throws {
    let folder = try TemporaryFolder()
    try SampleDataset.write(in: folder)
    try folder.write(Self.good, to: "raw/a.html")
    try folder.write(Self.page("今年以来,慰问企业9家。"), to: "raw/locked.html")
    try folder.makeFolder("out")
    let script = "chmod 777 . out && chmod 000 raw/locked.html && \(OtherUser.prefix) tongji run"
    let run = try BuiltProgram.shell(script, folder: folder.path)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.messages.contains("tongji: fetch failed: locked.html: may not be read (Permission denied): "))
    let locked = try BuiltProgram.shell(
      "mkdir shut && chmod 555 shut && \(OtherUser.prefix) tongji run --out shut", folder: folder.path)
    #expect(locked.status == 1)
    #expect(
      locked.messages.contains(
        "shut: cannot write in the folder (Permission denied): give the user who runs"),
      "\(locked.messages)")
  }
}

/// A user that may not do everything.
enum OtherUser {
  /// What a command stands behind to be run by that user; nothing where this user is one.
  static let prefix = getuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : ""

  /// Whether programs can be run by that user.
  static let isAllowed =
    (try? BuiltProgram.shell(
      "\(prefix) tongji --version", folder: FileManager.default.temporaryDirectory.path))?
    .status == 0
}
