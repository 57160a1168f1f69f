import Foundation

/// One number of a page as a person read it; README.md beside this file says how.
struct Annotation: Decodable, Sendable {
  /// Its turn on the page.
  var n: Int
  /// At most 24 characters around the number, unique on the page, as in the clean text.
  var anchor: String
  /// The number as printed, with scale and modifier.
  var token: String
  /// One of the classes of `mentions.csv`.
  var `class`: String
  /// Whether good readers would differ on it: it then counts neither way.
  var optional: Bool?
  /// The exact value in base units.
  var value: String?
  /// The classifier or unit as printed, without scale.
  var unitText: String?
  /// The modifier as in `statistics.csv`.
  var modifier: String?
  /// Words that any fair name of what is counted holds.
  var measureMust: [String]?
  /// What the text says the number covers: `2020`, `2024-01-01/2024-09-20`, `/2024-09-20`; empty where nothing says.
  var period: String?
  /// The shortest official name of the place.
  var region: String?
  /// What a rate is per.
  var per: String?
  /// The code of what is counted, empty where no code fits; not given where nobody judged it.
  var indicator: String?

  private enum CodingKeys: String, CodingKey {
    case n, anchor, token, `class`, optional, value, modifier, period, region, per, indicator
    case unitText = "unit_text"
    case measureMust = "measure_must"
  }
}
