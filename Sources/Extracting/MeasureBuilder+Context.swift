internal import Lexicons
internal import Records

/// What measures that do not stand alone are about.
extension MeasureBuilder {
  /// What a number's own words are about, where they say too little by themselves: an action alone, an attribute, whom
  /// something reached, a part of what the clause before counted. Nil where they stand alone or nothing is known.
  func about(_ group: Group, _ index: Int, bare: String, own: String, earlier: [Measure]) -> String? {
    let word = group.words[index]
    let quantity = group.quantities[index]
    let start = group.clause.lowerBound
    if isActionAlone(left: word.left, right: word.right) {
      if word.right.isEmpty, index == 0,
        let subject = ownSubject(group.clause.lowerBound..<word.left.lowerBound, of: word.left)
      {
        return subject
      }
      return context(before: start, measures: earlier, own: own, isOfMoney: quantity.unit?.kind == .money)
    }
    if isAttribute(bare) || saysConsequence(word.left, string(word.right)) {
      return context(before: start, measures: earlier, own: own)
    }
    if let label = labelOfList(word.left, word.right, quantity) { return label }
    // 46家企业的1280名选手参赛: the firms are whose they are, and nothing that reached them.
    let isOfThose = index > 0 && text.scalar(quantity.range.lowerBound - 1) == "的"
    let earlier = isOfThose ? earlier.filter { $0.clause != start } : earlier
    if saysReach(word.left, word.right) { return reached(from: start, earlier: earlier, own: own) }
    if let reached = reachedToo(word.left, word.right, from: start, earlier: earlier) { return reached }
    if let event = actsAtEvent(word.left, word.right, from: start, earlier: earlier) { return event }
    if saysLittle(word.left, word.right) {
      let isFirst = near(earlier, start).isEmpty
      if isFirst { return label(own) ?? (quantity.unit?.kind == .money ? deedBefore(start) : nil) }
      // 改善食堂126个、浴室88个,投入资金2650万元: what it was spent on.
      if quantity.unit?.kind == .money { return reached(from: start, earlier: earlier, own: own) }
    }
    return whole(of: quantity, word, group.clause, bare: bare, earlier: earlier)
  }

  /// 23个乡镇工会中，有9个未开户; 收到建议30条,…其余5条正在办理; 完成课题12项,2项获奖: what a number is a part of.
  private func whole(
    of quantity: Quantity, _ word: Words, _ clause: Range<Int>, bare: String, earlier: [Measure]
  ) -> String? {
    guard let last = earlier.last, let unit = quantity.unit else { return nil }
    if let before = finder.clause(before: clause.lowerBound), last.clause == before.lowerBound,
      text.scalar(text.trimmed(before).upperBound - 1) == "中"
    {
      let thing = last.topic.isEmpty ? last.text : last.topic
      return bare.contains(thing) ? nil : thing
    }
    guard unit.kind == .count, unit.unit != "person",
      let alike = earlier.last(where: { $0.unit == unit.unit }),
      !alike.topic.isEmpty, isNear(alike, clause.lowerBound)
    else { return nil }
    let first = word.left.isEmpty ? word.right : word.left
    // 创新成果96项,评出一等奖5项、二等奖10项: a prize is that of what was judged.
    let isPrize = tools.lexicon.prizes.longest(text, at: first.lowerBound, end: first.upperBound) != nil
    let isOutcome =
      tools.lexicon.outcomes.longest(text, at: first.lowerBound, end: first.upperBound) != nil
      && !saysOutcome(alike) || isPrize && alike.rule.hasSuffix("+context")
    let lead = text.trimmed(clause.lowerBound..<quantity.range.lowerBound)
    var action = word.right
    if let word = tools.lexicon.functionWords.longest(text, at: action.lowerBound, end: action.upperBound) {
      action = word.range.upperBound..<action.upperBound
    }
    let isRest =
      word.left.isEmpty && !tools.leadingVerbs(action).isEmpty
      && tools.lexicon.remainders.longest(text, at: lead.lowerBound, end: lead.upperBound) != nil
    // 汇集物品12.98万件,10.59万件被群众领取.
    let isPassive = word.left.isEmpty && text.scalar(word.right.lowerBound) == "被"
    return (isOutcome || isRest || isPassive) && !bare.contains(alike.topic) ? alike.topic : nil
  }

  /// 实现增加值1.7亿元,其中:农业1729万元、工业8815万元: what the parts of a sum of money are sums of, which do not say it.
  func sumOfWhole(_ quantity: Quantity, _ word: Words, earlier: [Measure]) -> String? {
    let left = word.left
    guard quantity.unit?.kind == .money, word.right.isEmpty, !left.isEmpty, tools.leadingVerbs(left).isEmpty,
      tools.firstVerb(left, afterStart: true) == nil,
      let mark = (finder.sentence.lowerBound..<left.lowerBound).last(where: {
        tools.lexicon.subtotals.longest(text, at: $0, end: left.lowerBound) != nil
      }),
      let whole = earlier.last(where: { $0.end <= mark }), whole.unit == quantity.unit?.unit,
      isNear(whole, left.lowerBound)
    else { return nil }
    let words = whole.text.scalars
    guard let head = tools.lexicon.heads.longest(words, endingAt: words.count, notBefore: 0)?.range,
      head.count > 1, !endsWithMeans(words), !endsWithMeans(Scalars(text[left])),
      [tools.lexicon.heads, tools.lexicon.attributes, tools.lexicon.ranks].allSatisfy({
        $0.longest(text, endingAt: left.upperBound, notBefore: left.lowerBound) == nil
      })
    else { return nil }
    return words.string(head)
  }

  private func endsWithMeans(_ words: Scalars) -> Bool {
    words.indices.contains { tools.lexicon.means.longest(words, at: $0)?.range.upperBound == words.count }
  }

  /// 5家获A,3家获B: what got a prize stands in none of the two.
  private func saysOutcome(_ measure: Measure) -> Bool {
    let words = measure.text.scalars
    return words.indices.contains { tools.lexicon.outcomes.longest(words, at: $0) != nil }
  }

  /// 培训班共举办5期, 省总工会累计投入1.2亿元: who or what is said before 共 or 累计, for verbs behind it that say too little.
  private func ownSubject(_ range: Range<Int>, of verbs: Range<Int>) -> String? {
    guard !range.isEmpty else { return nil }
    let phrase = tools.withoutLead(tools.withoutTail(range))
    // 各级工会共开展宣讲186场: two verbs say what was done, whoever did it.
    if tools.lexicon.bodies.longest(text, endingAt: phrase.upperBound, notBefore: phrase.lowerBound) != nil,
      let verb = tools.lexicon.verbs.longest(text, at: verbs.lowerBound, end: verbs.upperBound),
      verb.range.count < verbs.count
    {
      return nil
    }
    guard phrase.count > 1, phrase.count <= 16 || tools.firstVerb(phrase, afterStart: false) == nil,
      tools.hasNoun(phrase), !text[phrase].contains(where: \.isDigit),
      tools.lexicon.locatives.longest(text, at: phrase.lowerBound, end: phrase.upperBound) == nil
    else { return nil }
    return phrase.count <= 16 ? string(phrase) : shortenedHead(Scalars(text[phrase]), room: 18)
  }

  /// What a short attribute or action belongs to: the topic of the number before it in the sentence, else the clause
  /// before, else the paragraph's label. 成功172件, 成功率80.4%: what ends like the own words begin is taken whole, to be
  /// said once.
  func context(before start: Int, measures: [Measure], own: String, isOfMoney: Bool = false) -> String? {
    let room = Self.limit - 12
    let depth = finder.spans.depth[start]
    let measures = measures.filter { finder.spans.depth[$0.end - 1] <= depth }
    guard let earlier = measures.last, !earlier.text.isEmpty else {
      if let phrase = clauseBefore(start).map(behindDigits) {
        let words = withoutTimes(phrase).scalars
        // 当选2023年度“最美职工”,捐款5000元: another act at another time.
        guard !words.contains(where: \.isDigit), words.count == phrase.count || !startsWithVerb(phrase) else {
          return label(own)
        }
        let topic = words.count > 8 ? topic(of: words.string(0..<words.count)) : ""
        return shortenedHead(topic.isEmpty ? words : topic.scalars, room: room)
      }
      return label(own)
    }
    // Behind a semicolon another thing is spoken of: that of the label, where the paragraph has one.
    if !isNear(earlier, start), let label = label(own) { return label }
    let base = stripped(earlier.text)
    if overlap(base, own) >= 2 { return shortenedHead(base.scalars, room: room) }
    // 获得理赔, 金额; 赔付金额, 单笔最高: a bare attribute is that of what was said, not of its topic.
    let words = own.scalars
    if tools.lexicon.ranks.longest(words, endingAt: words.count, notBefore: 0) != nil, words.count <= 5 {
      return shortenedHead(base.scalars, room: room)
    }
    if isBareAttribute(words) {
      // 企业匹配慰问物资,折款112万元: of what the clause right before names, where it counts nothing.
      if let named = finder.clause(before: start), named.lowerBound >= earlier.end, !holdsNumber(named),
        case let phrase = headPhrase(named, hasMore: false), phrase.count > 2, tools.hasNoun(phrase),
        !saysOnlyRelation(phrase)
      {
        return shortenedHead(Scalars(text[phrase]), room: room)
      }
      return shortenedHead(withoutFigure(base.scalars, notBefore: 2), room: room)
    }
    // 劳动竞赛5项,参赛职工9万人,兑现奖励8万元: of the thing, not of its people.
    let last = measures.last { !$0.topic.isEmpty }
    let thing = last.flatMap {
      isOfMoney && isParty($0.topic.scalars) ? near(measures, start).last { isThing($0.topic.scalars) } : nil
    }
    let topic = (thing ?? last)?.topic ?? ""
    // 出生人口, 出生率: the topic is in the own words already.
    let first = own.scalars.prefix(2)
    if topic.isEmpty || own.unicodeScalars.count > 2 && topic.scalars.starts(with: first) { return nil }
    return shortenedHead(topic.scalars, room: room)
  }

  /// 连续缴费满1年的会员可参加免费体检: what stands behind the limits of those who may, and the verb there.
  private func behindDigits(_ phrase: Range<Int>) -> Range<Int> {
    guard let last = phrase.last(where: { text[$0].isDigit }),
      let verb = tools.firstVerb(last + 1..<phrase.upperBound, afterStart: true)
    else { return phrase }
    let rest = tools.leadingVerbs(verb.lowerBound..<phrase.upperBound).upperBound..<phrase.upperBound
    return rest.count > 2 && tools.hasNoun(rest) ? rest : phrase
  }

  /// The measures of a sentence that stand in the same part of it, from the last semicolon on.
  func near(_ measures: [Measure], _ start: Int) -> [Measure] {
    Array(measures[(measures.lastIndex { !isNear($0, start) } ?? -1) + 1..<measures.count])
  }

  /// Whether no semicolon stands between a measure's number and a place.
  func isNear(_ measure: Measure, _ start: Int) -> Bool {
    !text[measure.end..<max(start, measure.end)].contains { $0 == "；" || $0 == ";" }
  }

  /// 百人以下企业为86% behind 职代会建制率98.5%: a percent of a thing alone takes the rate that the number before has.
  func rateOfNumberBefore(_ quantity: Quantity, left: Range<Int>, right: String, before: [Measure])
    -> String?
  {
    guard quantity.isRatio, right.isEmpty, let last = before.last, last.unit == quantity.unit?.unit,
      left.count <= 16, tools.hasNoun(left), isNear(last, left.lowerBound)
    else { return nil }
    let link = text[left.upperBound..<max(quantity.range.lowerBound, left.upperBound)]
    guard link.contains(where: { $0 == "为" || $0 == "达" || $0 == "是" }), !text[left].contains("占"),
      ![tools.lexicon.rateEnds, tools.lexicon.attributes, tools.lexicon.figures, tools.lexicon.ranks]
        .contains(where: {
          $0.longest(text, endingAt: left.upperBound, notBefore: left.lowerBound) != nil
        })
    else { return nil }
    let words = last.text.scalars
    guard let head = tools.lexicon.heads.longest(words, endingAt: words.count, notBefore: 1),
      words.last == "率" || words.last == "度"
    else { return nil }
    // 到账率: of a rate that the lexicon does not know as one word, the verb of two characters before its end too.
    return words.string(max(min(head.range.lowerBound, words.count - 3), 0)..<words.count)
  }
}
