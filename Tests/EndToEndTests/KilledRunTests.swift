import Foundation
import Glibc
import TestSupport
import Testing

/// Runs that are killed at moments of no one's choice. The moments come from a fixed seed; where in a run they fall
/// depends on the machine, what is checked does not.
///
/// `make kill` does it 240 times, with the programs as they are installed; `TONGJI_KILLS` says how
/// often.
@Suite("Killed runs")
struct KilledRunTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let kills = environment["TONGJI_KILLS"].flatMap { Int($0) } ?? 12
  private static let signals = [SIGKILL, SIGTERM, SIGINT]
  /// Runs between two that come to their end.
  private static let killsInARow = 6

  /// A folder's runs, one after the other.
  private struct Lane {
    let folder: TemporaryFolder
    var random: UInt64
    var out: PublishedFolder
    var turn = 0
    /// The time in which a version is renamed into place, in microseconds.
    static let publication: UInt64 = 20_000
    /// How long a whole run takes: till it holds the folder, and from there on, in microseconds.
    var before: UInt64 = 1
    var after: UInt64 = 1
    var states: [String: Int] = [:]

    init(seed: UInt64, ownStage: Bool) throws {
      folder = try TemporaryFolder()
      random = seed
      out = PublishedFolder(folder.url.appending(path: "out"))
      try SampleDataset.write(in: folder)
      if ownStage { try addStage() }
      for page in 0..<8 { try write(page, figure: page + 100) }
    }

    /// A program that takes a tenth of a second for each record, in two copies, and does not end while there is a file
    /// `hold`: then no run ends before it is killed, however long a test takes to do that.
    func addStage() throws {
      let pipeline = try String(contentsOf: folder.url.appending(path: "pipeline.json"), encoding: .utf8)
      let stage = """
        "raw": "raw", "stages": { "own": [{ "name": "slow", "after": "clean", "copies": 2, \
        "run": ["python3", "slow.py", "\(folder.url.lastPathComponent)"] }] },
        """
      try folder.write(pipeline.replacing(#""raw": "raw","#, with: stage), to: "pipeline.json")
      try folder.write(
        """
        import os, sys, time
        for line in sys.stdin:
            time.sleep(600 if os.path.exists('hold') else 0.1)
            sys.stdout.write(line)
            sys.stdout.flush()

        """, to: "slow.py")
    }

    /// Whether a copy of the program is still there.
    func isStageRunning() throws -> Bool {
      try FileManager.default.contentsOfDirectory(atPath: "/proc").contains { number in
        FileManager.default.contents(atPath: "/proc/\(number)/cmdline").map {
          String(decoding: $0, as: UTF8.self).contains("slow.py\0\(folder.url.lastPathComponent)")
        } ?? false
      }
    }

    func write(_ page: Int, figure: Int) throws {
      let sentence = "今年以来,慰问职工\(figure)人,帮助企业\(figure + 7)家。"
      try folder.write(SampleDataset.page("第\(page)县总工会慰问职工", sentence), to: "raw/\(page).html")
    }

    /// SplitMix64.
    mutating func next(below bound: UInt64) -> UInt64 {
      random &+= 0x9E37_79B9_7F4A_7C15
      var value = random
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return (value ^ (value >> 31)) % max(bound, 1)
    }

    /// What the last run that was started wrote to standard error.
    var messages: String {
      String(decoding: FileManager.default.contents(atPath: folder.path("messages")) ?? Data(), as: UTF8.self)
    }

    func start() throws -> Process {
      let process = Process()
      process.executableURL = BuiltProgram.folder.appending(path: "tongji")
      process.arguments = ["run", "--quiet"]
      process.currentDirectoryURL = folder.url
      process.standardOutput = FileHandle.nullDevice
      try folder.write("", to: "messages")
      process.standardError = try FileHandle(forWritingTo: folder.url.appending(path: "messages"))
      try process.run()
      return process
    }

    /// Waits until the run has made a file, or has ended.
    func wait(for file: String, _ process: Process) {
      while process.isRunning, unsafe access(folder.path(file), F_OK) != 0 { usleep(100) }
    }

    /// Waits until the run has taken a file away, or has ended.
    func wait(while file: String, _ process: Process) {
      while process.isRunning, unsafe access(folder.path(file), F_OK) == 0 { usleep(100) }
    }

    /// A run to its end, by which the moments of the next kills are chosen.
    mutating func complete() throws {
      let clock = ContinuousClock()
      let begun = clock.now
      try? FileManager.default.removeItem(atPath: folder.path("out/.lock"))
      let process = try start()
      wait(for: "out/.lock", process)
      let held = clock.now
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(messages)")
      func microseconds(_ duration: Duration) -> UInt64 {
        UInt64(duration.components.seconds) * 1_000_000
          + UInt64(duration.components.attoseconds / 1_000_000_000_000)
      }
      before = microseconds(held - begun)
      after = microseconds(clock.now - held)
      try out.checkComplete()
    }

    /// A run that is killed: one in eight anywhere, four while it holds the folder, three within the renames.
    mutating func kill(signal: Int32) throws {
      turn += 1
      try write(turn % 8, figure: 200 + turn)
      // What a killed run left must not be taken for what the next one makes.
      try? FileManager.default.removeItem(atPath: folder.path("out/.lock"))
      try? FileManager.default.removeItem(atPath: folder.path("out/.staging/versions.json"))
      let kind = next(below: 8)
      let moment = next(below: kind == 0 ? before + after : kind < 5 ? after : Self.publication)
      let process = try start()
      switch kind {
      case 0: break
      case 1..<5: wait(for: "out/.lock", process)
      default: wait(for: "out/.staging/versions.json", process)
      }
      usleep(UInt32(min(moment, 60_000_000)))
      Glibc.kill(process.processIdentifier, signal)
      process.waitUntilExit()
      let killed = process.terminationReason == .uncaughtSignal
      let state = try out.check()
      states[killed ? state.rawValue : "the run had ended", default: 0] += 1
    }
  }

  /// Two at a time, as a machine with two cores has time for.
  @Test("every version is whole at every moment, and the next run clears up", arguments: [1, 2] as [UInt64])
  func killed(seed: UInt64) throws {
    var lane = try Lane(seed: seed, ownStage: false)
    try lane.complete()
    for turn in 0..<(Self.kills / 2) {
      try lane.kill(signal: Self.signals[turn % Self.signals.count])
      if (turn + 1) % Self.killsInARow == 0 { try lane.complete() }
    }
    try lane.complete()
    try lane.out.checkBytes()
    #expect(!FileManager.default.fileExists(atPath: lane.folder.path("out/.staging")))
    // What was kept all along gives what a run gives that does everything anew.
    let fresh = try BuiltProgram("tongji").run(
      ["run", "--fresh", "--out", "anew", "--quiet"], folder: lane.folder.path)
    #expect(fresh.status == 0, "\(fresh.messages)")
    for table in ["documents", "statistics", "mentions", "repairs"] {
      let kept = try Data(contentsOf: lane.folder.url.appending(path: "out/latest/\(table).csv"))
      #expect(try kept == Data(contentsOf: lane.folder.url.appending(path: "anew/latest/\(table).csv")))
    }
    let states = lane.states.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(
      separator: ", ")
    print("killed \(Self.kills / 2) runs, \(lane.out.versions.count) versions published: \(states)")
  }

  /// A run that ends while it removes what one before it left, too.
  @Test("a version that was not committed can be removed in two goes")
  func killedWhileClearing() throws {
    var lane = try Lane(seed: 4, ownStage: false)
    try lane.complete()
    let leftover = lane.folder.url.appending(path: "out/1.0.1")
    try FileManager.default.copyItem(at: lane.folder.url.appending(path: "out/1.0.0"), to: leftover)
    // Many files, so that removing them takes longer than to see that it has begun.
    for number in 0..<4_000 { try Data().write(to: leftover.appending(path: "text/\(number).txt")) }
    let process = try lane.start()
    lane.wait(while: "out/1.0.1/datapackage.json", process)
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try lane.complete()
  }

  /// While a program of someone's own is at work: it goes with the run, too.
  @Test("a run that is killed takes the programs with it that it started", .enabled(if: Python.isThere))
  func killedWithStage() throws {
    var lane = try Lane(seed: 3, ownStage: true)
    try lane.complete()
    try lane.folder.write("", to: "hold")
    for turn in 0..<max(Self.kills / 8, 6) {
      try lane.write(turn % 8, figure: 300 + turn)
      let process = try lane.start()
      while process.isRunning, try !lane.isStageRunning() { usleep(1_000) }
      usleep(UInt32(lane.next(below: 80_000)))
      Glibc.kill(process.processIdentifier, Self.signals[turn % Self.signals.count])
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      _ = try lane.out.check()
      // The system ends it at the same moment, but may take one to clear it away.
      var turns = 0
      while try lane.isStageRunning(), turns < 60_000 {
        usleep(1_000)
        turns += 1
      }
      #expect(turns < 60_000, "a copy of the program is left")
    }
    try FileManager.default.removeItem(atPath: lane.folder.path("hold"))
    try lane.complete()
    try lane.out.checkBytes()
    #expect(!FileManager.default.fileExists(atPath: lane.folder.path("out/.staging")))
  }
}
