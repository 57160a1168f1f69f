internal import Emitting

/// The columns of `statistics.csv` that are read to show a row.
enum ShownColumn: String, CaseIterable {
  case statisticID = "statistic_id"
  case documentID = "document_id"
  case indicator
  case measure
  case value
  case upper
  case modifier
  case unit
  case unitText = "unit_text"
  case per
  case periodStart = "period_start"
  case periodEnd = "period_end"
  case modality
  case regionCode = "region_code"
  case regionName = "region_name"
  case placeText = "place_text"
  case repeatOf = "repeat_of"
  case check
  case status
  case sentence
  case numberText = "number_text"
  case start
  case title
  case publishedOn = "published_on"
  case source

  static let names = allCases.map(\.rawValue)
  private static let places = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
  var place: Int { Self.places[self] ?? 0 }
}

/// The rows of `statistics.csv`, one after another.
struct StatisticRow: ~Copyable {
  private var table: PublishedTable

  /// Opens the table of a version, before its first row.
  init(of version: PublishedVersion) throws(EmitError) {
    table = try version.table("statistics", columns: ShownColumn.names)
  }

  /// Goes to the next row; false behind the last.
  mutating func next() throws(EmitError) -> Bool { try table.next() }

  /// A cell.
  subscript(column: ShownColumn) -> String { table.cell(column.place) }

  /// The names of all columns of the file.
  var header: [String] { table.header }

  /// The row as it stands in the file.
  var record: [UInt8] { table.record }
}
