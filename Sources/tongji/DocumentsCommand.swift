internal import ArgumentParser
internal import Showing
internal import StageCommand

/// `tongji documents`.
struct DocumentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents",
    abstract: "List the documents of a published dataset, and what is wrong with them.",
    discussion: """
      Writes a row a document: title, day of publication, statistics, damaged ones among them, status, organization, \
      identifier; below it where it came from, of which document it is a duplicate, and its error.

      EXAMPLE
        tongji documents out --status failed

      EXIT STATUS
        0  the dataset was read, whether documents were found or not
        1  it could not be: standard error says why
        64 wrong arguments
      """)

  @OptionGroup var dataset: DatasetOption

  @Option(help: ArgumentHelp("ok, truncated, empty, duplicate or failed.", valueName: "status"))
  var status: [String] = []

  @OptionGroup var limit: LimitOption

  func run() throws {
    let version = try dataset.version()
    let listing = try DocumentListing(
      version, statuses: status, limit: limit.rows(isTerminal: Output.isTerminal))
    let counts = try listing.write(for: Output.display, to: Output.write)
    try Output.write(ListingSummary.text(counts, of: "documents", version))
  }
}
