internal import Records

/// Writes a document's rows as cells: what the contract's columns hold, column by column.
struct RowCells {
  let document: Document
  let documentID: String
  let facts: DocumentFacts
  let textSHA256: String?
  /// The columns of one's own.
  let columns: [OwnColumn]

  /// The document's row, then the number of rows and the rows of statistics, mentions and repairs.
  func encoded() -> [UInt8] {
    var buffer = CellBuffer()
    for column in DocumentColumn.allCases { buffer.put(cell(column)) }
    buffer.putLength(facts.findings.statistics.count)
    // A span lends its elements: to copy a statistic is to count a score of references.
    let statistics = facts.findings.statistics.span
    for index in statistics.indices { put(statistics[index], in: &buffer) }
    buffer.putLength(facts.findings.mentions.count)
    for (index, mention) in facts.findings.mentions.enumerated() {
      for column in MentionColumn.allCases { buffer.put(cell(column, mention, turn: index + 1)) }
    }
    buffer.putLength(facts.repairs.count)
    for repair in facts.repairs {
      for column in RepairColumn.allCases { buffer.put(cell(column, repair)) }
    }
    return buffer.bytes
  }

  private func put(_ statistic: borrowing Statistic, in buffer: inout CellBuffer) {
    for column in StatisticColumn.allCases { buffer.put(cell(column, statistic)) }
    for column in columns { buffer.put(statistic.fields?[column.name]) }
  }

  private func cell(_ column: DocumentColumn) -> String? {
    switch column {
    case .documentID: documentID
    case .source: document.page.source
    case .title: facts.title
    case .publisher: facts.publisher
    case .site: facts.site
    case .author: facts.author
    case .organization: facts.organization
    case .regionCode: facts.region?.code
    case .regionName: facts.region?.name
    case .publishedOn: facts.publishedOn
    case .periodStart: facts.period?.start
    case .periodEnd: facts.period?.end
    case .retrievedAt: facts.retrievedAt
    case .mediaType: document.page.mediaType
    case .charset: document.article?.charset
    case .script: document.text?.script.rawValue
    case .sha256: document.page.sha256
    case .bytes: String(document.page.bytes)
    case .characters: String(facts.scalars.count)
    case .statistics: String(facts.findings.statistics.count)
    case .damaged: String(facts.findings.statistics.count { $0.status == .damaged })
    case .repairs: String(facts.repairs.count)
    case .status: facts.status.rawValue
    case .duplicateOf: nil
    case .error: facts.error
    case .textSHA256: textSHA256
    }
  }

  private func cell(_ column: StatisticColumn, _ statistic: borrowing Statistic) -> String? {
    switch column {
    case .statisticID: statistic.id
    case .documentID: documentID
    case .sequence: String(statistic.sequence)
    case .indicator: statistic.indicator
    case .measure: statistic.measure
    case .value: statistic.value
    case .lower: statistic.lower
    case .upper: statistic.upper
    case .resolution: statistic.resolution
    case .modifier: statistic.modifier.rawValue
    case .unit: statistic.unit
    case .unitText: statistic.unitText
    case .per: statistic.per
    case .periodStart: statistic.period.start
    case .periodEnd: statistic.period.end
    case .periodBasis: statistic.period.basis?.rawValue
    case .periodText: statistic.period.text
    case .kind: statistic.kind?.rawValue
    case .comparedWith: statistic.comparedWith
    case .modality: statistic.modality.rawValue
    case .regionCode: statistic.region?.code
    case .regionName: statistic.region?.name
    case .placeText: statistic.placeText
    case .organization: statistic.organization ?? facts.organization
    case .partOf: statistic.partOf
    case .repeatOf: statistic.repeatOf
    case .check: statistic.check?.rawValue
    case .status: statistic.status.rawValue
    case .section: statistic.section
    case .sentence: statistic.sentence
    case .sourceText: statistic.sourceText
    case .numberText: statistic.numberText
    case .start: String(statistic.start)
    case .end: String(statistic.end)
    case .page: statistic.page.map { String($0) }
    case .title: facts.title
    case .publishedOn: facts.publishedOn
    case .source: document.page.source
    }
  }

  private func cell(_ column: MentionColumn, _ mention: Mention, turn: Int) -> String? {
    switch column {
    case .documentID: documentID
    case .sequence: String(turn)
    case .start: String(mention.start)
    case .end: String(mention.end)
    case .text: mention.text
    case .mentionClass: mention.mentionClass.rawValue
    case .statisticID: mention.statisticID
    case .rule: mention.rule
    }
  }

  private func cell(_ column: RepairColumn, _ repair: Repair) -> String? {
    switch column {
    case .documentID: documentID
    case .start: String(repair.start)
    case .end: String(repair.end)
    case .before: repair.before
    case .after: repair.after
    case .rule: repair.rule
    case .certainty: repair.certainty.rawValue
    }
  }
}
