import Foundation
import TestSupport
import Testing

/// A disk that fills up at many places of a run, a later one each time: it is a small file system of the test's own.
@Suite("Full disk", .enabled(if: Namespace.isAllowed, "no mount namespaces"))
struct FullDiskTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SampleDataset.write(in: folder)
    for turn in 0..<12 { try write(turn, figure: turn) }
    try folder.makeFolder("disk")
  }

  private func write(_ page: Int, figure: Int) throws {
    let sentences = (0..<60).map { "慰问职工\($0 * 13 + figure)人。" }.joined()
    try folder.write(SampleDataset.page("第\(page)县总工会慰问职工", sentences), to: "raw/\(page).html")
  }

  /// Runs with the output on a disk that is `step` KB larger each time, until a version is published.
  ///
  /// Each run's output is its status, what it says, and what is there afterwards.
  private func sweep(step: Int, first: Int, _ before: String = "true") throws -> [[Substring]] {
    let program = BuiltProgram.folder.appending(path: "tongji").path
    let script = """
      unshare --user --map-root-user --mount bash -c '
        mount -t tmpfs -o size=64m none disk && cd disk && mkdir out && ( cd .. && \(before) ) || exit 9
        size=$(( $(df --output=used -k . | tail -n 1) + \(first) ))
        for turn in {1..60}; do
          mount -o remount,size=${size}k "$PWD" || exit 8
          ( cd .. && '\(program)' run --quiet --out disk/out 2>&1 )
          status=$?
          echo "status $status"; ls -A out; sha256sum out/versions.json 2>/dev/null; echo "="
          [[ $status == 0 ]] && break
          size=$(( size + \(step) ))
        done'
      """
    let result = try BuiltProgram.shell(script, environment: SampleDataset.environment, folder: folder.path)
    #expect(result.status == 0, "\(result.text)\(result.messages)")
    return result.text.components(separatedBy: "=\n").map { $0.split(separator: "\n") }.filter { !$0.isEmpty }
  }

  private static let remedy =
    "free some space and run again; nothing was published, and what was published is untouched"

  @Test("a first version: nothing is published till it fits, whichever file finds no room")
  func first() throws {
    let runs = try sweep(step: 2_300, first: 40)
    #expect(runs.count > 2)
    for run in runs.dropLast() {
      #expect(
        run.contains {
          $0.contains("(No space left on device): ") || $0.contains("(database or disk is full): ")
        }, "\(run)")
      #expect(run.contains { $0.hasSuffix(Self.remedy) }, "\(run)")
      #expect(run.last == "status 1", "something is left: \(run)")
    }
    let last = runs.last ?? []
    #expect(last.contains("status 0") && last.contains("1.0.0") && last.contains("latest"), "\(last)")
    #expect(!last.contains(".staging") && !last.contains(".lock"), "\(last)")
  }

  @Test("a second version: the first stays as it is till it fits")
  func second() throws {
    let runs = try sweep(
      step: 2_300, first: 40,
      "'\(BuiltProgram.folder.appending(path: "tongji").path)' run --quiet --out disk/out && sed -i s/慰问职工1/慰问职工2/ raw/3.html"
    )
    let lists = Set(runs.dropLast().map { $0.last { $0.hasSuffix("versions.json") } ?? "" })
    #expect(lists.count == 1 && lists.first?.isEmpty == false, "\(lists)")
    for run in runs.dropLast() {
      #expect(run.contains { $0.hasSuffix(Self.remedy) }, "\(run)")
      #expect(run.contains("status 1") && run.contains("1.0.0") && run.contains("latest"), "\(run)")
      #expect(!run.contains(".staging") && !run.contains(".lock"), "\(run)")
    }
    let last = runs.last ?? []
    #expect(last.contains("status 0") && last.contains("1.0.1"), "\(last)")
  }
}
