internal import ArgumentParser
internal import Harvesting
internal import Pipeline
internal import SQLite
internal import Showing
internal import StageCommand

/// `tongji sources`.
struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "List the sources on the web: when each was last read, when it is due, and what fails.",
    discussion: """
      Writes a row a source on the web of pipeline.json: when all that it begins at was last read, when it is looked at \
      again, how many pages are kept of it, and what came of the last look: new, revised and failed ones; missing are \
      pages that were found and could not be had so far, gone those that the server has no more, left out those that \
      its filter does not want. Below it stands the first thing that went wrong. Then come the URLs that failed at \
      least three times in a row, for a week or longer. Times are UTC. No server is asked.

      EXAMPLE
        tongji sources --pipeline pipeline.json

      EXIT STATUS
        0  the sources are listed, whether they fare well or not
        1  they could not be: standard error says why
        64 wrong arguments
      """)

  @OptionGroup var options: PipelineOption

  @Option(help: ArgumentHelp("The folder of the pages, instead of the pipeline's.", valueName: "folder"))
  var raw: String?

  func run() throws {
    let configuration = try options.require(raw: raw, needs: [])
    let names = configuration.sources.compactMap { $0.web?.name }
    guard !names.isEmpty else {
      return try Output.write("no source of \(configuration.file) is on the web\n")
    }
    let catalogue = try catalogue(of: configuration)
    let known = Set(names)
    let listing = SourceListing(
      try catalogue?.states(of: names) ?? names.map(SourceState.init),
      failing: try catalogue?.failing().filter { known.contains($0.source) } ?? [])
    try Output.write(try listing.text(for: Output.display))
  }

  /// What is known; nil where nothing is, or what was is damaged: then the next run begins anew.
  private func catalogue(of configuration: PipelineConfiguration) throws -> Catalogue? {
    do throws(DatabaseError) {
      return try Catalogue.existing(Catalogue.path(raw: configuration.raw))
    } catch {
      guard error.kind == .damaged else { throw error }
      Messages(program: "tongji").say("\(error): the next run makes it anew")
      return nil
    }
  }
}
