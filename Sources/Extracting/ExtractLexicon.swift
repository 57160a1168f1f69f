internal import Lexicons
internal import Numerals
internal import Records

/// An entry of a lexicon as extraction uses it: what it says, and where it is written.
struct LexiconEntry: Sendable {
  var value: String
  var reference: String
}

/// A classifier or unit as printed, and the unit that it stands for.
struct UnitEntry: Sendable {
  /// What a number with it is.
  enum Kind: String, Sendable { case count, measure, money, ratio, time }
  /// One reading of the text: the unit, and what must or must not stand behind it.
  struct Reading: Sendable {
    var unit: String
    var kind: Kind
    var follows: [Scalars]
    var isExcluded: Bool
    var reference: String
  }
  var readings: [Reading]
}

/// A wording of time: its rule, and for years how far from the current one.
struct PeriodEntry: Sendable {
  var rule: String
  var yearOffset: Int?
  var reference: String
}

/// A modifier and where it is written.
struct ModifierEntry: Sendable {
  var modifier: Statistic.Modifier
  var reference: String
}

/// The lexicons in the form that the scanners walk.
struct ExtractLexicon: Sendable {
  var numerals: NumeralTable
  var reader: NumeralReader
  var units = PhraseTrie<UnitEntry>()
  var modifiersBefore = SuffixTrie<ModifierEntry>()
  var modifiersBeforeScale = SuffixTrie<ModifierEntry>()
  var notModifiers = SuffixTrie<ModifierEntry>()
  var modifiersAfter = PhraseTrie<ModifierEntry>()
  var periods = PhraseTrie<PeriodEntry>()
  var timeWords = TimeWords()
  var names = PhraseTrie<LexiconEntry>()
  var verbs = PhraseTrie<LexiconEntry>()
  var verbsBefore = SuffixTrie<LexiconEntry>()
  /// Words that begin or end like a filler and are none: 在职, 成为.
  var keptLead = PhraseTrie<LexiconEntry>()
  var keptTail = SuffixTrie<LexiconEntry>()
  /// Words behind which the counted thing begins, whatever stands before: 共, 累计.
  var pivots = PhraseTrie<LexiconEntry>()
  /// Words that only relate a number to the one before: 占, 同比增长.
  var dependents = PhraseTrie<LexiconEntry>()
  /// Words behind numbers that differ: 不等.
  var spreads = PhraseTrie<LexiconEntry>()
  /// Words that open a comparison: 比, 较.
  var comparisons = PhraseTrie<LexiconEntry>()
  /// Words behind a number that open a clause of their own: 为, 创, 占.
  var functionWords = PhraseTrie<LexiconEntry>()
  /// Heads that a list of things shares: 建制率.
  var heads = SuffixTrie<LexiconEntry>()
  /// Heads that name an attribute of a thing: 签订率, 名额.
  var attributes = SuffixTrie<LexiconEntry>()
  /// Prizes, which say nothing without what they are given for: 一等奖.
  var prizes = PhraseTrie<LexiconEntry>()
  /// Heads that only say that something is a figure: 人数.
  var figures = SuffixTrie<LexiconEntry>()
  /// Verbs that say whom something reached: 涉及.
  var consequences = PhraseTrie<LexiconEntry>()
  /// How names of places end: 县, 街道.
  var placeEnds = SuffixTrie<LexiconEntry>()
  /// Words that rank a place among others: 最多, 次之.
  var ranks = SuffixTrie<LexiconEntry>()
  /// Words that open the last part of a complete list: 其他.
  var remainders = PhraseTrie<LexiconEntry>()
  /// Words of which two make a whole: 男, 女.
  var complements = PhraseTrie<LexiconEntry>()
  /// Headings of a table's total, and of what is one of some rows only.
  var totals = SuffixTrie<LexiconEntry>()
  var subtotals = PhraseTrie<LexiconEntry>()
  /// Words that open a place: 在, 围绕.
  var locatives = PhraseTrie<LexiconEntry>()
  /// How names of bodies end: 总工会, 公司.
  var bodies = SuffixTrie<LexiconEntry>()
  var bodiesBehind = PhraseTrie<LexiconEntry>()
  /// Words that tell parts of a thing apart: 期, 队.
  var serials: Set<String> = []
  /// Words before a number with a bound that make it a limit, and words behind one: 不得超过, 部分.
  var limits = SuffixTrie<LexiconEntry>()
  var limitTails = PhraseTrie<LexiconEntry>()
  /// Words of an address where digits follow at once: 12栋105室.
  var addresses = PhraseTrie<LexiconEntry>()
  /// What a column's heading says of its numbers: 序号.
  var columnLabels: [String: LexiconEntry] = [:]
  /// What stands behind a region's name where that names an honour, not a place: 五一劳动奖章.
  var honours = PhraseTrie<LexiconEntry>()
  var fillersTail = SuffixTrie<LexiconEntry>()
  var fillersLead = PhraseTrie<LexiconEntry>()
  /// Signals by effect: `kind`, `compared`, `change`, `modality`.
  var signals: [String: PhraseTrie<LexiconEntry>] = [:]
  var rates = PhraseTrie<LexiconEntry>()
  var ratesBefore = SuffixTrie<LexiconEntry>()
  /// Rates that hold a verb or noun: 日接待.
  var inlineRates = PhraseTrie<LexiconEntry>()
  /// What must not stand before a rate's words: 节 before 日服务.
  var notAfterRate: [String: Set<Unicode.Scalar>] = [:]
  /// Units of things and people that are counted, not of how often.
  var countedUnits: Set<String> = []
  var labelsBefore = SuffixTrie<LexiconEntry>()
  var tails = PhraseTrie<LexiconEntry>()
  let gazetteer: RegionGazetteer
  let indicators: IndicatorMatcher

  /// Builds the tables. Throws where an entry names a rule that the program does not have.
  init(_ lexicons: Lexicons) throws(LexiconError) {
    numerals = Self.numeralTable(lexicons)
    reader = NumeralReader(table: numerals)
    gazetteer = RegionGazetteer(lexicons)
    indicators = IndicatorMatcher(lexicons)
    addUnits(lexicons)
    addModifiers(lexicons)
    try addTime(lexicons)
    for row in lexicons.table("names").rows {
      names.insert(row["text"].scalars, LexiconEntry(value: row["kind"], reference: row.reference))
    }
    for row in lexicons.table("verbs").rows {
      let entry = LexiconEntry(value: row["kind"], reference: row.reference)
      verbs.insert(row["text"].scalars, entry)
      verbsBefore.insert(row["text"].scalars, entry)
    }
    for row in lexicons.table("fillers").rows {
      let entry = LexiconEntry(value: row["side"], reference: row.reference)
      let text = row["text"].scalars
      switch row["side"] {
      case "tail": fillersTail.insert(text, entry)
      case "lead": fillersLead.insert(text, entry)
      case "kept_lead": keptLead.insert(text, entry)
      case "kept_tail": keptTail.insert(text, entry)
      case "pivot": pivots.insert(text, entry)
      case "dependent": dependents.insert(text, entry)
      case "spread": spreads.insert(text, entry)
      case "comparison": comparisons.insert(text, entry)
      case "function": functionWords.insert(text, entry)
      default: locatives.insert(text, entry)
      }
    }
    for row in lexicons.table("signals").rows {
      signals[row["effect"], default: PhraseTrie()].insert(
        row["text"].scalars, LexiconEntry(value: row["value"], reference: row.reference))
    }
    addRates(lexicons)
    for row in lexicons.table("number_labels").rows {
      let entry = LexiconEntry(value: row["class"], reference: row.reference)
      if row["role"] == "serial" {
        serials.insert(row["text"])
      } else if row["role"] == "limit" {
        limits.insert(row["text"].scalars, entry)
      } else if row["role"] == "address" {
        addresses.insert(row["text"].scalars, entry)
      } else if row["role"] == "limit_tail" {
        limitTails.insert(row["text"].scalars, entry)
      } else if row["role"] == "column" {
        columnLabels[row["text"]] = entry
      } else {
        labelsBefore.insert(row["text"].scalars, entry)
      }
    }
    for row in lexicons.table("heads").rows {
      let entry = LexiconEntry(value: row["role"], reference: row.reference)
      let text = row["text"].scalars
      switch row["role"] {
      case "attribute": attributes.insert(text, entry)
      case "prize": prizes.insert(text, entry)
      case "consequence": consequences.insert(text, entry)
      case "figure": figures.insert(text, entry)
      case "place": placeEnds.insert(text, entry)
      case "rank": ranks.insert(text, entry)
      case "complement": complements.insert(text, entry)
      case "total": totals.insert(text, entry)
      case "subtotal": subtotals.insert(text, entry)
      case "remainder": remainders.insert(text, entry)
      default: heads.insert(text, entry)
      }
    }
    for row in lexicons.table("bodies").rows {
      let entry = LexiconEntry(value: row["role"], reference: row.reference)
      if row["role"] == "honour" {
        honours.insert(row["text"].scalars, entry)
      } else {
        bodies.insert(row["text"].scalars, entry)
        bodiesBehind.insert(row["text"].scalars, entry)
      }
    }
    for row in lexicons.table("number_tails").rows {
      tails.insert(row["text"].scalars, LexiconEntry(value: row["class"], reference: row.reference))
    }
  }

  private static func numeralTable(_ lexicons: Lexicons) -> NumeralTable {
    var values: [String: [Unicode.Scalar: Int]] = [:]
    var characters: [String: Set<Unicode.Scalar>] = [:]
    var exceptions: [Scalars] = []
    for row in lexicons.table("numerals").rows {
      let text = row["text"].scalars
      guard let first = text.first else { continue }
      if let value = Int(row["value"]) {
        values[row["role"], default: [:]][first] = value
      } else if row["role"] == "surplus_exception" {
        exceptions.append(text)
      } else {
        characters[row["role"], default: []].insert(first)
      }
    }
    let scales = Set((values["small_scale"] ?? [:]).keys).union((values["large_scale"] ?? [:]).keys)
    let units = lexicons.table("classifiers").rows.map { $0["text"].scalars }.filter { unit in
      unit.count > 1 && unit.first.map { scales.contains($0) } ?? false
    }
    return NumeralTable(
      digits: values["digit"] ?? [:], smallScales: values["small_scale"] ?? [:],
      largeScales: values["large_scale"] ?? [:], tens: values["tens"] ?? [:],
      surplus: characters["surplus"] ?? [],
      surplusExceptions: exceptions, indefinite: characters["unknown"] ?? [],
      // 百分之, 千分之, 万分之 are no scales of the number before them.
      unitsWithScale: units + scales.sorted().map { [$0, "分", "之"] }, points: characters["point"] ?? [],
      joints: characters["joint"] ?? [])
  }

  private mutating func addUnits(_ lexicons: Lexicons) {
    var byText: [String: [UnitEntry.Reading]] = [:]
    for row in lexicons.table("classifiers").rows {
      var follows = row["follows"]
      let isExcluded = follows.hasPrefix("!")
      if isExcluded { follows.removeFirst() }
      byText[row["text"], default: []].append(
        UnitEntry.Reading(
          unit: row["unit"], kind: UnitEntry.Kind(rawValue: row["kind"]) ?? .count,
          follows: follows.split(separator: "|").map { String($0).scalars }, isExcluded: isExcluded,
          reference: row.reference))
    }
    for (text, readings) in byText {
      // Of readings of one text, those with a condition come first.
      let sorted = readings.sorted {
        ($0.follows.isEmpty ? 1 : 0, $0.reference) < ($1.follows.isEmpty ? 1 : 0, $1.reference)
      }
      units.insert(text.scalars, UnitEntry(readings: sorted))
    }
  }

  /// The rates of the lexicon, and 每 and 每一 before every classifier and unit of time or measure.
  private mutating func addRates(_ lexicons: Lexicons) {
    for row in lexicons.table("classifiers").rows {
      guard let kind = UnitEntry.Kind(rawValue: row["kind"]), kind != .money, kind != .ratio else { continue }
      if kind == .count, !row["unit"].hasSuffix("_time") { countedUnits.insert(row["unit"]) }
      // Of several readings of one text the one without a condition.
      guard row["follows"].isEmpty || row["follows"].hasPrefix("!") else { continue }
      let entry = LexiconEntry(value: row["unit"], reference: row.reference)
      for word in ["每", "每一"] {
        rates.insert((word + row["text"]).scalars, entry)
        ratesBefore.insert((word + row["text"]).scalars, entry)
      }
    }
    for row in lexicons.table("rates").rows {
      let entry = LexiconEntry(value: row["per"], reference: row.reference)
      guard row["not_after"].isEmpty else {
        // 日接待, 月收入: what is counted is part of the word, which stays in the measure.
        inlineRates.insert(row["text"].scalars, entry)
        notAfterRate[row["text"]] = Set(row["not_after"].scalars.filter { $0 != "|" })
        continue
      }
      rates.insert(row["text"].scalars, entry)
      ratesBefore.insert(row["text"].scalars, entry)
    }
  }

  private mutating func addModifiers(_ lexicons: Lexicons) {
    for row in lexicons.table("modifiers").rows {
      guard let modifier = Statistic.Modifier(rawValue: row["modifier"]) else { continue }
      let entry = ModifierEntry(modifier: modifier, reference: row.reference)
      let text = row["text"].scalars
      switch row["position"] {
      case "before": modifiersBefore.insert(text, entry)
      case "before_scale": modifiersBeforeScale.insert(text, entry)
      case "not_before": notModifiers.insert(text, entry)
      default: modifiersAfter.insert(text, entry)
      }
    }
  }

  private mutating func addTime(_ lexicons: Lexicons) throws(LexiconError) {
    var problems: [LexiconProblem] = []
    for row in lexicons.table("periods").rows {
      let rule = row["rule"]
      let isKnown =
        TimeContext.rules.contains(rule) || rule.hasPrefix("span:") || rule.hasPrefix("since:")
        || ["prefix:until", "prefix:until_year", "prefix:since", "prefix:years", "prefix:duration"].contains(
          rule)
      guard isKnown else {
        problems.append(
          LexiconProblem.unknownRule(row, column: "rule", found: rule, allowed: TimeContext.rules.sorted()))
        continue
      }
      periods.insert(
        row["text"].scalars,
        PeriodEntry(rule: rule, yearOffset: Int(row["year_offset"]), reference: row.reference))
    }
    guard problems.isEmpty else { throw LexiconError(problems: problems) }
    for row in lexicons.table("time_words").rows {
      guard let role = TimeWords.Role(rawValue: row["role"]) else { continue }
      timeWords.tries[role, default: PhraseTrie()].insert(
        row["text"].scalars, TimeWords.Part(first: Int(row["first_month"]), last: Int(row["last_month"])))
    }
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
