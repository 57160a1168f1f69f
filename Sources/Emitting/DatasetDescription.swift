/// What a dataset is: the part of `pipeline.json` that goes into its descriptor and its README.
public struct DatasetDescription: Sendable, Hashable, Codable {
  /// The dataset's name: lower-case letters, digits, `-`, `_`, `.`.
  public var name: String
  /// Its title.
  public var title: String
  /// What it is, in a sentence or two.
  public var description: String
  /// Under what terms it may be used; nil where nothing is said.
  public var licence: Licence?
  /// Where it lives.
  public var homepage: String?
  /// Who made it, in order; none where nothing is said.
  public var contributors: [Contributor] = []
  /// Whether `text/` is published.
  public var publishText: Bool
  /// The forms that a version has beside its CSV files.
  public var forms: Set<OutputForm> = Set(OutputForm.allCases)
  /// Columns that stages of one's own add to the statistics, in order, behind the contract's.
  public var columns: [OwnColumn] = []
  /// What a version must hold to be published.
  public var checks: [PublicationCheck] = []

  private enum CodingKeys: String, CodingKey {
    case name
    case title
    case description
    case licence
    case homepage
    case publishText = "publish_text"
  }

  /// A description.
  public init(
    name: String, title: String, description: String, licence: Licence? = nil, homepage: String? = nil,
    contributors: [Contributor] = [], publishText: Bool = true,
    forms: Set<OutputForm> = Set(OutputForm.allCases), columns: [OwnColumn] = [],
    checks: [PublicationCheck] = []
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.licence = licence
    self.homepage = homepage
    self.contributors = contributors
    self.publishText = publishText
    self.forms = forms
    self.columns = columns
    self.checks = checks
  }
}

/// Somebody who made a dataset: a person or a body.
public struct Contributor: Sendable, Hashable {
  /// The name.
  public var name: String
  /// What they did, in words of their own: `author`, `publisher`, `maintainer`.
  public var roles: [String]
  /// Where they are found: a URL.
  public var path: String?

  /// A contributor.
  public init(name: String, roles: [String] = [], path: String? = nil) {
    self.name = name
    self.roles = roles
    self.path = path
  }
}

/// A column that a stage of one's own adds to the statistics.
public struct OwnColumn: Sendable, Hashable {
  /// Its name in header and record.
  public var name: String
  /// Whether its cells are plain decimals; else any text.
  public var isNumber: Bool
  /// What it holds, in a sentence.
  public var description: String

  /// A column.
  public init(name: String, isNumber: Bool, description: String) {
    self.name = name
    self.isNumber = isNumber
    self.description = description
  }

  /// The names that the contract gives to columns of the statistics: none of them is free.
  public static var taken: [String] { StatisticColumn.allCases.map(\.rawValue) }
}

/// Terms of use.
public struct Licence: Sendable, Hashable, Codable {
  /// An Open Definition identifier: `CC-BY-4.0`.
  public var name: String
  /// Its title.
  public var title: String?
  /// Where it can be read: a URL.
  public var path: String?

  /// Terms of use.
  public init(name: String, title: String? = nil, path: String? = nil) {
    self.name = name
    self.title = title
    self.path = path
  }
}

/// What a version was made by, as SHA-256 digests or any other text that changes when the thing does.
///
/// They tell why a cell changed, and by themselves never make a version.
public struct InputFingerprints: Sendable, Hashable, Codable {
  /// Of `pipeline.json` without its lexicons.
  public var configuration: String
  /// Of all lexicon entries.
  public var lexicons: String
  /// Of the program: its version.
  public var program: String

  /// Fingerprints.
  public init(configuration: String, lexicons: String, program: String) {
    self.configuration = configuration
    self.lexicons = lexicons
    self.program = program
  }
}
