internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Records
internal import StageCommand

/// `tongji pages`.
struct PagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pages",
    abstract:
      "List what a run would read, one a line: what tongji filter takes, and what a cluster shares out.",
    discussion: """
      Writes {"path":"…"} for each page in the raw folder, in the order of a run, and for each WARC file of a source the \
      parts that it can be read in, {"end":…,"source":"…","start":…,"warc":"…"}. No server is asked.
      With --index it reads such parts, one a line on standard input, and writes each page that begins in them: file, \
      place, source, url, retrieved_at, and whether it was cut short. These lines are requests for tongji filter, too. A \
      record that cannot be read is reported on standard error. Of pages of one URL a run keeps the newest.

      EXAMPLE
        tongji pages --pipeline pipeline.json
        tongji pages --pipeline pipeline.json | grep '"warc"' | tongji pages --pipeline pipeline.json --index

      EXIT STATUS
        0  all is listed
        1  a file could not be read, or with --end-line the input broke off: standard error says why
        64 wrong arguments
      """)

  @OptionGroup var options: PipelineOption

  @Option(help: ArgumentHelp("The folder of the pages, instead of the pipeline's.", valueName: "folder"))
  var raw: String?

  @Option(help: ArgumentHelp("Megabytes of a part of a packed WARC file.", valueName: "megabytes"))
  var split = 64

  @Flag(help: "Read parts of WARC files, and list their pages.")
  var index = false

  @Flag(
    help: "With --index: fail unless the last line is {\"end\":N} with N lines before it: the input is whole."
  )
  var endLine = false

  func validate() throws {
    guard (1...1_000_000).contains(split) else {
      throw ValidationError("--split is \(split): give 1 to 1000000 megabytes")
    }
    if endLine, !index { throw ValidationError("--end-line is of --index: nothing is read without it") }
  }

  func run() throws {
    let configuration = try options.require(raw: raw, needs: index ? [] : [.pages])
    if index {
      try list(ArchiveIndex(configuration))
      return
    }
    let plan = try PipelinePlan(configuration, mayBeEmpty: true)
    for turn in 0..<plan.count { try write(["path": plan[turn].path]) }
    for range in try ArchiveRange.all(of: configuration, bytes: split * 1_000_000) { try write(range) }
  }

  /// Writes the pages of the parts that standard input names.
  private func list(_ index: ArchiveIndex) throws {
    let messages = Messages(program: "tongji")
    var lines = RecordLines(needsEnd: endLine)
    while let line = try lines.next() {
      guard let range = try? JSONDecoder().decode(ArchiveRange.self, from: Data(line)) else {
        throw ValidationError(
          "line \(lines.count) is no part of a WARC file: expected a line of tongji pages")
      }
      try index.visit(range) {
        messages.say($0)
      } visit: {
        try write($0)
      }
    }
  }

  private func write(_ line: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try Output.writeLine(RecordCodec.escapingLineSeparators([UInt8](try encoder.encode(line))))
  }
}
