internal import ArgumentParser
internal import Emitting
internal import Foundation
internal import StageCommand

/// The dataset that `show`, `indicators` and `documents` read.
struct DatasetOption: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      """
      A version's folder, an output folder (its newest version), or the number of a version of the pipeline's \
      output folder; without it the newest version there.
      """, valueName: "dataset"))
  var dataset: String?

  @OptionGroup var options: PipelineOption

  /// The version to read.
  func version() throws -> PublishedVersion {
    guard let dataset else { return try PublishedVersion.find(try options.outFolder(nil)) }
    let isNumber =
      dataset.split(separator: ".").count == 3
      && dataset.utf8.allSatisfy { $0 < 0x3A && $0 > 0x2D && $0 != 0x2F }
    if isNumber, !FileManager.default.fileExists(atPath: dataset) {
      return try PublishedVersion.find("\(try options.outFolder(nil))/\(dataset)")
    }
    return try PublishedVersion.find(dataset)
  }
}

/// `--limit`, as the lists take it.
struct LimitOption: ParsableArguments {
  /// What fits a few screens.
  static let onTerminal = 50

  @Option(
    help: ArgumentHelp(
      "How many to show at most, 0 for all; without it \(onTerminal) on a terminal, else all.", valueName: "n"
    ))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit must be 0 or more") }
  }

  /// The limit where output goes to a terminal, or not.
  func rows(isTerminal: Bool) -> Int? {
    if let limit { return limit == 0 ? nil : limit }
    return isTerminal ? Self.onTerminal : nil
  }
}
