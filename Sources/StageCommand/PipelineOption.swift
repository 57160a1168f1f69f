public import ArgumentParser
internal import Foundation
public import Pipeline

/// `--pipeline FILE`, as every program takes it.
public struct PipelineOption: ParsableArguments {
  /// The file that is read where none is named and it exists.
  static let standardFile = "pipeline.json"

  /// The file, where one was named.
  @Option(
    help: ArgumentHelp(
      "Read options and folders from this file; without it from ./pipeline.json where that exists.",
      valueName: "file"))
  public var pipeline: String?

  /// No file named.
  public init() {}

  /// The file that is meant: the one named, else `pipeline.json`.
  public var file: String { pipeline ?? Self.standardFile }

  /// The configuration; nil where none was named and there is no `./pipeline.json`.
  public func load(
    raw: String? = nil, out: String? = nil, needs: Set<PipelineConfiguration.Need>
  ) throws -> PipelineConfiguration? {
    if pipeline == nil, !FileManager.default.fileExists(atPath: Self.standardFile) { return nil }
    return try require(raw: raw, out: out, needs: needs)
  }

  /// The folder of versions: the one named, else the pipeline's.
  public func outFolder(_ out: String?) throws -> String {
    if let out { return out }
    return try require(needs: []).out
  }

  /// The configuration; an error where there is none.
  public func require(
    raw: String? = nil, out: String? = nil,
    needs: Set<PipelineConfiguration.Need> = [.pages, .lexicons, .programs]
  ) throws -> PipelineConfiguration {
    try PipelineConfiguration.load(path: file, raw: raw, out: out, needs: needs)
  }
}
