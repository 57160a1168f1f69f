internal import ArgumentParser
internal import Showing
internal import StageCommand

/// `tongji indicators`.
struct IndicatorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "indicators",
    abstract: "List the indicators that a published dataset has figures of.",
    discussion: """
      Writes a row an indicator: code, label, rows of statistics.csv, documents that they come from, years in which \
      their periods end, unit, regions. Rows that no indicator fits are counted as (none).

      EXAMPLE
        tongji indicators out

      EXIT STATUS
        0  the dataset was read
        1  it could not be: standard error says why
        64 wrong arguments
      """)

  @OptionGroup var dataset: DatasetOption

  func run() throws {
    try Output.write(try IndicatorListing(try dataset.version()).text(for: Output.display))
  }
}
