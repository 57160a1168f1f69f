import Foundation
import TestSupport

/// Runs of the sample pipeline into a folder of their own.
enum SampleDataset {
  static let pipeline = Repository.file("pipeline.json").path

  /// The day in `versions.json` is 2024-01-01, whenever the test runs.
  static let environment = ["SOURCE_DATE_EPOCH": "1704067200"]

  /// `tongji run` into a folder.
  static func run(into out: String, _ arguments: String...) throws -> ProgramResult {
    try BuiltProgram("tongji").run(
      ["run", "--pipeline", pipeline, "--out", out] + arguments, environment: environment)
  }

  /// The five programs in a shell pipe into a folder.
  static func pipe(into out: String, fetchOptions: String = "") throws -> ProgramResult {
    try BuiltProgram.shell(
      """
      tongji-fetch --pipeline '\(pipeline)' \(fetchOptions) | tongji-strip --pipeline '\(pipeline)' \
      | tongji-clean --pipeline '\(pipeline)' | tongji-extract --pipeline '\(pipeline)' \
      | tongji-emit --pipeline '\(pipeline)' --out '\(out)'
      """, environment: environment)
  }

  /// A pipeline over a folder's own `raw/`, written into that folder.
  static func write(in folder: TemporaryFolder, files: String = "**/*") throws {
    try folder.write(
      """
      {
        "dataset": { "name": "test", "title": "测试", "description": "说明" },
        "raw": "raw",
        "out": "out",
        "sources": [{ "name": "all", "files": ["\(files)"] }]
      }
      """, to: "pipeline.json")
  }

  /// A page with one statistic.
  static func page(_ title: String, _ sentence: String) -> String {
    """
    <html><head><meta charset="utf-8"><title>\(title)</title></head><body><h1>\(title)</h1>
    <p>发布时间：2024-03-05</p><p>\(sentence)</p></body></html>
    """
  }
}
