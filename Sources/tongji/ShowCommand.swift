internal import ArgumentParser
internal import Showing
internal import StageCommand

/// `tongji show`.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show statistics of a published dataset with their sentences.",
    discussion: """
      Writes a row a statistic below the title of its document: what is counted, value, unit, period, region, what to \
      beware of (damaged, planned, repeat …), indicator and identifier; then its sentence, the number between « and ». \
      A value with > ≥ ≤ ≲ ≈ is worded as more than, at least, at most, nearly, about; ? is a number that is destroyed \
      in the source. At last how many rows there are.
      On a terminal lines fit its width, and columns that do not fit are left out. Every condition must hold; of one \
      that is given more than once, any.

      EXAMPLE
        tongji show out --indicator relief --region 甘肃省 --period 2023..2024
        tongji show --text '慰问 企业' --csv > visits.csv

      EXIT STATUS
        0  the dataset was read, whether rows were found or not
        1  it could not be, or has no such indicator, region or document: standard error says why
        64 wrong arguments
      """)

  @OptionGroup var dataset: DatasetOption

  @Option(
    help: ArgumentHelp(
      "The code or the label of an indicator; relief stands for relief.visits, too.", valueName: "code"))
  var indicator: [String] = []

  @Option(
    help: ArgumentHelp("The code or the name of a region, with all that lies in it.", valueName: "region"))
  var region: [String] = []

  @Option(
    help: ArgumentHelp("A document's identifier, or a part of its source or title.", valueName: "document"))
  var document: [String] = []

  @Option(
    help: ArgumentHelp(
      "Where the period ends: 2024, 2024-03, 2024-03-05, 2023..2024, 2023-06..", valueName: "period"))
  var period: String?

  @Option(help: ArgumentHelp("ok, repaired or damaged.", valueName: "status"))
  var status: [String] = []

  @Option(help: ArgumentHelp("Words that measure or sentence must hold, all of them.", valueName: "words"))
  var text: [String] = []

  @OptionGroup var limit: LimitOption

  @Flag(help: "Write the rows as statistics.csv has them.")
  var csv = false

  func run() throws {
    var request = StatisticQuery.Request()
    request.indicators = indicator
    request.regions = region
    request.documents = document
    request.period = try period.map { text throws(ShowError) in try PeriodSpan(text) }
    request.statuses = status
    request.words = text
    let version = try dataset.version()
    let query = try QueryResolver(version).query(request)
    let listing = StatisticListing(
      version, query: query, limit: limit.rows(isTerminal: !csv && Output.isTerminal))
    if csv {
      _ = try listing.writeCSV(to: Output.write)
      return
    }
    let counts = try listing.write(for: Output.display, to: Output.write)
    try Output.write(ListingSummary.text(counts, of: "statistics", version))
  }
}
