internal import ArgumentParser
internal import Emitting
internal import StageCommand
internal import Terminal

/// `tongji versions`.
struct VersionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "versions",
    abstract: "List the published versions.",
    discussion: """
      Reads versions.json of the output folder; writes one row a version, oldest first.

      EXAMPLE
        tongji versions --out dataset

      EXIT STATUS
        0  the versions were listed; there may be none
        1  they could not be read: standard error says why
        64 wrong arguments
      """)

  @OptionGroup var options: PipelineOption

  @Option(help: ArgumentHelp("The folder of versions, instead of the pipeline's.", valueName: "folder"))
  var out: String?

  func run() throws {
    let catalog = try VersionCatalog.read(out: try options.outFolder(out))
    guard !catalog.versions.isEmpty else { return try Output.write("no version is published\n") }
    var table = try TextTable(headings: [
      "version", "published", "change", "documents", "statistics", "added", "removed", "revised",
    ])
    for entry in catalog.versions {
      table.add([
        entry.version, entry.publishedOn, entry.step, String(entry.documents), String(entry.statistics),
        String(entry.changes.added), String(entry.changes.removed), String(entry.changes.revised),
      ])
    }
    try Output.write(table.finish())
  }
}
