/// Weighs the rows of a version against its checks while they are written.
struct CheckTally: Sendable {
  /// The rows that a message names at most.
  static let mostRows = 10

  /// A check with what was found against it among the rows.
  private struct Entry: Sendable {
    var check: PublicationCheck
    var count = 0
    var rows: [String] = []

    /// Whether single rows are weighed by it.
    var isOfRows: Bool { check.subject == .values || check.subject == .shares }
  }

  private var entries: [Entry]
  /// Those that single rows are weighed by.
  private let ofRows: [Int]

  init(_ checks: [PublicationCheck]) {
    entries = checks.map { check in
      var check = check
      if check.subject == .shares { (check.least, check.most) = (0, 100) }
      return Entry(check: check)
    }
    var ofRows: [Int] = []
    for (index, entry) in entries.enumerated() where entry.isOfRows { ofRows.append(index) }
    self.ofRows = ofRows
  }

  /// Takes in the rows of the next document.
  mutating func count(_ group: RowGroup) {
    if ofRows.isEmpty { return }
    for row in group.statistics where !group.isEmpty(row, StatisticColumn.value) {
      for index in ofRows where concerns(entries[index].check, row, group) {
        if Self.holds(group.text(row, StatisticColumn.value), entries[index].check) { continue }
        entries[index].count += 1
        if entries[index].rows.count < Self.mostRows { entries[index].rows.append(Self.line(row, of: group)) }
      }
    }
  }

  private func concerns(_ check: PublicationCheck, _ row: [Range<Int>], _ group: RowGroup) -> Bool {
    switch check.subject {
    case .shares:
      return group.text(row, StatisticColumn.kind) == "share"
        && group.text(row, StatisticColumn.unit) == "percent"
    case .values:
      guard let wanted = check.indicator else { return false }
      let indicator = group.text(row, StatisticColumn.indicator)
      return indicator == wanted || indicator.hasPrefix(wanted + ".")
    default: return false
    }
  }

  private static func line(_ row: [Range<Int>], of group: RowGroup) -> String {
    func cell(_ column: StatisticColumn) -> String { group.text(row, column) }
    return "\(cell(.statisticID)) \(cell(.measure)) \(cell(.value)) \(cell(.unitText)) (\(cell(.source)))"
  }

  /// Whether a plain decimal lies within bounds, exactly.
  static func holds(_ value: String, _ check: PublicationCheck) -> Bool {
    if let least = check.least, isLess(value, than: least) { return false }
    if let most = check.most, isGreater(value, than: most) { return false }
    return true
  }

  private static func isLess(_ value: String, than bound: Int) -> Bool {
    guard let (whole, hasRest) = parts(value) else { return value.hasPrefix("-") }
    return whole < bound || (whole == bound && hasRest && value.hasPrefix("-"))
  }

  private static func isGreater(_ value: String, than bound: Int) -> Bool {
    guard let (whole, hasRest) = parts(value) else { return !value.hasPrefix("-") }
    return whole > bound || (whole == bound && hasRest && !value.hasPrefix("-"))
  }

  /// The whole part and whether there is a fraction; nil beyond 64 bits.
  private static func parts(_ value: String) -> (whole: Int, hasRest: Bool)? {
    let halves = value.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = Int(halves[0]) else { return nil }
    return (whole, halves.count > 1 && halves[1].contains { $0 != "0" })
  }

  /// What does not hold, in the order of the checks.
  func findings(_ figures: QualityFigures, previousStatistics: Int?) -> [CheckFinding] {
    let damaged = figures.statisticStatuses["damaged"] ?? 0
    return entries.compactMap { entry in
      let check = entry.check
      switch check.subject {
      case .documents: return Self.finding(check, figures.allDocuments, "documents")
      case .statistics: return Self.finding(check, figures.statistics, "statistics")
      case .failed:
        return Self.finding(check, figures.documents[.failed] ?? 0, "documents that could not be read")
      case .damaged:
        return Self.percent(check, damaged, of: figures.statistics, "of the statistics are damaged")
      case .drop:
        guard let before = previousStatistics else { return nil }
        return Self.percent(
          check, max(0, before - figures.statistics), of: before,
          "fewer statistics than the version before (\(before), now \(figures.statistics))")
      case .values, .shares: return Self.finding(entry)
      }
    }
  }

  private static func finding(_ check: PublicationCheck, _ number: Int, _ what: String) -> CheckFinding? {
    if holds(String(number), check) { return nil }
    return CheckFinding(level: check.level, description: "\(number) \(what), asked for \(check.bounds)")
  }

  /// Percent without rounding: a bound is broken by any part above it.
  private static func percent(
    _ check: PublicationCheck, _ part: Int, of whole: Int, _ what: String
  ) -> CheckFinding? {
    let isBelow = check.least.map { part * 100 < $0 * whole } ?? false
    let isAbove = check.most.map { part * 100 > $0 * whole } ?? false
    guard isBelow || isAbove else { return nil }
    let tenths = whole == 0 ? 0 : part * 1000 / whole
    return CheckFinding(
      level: check.level,
      description: "\(tenths / 10).\(tenths % 10) % \(what), asked for \(check.bounds) %")
  }

  private static func finding(_ entry: Entry) -> CheckFinding? {
    if entry.count == 0 { return nil }
    let what = entry.check.subject == .shares ? "shares" : "values of \(entry.check.indicator ?? "")"
    let rest = entry.count - entry.rows.count
    return CheckFinding(
      level: entry.check.level,
      description: "\(entry.count) \(what) are not within \(entry.check.bounds):"
        + entry.rows.map { "\n  \($0)" }.joined() + (rest > 0 ? "\n  and \(rest) more" : ""))
  }
}
