internal import Lexicons

/// The days of festivals, from the lexicon `festivals` and from rules of the lexicon of periods.
///
/// `lunar:new_year-1` is the day before the first of the Chinese calendar's year, `day:05-01` the first of May.
final class Festivals: Sendable {
  /// Names of columns with their day in each year.
  private let days: [String: [Int: Day]]

  init(_ lexicons: Lexicons) {
    let table = lexicons.table("festivals")
    var days: [String: [Int: Day]] = [:]
    for row in table.rows {
      guard let year = Int(row["year"]) else { continue }
      for name in Self.names { days[name, default: [:]][year] = Day(iso: row[name]) }
    }
    self.days = days
  }

  /// The columns of the lexicon that rules may name.
  static let names = ["double_ninth", "double_seventh", "dragon_boat", "mid_autumn", "new_year"]

  /// Whether a rule is one of a festival's day: `lunar:new_year+14`, `day:10-01`.
  static func knows(_ rule: String) -> Bool {
    if rule.hasPrefix("day:") { return Day(iso: "2000-\(rule.dropFirst(4))") != nil }
    return rule.hasPrefix("lunar:") && names.contains(parts(rule).name)
  }

  /// The day that a rule means: in the year that the context gives, else the one nearest to the day of publication.
  ///
  /// Nil where neither is known, or the year is not in the table.
  func day(_ rule: String, in context: TimeContext) -> Day? {
    if let year = context.leadYear ?? context.sectionYear ?? context.subjectYear, context.isSubjectSaid {
      return day(rule, year: year)
    }
    guard let published = context.published else { return nil }
    return [-1, 0, 1].compactMap { day(rule, year: published.year + $0) }
      .min { $0.days(to: published).magnitude < $1.days(to: published).magnitude }
  }

  private func day(_ rule: String, year: Int) -> Day? {
    if rule.hasPrefix("day:") { return Day(iso: "\(year)-\(rule.dropFirst(4))") }
    let (name, offset) = Self.parts(rule)
    return days[name]?[year]?.moved(by: offset)
  }

  /// The name of a rule's festival, and how many days from it.
  private static func parts(_ rule: String) -> (name: String, offset: Int) {
    let rest = rule.dropFirst("lunar:".count)
    guard let sign = rest.firstIndex(where: { $0 == "+" || $0 == "-" }) else { return (String(rest), 0) }
    return (String(rest[..<sign]), Int(rest[sign...]) ?? 0)
  }
}
