/// One row of `statistics.csv`, by the dataset contract; the document's own columns are added at publication.
///
/// Figures are exact plain decimals in base units, as text: no binary floating point between page and table.
public struct Statistic: Sendable, Hashable, Codable {
  /// What the wording says of the value.
  public enum Modifier: String, Sendable, Hashable, Codable, CaseIterable {
    /// The value itself.
    case exact
    /// 余 多 超 超过 逾 突破.
    case moreThan = "more_than"
    /// 以上 不少于 至少 上万.
    case atLeast = "at_least"
    /// 近 将近 接近.
    case nearly
    /// 以下 以内 不超过.
    case atMost = "at_most"
    /// 约 左右 上下.
    case about
    /// From the value (the lower end) to `upper`.
    case range
  }

  /// What kind of observation it is.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// How many there are.
    case stock
    /// How many in the period.
    case flow
    /// How many up to the reference day.
    case cumulative
    /// Percent of a whole.
    case share
    /// A rise or fall.
    case change
  }

  /// Whether it has happened.
  public enum Modality: String, Sendable, Hashable, Codable, CaseIterable {
    /// It has.
    case actual
    /// 预计, 计划, 将.
    case planned
    /// 目标, 力争.
    case target
  }

  /// Whether the number is whole.
  public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    /// It is.
    case ok
    /// It is; the text around it was damaged and mended.
    case repaired
    /// It is destroyed or missing: there is no value.
    case damaged
  }

  /// What arithmetic in the text says of it.
  public enum Check: String, Sendable, Hashable, Codable, CaseIterable {
    /// It agrees.
    case consistent
    /// It does not.
    case inconsistent
  }

  /// `statistic_id`.
  public var id: String
  /// Its turn in the document, from 1.
  public var sequence: Int
  /// Indicator code; nil where none fits.
  public var indicator: String?
  /// What is counted, in the document's words.
  public var measure: String
  /// The value; nil where damaged.
  public var value: String?
  /// The least the wording allows.
  public var lower: String?
  /// The most the wording allows.
  public var upper: String?
  /// One unit of the last printed place.
  public var resolution: String?
  /// What the wording says of the value.
  public var modifier: Modifier
  /// Unit code; nil where unknown.
  public var unit: String?
  /// The classifier or unit as printed, without scale; empty if there is none.
  public var unitText: String
  /// Unit code of what a rate is per.
  public var per: String?
  /// The reference period.
  public var period: Period
  /// What kind of observation.
  public var kind: Kind?
  /// For `change`: `year`, `period`, or the base as worded.
  public var comparedWith: String?
  /// Whether it has happened.
  public var modality: Modality
  /// The place it is about.
  public var region: Region?
  /// The place as worded where it is finer or other than the code.
  public var placeText: String?
  /// The body it is about.
  public var organization: String?
  /// `statistic_id` of the whole.
  public var partOf: String?
  /// `statistic_id` of the earlier row with the same fact.
  public var repeatOf: String?
  /// What arithmetic says.
  public var check: Check?
  /// Whether the number is whole.
  public var status: Status
  /// The heading above it.
  public var section: String?
  /// The whole sentence, cleaned; for a cell `caption | column | row: cell`.
  public var sentence: String
  /// The sentence as decoded, where it differs.
  public var sourceText: String?
  /// As printed, from the first to the last of number, scale and modifier.
  public var numberText: String
  /// Where `numberText` begins in the clean text.
  public var start: Int
  /// Where it ends.
  public var end: Int
  /// The page, where the source is paged.
  public var page: Int?
  /// What stages of one's own add: cells of the columns that they declare in `pipeline.json`.
  public var fields: [String: String]?
  /// The rules and lexicon entries that decided, for `tongji explain`.
  public var rules: [String]

  /// A row with what every row has; the rest may be set afterwards.
  public init(
    id: String, sequence: Int, measure: String, modifier: Modifier, unitText: String, status: Status,
    sentence: String, numberText: String, start: Int, end: Int
  ) {
    self.id = id
    self.sequence = sequence
    self.measure = measure
    self.modifier = modifier
    self.unitText = unitText
    self.period = Period()
    self.modality = .actual
    self.status = status
    self.sentence = sentence
    self.numberText = numberText
    self.start = start
    self.end = end
    self.rules = []
  }
}
