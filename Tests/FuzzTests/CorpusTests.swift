import Foundation
import FuzzTargets
import Testing

/// What fuzzing begins with, and what it found once, held against the same demands.
@Suite("Corpus of the fuzz targets")
struct CorpusTests {
  /// An input of one target, in `Corpus/TARGET`.
  struct Input: Sendable, CustomTestStringConvertible {
    var target: FuzzTarget
    var url: URL

    var testDescription: String { "\(target.rawValue)/\(url.lastPathComponent)" }
  }

  static let inputs: [Input] = FuzzTarget.allCases.flatMap { target in
    let folder = Bundle.module.bundleURL.appending(path: "Corpus/\(target.rawValue)")
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.map { Input(target: target, url: $0) }
      .sorted { $0.url.lastPathComponent < $1.url.lastPathComponent }
  }

  @Test("each target has a corpus", arguments: FuzzTarget.allCases)
  func isThere(target: FuzzTarget) { #expect(Self.inputs.count { $0.target == target } >= 4) }

  @Test("what must hold of every input holds", arguments: inputs)
  func holds(input: Input) throws {
    let bytes = [UInt8](try Data(contentsOf: input.url))
    try input.target.check(bytes)
  }

  /// What is cut short anywhere is an input, too.
  @Test("and of its beginning, and with a byte changed", arguments: inputs)
  func holdsChanged(input: Input) throws {
    let bytes = [UInt8](try Data(contentsOf: input.url))
    var state: UInt64 = 20_260_101
    for turn in 0..<12 where !bytes.isEmpty {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let place = Int(state >> 33) % bytes.count
      var changed = turn % 2 == 0 ? Array(bytes[..<place]) : bytes
      if turn % 2 == 1 { changed[place] = UInt8(truncatingIfNeeded: state >> 20) }
      do {
        try input.target.check(changed)
      } catch {
        Issue.record("\(error) at \(Data(changed).base64EncodedString())")
      }
    }
  }
}
