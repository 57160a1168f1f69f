/// What a version says of itself: counted while its tables are written.
struct QualityFigures: Sendable, Hashable {
  var documents: [DocumentStatus: Int] = [:]
  var statistics = 0
  /// Statistics by the column `status`.
  var statisticStatuses: [String: Int] = [:]
  var withIndicator = 0
  var withUnit = 0
  var withPeriod = 0
  var withRegion = 0
  /// Statistics whose arithmetic was checked, by outcome.
  var checks: [String: Int] = [:]
  var mentions = 0
  /// Mentions by the column `class`.
  var mentionClasses: [String: Int] = [:]
  var repairs = 0
  /// Files of `text/`.
  var texts = 0
  /// The codes of the regions that rows refer to.
  var regions: Set<String> = []
  /// What the report's bars count.
  var report = ReportFigures()

  var allDocuments: Int { documents.values.reduce(0, +) }

  /// Counts the rows of one document.
  mutating func count(_ group: RowGroup, hasText: Bool) {
    func document(_ column: DocumentColumn) -> String { group.text(group.document, column) }
    if let status = DocumentStatus(rawValue: document(.status)) { documents[status, default: 0] += 1 }
    addRegion(document(.regionCode))
    if hasText { texts += 1 }
    for row in group.statistics {
      statistics += 1
      report.count(row, of: group)
      statisticStatuses[group.text(row, StatisticColumn.status), default: 0] += 1
      if !group.isEmpty(row, StatisticColumn.indicator) { withIndicator += 1 }
      if !group.isEmpty(row, StatisticColumn.unit) { withUnit += 1 }
      if !group.isEmpty(row, StatisticColumn.periodStart) || !group.isEmpty(row, StatisticColumn.periodEnd) {
        withPeriod += 1
      }
      if !group.isEmpty(row, StatisticColumn.regionCode) {
        withRegion += 1
        addRegion(group.text(row, StatisticColumn.regionCode))
      }
      let check = group.text(row, StatisticColumn.check)
      if !check.isEmpty { checks[check, default: 0] += 1 }
    }
    for row in group.mentions {
      mentions += 1
      mentionClasses[group.text(row, MentionColumn.mentionClass), default: 0] += 1
    }
    repairs += group.repairs.count
  }

  private mutating func addRegion(_ code: String) {
    if !code.isEmpty, !regions.contains(code) { regions.insert(code) }
  }

  /// The figures that a run reports, with what changed.
  func summary(_ changes: ChangeCounts) -> PublicationSummary {
    var summary = PublicationSummary()
    summary.documents = documents
    summary.statistics = statistics
    summary.damaged = statisticStatuses["damaged"] ?? 0
    summary.mentions = mentions
    summary.repairs = repairs
    summary.changes = changes
    return summary
  }
}
