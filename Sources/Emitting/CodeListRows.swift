internal import Records

extension CodeLists {
  /// The rows of `indicators.csv`, by code.
  var indicatorRows: [[String]] {
    Self.sorted(
      indicators.map { [$0.code, $0.parent, $0.labelZh, $0.labelEn, $0.unit, $0.kind, $0.definition] })
  }

  /// The rows of `units.csv`, by code.
  var unitRows: [[String]] { Self.sorted(units.map { [$0.code, $0.labelZh, $0.labelEn, $0.dimension] }) }

  /// The rows of `regions.csv`: those used and all above them, by code.
  func regionRows(used: Set<String>) -> [[String]] {
    let byCode = Dictionary(regions.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    var wanted = Set<String>()
    for code in used {
      var next = code
      while let region = byCode[next], wanted.insert(next).inserted { next = region.parent }
    }
    return Self.sorted(
      regions.filter { wanted.contains($0.code) }.map { [$0.code, $0.name, $0.parent, $0.level, $0.year] })
  }

  /// Refuses lists that would break the keys of the published tables.
  func check() throws(EmitError) {
    let units = try Self.unique(self.units.map(\.code), "units")
    let indicators = try Self.unique(self.indicators.map(\.code), "indicators")
    let regions = try Self.unique(self.regions.map(\.code), "regions")
    for indicator in self.indicators {
      if !indicator.parent.isEmpty, !indicators.contains(indicator.parent) {
        throw Self.broken(
          "indicators", "'\(indicator.code)' has the parent '\(indicator.parent)', which is no indicator")
      }
      if !indicator.unit.isEmpty, !units.contains(indicator.unit) {
        throw Self.broken(
          "indicators", "'\(indicator.code)' has the unit '\(indicator.unit)', which is no unit")
      }
    }
    for region in self.regions where !region.parent.isEmpty && !regions.contains(region.parent) {
      throw Self.broken("regions", "'\(region.code)' lies in '\(region.parent)', which is no region")
    }
  }

  private static func sorted(_ rows: [[String]]) -> [[String]] {
    rows.sorted { $0[0].utf8.lexicographicallyPrecedes($1[0].utf8) }
  }

  private static func unique(_ codes: [String], _ list: String) throws(EmitError) -> Set<String> {
    var seen = Set<String>()
    for code in codes where !seen.insert(code).inserted { throw broken(list, "'\(code)' stands there twice") }
    return seen
  }

  private static func broken(_ list: String, _ what: String) -> EmitError {
    EmitError(.brokenCodeList, what: what, place: "the code list \(list)", remedy: "mend the lexicon")
  }
}
