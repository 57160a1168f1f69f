public import Emitting
internal import Lexicons
public import Terminal

/// The documents of a dataset: how many statistics each has, and what is wrong with it.
public struct DocumentListing {
  private static let names = [
    "document_id", "source", "title", "organization", "published_on", "statistics", "damaged", "status",
    "duplicate_of", "error",
  ]
  private static let statuses = ["ok", "truncated", "empty", "duplicate", "failed"]

  private let version: PublishedVersion
  private let statuses: [String]
  private let limit: Int?

  /// Lists at most `limit` documents with one of these statuses; none of them for all.
  public init(_ version: PublishedVersion, statuses: [String], limit: Int?) throws(ShowError) {
    for status in statuses where !Self.statuses.contains(status) {
      throw ShowError.unknown(
        "status", status, nearest: NearestName.of(status, among: Self.statuses),
        else: "take one of \(Self.statuses.joined(separator: ", "))")
    }
    self.version = version
    self.statuses = statuses
    self.limit = limit
  }

  /// Writes the table, piece by piece as the rows are read.
  public func write(
    for display: Display, to write: (String) throws -> Void
  ) throws -> StatisticListing.Counts {
    var counts = StatisticListing.Counts()
    var table = try TextTable(columns: Self.columns, display: display)
    var rows = try version.table("documents", columns: Self.names)
    while try rows.next() {
      counts.all += 1
      guard statuses.isEmpty || statuses.contains(rows.cell(7)) else { continue }
      counts.matching += 1
      if let limit, counts.matching > limit { continue }
      counts.shown += 1
      table.add(
        [
          StyledText(rows.cell(2), .strong), StyledText(rows.cell(4)),
          StyledText(FigureText.grouped(rows.cell(5))),
          StyledText(rows.cell(6) == "0" ? "" : FigureText.grouped(rows.cell(6)), .alarm),
          StyledText(rows.cell(7), rows.cell(7) == "ok" ? nil : .alarm), StyledText(rows.cell(3)),
          StyledText(rows.cell(0), .faint),
        ], below: Self.below(rows))
      let ready = table.ready()
      if !ready.isEmpty { try write(ready) }
    }
    if counts.shown > 0 { try write(table.finish()) }
    return counts
  }

  // Those that a narrow terminal has no room for are left out from the end.
  private static let columns = [
    TextTable.Column("title", least: 16), TextTable.Column("published"),
    TextTable.Column("statistics", isRight: true), TextTable.Column("damaged", isRight: true),
    TextTable.Column("status"), TextTable.Column("organization", least: 12), TextTable.Column("document"),
  ]

  /// Where it came from, and what is wrong.
  private static func below(_ row: borrowing PublishedTable) -> [StyledText] {
    var lines = [StyledText(row.cell(1), .faint)]
    if !row.cell(8).isEmpty { lines.append(StyledText("duplicate of \(row.cell(8))")) }
    if !row.cell(9).isEmpty { lines.append(StyledText(row.cell(9), .alarm)) }
    return lines
  }
}
