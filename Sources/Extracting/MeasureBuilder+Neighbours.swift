internal import Records

/// What a number without words of its own, or with too few, takes from its neighbours.
extension MeasureBuilder {
  // MARK: Words of its neighbours

  /// A number without words: those of the number before it in its clause, of the clause before, or of any before.
  func inherited(_ quantity: Quantity, clause: Range<Int>, before: [Measure], isFirst: Bool) -> Measure {
    let earlier = (before.last ?? previous).map {
      Measure(text: $0.text, rule: "rule:measure-of-the-number-before", topic: $0.topic)
    }
    if !isFirst, let earlier { return earlier }
    if let total = total(quantity, clause: clause, before: before) { return total }
    if let earlier, let previous = finder.clause(before: clause.lowerBound),
      text[previous].contains(where: { $0.isDigit })
    {
      return earlier
    }
    if let phrase = clauseBefore(clause.lowerBound) {
      if let placed = placed(phrase, quantity, before: before) { return placed }
      return Measure(
        text: fitted(string(phrase), ""), rule: "rule:measure-of-the-clause-before",
        topic: rankedThing(phrase))
    }
    if let earlier { return earlier }
    // 全镇8.2万人: nothing but the words for where.
    let head = text.trimmed(clause.lowerBound..<quantity.range.lowerBound)
    if (2...8).contains(head.count), text[head].allSatisfy(\.isHan), quantity.unit?.unit == "person" {
      return Measure(text: string(head), rule: "rule:measure-of-the-place")
    }
    return Measure(text: "", rule: "rule:no-measure")
  }

  /// 发放慰问金22万元,慰问品4万元,合计26万元: the sum of what was counted alike.
  private func total(_ quantity: Quantity, clause: Range<Int>, before: [Measure]) -> Measure? {
    let head = text.trimmed(clause.lowerBound..<quantity.range.lowerBound)
    guard
      tools.lexicon.totals.longest(text, endingAt: head.upperBound, notBefore: head.lowerBound)?.range == head
    else { return nil }
    let parts = near(before, clause.lowerBound).filter { $0.unit == quantity.unit?.unit }
    guard let first = parts.first else { return nil }
    // 每人发放助学金3000元，共计3.6万元: the sum is of no one.
    // 个人捐款达288万元，…，共计1.13亿元: what a body did is no part of its name.
    let isDeed = !first.topic.isEmpty && first.text.hasPrefix(first.topic)
    let words = (first.topic.isEmpty || isDeed ? withoutFigureOf(first.text) : first.topic).scalars
    let thing = words.string(
      PhraseTools(lexicon: tools.lexicon, text: words, times: []).withoutLead(0..<words.count))
    return Measure(
      text: thing + (parts.count > 1 ? "等" : "") + string(head), rule: "rule:measure-total", topic: thing)
  }

  private func withoutFigureOf(_ measure: String) -> String {
    let words = withoutFigure(measure.scalars, notBefore: 2)
    return words.string(0..<words.count)
  }

  /// What the nearest clause before says, where it has a noun.
  func clauseBefore(_ start: Int) -> Range<Int>? {
    var start = start
    while let previous = finder.clause(before: start) {
      // What was counted there has a measure of its own.
      if holdsNumber(previous) { return nil }
      let phrase = headPhrase(previous, hasMore: false)
      if phrase.count > 1, tools.hasNoun(phrase), !saysOnlyRelation(phrase) { return phrase }
      start = previous.lowerBound
    }
    return nil
  }

  /// Whether a number that has a measure stands in a range.
  func holdsNumber(_ range: Range<Int>) -> Bool {
    numbers.contains { range.contains($0) }
  }

  /// Whether the words only say that people took part: 300余人参加.
  func isActionAlone(left: Range<Int>, right: Range<Int>) -> Bool {
    right.isEmpty ? !tools.hasNoun(left) : !tools.hasNoun(right) && left.count <= 8
  }

  /// A context and the words behind it, what both say said once: 调解成功 and 成功率 is 调解成功率.
  func overlapped(_ context: String, _ own: String) -> String {
    if own.hasPrefix(context) || own.isEmpty { return own.isEmpty ? context : own }
    if context.hasSuffix(own) { return context }
    let first = context.scalars
    let second = own.scalars
    for length in stride(from: min(first.count, second.count) - 1, to: 1, by: -1)
    where first.suffix(length).elementsEqual(second.prefix(length)) {
      return context + second.string(length..<second.count)
    }
    return context + own
  }

  /// 市级2个 behind 省级劳模工作室1个: the level is its own, the thing is its neighbour's.
  func level(_ left: Range<Int>, before: [Measure]) -> Measure? {
    guard !left.isEmpty, left.count <= 4, text[left.upperBound - 1] == "级", let earlier = before.last else {
      return nil
    }
    let words = earlier.text.scalars
    let inner = PhraseTools(lexicon: tools.lexicon, text: words, times: [])
    var range = 0..<words.count
    range = inner.leadingVerbs(range).upperBound..<range.upperBound
    if let at = words[range].firstIndex(of: "级"), at - range.lowerBound <= 3 {
      range = at + 1..<range.upperBound
    }
    range = inner.withoutLead(range)
    guard !range.isEmpty else { return nil }
    return Measure(
      text: fitted(string(left), words.string(range)), rule: "rule:measure-level-of-the-number-before",
      topic: earlier.topic)
  }

  /// 人均, 每户: the word that makes the number a rate is part of what it measures; 每年 is not.
  func rate(_ quantity: Quantity, clause: Range<Int>) -> String? {
    guard let last = tools.rates(clause.lowerBound..<quantity.range.lowerBound).last else { return nil }
    return last.per == "year" ? nil : string(last.range)
  }

  /// 占11.63%, 同比增长8.6%, 提高到90%, 为预算的98%: the words say only how the number relates to the one before.
  func dependent(
    _ quantity: Quantity, left: Range<Int>, right: String, clause: Range<Int>, before: [Measure]
  ) -> Measure? {
    guard right.isEmpty, !left.isEmpty, let earlier = before.last ?? previous, !earlier.text.isEmpty else {
      return nil
    }
    let ofWhole = before.isEmpty ? nil : ratioOfWhole(quantity, left: left, clause: clause, before: earlier)
    guard isShare(quantity, left) || ofWhole != nil || saysOnlyRelation(left) else { return nil }
    let own = ofWhole ?? withoutTimes(left)
    if isShare(quantity, left), let named = namedBefore(clause.lowerBound, behind: earlier) {
      return Measure(
        text: fitted(named, own), rule: "rule:measure-relates-to-the-clause-before", topic: named, base: named
      )
    }
    // 升至93.5%: what stands between verb and number says that a level is reached.
    let end = max(quantity.range.lowerBound, left.upperBound)
    let isLevel =
      ofWhole == nil
      && text[left.upperBound - 1..<end].contains {
        $0 == "到" || $0 == "至" || $0 == "达" || $0 == "为"
      }
    let room = max(Self.limit - own.unicodeScalars.count, 8)
    // A rise behind a rise is the same thing's: not 产值同比增长环比增长.
    let base = shortenedHead((earlier.base.isEmpty ? earlier.text : earlier.base).scalars, room: room)
    return Measure(
      text: isLevel ? base : balanced(base + own), rule: "rule:measure-relates-to-the-number-before",
      topic: earlier.topic, base: base)
  }

  /// 人数最多的是制造业,占34.1%: what a clause without a number names.
  private func namedBefore(_ start: Int, behind earlier: Measure) -> String? {
    guard let clause = finder.clause(before: start), clause.lowerBound >= earlier.end, !holdsNumber(clause),
      let mark = clause.last(where: { text[$0] == "是" }), text.scalar(mark - 1) == "的"
    else { return nil }
    let name = tools.withoutTail(mark + 1..<clause.upperBound)
    return name.count >= 2 ? balanced(string(name)) : nil
  }

  /// 占18%, 件数占72%: a share of what the number before, or its count, is a part of.
  private func isShare(_ quantity: Quantity, _ left: Range<Int>) -> Bool {
    guard quantity.isRatio else { return false }
    if text[left.lowerBound] == "占" { return true }
    guard let at = left.first(where: { text[$0] == "占" }), at - left.lowerBound <= 3 else { return false }
    return tools.lexicon.figures.longest(text, endingAt: at, notBefore: left.lowerBound)?.range.lowerBound
      == left.lowerBound
  }

  /// 完成年度目标的78%, 为预算的104.3%: a ratio to what is named right before it, of the number of the clause before.
  private func ratioOfWhole(
    _ quantity: Quantity, left: Range<Int>, clause: Range<Int>, before: Measure
  ) -> String? {
    guard quantity.isRatio, isNear(before, left.lowerBound),
      text.scalar(text.trimmed(left.upperBound..<max(quantity.range.lowerBound, left.upperBound)).lowerBound)
        == "的"
    else { return nil }
    let start = text.trimmed(clause).lowerBound
    guard tools.lexicon.ratiosOf.longest(text, at: start, end: clause.upperBound) != nil else { return nil }
    return (text[start] == "为" && left.lowerBound > start ? "为" : "") + withoutTimes(left)
  }

  /// 同比增长, 比五年前净增, 较上届下降: words of change, or a comparison that ends with one.
  func saysOnlyRelation(_ range: Range<Int>) -> Bool {
    if tools.lexicon.comparisons.longest(text, at: range.lowerBound, end: range.upperBound) != nil,
      (range.lowerBound + 2..<max(range.upperBound, range.lowerBound + 2)).contains(where: {
        tools.lexicon.dependents.longest(text, at: $0, end: range.upperBound)?.range.upperBound
          == range.upperBound
      })
    {
      return true
    }
    var at = range.lowerBound
    while at < range.upperBound {
      if let time = tools.timeEnd(at: at, limit: range.upperBound) {
        at = time
      } else if let word = tools.lexicon.dependents.longest(text, at: at, end: range.upperBound) {
        at = word.range.upperBound
      } else {
        return false
      }
    }
    return true
  }

  func withoutTimes(_ range: Range<Int>) -> String {
    var out = ""
    var at = range.lowerBound
    while at < range.upperBound {
      if let time = tools.timeEnd(at: at, limit: range.upperBound) {
        at = time
        // 较2019年, 由去年的: the word that leads to the time goes with it.
        if let last = out.unicodeScalars.last,
          last == "较" || last == "比" || last == "由" || last == "从" || last == "与"
        {
          out.unicodeScalars.removeLast()
        }
        if text.scalar(at) == "的", at < range.upperBound { at += 1 }
      } else if text.has(["分", "别"], at: at) {
        at += 2
      } else {
        out.unicodeScalars.append(text[at])
        at += 1
      }
    }
    return out
  }

  /// A measure without the relation at its end.
  func stripped(_ measure: String) -> String {
    let words = measure.scalars
    for start in words.indices.dropFirst(2) {
      var at = start
      while at < words.count, let word = tools.lexicon.dependents.longest(words, at: at), word.range.count > 1
      {
        at = word.range.upperBound
      }
      if at == words.count, start < words.count { return words.string(0..<start) }
    }
    return measure
  }

}
