internal import Records

/// The words before and behind a number that say what it counts.
extension MeasureBuilder {
  // MARK: Phrases

  /// What stands before a number, from its own verb on.
  func headPhrase(_ range: Range<Int>, hasMore: Bool, isOfRatio: Bool = false) -> Range<Int> {
    var phrase = tools.withoutTail(range)
    phrase = afterPivot(phrase)
    phrase = tools.withoutLead(phrase)
    if hasMore || !isOfRatio { phrase = behindActor(phrase, in: range) }
    phrase = withoutSubject(phrase, hasMore: hasMore, isOfRatio: isOfRatio)
    phrase = phrase.isEmpty ? phrase : tools.withoutLead(phrase)
    // 不到上年同期的四分之一: a word of grammar alone says nothing.
    let isWord =
      phrase.count == 1 && tools.lexicon.functionWords.longest(text, at: phrase.lowerBound) != nil
      && tools.lexicon.dependents.longest(text, at: phrase.lowerBound, end: phrase.upperBound) == nil
    return isWord ? phrase.upperBound..<phrase.upperBound : withRecipient(phrase, in: range)
  }

  /// 为困难职工发放资金: with the word before a recipient, without which it would be who acts.
  private func withRecipient(_ phrase: Range<Int>, in range: Range<Int>) -> Range<Int> {
    let at = phrase.lowerBound - 1
    guard at >= range.lowerBound, !phrase.isEmpty, !startsWithVerb(phrase),
      tools.lexicon.recipients.longest(text, at: at, end: phrase.upperBound) != nil,
      (tools.lexicon.fillersTail.longest(text, endingAt: phrase.lowerBound, notBefore: range.lowerBound)?
        .range.count ?? 1) == 1,
      tools.firstVerb(phrase, afterStart: true) != nil
    else { return phrase }
    return at..<phrase.upperBound
  }

  /// 全省各级工会共投入: what stands behind 共 or 累计, where anything does.
  func afterPivot(_ range: Range<Int>) -> Range<Int> {
    var at = range.upperBound - 1
    while at > range.lowerBound {
      if tools.lexicon.keptLead.longest(text, at: at, end: range.upperBound) == nil,
        let pivot = tools.lexicon.pivots.longest(text, at: at, end: range.upperBound),
        finder.spans.depth[at] == finder.spans.depth[range.lowerBound],
        tools.lexicon.keptTail.longest(text, endingAt: pivot.range.upperBound, notBefore: range.lowerBound)
          == nil
      {
        let rest = tools.withoutLead(pivot.range.upperBound..<range.upperBound)
        if rest.count >= 2 { return rest }
      }
      at -= 1
    }
    return range
  }

  /// 书记一行为建设者送去凉茶, 帮扶中心为8家单位赔付: without the body that acts for others.
  private func behindActor(_ phrase: Range<Int>, in range: Range<Int>) -> Range<Int> {
    for at in phrase.lowerBound + 2..<max(range.upperBound, phrase.lowerBound + 2) {
      guard let word = tools.lexicon.recipients.longest(text, at: at, end: range.upperBound),
        tools.lexicon.bodies.longest(
          text, endingAt: tools.withoutTail(phrase.lowerBound..<at).upperBound, notBefore: phrase.lowerBound)
          != nil
      else { continue }
      // 参保单位为24家，: nothing is done for the number's people.
      if text.trimmed(word.range.upperBound..<range.upperBound).isEmpty {
        return isFollowed(range.upperBound) ? phrase.upperBound..<phrase.upperBound : phrase
      }
      return at < phrase.upperBound ? at..<phrase.upperBound : phrase
    }
    return phrase
  }

  /// Whether words stand right behind the number at a place and its unit.
  private func isFollowed(_ number: Int) -> Bool {
    var at = number
    while let scalar = text.scalar(at), !scalar.isHan { at += 1 }
    guard let unit = tools.lexicon.unit(text, at: at, end: finder.sentence.upperBound) else { return false }
    return text.scalar(unit.range.upperBound)?.isHan ?? false
  }

  /// 州总工会发放资金: without the body that acts; 在社区创建小屋: without where it acts.
  func withoutSubject(_ range: Range<Int>, hasMore: Bool, isOfRatio: Bool = false) -> Range<Int> {
    // 完成上级工会下达任务: who stands behind a verb acts in its object.
    // 基层工会组织的活动: the verb is part of an attribute.
    guard !startsWithVerb(range), let verb = tools.firstVerb(range, afterStart: true),
      text.scalar(verb.upperBound) != "的"
    else { return range }
    // 联合工会覆盖企业: what reached them.
    if tools.lexicon.reaches.longest(text, at: verb.lowerBound, end: range.upperBound)?.range == verb,
      verb.lowerBound - range.lowerBound <= 10
    {
      return range
    }
    var before = verb.lowerBound
    let subject = tools.withoutTail(range.lowerBound..<before)
    let endsWithBody =
      tools.lexicon.bodies.longest(text, endingAt: subject.upperBound, notBefore: range.lowerBound) != nil
    let isPlace =
      tools.lexicon.locatives.longest(text, at: range.lowerBound, end: before) != nil
      && tools.lexicon.keptLead.longest(text, at: range.lowerBound, end: range.upperBound) == nil
    // 非公企业参保单位占, 建会企业开展竞赛覆盖面: who has the share is what it is of.
    guard endsWithBody && !isOfRatio || isPlace, hasMore || tools.hasNoun(before..<range.upperBound) else {
      return range
    }
    while before < range.upperBound, text[before].isBlank { before += 1 }
    return before..<range.upperBound
  }

  /// What stands behind a number, to the end of its clause.
  func rightPhrase(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, text[start].isBlank || text[start] == "的" || text[start] == "了" {
      start += 1
    }
    start = withoutUnitRemark(start..<range.upperBound).lowerBound
    // 5000元到1万元不等: the words of a spread are no thing.
    if let spread = tools.lexicon.spreads.longest(text, at: start, end: range.upperBound) {
      start = spread.range.upperBound
    }
    // 6000人与用人单位达成协议: what they did.
    if text.scalar(start) == "与", let verb = tools.firstVerb(start..<range.upperBound, afterStart: true) {
      start = verb.lowerBound
    }
    guard start < range.upperBound, text[start] != "(", text[start] != "（", !Self.isConnector(text[start])
    else {
      return start..<start
    }
    let phrase = tools.withoutTail(start..<range.upperBound)
    // 20名参赛选手中有15名获奖.
    let isWhole =
      phrase.count > 2 && text[phrase.upperBound - 1] == "中" && text.scalar(phrase.upperBound) == "有"
    return isWhole ? phrase.lowerBound..<phrase.upperBound - 1 : phrase
  }

  /// 盘亏12台（件）、价值3万元; 技能人才40万人（取证）、高技能人才14万人: what stands behind a number without another unit,
  /// or a remark without numbers, in brackets.
  func withoutUnitRemark(_ range: Range<Int>) -> Range<Int> {
    guard range.count > 2, text[range.lowerBound] == "（" || text[range.lowerBound] == "(",
      let close = range.prefix(10).first(where: { text[$0] == "）" || text[$0] == ")" }),
      !text[range.lowerBound..<close].contains(where: \.isDigit)
    else { return range }
    let rest = close + 1..<range.upperBound
    let isUnit =
      tools.lexicon.unit(text, at: range.lowerBound + 1, end: close)?.range.upperBound == close
    return isUnit || text.scalar(rest.lowerBound).map(Self.isConnector) ?? false ? rest : range
  }

  /// 慰问标准为特困户3000元、低保户2000元: the head that the items of a list share, and the first item.
  func listHead(_ left: Range<Int>) -> (head: Range<Int>, item: Range<Int>)? {
    guard
      let mark = left.dropFirst(2).first(where: { text[$0] == "为" || text[$0] == "：" || text[$0] == ":" }),
      mark + 1 < left.upperBound,
      tools.lexicon.heads.longest(text, endingAt: mark, notBefore: left.lowerBound) != nil
    else { return nil }
    return (left.lowerBound..<mark, mark + 1..<left.upperBound)
  }

  /// A unit or word before the number that wants the noun behind it: 有5名, 中有8家, 其中.
  func opensTowardsNumber(_ head: Range<Int>, _ quantity: Quantity) -> Bool {
    let between = Scalars(text[head.upperBound..<max(quantity.range.lowerBound, head.upperBound)])
    return between.contains("有") || between.contains("等") || between.contains("的") || between.contains("为")
      || between.contains("是")
      || between.contains("对") || between.contains("将") || between.contains("把")
      || between.contains("向") || text.scalar(head.upperBound - 1) == "的"
      || text.scalar(head.upperBound - 1) == "中"
  }

  func startsAttribute(_ quantity: Quantity) -> Bool {
    text.scalar(quantity.fullRange.upperBound) == "的"
  }

  static func isConnector(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "、", "和", "及", "与", "或", "/", "＋", "+", "，", ",": true
    default: false
    }
  }

  /// The words of a range, without remarks in brackets that hold another number: （人均300元）; a title that the range
  /// begins is closed.
  func string(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    if text.scalar(range.upperBound) == "》",
      let open = range.last(where: { text[$0] == "《" || text[$0] == "》" }),
      text[open] == "《"
    {
      return string(range.lowerBound..<range.upperBound + 1)
    }
    guard let open = range.first(where: { text[$0] == "(" || text[$0] == "（" }) else {
      return text.string(range)
    }
    let close =
      (open..<range.upperBound).first { text[$0] == ")" || text[$0] == "）" }.map { $0 + 1 }
      ?? range.upperBound
    let isRemark = text[open..<close].contains { $0.isDigit }
    return text.string(range.lowerBound..<(isRemark ? open : close)) + string(close..<range.upperBound)
  }

}
