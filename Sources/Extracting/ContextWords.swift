internal import Lexicons

/// Words around wordings of time and names of places that say what these do in their clause.
struct ContextWords: Sendable {
  /// What a word does; the names are those of the lexicon `context_words`.
  enum Role: Int, Sendable, CaseIterable {
    /// 比去年: before a time that is only compared with.
    case against
    /// 由2018年6.2万人: before the time of a number that a count began with.
    case from
    /// 提高到93%: between where a count began and what it came to.
    case reached
    /// 在2023年: before a time that says when, wherever it stands.
    case at
    /// 全年任务: behind a time that is an attribute of it.
    case attribute
    /// 2019年底的摸底显示: behind a time whose findings follow.
    case reports
    /// 从市总工会获悉: behind the day on which somebody learnt what follows.
    case learnt
    /// Between the parts of a list of places or numbers.
    case joint
    /// 与保山市: before a place that is only spoken of.
    case beside
    /// 在大理市召开: before a place where something was, and no subject.
    case scene
    /// 成立于2016年: before the time that something began, which is not that of what is counted.
    case founded
    /// 开展2020年“安康杯”竞赛: before the year of an event that was held in it.
    case holding
    /// 现有: how many there are now, whatever time was named before.
    case now
    /// 对2020年发现的63项问题: before the thing that something is done to.
    case object
    /// 会上, 现场共有: before what was on the day of the event.
    case venue
    /// 麻黄套村: ends the name of a village, and many other words.
    case village
    /// 落户麻黄套村: before the name of a village.
    case located
    /// 荣获云南省: before a place that gave an honour.
    case honoured
    /// 第十九届人民代表大会: behind a place that is the one whose congress it is.
    case congress
    /// 胶州湾: behind a place's short name that is part of another name.
    case feature
    /// 章凤镇: ends the name of a place below the county.
    case finer
    /// 各镇, 全镇: before such an end where no place is named.
    case unnamed
    /// 乡镇, 镇级: behind such an end that is part of another word.
    case compound
    /// 三市, 等地: behind a list of places.
    case several
    /// 日报, 网讯: behind a place's name that is part of the name of a medium.
    case medium
    /// 全国: the whole country.
    case nation

    /// 中工网讯, 新华社某地电: ends the words that say who sent the news, before its first sentence.
    case byline

    /// The role of a name in the lexicon; nil for one that the program does not have.
    init?(name: String) {
      guard let role = Self.allCases.first(where: { String(describing: $0) == name }) else { return nil }
      self = role
    }
  }

  /// The words of each role, in the order of the roles.
  private let behind: [PhraseTrie<LexiconEntry>]
  private let before: [SuffixTrie<LexiconEntry>]

  init(_ lexicons: Lexicons) {
    var words = [[(text: Scalars, value: LexiconEntry)]](repeating: [], count: Role.allCases.count)
    for row in lexicons.table("context_words").rows {
      guard let role = Role(name: row["role"]) else { continue }
      words[role.rawValue].append(
        (row["text"].scalars, LexiconEntry(value: row["role"], reference: row.reference)))
    }
    behind = words.map { PhraseTrie($0) }
    before = words.map { SuffixTrie($0) }
  }

  /// The end of the longest word of a role that begins at a place.
  func end(_ role: Role, _ text: Scalars, at: Int, limit: Int) -> Int? {
    behind[role.rawValue].longest(text, at: at, end: limit)?.range.upperBound
  }

  /// Where the longest word of a role begins that ends at a place.
  func start(_ role: Role, _ text: Scalars, endingAt end: Int, notBefore start: Int) -> Int? {
    before[role.rawValue].longest(text, endingAt: end, notBefore: start)?.range.lowerBound
  }

  /// Whether a word of a role stands anywhere in a range.
  func stands(_ role: Role, _ text: Scalars, in range: Range<Int>) -> Bool {
    range.contains { end(role, text, at: $0, limit: range.upperBound) != nil }
  }
}
