internal import Lexicons
internal import Numerals
internal import Records

/// The lexicons in the form that the scanners walk.
///
/// A class, as every part of extraction refers to it: a value of this size took longer to copy than to ask.
final class ExtractLexicon: Sendable {
  let numerals: NumeralTable
  let reader: NumeralReader
  let units: PhraseTrie<UnitEntry>
  let modifiersBefore: SuffixTrie<ModifierEntry>
  let modifiersBeforeScale: SuffixTrie<ModifierEntry>
  let notModifiers: SuffixTrie<ModifierEntry>
  let modifiersAfter: PhraseTrie<ModifierEntry>
  let periods: PhraseTrie<PeriodEntry>
  let timeWords: TimeWords
  let festivals: Festivals
  let contextWords: ContextWords
  let names: PhraseTrie<LexiconEntry>
  let verbs: PhraseTrie<LexiconEntry>
  let verbsBefore: SuffixTrie<LexiconEntry>
  /// Words that begin or end like a filler and are none: 在职, 成为.
  let keptLead: PhraseTrie<LexiconEntry>
  let keptTail: SuffixTrie<LexiconEntry>
  /// Words behind which the counted thing begins, whatever stands before: 共, 累计.
  let pivots: PhraseTrie<LexiconEntry>
  /// Words that only relate a number to the one before: 占, 同比增长.
  let dependents: PhraseTrie<LexiconEntry>
  /// Words behind numbers that differ: 不等.
  let spreads: PhraseTrie<LexiconEntry>
  /// Words that open a comparison: 比, 较.
  let comparisons: PhraseTrie<LexiconEntry>
  /// Words behind a number that open a clause of their own: 为, 创, 占.
  let functionWords: PhraseTrie<LexiconEntry>
  /// Heads that a list of things shares: 建制率.
  let heads: SuffixTrie<LexiconEntry>
  /// Heads that name an attribute of a thing: 签订率, 名额.
  let attributes: SuffixTrie<LexiconEntry>
  /// Prizes, which say nothing without what they are given for: 一等奖.
  let prizes: PhraseTrie<LexiconEntry>
  /// Heads that only say that something is a figure: 人数.
  let figures: SuffixTrie<LexiconEntry>
  /// Verbs that say whom something reached: 涉及.
  let consequences: PhraseTrie<LexiconEntry>
  let reaches: PhraseTrie<LexiconEntry>
  let parties: PhraseTrie<LexiconEntry>
  let means: PhraseTrie<LexiconEntry>
  let meansBefore: SuffixTrie<LexiconEntry>
  let outlays: PhraseTrie<LexiconEntry>
  let outcomes: PhraseTrie<LexiconEntry>
  let nouns: PhraseTrie<LexiconEntry>
  let kinds: PhraseTrie<LexiconEntry>
  let slogans: PhraseTrie<LexiconEntry>
  let sorts: SuffixTrie<LexiconEntry>
  let divisions: SuffixTrie<LexiconEntry>
  let rateEnds: SuffixTrie<LexiconEntry>
  let clausal: PhraseTrie<LexiconEntry>
  let purposes: PhraseTrie<LexiconEntry>
  let ratiosOf: PhraseTrie<LexiconEntry>
  let recipients: PhraseTrie<LexiconEntry>
  /// Words right before a verb by which it did not happen: 未, 没有.
  let negations: SuffixTrie<LexiconEntry>
  /// How names of places end: 县, 街道.
  let placeEnds: SuffixTrie<LexiconEntry>
  /// Words that rank a place among others: 最多, 次之.
  let ranks: SuffixTrie<LexiconEntry>
  /// Words that open the last part of a complete list: 其他.
  let remainders: PhraseTrie<LexiconEntry>
  /// Words of which two make a whole: 男, 女.
  let complements: PhraseTrie<LexiconEntry>
  /// Headings of a table's total, and of what is one of some rows only.
  let totals: SuffixTrie<LexiconEntry>
  let subtotals: PhraseTrie<LexiconEntry>
  /// Media whose names do not say where they are at home, with the region's name.
  let outlets: PhraseTrie<LexiconEntry>
  /// What opens the heading of a row that details the one above: 其中.
  let details: PhraseTrie<LexiconEntry>
  /// Words that open a place: 在, 围绕.
  let locatives: PhraseTrie<LexiconEntry>
  /// Words that open where people or bodies come from: 来自.
  let origins: PhraseTrie<LexiconEntry>
  /// How names of bodies end: 总工会, 公司.
  let bodies: SuffixTrie<LexiconEntry>
  let bodiesBehind: PhraseTrie<LexiconEntry>
  /// What the name of a body holds whose report a text is: 工会.
  let reporters: [Scalars]
  /// Words that tell parts of a thing apart: 期, 队.
  let serials: Set<String>
  /// Words before a number with a bound that make it a limit, and words behind one: 不得超过, 部分.
  let limits: SuffixTrie<LexiconEntry>
  let limitTails: PhraseTrie<LexiconEntry>
  /// Words of an address where digits follow at once: 12栋105室.
  let addresses: PhraseTrie<LexiconEntry>
  let floors: SuffixTrie<LexiconEntry>
  let exclusions: PhraseTrie<LexiconEntry>
  let copies: PhraseTrie<LexiconEntry>
  let captionLabels: PhraseTrie<LexiconEntry>
  /// What a column's heading says of its numbers: 序号.
  let columnLabels: [String: LexiconEntry]
  /// What stands behind a region's name where that names an honour, not a place: 五一劳动奖章.
  let honours: PhraseTrie<LexiconEntry>
  let fillersTail: SuffixTrie<LexiconEntry>
  let fillersLead: PhraseTrie<LexiconEntry>
  let signals: SignalWords
  let rates: PhraseTrie<LexiconEntry>
  let ratesBefore: SuffixTrie<LexiconEntry>
  /// Rates that hold a verb or noun: 日接待.
  let inlineRates: PhraseTrie<LexiconEntry>
  /// What must not stand before a rate's words: 节 before 日服务.
  let notAfterRate: [String: Set<Unicode.Scalar>]
  /// Units of things and people that are counted, not of how often.
  let countedUnits: Set<String>
  let labelsBefore: SuffixTrie<LexiconEntry>
  let tails: PhraseTrie<LexiconEntry>
  /// Characters that a number or a name can begin with, and those that a wording of time can.
  let mentionStarts: ScalarSet
  let timeStarts: ScalarSet
  /// Characters of which one stands behind the digits of every date in words and time of day (年, 月, `:`), and of
  /// every span of time (年, 万, 多).
  let dateMarks: ScalarSet
  let spanMarks: ScalarSet
  let gazetteer: RegionGazetteer
  let indicators: IndicatorMatcher

  /// Builds the tables. Throws where an entry names a rule that the program does not have.
  init(_ lexicons: Lexicons) throws(LexiconError) {
    numerals = Self.numeralTable(lexicons)
    reader = NumeralReader(table: numerals)
    gazetteer = RegionGazetteer(lexicons)
    contextWords = ContextWords(lexicons)
    indicators = IndicatorMatcher(lexicons)
    signals = SignalWords(lexicons)
    timeWords = TimeWords(lexicons)
    festivals = Festivals(lexicons)
    units = PhraseTrie(Self.units(lexicons))
    periods = PhraseTrie(try Self.periods(lexicons))

    func modifiers(_ position: String) -> [(text: Scalars, value: ModifierEntry)] {
      lexicons.table("modifiers").rows.filter { $0["position"] == position }.compactMap { row in
        Statistic.Modifier(rawValue: row["modifier"]).map {
          (row["text"].scalars, ModifierEntry(modifier: $0, reference: row.reference))
        }
      }
    }
    modifiersBefore = SuffixTrie(modifiers("before"))
    modifiersBeforeScale = SuffixTrie(modifiers("before_scale"))
    notModifiers = SuffixTrie(modifiers("not_before"))
    modifiersAfter = PhraseTrie(modifiers("after"))

    /// The entries of a lexicon, of those whose `column` is `role` where one is given.
    func entries(
      _ table: String, value: String, _ column: String = "", _ role: String = ""
    ) -> [(text: Scalars, value: LexiconEntry)] {
      lexicons.table(table).rows.filter { $0[column] == role }.map { row in
        (row["text"].scalars, LexiconEntry(value: row[value], reference: row.reference))
      }
    }
    names = PhraseTrie(entries("names", value: "kind"))
    verbs = PhraseTrie(entries("verbs", value: "kind"))
    verbsBefore = SuffixTrie(entries("verbs", value: "kind"))
    let plainRates = Self.ratesOfUnits(lexicons) + entries("rates", value: "per", "not_after", "")
    rates = PhraseTrie(plainRates)
    ratesBefore = SuffixTrie(plainRates)
    // 日接待, 月收入: what is counted is part of the word, which stays in the measure.
    let inline = lexicons.table("rates").rows.filter { !$0["not_after"].isEmpty }
    inlineRates = PhraseTrie(
      inline.map { ($0["text"].scalars, LexiconEntry(value: $0["per"], reference: $0.reference)) })
    notAfterRate = Dictionary(
      inline.map { ($0["text"], Set($0["not_after"].scalars.filter { $0 != "|" })) }
    ) { _, last in last }
    countedUnits = Set(
      lexicons.table("classifiers").rows.filter {
        $0["kind"] == UnitEntry.Kind.count.rawValue && !$0["unit"].hasSuffix("_time")
      }.map { $0["unit"] })
    tails = PhraseTrie(entries("number_tails", value: "class"))

    fillersTail = SuffixTrie(entries("fillers", value: "side", "side", "tail"))
    fillersLead = PhraseTrie(entries("fillers", value: "side", "side", "lead"))
    keptLead = PhraseTrie(entries("fillers", value: "side", "side", "kept_lead"))
    keptTail = SuffixTrie(entries("fillers", value: "side", "side", "kept_tail"))
    pivots = PhraseTrie(entries("fillers", value: "side", "side", "pivot"))
    dependents = PhraseTrie(entries("fillers", value: "side", "side", "dependent"))
    spreads = PhraseTrie(entries("fillers", value: "side", "side", "spread"))
    comparisons = PhraseTrie(entries("fillers", value: "side", "side", "comparison"))
    functionWords = PhraseTrie(entries("fillers", value: "side", "side", "function"))
    origins = PhraseTrie(entries("fillers", value: "side", "side", "origin"))
    locatives = PhraseTrie(entries("fillers", value: "side", "side", "locative"))

    serials = Set(
      lexicons.table("number_labels").rows.filter { $0["role"] == "serial" }.map { $0["text"] })
    columnLabels = Dictionary(
      lexicons.table("number_labels").rows.filter { $0["role"] == "column" }.map { row in
        (row["text"], LexiconEntry(value: row["class"], reference: row.reference))
      }
    ) { _, last in last }
    labelsBefore = SuffixTrie(entries("number_labels", value: "class", "role", "before"))
    limits = SuffixTrie(entries("number_labels", value: "class", "role", "limit"))
    limitTails = PhraseTrie(entries("number_labels", value: "class", "role", "limit_tail"))
    addresses = PhraseTrie(entries("number_labels", value: "class", "role", "address"))
    floors = SuffixTrie(entries("number_labels", value: "class", "role", "floor"))
    exclusions = PhraseTrie(entries("number_labels", value: "class", "role", "exclusion"))
    captionLabels = PhraseTrie(entries("number_labels", value: "class", "role", "caption"))
    copies = PhraseTrie(entries("number_labels", value: "class", "role", "copies"))

    heads = SuffixTrie(entries("heads", value: "role", "role", "shared"))
    attributes = SuffixTrie(entries("heads", value: "role", "role", "attribute"))
    prizes = PhraseTrie(entries("heads", value: "role", "role", "prize"))
    figures = SuffixTrie(entries("heads", value: "role", "role", "figure"))
    consequences = PhraseTrie(entries("heads", value: "role", "role", "consequence"))
    reaches = PhraseTrie(entries("heads", value: "role", "role", "reach"))
    parties = PhraseTrie(entries("heads", value: "role", "role", "party"))
    means = PhraseTrie(entries("heads", value: "role", "role", "means"))
    meansBefore = SuffixTrie(entries("heads", value: "role", "role", "means"))
    outlays = PhraseTrie(entries("heads", value: "role", "role", "outlay"))
    outcomes = PhraseTrie(entries("heads", value: "role", "role", "outcome"))
    nouns = PhraseTrie(entries("heads", value: "role", "role", "noun"))
    let divisions = entries("heads", value: "role", "role", "division")
    self.divisions = SuffixTrie(divisions)
    kinds = PhraseTrie(entries("heads", value: "role", "role", "kind") + divisions)
    rateEnds = SuffixTrie(entries("heads", value: "role", "role", "rate"))
    clausal = PhraseTrie(entries("fillers", value: "side", "side", "clausal"))
    purposes = PhraseTrie(entries("fillers", value: "side", "side", "purpose"))
    recipients = PhraseTrie(entries("fillers", value: "side", "side", "recipient"))
    negations = SuffixTrie(entries("fillers", value: "side", "side", "negation"))
    ratiosOf = PhraseTrie(entries("fillers", value: "side", "side", "ratio"))
    slogans = PhraseTrie(entries("heads", value: "role", "role", "slogan"))
    sorts = SuffixTrie(entries("heads", value: "role", "role", "sort"))
    placeEnds = SuffixTrie(entries("heads", value: "role", "role", "place"))
    ranks = SuffixTrie(entries("heads", value: "role", "role", "rank"))
    remainders = PhraseTrie(entries("heads", value: "role", "role", "remainder"))
    complements = PhraseTrie(entries("heads", value: "role", "role", "complement"))
    totals = SuffixTrie(entries("heads", value: "role", "role", "total"))
    subtotals = PhraseTrie(
      entries("heads", value: "role", "role", "subtotal") + entries("heads", value: "role", "role", "detail"))
    outlets = PhraseTrie(
      lexicons.table("outlets").rows.map { row in
        (row["name"].scalars, LexiconEntry(value: row["region"], reference: row.reference))
      })
    details = PhraseTrie(entries("heads", value: "role", "role", "detail"))
    bodies = SuffixTrie(entries("bodies", value: "role", "role", "body"))
    bodiesBehind = PhraseTrie(entries("bodies", value: "role", "role", "body"))
    honours = PhraseTrie(entries("bodies", value: "role", "role", "honour"))
    reporters = entries("bodies", value: "role", "role", "reporter").map(\.text)

    let (numerals, names, periods, timeWords) = (numerals, names, periods, timeWords)
    mentionStarts = ScalarSet { scalar in
      scalar.isDigit || numerals.isChineseNumeral(scalar) || numerals.isIndefinite(scalar)
        || names.begins(with: scalar)
    }
    timeStarts = ScalarSet { scalar in
      scalar.isDigit || numerals.isChineseNumeral(scalar) || periods.begins(with: scalar)
        || timeWords.begin(.sinceTail, with: scalar)
    }
    dateMarks = ScalarSet { TimeCursor.isMark($0) || timeWords.begin(with: $0) }
    spanMarks = ScalarSet { $0 == "年" || numerals.mayContinue($0) || timeWords.begin(with: $0) }
  }

  /// Whether a body's name is of the kind whose reports are read.
  func isReporter(_ text: Scalars, _ body: Range<Int>) -> Bool {
    reporters.contains { word in
      body.contains { $0 + word.count <= body.upperBound && text.has(word, at: $0) }
    }
  }

  /// Whether a sign opens headings of a bulletin: ◎ ◆ ★ (Unicode's geometric shapes, stars and dingbats).
  func isHeadingMark(_ scalar: Unicode.Scalar) -> Bool {
    (0x25A0...0x25FF).contains(scalar.value) || (0x2600...0x27BF).contains(scalar.value)
  }

  /// The unit that stands at `at`: the longest text whose condition on what follows holds.
  func unit(_ text: Scalars, at: Int, end: Int) -> (range: Range<Int>, reading: UnitEntry.Reading)? {
    var limit = end
    while let match = units.longest(text, at: at, end: limit) {
      let next = match.range.upperBound
      for reading in match.value.readings {
        let follows = reading.follows.contains { text.has($0, at: next) }
        if reading.follows.isEmpty || follows != reading.isExcluded { return (match.range, reading) }
      }
      limit = next - 1
      if limit <= at { return nil }
    }
    return nil
  }
}
