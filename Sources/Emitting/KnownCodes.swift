public import Records

/// The codes that a row may use, for checking rows as they are rendered; one value serves all threads.
public struct KnownCodes: Sendable {
  let indicators: Set<String>
  let units: Set<String>
  /// The columns of one's own, in order.
  let columns: [OwnColumn]
  private let regionNames: [String: String]
  private let regionCodes: [String: String]

  /// The codes of the lists, and the columns of one's own.
  public init(_ lists: CodeLists, columns: [OwnColumn] = []) {
    self.columns = columns
    indicators = Set(lists.indicators.map(\.code))
    units = Set(lists.units.map(\.code))
    regionNames = Dictionary(
      lists.regions.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    // A name that several regions have names none of them.
    let byName = Dictionary(grouping: lists.regions, by: \.name)
    regionCodes = byName.compactMapValues { $0.count == 1 ? $0.first?.code : nil }
  }

  /// Whether `regions.csv` can hold the code.
  func holds(region code: String) -> Bool { regionNames[code] != nil }

  /// The region of that code, or of that official name where only one has it.
  func region(_ codeOrName: String) -> Region? {
    if let name = regionNames[codeOrName] { return Region(code: codeOrName, name: name) }
    return regionCodes[codeOrName].map { Region(code: $0, name: codeOrName) }
  }
}
