/// What the bars of the report count: all statistics of the version, by indicator, by region, by year.
struct ReportFigures: Sendable, Hashable {
  private(set) var indicators: [String: Int] = [:]
  private(set) var regions: [String: Int] = [:]
  private(set) var years: [String: Int] = [:]

  /// Counts a row of statistics.
  mutating func count(_ row: [Range<Int>], of group: RowGroup) {
    func cell(_ column: StatisticColumn) -> String { group.text(row, column) }
    let indicator = cell(.indicator)
    if !indicator.isEmpty { indicators[indicator, default: 0] += 1 }
    let region = cell(.regionCode)
    if !region.isEmpty { regions[region, default: 0] += 1 }
    let end = cell(.periodEnd)
    let year = (end.isEmpty ? cell(.periodStart) : end).prefix(4)
    if !year.isEmpty { years[String(year), default: 0] += 1 }
  }

  /// Regions at the level that tells most: provinces, or prefectures where all lie in one province, or counties.
  var regionsByLevel: [(String, Int)] {
    let digits = [2, 4, 6].first { length in Set(regions.keys.map { $0.prefix(length) }).count > 1 } ?? 6
    var counts: [String: Int] = [:]
    for (code, count) in regions {
      counts[code.prefix(digits) + String(repeating: "0", count: 6 - digits), default: 0] += count
    }
    return Self.byCount(counts)
  }

  /// The largest first; equals by key.
  static func byCount(_ counts: [String: Int]) -> [(String, Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  /// By key.
  static func byKey(_ counts: [String: Int]) -> [(String, Int)] {
    counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
