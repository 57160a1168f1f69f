internal import Numerals
internal import Records

/// Words that name only people, bodies or means: whom something reached, what was given, and what it was for.
extension MeasureBuilder {
  /// 覆盖企业, 63家企业参加, 吸引5万名职工参与: whom something reached or who took part, named only as people or bodies.
  func saysReach(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    let verb = tools.lexicon.reaches.longest(text, at: left.lowerBound, end: left.upperBound)
    guard left.isEmpty || verb?.range == left && !right.isEmpty else {
      guard let verb, left.count <= 10 else { return false }
      let rest = max(verb.range.upperBound, tools.leadingVerbs(left).upperBound)..<left.upperBound
      // 受众, 听众: a noun is whole.
      if rest.isEmpty {
        return tools.lexicon.verbs.longest(text, at: left.lowerBound, end: left.upperBound) == nil
      }
      return isParty(Scalars(text[rest]))
    }
    guard (3...10).contains(right.count) else { return false }
    // 82名工会主席参加: who ends with a verb of taking part.
    return (2...4).contains { length in
      let at = right.upperBound - length
      guard at >= right.lowerBound + 2,
        tools.lexicon.reaches.longest(text, at: at, end: right.upperBound)?.range.count == length
      else { return false }
      let who = right.lowerBound..<at
      return isParty(Scalars(text[who])) || tools.firstVerb(who, afterStart: false) == nil
    }
  }

  /// 招聘会2场,63家企业提供岗位2470个: people or bodies behind a number that act at what was held before.
  func actsAtEvent(_ left: Range<Int>, _ right: Range<Int>, from start: Int, earlier: [Measure]) -> String? {
    guard left.isEmpty, (4...10).contains(right.count),
      let party = tools.lexicon.parties.longest(text, at: right.lowerBound, end: right.upperBound),
      tools.lexicon.verbs.longest(text, at: party.range.upperBound, end: right.upperBound) != nil,
      let last = near(earlier, start).last, last.unit == "occasion", isThing(last.topic.scalars)
    else { return nil }
    return shortenedHead(last.topic.scalars, room: Self.limit - 12)
  }

  /// What reached those people: what reached those of the number before; what was counted before them, no people and no
  /// kinds of things; of a list the first for all; else what the clause before says.
  func reached(from start: Int, earlier: [Measure], own: String) -> String? {
    var near = near(earlier, start)
    // What was counted further back has other people of its own.
    let clauses = Set(Set(near.map(\.clause)).sorted().suffix(2))
    let depth = finder.spans.depth[start]
    near.removeAll { !clauses.contains($0.clause) || finder.spans.depth[$0.end - 1] > depth }
    // 覆盖企业369家,覆盖职工1.2万人: by the same. 慰问企业521家,惠及职工5万人: people of people stand alone.
    if let last = near.last {
      if let reach = reach(of: last), !reach.by.isEmpty, !isParty(reach.by.scalars) { return reach.by }
      if isPartyOfVerb(last.text.scalars), !isThing(last.topic.scalars) { return nil }
    }
    let list = near.filter { $0.clause == near.last?.clause && !$0.topic.isEmpty }
    if let first = list.first, Set(list.map(\.topic)).count > 1,
      list.allSatisfy({ $0.rule.hasPrefix("rule:measure-before") }), isThing(first.topic.scalars)
    {
      return first.topic + "等"
    }
    if let measure = near.last(where: { isThing($0.topic.scalars) }) {
      if measure.rule.hasPrefix("rule:measure-behind"), let object = object(of: measure.topic) {
        return object
      }
      return own.contains(measure.topic) ? nil : shortenedHead(measure.topic.scalars, room: Self.limit - 12)
    }
    guard let phrase = clauseBefore(near.first?.clause ?? start) else { return label(own) }
    var words = Scalars(text[phrase])
    let tools = PhraseTools(lexicon: tools.lexicon, text: words, times: [])
    // 平湖市总工会举办运动会, 巩义要举办大赛: from behind the verb, where a noun of its own stands there.
    if tools.leadingVerbs(0..<words.count).isEmpty,
      let verb = tools.firstVerb(0..<words.count, afterStart: true)
    {
      let rest = tools.leadingVerbs(verb.lowerBound..<words.count).upperBound..<words.count
      if rest.count > 3, tools.hasNoun(rest) { words = Scalars(words[rest]) }
    }
    let topic = topic(of: words.string(0..<words.count))
    return isThing(topic.scalars) ? shortenedHead(topic.scalars, room: Self.limit - 12) : label(own)
  }

  /// 竞赛活动 of 企业开展了竞赛活动: what was done by those whom a number counts.
  private func object(of topic: String) -> String? {
    let words = topic.scalars
    let inner = PhraseTools(lexicon: tools.lexicon, text: words, times: [])
    guard let verb = inner.firstVerb(0..<words.count, afterStart: true) else { return nil }
    var start = inner.leadingVerbs(verb.lowerBound..<words.count).upperBound
    if words.scalar(start) == "了" { start += 1 }
    let rest = Scalars(words[start...])
    return rest.count < Self.limit - 12 && isThing(rest) ? rest.string(0..<rest.count) : nil
  }

  /// 合同覆盖各类企业: what reached people or bodies, and by which verbs; nil where a measure says no such thing.
  func reach(of measure: Measure) -> (by: String, verbs: String)? {
    let words = measure.text.scalars
    let inner = PhraseTools(lexicon: tools.lexicon, text: words, times: [])
    for at in words.indices {
      guard let reach = tools.lexicon.reaches.longest(words, at: at)?.range else { continue }
      let end = max(reach.upperBound, inner.leadingVerbs(at..<words.count).upperBound)
      if isParty(Scalars(words[end...])) { return (words.string(0..<at), words.string(at..<end)) }
    }
    return nil
  }

  /// 覆盖企业6570家,职工42万人: people or bodies alone, behind a clause that says whom something reached, were reached too:
  /// what reached them, and how.
  func reachedToo(_ left: Range<Int>, _ right: Range<Int>, from start: Int, earlier: [Measure]) -> String? {
    guard right.isEmpty, !left.isEmpty, let last = near(earlier, start).last,
      last.clause == start || finder.clause(before: start)?.lowerBound == last.clause,
      isParty(Scalars(text[left])),
      let reach = reach(of: last)
    else { return nil }
    return reach.by + reach.verbs
  }

  /// 慰问企业, 签订企业: verbs and people or bodies.
  private func isPartyOfVerb(_ words: Scalars) -> Bool {
    let noun = PhraseTools.noun(of: words, lexicon: tools.lexicon)
    return noun.count < words.count && isParty(noun)
  }

  /// Whether words name something that can reach people: three characters or more, no people, no kinds of things, no
  /// rest of a sentence.
  func isThing(_ words: Scalars) -> Bool {
    let noun = PhraseTools.noun(of: words, lexicon: tools.lexicon)
    return noun.count > 2 && !isParty(noun)
      && tools.lexicon.divisions.longest(noun, endingAt: noun.count, notBefore: 0) == nil
      && !words.indices.contains { tools.lexicon.clausal.longest(words, at: $0) != nil }
  }

  /// 拨付专项经费, 慰问职工: verbs and a word for people, bodies or means, and nothing else.
  func saysLittle(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard !left.isEmpty, right.isEmpty, left.count <= 10 else { return false }
    let verbs = tools.leadingVerbs(left)
    guard !verbs.isEmpty else { return false }
    let rest = verbs.upperBound..<left.upperBound
    return isParty(Scalars(text[rest]))
      || tools.lexicon.means.longest(text, at: rest.lowerBound, end: rest.upperBound)?.range == rest
  }

  /// Words for people or bodies and nothing else: 职工, 企业和职工.
  func isParty(_ words: Scalars) -> Bool {
    var at = 0
    while at < words.count {
      if let party = tools.lexicon.parties.longest(words, at: at) {
        at = party.range.upperBound
      } else if at > 0, at + 1 < words.count, Self.isConnector(words[at]) {
        at += 1
      } else {
        return false
      }
    }
    return !words.isEmpty
  }

  /// 拿出96万元，为困难职工代缴互助金; 筹集资金50万元,开展大病救助72人次: what money without an object was spent on, as the next
  /// clause says.
  func purpose(_ quantity: Quantity, left: Range<Int>, clause: Range<Int>) -> String? {
    guard quantity.unit?.kind == .money, !left.isEmpty, clause.upperBound + 2 < finder.sentence.upperBound,
      text[clause.upperBound] == "，" || text[clause.upperBound] == ","
    else { return nil }
    let next = finder.clause(around: clause.upperBound + 1..<clause.upperBound + 2)
    let start = text.trimmed(next).lowerBound
    let phrase: Range<Int>
    if tools.lexicon.purposes.longest(text, at: start, end: next.upperBound) != nil {
      guard
        let verb = tools.lexicon.verbsBefore.longest(
          text, endingAt: left.upperBound, notBefore: left.lowerBound),
        verb.range.count > 1, let last = lastVerbPhrase(start..<next.upperBound)
      else { return nil }
      phrase = last
    } else {
      guard let outlay = left.first(where: { isOutlay($0..<left.upperBound) }),
        outlay == left.lowerBound
          || tools.lexicon.bodies.longest(text, endingAt: outlay, notBefore: left.lowerBound) != nil,
        tools.lexicon.reaches.longest(text, at: start, end: next.upperBound) == nil,
        startsWithVerb(start..<next.upperBound)
      else { return nil }
      phrase = start..<(text[start..<next.upperBound].firstIndex(where: \.isDigit) ?? next.upperBound)
    }
    guard phrase.count <= 14, !text[phrase].contains(where: \.isDigit), tools.hasNoun(phrase) else {
      return nil
    }
    return string(tools.withoutTail(phrase))
  }

  /// 筹集, 投入资金: a verb that gives money, with a word for means at most.
  private func isOutlay(_ range: Range<Int>) -> Bool {
    guard let verb = tools.lexicon.outlays.longest(text, at: range.lowerBound, end: range.upperBound)?.range
    else { return false }
    return verb == range || saysLittle(range, range.upperBound..<range.upperBound)
  }

  /// The last verb of a clause with its object: the numbers before it are of those who were given.
  private func lastVerbPhrase(_ clause: Range<Int>) -> Range<Int>? {
    var at = clause.upperBound - 2
    while at > clause.lowerBound {
      if let verb = tools.lexicon.verbs.longest(text, at: at, end: clause.upperBound), verb.range.count > 1,
        tools.lexicon.verbsBefore.longest(
          text, endingAt: verb.range.upperBound, notBefore: clause.lowerBound)?.range.lowerBound == at,
        tools.hasNoun(at..<clause.upperBound)
      {
        return at..<clause.upperBound
      }
      at -= 1
    }
    return nil
  }

  // MARK: Labels

  /// The label that the paragraph begins with, where the own words do not hold it: 3.疫情防控：, （4）西部计划。
  func label(_ own: String) -> String? {
    guard let paragraph, let label = Self.label(of: paragraph, tools: tools) else { return nil }
    let words = string(label)
    return own.contains(words) ? nil : words
  }

  /// 课程：书法、编程等9门, 救助标准：康复训练每人1.5万元: the label right before a list, or one that says what sort of figure
  /// all behind it are.
  func labelOfList(_ left: Range<Int>, _ right: Range<Int>, _ quantity: Quantity) -> String? {
    guard let paragraph, !left.isEmpty, right.isEmpty, paragraph.lowerBound == finder.sentence.lowerBound,
      let label = Self.label(of: paragraph, tools: tools), label.upperBound < left.lowerBound
    else { return nil }
    let isSort =
      tools.lexicon.sorts.longest(text, endingAt: label.upperBound, notBefore: label.lowerBound) != nil
      && quantity.unit?.kind != .count
    let isList =
      label.upperBound + 1 == left.lowerBound && text[left].contains("、")
      && text[left.upperBound..<max(quantity.range.lowerBound, left.upperBound)].contains("等")
    return (isSort || isList) && !string(left).contains(string(label)) ? string(label) : nil
  }

  /// A noun of up to twelve characters that a paragraph begins with, before a colon or a stop.
  static func label(of paragraph: Range<Int>, tools: PhraseTools) -> Range<Int>? {
    let text = tools.text
    var range = text.trimmed(paragraph)
    guard let first = text.scalar(range.lowerBound), !range.isEmpty else { return nil }
    // 四是抓就业创业。 is a sentence, no label.
    if tools.lexicon.numerals.isChineseNumeral(first), text.scalar(range.lowerBound + 1) == "是" { return nil }
    if first == "【", let close = text[range].prefix(14).firstIndex(of: "】") {
      range = range.lowerBound + 1..<close
    } else {
      let words = tools.withoutLead(range)
      // Without a number before it, a few words and a stop are a slogan or a sentence.
      let isNumbered = words.lowerBound > range.lowerBound
      guard
        let end = text[words].prefix(14).firstIndex(where: {
          $0 == "：" || $0 == ":" || (isNumbered && $0 == "。")
        }),
        end + 1 < paragraph.upperBound
      else { return nil }
      range = words
      range = range.lowerBound..<end
    }
    guard (2...12).contains(range.count), tools.hasNoun(range), tools.leadingVerbs(range).isEmpty,
      !text[range].contains(where: {
        $0.isDigit || $0.endsClause || ($0 == "“" && text[range.lowerBound] != "“")
      }),
      tools.lexicon.slogans.longest(text, at: range.lowerBound, end: range.upperBound) == nil,
      !range.contains(where: { at in
        text[at] == "是"
          || (tools.lexicon.slogans.longest(text, at: at, end: range.upperBound)?.range.count ?? 0) > 1
      }),
      tools.lexicon.bodies.longest(text, endingAt: range.upperBound, notBefore: range.lowerBound) == nil
    else { return nil }
    return range
  }
}
