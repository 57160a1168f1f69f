/// The indicator that a measure is: `慰问企业` counted in organizations is `relief.visited_organizations`.
public struct IndicatorMatcher: Sendable {
  private struct Candidate: Sendable {
    var pattern: IndicatorPattern
    var code: String
    var reference: String
    var unit: String
    var units: Set<String>
  }

  /// Every pattern of every indicator, by the first character of its first word.
  private let candidates: [Unicode.Scalar: [Candidate]]

  /// Takes the patterns of the lexicon `indicators`.
  public init(_ lexicons: Lexicons) {
    var candidates: [Unicode.Scalar: [Candidate]] = [:]
    for row in lexicons.table("indicators").rows where !row["patterns"].isEmpty {
      let also = row["also"].split(separator: "|").map(String.init)
      for pattern in IndicatorPattern.alternatives(of: row["patterns"]) ?? [] {
        guard let first = pattern.words.first?.first else { continue }
        candidates[first, default: []].append(
          Candidate(
            pattern: pattern, code: row["indicator"], reference: row.reference, unit: row["unit"],
            units: Set(also + [row["unit"]])))
      }
    }
    self.candidates = candidates
  }

  /// The code of a measure and the entry that gave it; nil where no indicator fits.
  ///
  /// All words of a pattern must occur and none of its exclusions, and the unit must be one of the indicator's
  /// (any will do for `*`; a number without a unit fits what is counted in items). Of several, the pattern that
  /// matched the most characters wins; of equals, the one whose own unit it is, then the first code.
  public func code(measure: String, unit: String?) -> (code: String, reference: String)? {
    let scalars = Array(measure.unicodeScalars)
    let unit = unit ?? "item"
    var best: Candidate?
    for first in Set(scalars) {
      for candidate in candidates[first] ?? []
      where candidate.units.contains(unit) || candidate.unit == "*" {
        guard candidate.pattern.matches(scalars) else { continue }
        if let other = best, !Self.precedes(candidate, other, unit: unit) { continue }
        best = candidate
      }
    }
    return best.map { ($0.code, $0.reference) }
  }

  private static func precedes(_ left: Candidate, _ right: Candidate, unit: String) -> Bool {
    if left.pattern.weight != right.pattern.weight { return left.pattern.weight > right.pattern.weight }
    let own = (left.unit == unit, right.unit == unit)
    if own.0 != own.1 { return own.0 }
    return left.code.precedes(right.code)
  }
}
