public import Emitting
public import Terminal

/// The indicators that a dataset has figures of: how many, from how many documents, of what years and regions.
public struct IndicatorListing {
  /// What is gathered of one indicator: its size depends on the regions there are, not on the rows.
  private struct Coverage {
    var rows = 0
    var documents = 0
    var lastDocument = ""
    var firstYear = ""
    var lastYear = ""
    var regions: Set<String> = []

    mutating func add(_ row: borrowing StatisticRow) {
      rows += 1
      let document = row[.documentID]
      if document != lastDocument {
        documents += 1
        lastDocument = document
      }
      let end = row[.periodEnd].isEmpty ? row[.periodStart] : row[.periodEnd]
      let year = String(end.prefix(4))
      if !year.isEmpty {
        firstYear = firstYear.isEmpty ? year : min(firstYear, year)
        lastYear = max(lastYear, year)
      }
      if !row[.regionCode].isEmpty { regions.insert(row[.regionCode]) }
    }

    var years: String {
      firstYear == lastYear ? firstYear : "\(firstYear)–\(lastYear)"
    }
  }

  private let version: PublishedVersion

  /// Lists the indicators of a version.
  public init(_ version: PublishedVersion) { self.version = version }

  /// The table, in order of code; rows that no indicator fits stand last.
  public func text(for display: Display) throws -> String {
    var coverages: [String: Coverage] = [:]
    var rows = try StatisticRow(of: version)
    while try rows.next() { coverages[rows[.indicator], default: Coverage()].add(rows) }
    let regions = try regionNames()

    var table = try TextTable(columns: Self.columns, display: display)
    var codes = try version.table("indicators", columns: ["indicator", "label_zh", "unit"])
    while try codes.next() {
      guard let coverage = coverages.removeValue(forKey: codes.cell(0)) else { continue }
      table.add(cells(codes.cell(0), codes.cell(1), codes.cell(2), coverage, regions))
    }
    // A code that the list does not hold is shown all the same.
    for (code, coverage) in coverages.sorted(by: { $0.key < $1.key }) where !code.isEmpty {
      table.add(cells(code, "", "", coverage, regions))
    }
    if let coverage = coverages[""] { table.add(cells("(none)", "", "", coverage, regions)) }
    return table.finish()
  }

  private static let columns = [
    TextTable.Column("indicator"), TextTable.Column("label", least: 12),
    TextTable.Column("rows", isRight: true),
    TextTable.Column("documents", isRight: true), TextTable.Column("years"), TextTable.Column("unit"),
    TextTable.Column("regions", least: 12),
  ]

  private func cells(
    _ code: String, _ label: String, _ unit: String, _ coverage: Coverage, _ regions: [String: String]
  ) -> [StyledText] {
    let codes = coverage.regions.sorted()
    let names = codes.prefix(3).map { regions[$0] ?? $0 }.joined(separator: " ")
    let covered = codes.count > 3 ? "\(codes.count): \(names) …" : names
    return [
      StyledText(code, .strong), StyledText(label), StyledText(FigureText.grouped(String(coverage.rows))),
      StyledText(FigureText.grouped(String(coverage.documents))), StyledText(coverage.years),
      StyledText(unit), StyledText(covered),
    ]
  }

  private func regionNames() throws -> [String: String] {
    var names: [String: String] = [:]
    var table = try version.table("regions", columns: ["region_code", "region_name"])
    while try table.next() { names[table.cell(0)] = table.cell(1) }
    return names
  }
}
