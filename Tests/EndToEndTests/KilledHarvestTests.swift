import Foundation
import Glibc
import Hashing
import SQLite
import Synchronization
import TestSupport
import Testing

/// Runs that are killed while they fetch, at a request or a moment behind it. What is checked holds wherever in a run
/// that falls.
///
/// Half as many as ``KilledRunTests``, of which `TONGJI_KILLS` says how often.
@Suite("Killed harvests")
struct KilledHarvestTests {
  private static let kills =
    ProcessInfo.processInfo.environment["TONGJI_KILLS"].flatMap { Int($0) }.map { $0 / 2 } ?? 6

  /// What ends a run: a signal, at its so manieth request, so many microseconds after that came.
  private final class Killer: Sendable {
    private struct State {
      var process: pid_t?
      var asked = 0
      var plan: (request: Int, signal: Int32, microseconds: UInt32)?
    }

    private let state = Mutex(State())

    func plan(request: Int, signal: Int32, microseconds: UInt32) {
      state.withLock { $0 = State(plan: (request, signal, microseconds)) }
    }

    func begin(_ process: pid_t) { state.withLock { $0.process = process } }

    /// Kills the run where its time has come: at once, or while this request is answered.
    func count() {
      let due = state.withLock { state -> (signal: Int32, microseconds: UInt32)? in
        state.asked += 1
        guard let plan = state.plan, state.asked == plan.request else { return nil }
        return (plan.signal, plan.microseconds)
      }
      guard let due else { return }
      // Without a delay this request is never answered.
      guard due.microseconds > 0 else { return kill(due.signal) }
      let thread = Thread { [self] in
        usleep(due.microseconds)
        kill(due.signal)
      }
      thread.start()
    }

    private func kill(_ signal: Int32) {
      // The request may be here before the test knows whose it is.
      while true {
        if let process = state.withLock({ $0.process }) {
          Glibc.kill(process, signal)
          return
        }
        usleep(100)
      }
    }
  }

  private static let pageCount = 7

  /// Three index pages with seven reports, one behind a redirect, and one page that its filter does not want.
  private static func fill(_ site: TestSite) {
    site.put("/robots.txt", "User-agent: *\nDisallow: /intern/\n", type: "text/plain")
    for number in 1...3 {
      let links = (0..<3).filter { number * 3 + $0 - 2 <= pageCount + 1 }.map { turn in
        (path: "/\(number * 3 + turn - 2).html", text: "第\(number * 3 + turn - 2)号工作总结")
      }
      site.put(
        "/list_\(number).html", site.list(links, next: number < 3 ? "/list_\(number + 1).html" : nil))
    }
    for number in 1...pageCount {
      site.put("/\(number).html", page("第\(number)县总工会工作总结", "今年以来，慰问职工\(number + 100)人。"))
    }
    site.put("/7.html") { _ in .redirect(301, to: "/moved/7.html") }
    site.put("/moved/7.html", page("第7县总工会工作总结", "今年以来，慰问职工107人。"))
    site.put("/8.html", page("县文化馆工作总结", "今年以来，放映电影3场。"))
  }

  private static func page(_ title: String, _ sentence: String) -> String {
    SampleDataset.page(title, sentence)
  }

  private static func declare(_ site: TestSite, in folder: TemporaryFolder) throws {
    try folder.write(
      """
      {
        "dataset": { "name": "test", "title": "测试", "description": "说明" },
        "raw": "raw", "out": "out", "contact": "test@example.org",
        "fetching": { "delay": 0, "local_hosts": ["127.0.0.1:\(site.server.port)"] },
        "sources": [{
          "name": "county", "index": [{ "url": "\(site.url("/list_1.html"))", "selector": ".list" }], "every": 0,
          "filter": { "keywords": ["工会"] }
        }],
        "outputs": { "forms": [] }
      }
      """, to: "pipeline.json")
  }

  private static func start(in folder: TemporaryFolder) throws -> Process {
    let process = Process()
    process.executableURL = BuiltProgram.folder.appending(path: "tongji")
    process.arguments = ["run", "--quiet"]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// What a reader of the raw folder may rely on at any moment.
  private static func check(_ folder: TemporaryFolder) throws {
    let raw = folder.url.appending(path: "raw")
    for (path, data) in (try? FolderContents.files(below: raw)) ?? [:] {
      let parts = path.split(separator: "/").map(String.init)
      let hash = SHA256Digest.hex(of: [UInt8](data))
      if parts.first == "web" {
        if path.hasSuffix(".json") {
          #expect(throws: Never.self, "\(path)") { try JSONSerialization.jsonObject(with: data) }
        } else {
          let body = raw.appending(path: ".kept/bodies/\(hash.prefix(2))/\(hash)")
          #expect(FileManager.default.contents(atPath: body.path) == data, "\(path) is not whole")
        }
        continue
      }
      #expect(parts.count > 1 && parts[0] == ".kept", "stray \(path)")
      switch parts.count > 1 ? parts[1] : "" {
      case "bodies": #expect(parts.last == hash, "\(path) is not whole")
      case "pages": #expect(throws: Never.self, "\(path)") { try JSONSerialization.jsonObject(with: data) }
      case "writing", "pending", "lock": break
      default: Issue.record("stray \(path)")
      }
    }
    let catalogue = folder.path(".tongji/raw.catalogue")
    if FileManager.default.fileExists(atPath: catalogue) {
      let check = try Database(catalogue).prepare("PRAGMA integrity_check")
      #expect(try check.step() && check.text(0) == "ok")
    }
  }

  /// A table of the newest version, without the column that tells when pages were fetched.
  private static func table(_ name: String, _ folder: TemporaryFolder) throws -> [[Substring]] {
    let text = try String(contentsOfFile: folder.path("out/latest/\(name).csv"), encoding: .utf8)
    let rows = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    guard let column = rows.first?.firstIndex(of: "retrieved_at") else { return rows }
    return rows.map { row in row.indices.filter { $0 != column }.map { row[$0] } }
  }

  @Test("what came is whole at every moment, and the next run takes in what is missing, nothing twice")
  func killed() throws {
    let killer = Killer()
    let site = try TestSite { _ in killer.count() }
    Self.fill(site)
    let plain = try TemporaryFolder()
    try Self.declare(site, in: plain)
    let process = try Self.start(in: plain)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let requests = site.server.requests.count
    let expected = try Self.table("documents", plain)
    #expect(expected.count == Self.pageCount + 1)

    let folder = try TemporaryFolder()
    try Self.declare(site, in: folder)
    var out = PublishedFolder(folder.url.appending(path: "out"))
    var killed = 0
    for turn in 0..<Self.kills {
      // Before the lists are read, while they are, and a few pages further each time.
      killer.plan(
        request: 2 + turn * 5 % (requests / 2), signal: [SIGKILL, SIGTERM][turn % 2],
        microseconds: UInt32(turn % 4) * 700)
      let process = try Self.start(in: folder)
      killer.begin(process.processIdentifier)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { killed += 1 }
      try Self.check(folder)
      _ = try out.check()
    }
    #expect(killed > 0)
    killer.plan(request: .max, signal: 0, microseconds: 0)
    let last = try BuiltProgram("tongji").run(["run", "--strict", "--quiet"], folder: folder.path)
    #expect(last.status == 0, "\(last.messages)")
    try Self.check(folder)
    try out.checkComplete()
    try out.checkBytes()
    #expect(try Self.table("documents", folder) == expected)
    for name in ["statistics", "mentions", "repairs"] {
      #expect(try Self.table(name, folder) == Self.table(name, plain), "\(name)")
    }
    // Each page once, each body once, nothing left over, and nothing that the catalogue does not know of.
    func kept(_ folder: TemporaryFolder) throws -> [String] {
      try FolderContents.files(below: folder.url.appending(path: "raw")).keys.sorted()
    }
    #expect(try kept(folder) == kept(plain))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path(".tongji")).sorted()
        == FileManager.default.contentsOfDirectory(atPath: plain.path(".tongji")).sorted())
    let sources = try BuiltProgram("tongji").run(["sources"], folder: folder.path)
    #expect(!sources.text.contains("missing") && !sources.text.contains("failed"), "\(sources.text)")
  }
}
