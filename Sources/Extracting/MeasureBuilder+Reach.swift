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
        return own.contains(object) ? nil : object
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
      var rest = tools.leadingVerbs(verb.lowerBound..<words.count).upperBound..<words.count
      if words.scalar(rest.lowerBound) == "了" { rest = rest.lowerBound + 1..<rest.upperBound }
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

}
