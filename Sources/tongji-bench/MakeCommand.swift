internal import ArgumentParser
internal import Foundation
internal import StageCommand

/// `tongji-bench make`.
struct MakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make",
    abstract: "Write made-up report pages, the same ones every time, and a pipeline.json for them.",
    discussion: """
      EXAMPLE
        tongji-bench make /tmp/pages --pages 20000
        tongji run --pipeline /tmp/pages/pipeline.json
      """)

  @Argument(help: ArgumentHelp("The folder to write; must not exist.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("How many pages.", valueName: "n"))
  var pages = 2_000

  @Option(help: ArgumentHelp("The most paragraphs that a page has.", valueName: "n"))
  var paragraphs = 40

  func validate() throws {
    if pages < 0 || paragraphs < 1 {
      throw ValidationError("name at least one paragraph, and no less than no page")
    }
  }

  func run() throws {
    let root = URL(filePath: folder)
    guard !FileManager.default.fileExists(atPath: folder) else {
      throw ValidationError("\(folder) exists: name a folder that does not")
    }
    for group in 0..<100 {
      try FileManager.default.createDirectory(
        at: root.appending(path: group < 10 ? "raw/0\(group)" : "raw/\(group)"),
        withIntermediateDirectories: true)
    }
    var size = 0
    for turn in 0..<pages {
      let page = GeneratedPage(turn: turn, paragraphs: paragraphs)
      size += page.bytes.count
      try Data(page.bytes).write(to: root.appending(path: "raw/\(page.name)"))
    }
    let pipeline = """
      {
        "dataset": { "name": "tongji-bench", "title": "生成页面", "description": "Made-up pages for measuring." },
        "raw": "raw",
        "out": "out",
        "sources": [{ "name": "generated", "files": ["**/*.html"] }]
      }

      """
    try Data(pipeline.utf8).write(to: root.appending(path: "pipeline.json"))
    try Output.write("\(pages) pages, \(size / 1_000) KB in \(folder)\n")
  }
}
