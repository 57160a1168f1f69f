public import Emitting
public import Terminal

/// The rows that a query holds for, as a table with their sentences below the title of their document.
public struct StatisticListing {
  /// What there was of it.
  public struct Counts: Sendable, Hashable {
    /// Rows of the dataset.
    public var all = 0
    /// Rows that the query holds for.
    public var matching = 0
    /// Rows that were written.
    public var shown = 0
  }

  private let version: PublishedVersion
  private let query: StatisticQuery
  private let limit: Int?

  /// Lists at most `limit` rows of a version; nil for all.
  public init(_ version: PublishedVersion, query: StatisticQuery, limit: Int?) {
    self.version = version
    self.query = query
    self.limit = limit
  }

  /// Writes the table, piece by piece as the rows are read: memory does not grow with them.
  public func write(for display: Display, to write: (String) throws -> Void) throws -> Counts {
    var counts = Counts()
    var table = try TextTable(columns: Self.columns, display: display)
    var document = ""
    var text: [Unicode.Scalar]?
    var rows = try StatisticRow(of: version)
    while try rows.next() {
      counts.all += 1
      guard query.holds(rows) else { continue }
      counts.matching += 1
      if let limit, counts.matching > limit { continue }
      counts.shown += 1
      if rows[.documentID] != document {
        document = rows[.documentID]
        text = try version.text(of: document).map { Array($0.unicodeScalars) }
        table.addSection(Self.heading(rows))
      }
      table.add(Self.cells(rows), below: [Self.sentence(rows, text)])
      let ready = table.ready()
      if !ready.isEmpty { try write(ready) }
    }
    if counts.shown > 0 { try write(table.finish()) }
    return counts
  }

  /// Writes the rows as they stand in `statistics.csv`, below its header.
  public func writeCSV(to write: (String) throws -> Void) throws -> Counts {
    var counts = Counts()
    var rows = try StatisticRow(of: version)
    var out = Array((rows.header.joined(separator: ",") + "\n").utf8)
    while try rows.next() {
      counts.all += 1
      guard query.holds(rows) else { continue }
      counts.matching += 1
      if let limit, counts.matching > limit { continue }
      counts.shown += 1
      out += rows.record
      if out.count > 1 << 16 {
        try write(String(decoding: out, as: UTF8.self))
        out.removeAll(keepingCapacity: true)
      }
    }
    try write(String(decoding: out, as: UTF8.self))
    return counts
  }

  // Those that a narrow terminal has no room for are left out from the end.
  private static let columns = [
    TextTable.Column("measure", least: 16), TextTable.Column("value", isRight: true),
    TextTable.Column("unit"),
    TextTable.Column("period"), TextTable.Column("region", least: 8), TextTable.Column("note"),
    TextTable.Column("indicator"), TextTable.Column("id"),
  ]

  private static func heading(_ row: borrowing StatisticRow) -> StyledText {
    let title = row[.title]
    var line = StyledText(title.isEmpty ? row[.source] : title, .strong)
    for fact in [row[.publishedOn], title.isEmpty ? "" : row[.source], row[.documentID]] where !fact.isEmpty {
      line.append(" · \(fact)", .faint)
    }
    return line
  }

  private static func cells(_ row: borrowing StatisticRow) -> [StyledText] {
    let value = FigureText.value(row[.value], upper: row[.upper], modifier: row[.modifier])
    let region = [row[.regionName], row[.placeText]].filter { !$0.isEmpty }.joined(separator: " ")
    return [
      StyledText(row[.measure]), StyledText(value, row[.value].isEmpty ? .alarm : .strong),
      StyledText(FigureText.unit(code: row[.unit], printed: row[.unitText], per: row[.per])),
      StyledText(FigureText.period(start: row[.periodStart], end: row[.periodEnd])), StyledText(region),
      notes(row), StyledText(row[.indicator], .faint), StyledText(row[.statisticID], .faint),
    ]
  }

  /// What to beware of: a damaged text or number, a plan, a fact told before, parts that do not add up.
  private static func notes(_ row: borrowing StatisticRow) -> StyledText {
    var notes: [String] = []
    if row[.status] != "ok" { notes.append(row[.status]) }
    if row[.modality] != "actual", !row[.modality].isEmpty { notes.append(row[.modality]) }
    if !row[.repeatOf].isEmpty { notes.append("repeat") }
    if row[.check] == "inconsistent" { notes.append(row[.check]) }
    return StyledText(notes.joined(separator: " "), .alarm)
  }

  private static func sentence(_ row: borrowing StatisticRow, _ text: [Unicode.Scalar]?) -> StyledText {
    MarkedSentence(
      sentence: row[.sentence], numberText: row[.numberText], start: Int(row[.start]), text: text
    ).styled(isDamaged: row[.value].isEmpty)
  }
}
