/// The code lists that the tables refer to, as lexicons give them to publication.
public struct CodeLists: Sendable, Hashable {
  /// A row of `indicators.csv`.
  public struct Indicator: Sendable, Hashable {
    /// Dotted English code: `relief.visited_organizations`.
    public var code: String
    /// The code of the group above it; empty at the top.
    public var parent: String
    /// Chinese label.
    public var labelZh: String
    /// English label.
    public var labelEn: String
    /// Unit code.
    public var unit: String
    /// `stock`, `flow`, `cumulative`, `share`, `change`, or empty.
    public var kind: String
    /// What it counts, in a sentence.
    public var definition: String

    /// An indicator.
    public init(
      code: String, parent: String, labelZh: String, labelEn: String, unit: String, kind: String,
      definition: String
    ) {
      self.code = code
      self.parent = parent
      self.labelZh = labelZh
      self.labelEn = labelEn
      self.unit = unit
      self.kind = kind
      self.definition = definition
    }
  }

  /// A row of `units.csv`.
  public struct Unit: Sendable, Hashable {
    /// Unit code: `person_time`.
    public var code: String
    /// Chinese label.
    public var labelZh: String
    /// English label.
    public var labelEn: String
    /// What it measures: `count`, `money`, `ratio`, `area`, `time`, ….
    public var dimension: String

    /// A unit.
    public init(code: String, labelZh: String, labelEn: String, dimension: String) {
      self.code = code
      self.labelZh = labelZh
      self.labelEn = labelEn
      self.dimension = dimension
    }
  }

  /// A row of `regions.csv`.
  public struct RegionEntry: Sendable, Hashable {
    /// Six digits of GB/T 2260.
    public var code: String
    /// The official name.
    public var name: String
    /// The code of the region above it; empty for a province.
    public var parent: String
    /// `province`, `prefecture` or `county`.
    public var level: String
    /// The year of the code list that it is taken from.
    public var year: String

    /// A region of the code list.
    public init(code: String, name: String, parent: String, level: String, year: String) {
      self.code = code
      self.name = name
      self.parent = parent
      self.level = level
      self.year = year
    }
  }

  /// Every indicator, by code.
  public var indicators: [Indicator]
  /// Every unit, by code.
  public var units: [Unit]
  /// Every region, by code.
  public var regions: [RegionEntry]

  /// Code lists, each sorted by code.
  public init(indicators: [Indicator], units: [Unit], regions: [RegionEntry]) {
    self.indicators = indicators
    self.units = units
    self.regions = regions
  }
}
