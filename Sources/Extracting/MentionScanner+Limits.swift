internal import Numerals
internal import Records

/// Items' numbers, limits of groups, serial parts, times and bare numbers.
extension MentionScanner {
  /// 1. and （二） and 3、 at the beginning of a paragraph or item.
  func enumerator(
    _ quantity: Quantity, _ text: Scalars, block: Range<Int>, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) -> Marked? {
    let numeral = quantity.numeral
    guard quantity.unit == nil, numeral.ratio == .none, !numeral.hasScale, numeral.value < ExactDecimal(100),
      numeral.value.isWhole, numeral.form == .arabic || numeral.form == .chinese
    else { return nil }
    let isBracketed = (before == "(" || before == "（") && (after == ")" || after == "）")
    if isBracketed, numeral.value < ExactDecimal(60) {
      return Marked(range: numeral.range, mentionClass: .reference, rule: "rule:enumerator")
    }
    guard after == "." || after == "、" || after == "．" || after == ")" || after == "）" else { return nil }
    if let next = text.scalar(numeral.range.upperBound + 1), next.isDigit, after == "." || after == "．" {
      return nil
    }
    let startsItem = before.map { $0.endsClause || $0.isBlank || $0 == ":" || $0 == "：" } ?? true
    guard startsItem else { return nil }
    return Marked(range: numeral.range, mentionClass: .reference, rule: "rule:enumerator")
  }

  /// 25人以上企业, 70岁及以上的老人: a bound that defines a group.
  func threshold(_ quantity: Quantity, _ text: Scalars, block: Range<Int>) -> Marked? {
    // 18岁至60岁的职工: a range of ages before what it is an attribute of.
    if quantity.isRange, let unit = quantity.unitRange, text[unit].last == "岁",
      text.scalar(quantity.fullRange.upperBound)?.isHan ?? false || quantity.hasBoundBehind
    {
      return Marked(range: quantity.fullRange, mentionClass: .threshold, rule: "rule:bound-of-a-group")
    }
    let limited = limit(quantity, text, block: block)
    if limited != nil { return limited }
    guard quantity.hasBoundBehind, !quantity.isRange else { return nil }
    let end = quantity.fullRange.upperBound
    guard end < block.upperBound else { return nil }
    let next = text[end]
    // 100名以上职工, 50家以上企业 count the noun behind; 25人以上企业, 5000万元以上项目 define a group by something else.
    let printed = quantity.unitRange.map { text.string($0) } ?? ""
    let measuresElse =
      printed.hasSuffix("人") || quantity.unit?.kind == .money || quantity.unit?.kind == .time
      || quantity.unit?.kind == .measure
    if next == "、", measuresElse,
      let other = quantities.read(text, at: end + 1, floor: end, end: block.upperBound),
      threshold(other, text, block: block) != nil
    {
      // 10人以上、50人以下企业.
      return Marked(range: quantity.fullRange, mentionClass: .threshold, rule: "rule:bound-of-a-group")
    }
    // 达到1.2万人以上的目标: what a goal is, and no group.
    let isGoal =
      lexicon.contextWords.end(.attribute, text, at: end + 1, limit: block.upperBound) != nil
      || lexicon.slogans.longest(text, at: end + 1, end: block.upperBound) != nil
    let isShare = quantity.isRatio && !opensClause(quantity.range.lowerBound, text, floor: block.lowerBound)
    let isAttribute = next == "的" && (measuresElse || isShare) && !isGoal
    let isGroup =
      isAttribute
      || (next.isHan && !quantity.isRatio && measuresElse
        && !(quantity.numeral.hasScale && quantity.unit?.kind == .count)
        && lexicon.verbs.longest(text, at: end, end: block.upperBound) == nil)
    guard isGroup else { return nil }
    return Marked(range: quantity.fullRange, mentionClass: .threshold, rule: "rule:bound-of-a-group")
  }

  /// 目前，80%以上的企业建立了制度: whether nothing but fillers stands before a number in its clause, so that it is a share of
  /// those behind it and no limit of a group (参保率80%以上的企业).
  private func opensClause(_ number: Int, _ text: Scalars, floor: Int) -> Bool {
    var at = number
    while at > floor, !text[at - 1].endsClause { at -= 1 }
    while at < number {
      if text[at].isBlank {
        at += 1
      } else if let filler = lexicon.fillersLead.longest(text, at: at, end: number) {
        at = filler.range.upperBound
      } else {
        return false
      }
    }
    return true
  }

  /// 不得超过6小时, 单笔500元以上, 300元—5000元（含）部分, 50周岁以上, 女40周岁、男50周岁以上: a limit by its words or its kind.
  private func limit(_ quantity: Quantity, _ text: Scalars, block: Range<Int>) -> Marked? {
    func marked(_ rule: String) -> Marked {
      Marked(range: quantity.fullRange, mentionClass: .threshold, rule: rule)
    }
    let isBound =
      quantity.isRange || quantity.modifiers.contains { $0.modifier != .about && $0.modifier != .exact }
    if isBound, quantity.unit != nil,
      let label = lexicon.limits.longest(
        text, endingAt: quantity.numeral.range.lowerBound, notBefore: block.lowerBound)
    {
      return marked(label.value.rule)
    }
    let isGroupKind =
      quantity.unit?.kind == .money || quantity.unit?.kind == .time || quantity.unit?.unit == "point"
    guard isGroupKind else { return nil }
    var end = quantity.fullRange.upperBound
    if text.hasIncluded(at: end) { end += 3 }
    if quantity.isRange || quantity.hasBoundBehind,
      let tail = lexicon.limitTails.longest(text, at: end, end: block.upperBound)
    {
      return marked(tail.value.rule)
    }
    // 超过100小时的志愿者, 不满18周岁的未成年工; of money the words are the same for what was given: 不超过100元的慰问品.
    if !quantity.hasBoundBehind, quantity.unit?.kind != .money, !quantity.isRange,
      quantity.numeral.surplus == nil, text.scalar(end) == "的", let bound = quantity.modifiers.first,
      bound.modifier == .atMost || bound.modifier == .moreThan
    {
      return marked("rule:bound-of-a-group")
    }
    // 10万元（含）至100万元的83家: a range of money that tells which.
    if quantity.isRange, text.scalar(end) == "的",
      text.scalar(end + 1)?.isDigit ?? false
        || lexicon.bodiesBehind.longest(text, at: end + 1, end: block.upperBound) != nil
    {
      return marked("rule:bound-of-a-group")
    }
    guard quantity.unit?.unit == "year_of_age", !isMeasuredTime(quantity, text, floor: block.lowerBound)
    else {
      return nil
    }
    if quantity.isRange || quantity.hasBoundBehind { return marked("rule:bound-of-a-group") }
    // 女40周岁、男50周岁以上: one bound for two ages.
    guard text.scalar(quantity.fullRange.upperBound) == "、" else { return nil }
    let next = quantity.fullRange.upperBound + 1
    for at in next..<min(next + 3, block.upperBound) {
      guard startsNumber(text[at]),
        let other = quantities.read(text, at: at, floor: next, end: block.upperBound)
      else { continue }
      return other.hasBoundBehind && other.unit?.unit == "year_of_age" ? marked("rule:bound-of-a-group") : nil
    }
    return nil
  }

  /// A Chinese number without anything counted: a reference where it stands alone or has scales, else part of a word.
  func uncounted(_ quantity: Quantity, before: Unicode.Scalar?, after: Unicode.Scalar?) -> Marked? {
    let isApart = !(before?.isHan ?? false) && !(after?.isHan ?? false)
    // 十二 and 二十 between words are numbers too; 十分 and 万一 are none.
    let isTens = quantity.numeral.value > ExactDecimal(10) && quantity.numeral.value < ExactDecimal(100)
    guard isApart || isTens || quantity.numeral.range.count > 2 else { return nil }
    return Marked(range: quantity.range, mentionClass: .reference, rule: "rule:bare-numeral")
  }

  /// Years, months and days say when or how long; ages and many hours are figures.
  func timeQuantity(_ quantity: Quantity, _ text: Scalars, unit: UnitEntry.Reading, floor: Int)
    -> Marked
  {
    let printed = quantity.unitRange.map { text.string($0) } ?? ""
    let isAge = printed.hasSuffix("岁")
    let isLong = quantity.numeral.value >= ExactDecimal(100) && (unit.unit == "hour" || unit.unit == "minute")
    let isWork = unit.unit.hasPrefix("person_") || unit.unit == "lesson"
    if isMeasuredTime(quantity, text, floor: floor) || isAge || isLong || isWork
      || quantity.numeral.hasScale
    {
      return Marked(
        range: quantity.range, mentionClass: .statistic, rule: "rule:quantity", quantity: quantity)
    }
    return Marked(range: quantity.fullRange, mentionClass: .duration, rule: "rule:time-unit")
  }

  /// 6号线二期, 综采二队: a Chinese digit behind a noun, with a word that counts parts, tells which one, not how many.
  func isSerial(_ quantity: Quantity, _ text: Scalars, floor: Int) -> Bool {
    let start = quantity.range.lowerBound
    guard quantity.modifiers.isEmpty, !quantity.isRange, quantity.numeral.range.count == 1,
      quantity.numeral.ratio == .none, start > floor, let unit = quantity.unitRange,
      lexicon.serials.contains(text.string(unit))
    else { return false }
    // 一类大赛12项、二类大赛68项: the second of a series.
    let first: Scalars = ["一"] + text[unit]
    if text.scalar(unit.upperBound)?.isHan ?? false,
      (max(floor, start - 16)..<start).contains(where: { text.has(first, at: $0) })
    {
      return true
    }
    guard text[start - 1].isHan else { return false }
    return lexicon.verbsBefore.longest(text, endingAt: start, notBefore: floor) == nil
      && lexicon.fillersTail.longest(text, endingAt: start, notBefore: floor) == nil
  }

  /// 平均用时3天, 服务时长19.4小时: the clause says that time itself is measured.
  func isMeasuredTime(_ quantity: Quantity, _ text: Scalars, floor: Int) -> Bool {
    let trie = lexicon.signals[.time]
    var at = quantity.range.lowerBound
    while at > floor, !text[at - 1].endsClause, quantity.range.lowerBound - at < 14 {
      at -= 1
      if trie.longest(text, at: at, end: quantity.range.lowerBound) != nil { return true }
    }
    return false
  }

  /// A number with neither unit nor scale: a figure where a noun stands before it and nothing behind, or a thing
  /// that is counted without classifier behind it; a year; else a reference.
  func bare(
    _ quantity: Quantity, _ text: Scalars, block: Range<Int>, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) -> Marked {
    let numeral = quantity.numeral
    func marked(_ mentionClass: MentionClass, _ rule: String) -> Marked {
      Marked(
        range: quantity.range, mentionClass: mentionClass, rule: rule,
        quantity: mentionClass == .statistic ? quantity : nil)
    }
    if !quantity.isRange, quantity.modifiers.isEmpty, numeral.range.count == 4,
      let year = numeral.value.integer,
      (1900...2100).contains(year)
    {
      return marked(.date, "rule:bare-year")
    }
    // 5月28日至5月30，: a day whose 日 was left out or misread.
    if before == "月", quantity.modifiers.isEmpty, numeral.form == .arabic, let day = numeral.value.integer,
      (1...31).contains(day), text.scalar(quantity.range.lowerBound - 2)?.isDigit ?? false
    {
      return marked(.date, "rule:day-of-a-month")
    }
    let isEnd =
      after.map {
        $0.endsClause || $0 == "、" || $0 == "）" || $0 == ")" || $0 == "（" || $0 == "(" || $0.isBlank
      } ?? true
    // 工作总结2: the serial of a title, which neither a mark nor a blank parts from it.
    if block.count <= 24, quantity.range.upperBound == block.upperBound, numeral.value <= ExactDecimal(20),
      before?.isHan ?? false, quantity.modifiers.isEmpty, !text[block].contains(where: \.endsClause)
    {
      return marked(.reference, "rule:serial-of-a-title")
    }
    let isLabelled = before.map { $0.isHan || $0 == ":" || $0 == "：" } ?? false
    if isEnd, isLabelled { return marked(.statistic, "rule:labelled-figure") }
    if !quantity.modifiers.isEmpty { return marked(.statistic, "rule:bounded-figure") }
    if let after, after.isHan, numeral.value > .one, before != "/" {
      return marked(.statistic, "rule:uncounted-noun")
    }
    return marked(.reference, "rule:bare-number")
  }
}
