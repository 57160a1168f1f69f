internal import Records

/// What the report says of the dataset as a whole, before any row.
struct ReportHead {
  /// The columns of a row of statistics that its document does not say already; the document's place comes first.
  static func statisticColumns(_ schema: DatasetSchema) -> [String] {
    let ofDocument: Set<StatisticColumn> = [
      .documentID, .sequence, .resolution, .title, .publishedOn, .source,
    ]
    let names = Set(ofDocument.map(\.rawValue))
    return (schema["statistics"]?.columns ?? []).map(\.name).filter { !names.contains($0) }
  }

  /// The columns of a document.
  static let documentColumns: [DocumentColumn] = [
    .documentID, .source, .title, .publisher, .site, .author, .organization, .regionCode, .regionName,
    .publishedOn, .charset, .sha256, .statistics, .damaged, .status, .duplicateOf, .error,
  ]

  let dataset: DatasetDescription
  let version: VersionNumber
  let schema: DatasetSchema
  let figures: QualityFigures
  let codeLists: CodeLists
  let selection: ReportSelection

  var json: JSONValue {
    .members([
      ("dataset", datasetFacts), ("figures", figureFacts), ("counts", counts), ("left_out", leftOut),
      ("indicators", list(codeLists.indicatorRows, [0, 2, 3, 6])),
      ("units", list(codeLists.unitRows, [0, 1, 2])),
      ("regions", list(codeLists.regionRows(used: figures.regions), [0, 1])),
      ("statistic_columns", names(["document"] + Self.statisticColumns(schema))),
      ("document_columns", names(Self.documentColumns.map(\.rawValue))), ("own_columns", names(ownColumns)),
    ])
  }

  private var datasetFacts: JSONValue {
    .members([
      ("name", .string(dataset.name)), ("title", .string(dataset.title)),
      ("description", .string(dataset.description)), ("version", .string(version.description)),
      ("homepage", dataset.homepage.map(JSONValue.string)), ("licence", dataset.licence.map(licence)),
    ])
  }

  private func licence(_ licence: Licence) -> JSONValue {
    .members([
      ("name", .string(licence.name)), ("title", licence.title.map(JSONValue.string)),
      ("path", licence.path.map(JSONValue.string)),
    ])
  }

  private var figureFacts: JSONValue {
    let years = ReportFigures.byKey(figures.report.years)
    return .members([
      ("documents", .integer(figures.allDocuments)),
      ("failed", .integer(figures.documents[.failed] ?? 0)),
      ("statistics", .integer(figures.statistics)),
      ("damaged", .integer(figures.statisticStatuses["damaged"] ?? 0)),
      ("with_indicator", .integer(figures.withIndicator)),
      ("indicators", .integer(figures.report.indicators.count)),
      ("regions", .integer(figures.report.regions.count)),
      ("first_year", years.first.map { .string($0.0) }), ("last_year", years.last.map { .string($0.0) }),
    ])
  }

  private var counts: JSONValue {
    .members([
      ("indicator", pairs(ReportFigures.byCount(figures.report.indicators))),
      ("region", pairs(figures.report.regionsByLevel)),
      ("year", pairs(ReportFigures.byKey(figures.report.years))),
    ])
  }

  private var leftOut: JSONValue {
    .members([
      ("statistics", .integer(figures.statistics - selection.statistics)),
      ("texts", .integer(figures.allDocuments - selection.texts)),
    ])
  }

  private var ownColumns: [String] {
    let known = Set(StatisticColumn.allCases.map(\.rawValue))
    return (schema["statistics"]?.columns ?? []).map(\.name).filter { !known.contains($0) }
  }

  private func names(_ names: [String]) -> JSONValue { .array(names.map(JSONValue.string)) }

  private func pairs(_ counts: [(String, Int)]) -> JSONValue {
    .array(counts.map { .array([.string($0.0), .integer($0.1)]) })
  }

  private func list(_ rows: [[String]], _ columns: [Int]) -> JSONValue {
    .array(rows.map { row in .array(columns.map { .string(row[$0]) }) })
  }
}
