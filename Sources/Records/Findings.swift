/// What extraction found in one document.
public struct Findings: Sendable, Hashable, Codable {
  /// The body that reports.
  public var organization: String?
  /// The place the document is about.
  public var region: Region?
  /// The time that the report as a whole is about.
  public var period: Period?
  /// Every numeric mention of the text, in order, each in exactly one class.
  public var mentions: [Mention]
  /// The statistics, in order of appearance.
  public var statistics: [Statistic]

  /// The findings of one document.
  public init(
    organization: String? = nil, region: Region? = nil, period: Period? = nil, mentions: [Mention] = [],
    statistics: [Statistic] = []
  ) {
    self.organization = organization
    self.region = region
    self.period = period
    self.mentions = mentions
    self.statistics = statistics
  }
}

/// A place by its code in GB/T 2260.
public struct Region: Sendable, Hashable, Codable {
  /// Six digits.
  public var code: String
  /// The official name.
  public var name: String

  /// A region.
  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}

/// The class of a numeric mention (`eval/gold/SCHEME.md` in words of the dataset's contract).
public enum MentionClass: String, Sendable, Hashable, Codable, CaseIterable {
  /// A quantity, amount of money, share or rate that a statistician would put in a table.
  case statistic
  /// A calendar date, year, month or time of day.
  case date
  /// A span used to say when, or an anniversary.
  case duration
  /// 第N, 届, an issue or turn of a named thing.
  case ordinal
  /// Part of a proper name, slogan, programme, festival or hotline.
  case name
  /// A page, edition, document, licence or telephone number, an address, an enumerator.
  case reference
  /// A limit that defines a group: `25人以上企业`.
  case threshold
  /// 一批, 一个, 数十: no value to give.
  case indefinite
  /// The number, or part of it, is destroyed or missing.
  case damaged
}

/// One number of the text, statistic or not.
public struct Mention: Sendable, Hashable, Codable {
  /// Where it begins in the clean text.
  public var start: Int
  /// Where it ends.
  public var end: Int
  /// The slice itself.
  public var text: String
  /// Its class.
  public var mentionClass: MentionClass
  /// `statistic_id` of its row; nil for other classes than `statistic` and `damaged`.
  public var statisticID: String?
  /// The rule or lexicon entry that decided its class, such as `lexicon:names/一函两书` or `rule:date`.
  public var rule: String

  /// A mention.
  public init(
    start: Int, end: Int, text: String, mentionClass: MentionClass, statisticID: String? = nil, rule: String
  ) {
    self.start = start
    self.end = end
    self.text = text
    self.mentionClass = mentionClass
    self.statisticID = statisticID
    self.rule = rule
  }
}

/// A reference period: full ISO days, either end open where nil.
public struct Period: Sendable, Hashable, Codable {
  /// How a period is known.
  public enum Basis: String, Sendable, Hashable, Codable {
    /// The sentence says it.
    case stated
    /// The paragraph, a heading or a neighbouring sentence says it.
    case inherited
    /// The document's title or subject year.
    case document
  }

  /// The first day, `YYYY-MM-DD`.
  public var start: String?
  /// The last day, `YYYY-MM-DD`.
  public var end: String?
  /// How it is known.
  public var basis: Basis?
  /// The wording: `今年以来`.
  public var text: String?

  /// A period.
  public init(start: String? = nil, end: String? = nil, basis: Basis? = nil, text: String? = nil) {
    self.start = start
    self.end = end
    self.basis = basis
    self.text = text
  }
}
