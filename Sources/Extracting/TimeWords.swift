internal import Lexicons

/// The words that stand behind the numbers of dates and spans, by what they do.
struct TimeWords: Sendable {
  /// What a word does; the names are those of the lexicon `time_words`.
  enum Role: Int, Sendable, CaseIterable {
    /// 2023年底: the end of the year.
    case endOfYear
    /// 2023年度, 2023年初: still the year.
    case yearTail
    /// 2023年上半年: months of the year.
    case yearPart
    /// 2018年以来: open behind.
    case since
    /// 自3月15日启动: between the first day of a span and what it runs to.
    case beginning
    /// 1—8月份.
    case monthShare
    /// 6月底: the end of the month.
    case endOfMonth
    /// 6月上旬: still the month.
    case monthTail
    /// 70周年.
    case anniversary
    /// 5年来: the years before publication.
    case years
    /// 1至8月: between the ends of a span.
    case to
    /// 十多年来, 20余年来: years of no known number.
    case vagueYears
    /// 前8个月: months of the year.
    case months
    /// 2021年春季开班以来: ends what began then.
    case sinceTail
    /// 2020年同期: the same part of that year.
    case samePeriod
    /// 6个月来.
    case monthsToDate
    /// Units of a span behind a word such as 连续 or 为期.
    case spanUnit
    /// 五年累计: behind years that what follows sums up.
    case summing
    /// 2022—2023学年: from September to August.
    case schoolYear
    /// 2009年启动: behind the time that something began.
    case opening

    /// The role of a name in the lexicon; nil for one that the program does not have.
    init?(name: String) {
      guard let role = Self.allCases.first(where: { $0.name == name }) else { return nil }
      self = role
    }

    /// The name in the lexicon: `end_of_year`.
    var name: String {
      String(describing: self).map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
    }
  }

  /// The months that a word for a part of the year means.
  struct Part: Sendable {
    var first: Int?
    var last: Int?
  }

  /// The words of each role, in the order of the roles.
  private let tries: [PhraseTrie<Part>]

  init(_ lexicons: Lexicons) {
    var words = [[(text: Scalars, value: Part)]](repeating: [], count: Role.allCases.count)
    for row in lexicons.table("time_words").rows {
      guard let role = Role(name: row["role"]) else { continue }
      words[role.rawValue].append(
        (row["text"].scalars, Part(first: Int(row["first_month"]), last: Int(row["last_month"]))))
    }
    tries = words.map { PhraseTrie($0) }
  }

  /// Whether a word of any role begins with a character.
  func begin(with scalar: Unicode.Scalar) -> Bool { tries.contains { $0.begins(with: scalar) } }

  /// Whether a word of a role begins with a character.
  func begin(_ role: Role, with scalar: Unicode.Scalar) -> Bool {
    tries[role.rawValue].begins(with: scalar)
  }

  func longest(_ role: Role, _ text: Scalars, at: Int, end: Int) -> PhraseTrie<Part>.Match? {
    tries[role.rawValue].longest(text, at: at, end: end)
  }
}
