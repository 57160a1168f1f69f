internal import Foundation
public import Testing

/// Comparison with recorded outputs.
///
/// `TONGJI_RECORD=1` writes the recording anew instead, and fails the test, so that no run passes by recording.
public enum Golden {
  /// Whether outputs are recorded instead of compared.
  public static let isRecording = ProcessInfo.processInfo.environment["TONGJI_RECORD"] == "1"

  /// Expects a text to be what was recorded in `file`, a path from the repository's root.
  public static func expect(
    _ actual: String, equals file: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect(Array(actual.utf8), equals: file, sourceLocation: sourceLocation)
  }

  /// Expects bytes to be what was recorded in `file`, a path from the repository's root.
  public static func expect(
    _ actual: [UInt8], equals file: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let url = Repository.file(file)
    let recorded = FileManager.default.contents(atPath: url.path).map { [UInt8]($0) }
    if isRecording {
      guard recorded != actual else { return }
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(actual).write(to: url)
      Issue.record("recorded \(file) anew: look at the change and commit it", sourceLocation: sourceLocation)
      return
    }
    guard let recorded else {
      Issue.record("\(file) is not recorded: run with TONGJI_RECORD=1", sourceLocation: sourceLocation)
      return
    }
    if recorded != actual {
      Issue.record(
        """
        not as recorded in \(file): \(firstDifference(recorded, actual))
        If the change is meant, run with TONGJI_RECORD=1 and commit the recording.
        """, sourceLocation: sourceLocation)
    }
  }

  /// The first line that is not the same, both ways.
  static func firstDifference(_ recorded: [UInt8], _ actual: [UInt8]) -> String {
    let left = recorded.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let right = actual.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let number = line ?? min(left.count, right.count)
    func text(_ lines: [ArraySlice<UInt8>]) -> String {
      number < lines.count ? String(decoding: lines[number], as: UTF8.self) : "(no such line)"
    }
    return "line \(number + 1)\nrecorded: \(text(left))\nnow:      \(text(right))"
  }
}
