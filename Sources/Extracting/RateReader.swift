internal import Records

/// Reads what a number is per: 每人, 人均, 每周; and where the words leave it to the numbers before, 各奖励 and 标准.
struct RateReader {
  let tools: PhraseTools
  let finder: ClauseFinder

  private var text: Scalars { tools.text }
  private var lexicon: ExtractLexicon { tools.lexicon }

  /// The unit that a number is per, or nil. `before` are the statistics of its paragraph that stand before it.
  func per(_ quantity: Quantity, clause: Range<Int>, before: ArraySlice<Statistic>) -> String? {
    if let per = quantity.per { return per }
    // 人均工资增长6.2%: a ratio is no rate.
    guard !quantity.isRatio, quantity.unit?.kind != .ratio else { return nil }
    let words = behindAttribute(clause.lowerBound..<quantity.range.lowerBound)
    if let said = said(words) { return said }
    if let regular = regular(quantity, clause: clause) { return regular }
    if isDealtOut(quantity, words) { return counted(before) { _ in true } }
    if isStandard(quantity, words) { return counted(before) { $0 == "person" || $0 == "household" } }
    return nil
  }

  /// 单次补助1万元以上的有326人: what makes another number a rate is an attribute here.
  private func behindAttribute(_ words: Range<Int>) -> Range<Int> {
    guard let mark = words.last(where: { text[$0] == "的" }),
      (words.lowerBound..<mark).contains(where: { at in
        text[at].isDigit && !tools.times.contains { $0.range.contains(at) }
      })
    else { return words }
    return mark + 1..<words.upperBound
  }

  /// What the clause says before the number: of several the last, but 每人 with 每月 or 每年 is both.
  private func said(_ words: Range<Int>) -> String? {
    let rates = tools.rates(words).map(\.per)
    guard let last = rates.last else { return nil }
    if let time = rates.first(where: { $0 == "year" || $0 == "month" || $0 == "day" }),
      rates.contains("person")
    {
      return "person_\(time)"
    }
    // 户均年增收3000元 is per household.
    let isTime = last == "year" || last == "month" || last == "day"
    return isTime ? rates.last { $0 == "household" || $0 == "mu" } ?? last : last
  }

  /// 市总工会每年组织竞赛, 吸引单位2.4万家: a clause that says 每年 makes rates of those behind it, to the next semicolon
  /// or time, but of what has come together or is there now.
  private func regular(_ quantity: Quantity, clause: Range<Int>) -> String? {
    var start = clause.lowerBound
    guard (finder.sentence.lowerBound..<start).contains(where: { text[$0] == "每" }),
      !isOfNow(start..<max(start, quantity.range.lowerBound))
    else { return nil }
    while let previous = finder.clause(before: start) {
      if text[previous.upperBound] == "；" || text[previous.upperBound] == ";" { return nil }
      if let per = leading(previous) { return per }
      if isOfNow(previous) { return nil }
      start = previous.lowerBound
    }
    return nil
  }

  /// The time that a clause says to be one of many at its head, 每月; 每年 also behind the few words of its subject.
  private func leading(_ clause: Range<Int>) -> String? {
    for at in clause.prefix(Self.longestSubject + 1) {
      if text[at].isDigit || text[at] == "的" { return nil }
      guard text[at] == "每" else { continue }
      let per = lexicon.rates.longest(text, at: at, end: clause.upperBound)?.value.value
      let isHead = at == clause.lowerBound
      return per == "year" || isHead && (per == "month" || per == "week" || per == "day") ? per : nil
    }
    return nil
  }

  /// How many characters the subject before 每年 may have.
  private static let longestSubject = 10

  /// Whether words say a time of their own, or that what they count is a level or a sum: 目前, 累计.
  private func isOfNow(_ words: Range<Int>) -> Bool {
    if !tools.times(beginningIn: words).isEmpty { return true }
    let kinds = lexicon.signals[.kind]
    return words.contains { at in
      kinds.longest(text, at: at, end: words.upperBound).map {
        $0.value.value == "stock" || $0.value.value == "cumulative"
      } ?? false
    }
  }

  /// 一等奖5个，各奖励5万元: 各 before the verb of the number, or 分别给予 of money.
  private func isDealtOut(_ quantity: Quantity, _ words: Range<Int>) -> Bool {
    let dealing = lexicon.signals[.each]
    return words.contains { at in
      guard let word = dealing.longest(text, at: at, end: words.upperBound) else { return false }
      if word.value.value == "money" { return quantity.unit?.kind == .money }
      return lexicon.verbs.longest(text, at: word.range.upperBound, end: words.upperBound) != nil
    }
  }

  /// 慰问标准分别为3000元、2000元: money that is a standard, and no sum.
  private func isStandard(_ quantity: Quantity, _ words: Range<Int>) -> Bool {
    guard quantity.unit?.kind == .money else { return false }
    let standards = lexicon.signals[.standard]
    guard
      let mark = words.last(where: { standards.longest(text, at: $0, end: words.upperBound) != nil })
    else { return false }
    return !(mark..<words.upperBound).contains {
      lexicon.pivots.longest(text, at: $0, end: words.upperBound) != nil
    }
  }

  /// The unit of the last things or people counted.
  private func counted(_ before: ArraySlice<Statistic>, _ isMeant: (String) -> Bool) -> String? {
    before.last { row in
      row.per == nil && row.unit.map { lexicon.countedUnits.contains($0) && isMeant($0) } ?? false
    }?.unit
  }
}
