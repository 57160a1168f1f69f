/// The columns of one table, in order of publication, by the names of the dataset's contract.
protocol TableColumn: CaseIterable, RawRepresentable, Sendable where RawValue == String {
  /// Its place in a row, from 0: the cases stand in order of publication.
  var place: Int { get }
}

extension TableColumn {
  /// The places that the order of the cases gives.
  static func placesOfCases() -> [Self: Int] where Self: Hashable {
    Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
  }
}

/// `statistics.csv`.
enum StatisticColumn: String, TableColumn {
  case statisticID = "statistic_id"
  case documentID = "document_id"
  case sequence
  case indicator
  case measure
  case value
  case lower
  case upper
  case resolution
  case modifier
  case unit
  case unitText = "unit_text"
  case per
  case periodStart = "period_start"
  case periodEnd = "period_end"
  case periodBasis = "period_basis"
  case periodText = "period_text"
  case kind
  case comparedWith = "compared_with"
  case modality
  case regionCode = "region_code"
  case regionName = "region_name"
  case placeText = "place_text"
  case organization
  case partOf = "part_of"
  case repeatOf = "repeat_of"
  case check
  case status
  case section
  case sentence
  case sourceText = "source_text"
  case numberText = "number_text"
  case start
  case end
  case page
  case title
  case publishedOn = "published_on"
  case source

  private static let places = placesOfCases()
  var place: Int { Self.places[self] ?? 0 }
}

/// `documents.csv`.
enum DocumentColumn: String, TableColumn {
  case documentID = "document_id"
  case source
  case title
  case publisher
  case site
  case author
  case organization
  case regionCode = "region_code"
  case regionName = "region_name"
  case publishedOn = "published_on"
  case periodStart = "period_start"
  case periodEnd = "period_end"
  case retrievedAt = "retrieved_at"
  case mediaType = "media_type"
  case charset
  case script
  case sha256
  case bytes
  case characters
  case statistics
  case damaged
  case repairs
  case status
  case duplicateOf = "duplicate_of"
  case error
  case textSHA256 = "text_sha256"

  private static let places = placesOfCases()
  var place: Int { Self.places[self] ?? 0 }
}

/// `mentions.csv`.
enum MentionColumn: String, TableColumn {
  case documentID = "document_id"
  case sequence
  case start
  case end
  case text
  case mentionClass = "class"
  case statisticID = "statistic_id"
  case rule

  private static let places = placesOfCases()
  var place: Int { Self.places[self] ?? 0 }
}

/// `repairs.csv`.
enum RepairColumn: String, TableColumn {
  case documentID = "document_id"
  case start
  case end
  case before
  case after
  case rule
  case certainty

  private static let places = placesOfCases()
  var place: Int { Self.places[self] ?? 0 }
}
