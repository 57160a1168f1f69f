internal import Lexicons
internal import Numerals
internal import Records

/// One row: what a number is, and what it is about.
extension DocumentReading {
  mutating func statistic(
    _ mention: Marked, _ quantity: Quantity, measure: MeasureBuilder.Measure, sentence: Range<Int>,
    clause: Range<Int>, finder: ClauseFinder, block: TextBlock, governing: [PeriodAssigner.Governing],
    inherited: InheritedPeriod,
    periods: PeriodAssigner, signals said: Signals.Result, rates: RateReader,
    place: (hit: PlaceFinder.Hit?, worded: Range<Int>?)
  ) -> Statistic {
    var signals = said
    if let before = signalsBefore, isList(between: before.end, and: quantity.range.lowerBound),
      signals.kind != .change
    {
      // 分别下降12.5%和10%: what is said of the first of a list is said of all.
      signals = before.signals
    }
    if signals.kind == .stock, dayToldOf != nil,
      isAtVenue(quantity.range.lowerBound, sentence, periods.tools)
    {
      // 现场共有76家企业设摊: they were there that day.
      signals.kind = .flow
    }
    if let before = signalsBefore, signals.kind == nil, let kind = before.signals.kind,
      kind != .change, kind != .share, isSibling(behind: before.end, quantity, tools: periods.tools)
    {
      // 现有工作室38个、驿站412个: what the list opens with is said of each.
      signals.kind = kind
    }
    signalsBefore = (quantity.fullRange.upperBound, signals)
    var quantity = quantity
    if signals.isFall { quantity.isNegative = true }
    var made = row(mention, quantity, measure: measure.text)
    made.kind = signals.kind
    made.comparedWith = signals.comparedWith
    made.per = rates.per(quantity, clause: clause, before: statistics[firstEntry...])
    made.modality = planned(signals.modality, sentence: sentence)
    func period(_ row: Statistic) -> Period {
      self.period(
        of: row, quantity, sentence: sentence, clause: clause, governing: governing, inherited: inherited,
        periods: periods)
    }
    made.period = period(made)
    if made.modality != signals.modality, said.isDone || isPast(made.period, saidIn: clause) {
      // 计划慰问3000人次；去年同期慰问2470人次；计划建站15个，目前已建成12个: what has been is no plan.
      made.modality = signals.modality
      plannedFrom = nil
      made.period = period(made)
    }
    if made.period == Period(),
      let worded = periods.worded(sentence, before: quantity.range.lowerBound, finder: finder)
    {
      made.period = worded
    }
    made.region = place.hit?.region ?? region
    made.placeText = place.worded.map { text.string($0) }
    made.organization = place.hit?.body.map { text.string($0) } ?? organization
    made.section = section
    made.page = block.page
    made.rules.reserveCapacity(quantity.rules.count + signals.rules.count + 2)
    made.rules += quantity.rules
    made.rules.append(measure.rule)
    made.rules += signals.rules
    code(&made, context: finder.context(around: quantity.fullRange))
    return made
  }

  /// 拟安排900万元, 新增项目80万元: what is planned stays so to the end of the sentence, and in a section of plans.
  private mutating func planned(_ own: Statistic.Modality, sentence: Range<Int>) -> Statistic.Modality {
    if own != .actual {
      plannedFrom = (sentence, own)
      return own
    }
    return plannedFrom.flatMap { $0.sentence == sentence ? $0.modality : nil } ?? sectionModality ?? own
  }

  /// Whether a period that a clause itself states is over on the day of publication: 预计全年1268亿元，增长5.6% is none.
  private func isPast(_ period: Period, saidIn clause: Range<Int>) -> Bool {
    guard period.basis == .stated, let words = period.text, let end = period.end,
      let published = context.published
    else { return false }
    return end <= published.iso && text.string(clause).contains(words)
  }

  /// Whether a number is the next of a list that only 、 parts, without a verb of its own.
  private func isSibling(behind end: Int, _ quantity: Quantity, tools: PhraseTools) -> Bool {
    let start = quantity.range.lowerBound
    guard end < start, let mark = text[end..<start].lastIndex(of: "、"),
      !text[end..<start].contains(where: { $0 != "、" && $0.endsClause })
    else { return false }
    return tools.lexicon.verbs.longest(text, at: mark + 1, end: start) == nil
  }

  /// What a row has by its number alone.
  mutating func row(_ mention: Marked, _ quantity: Quantity, measure: String) -> Statistic {
    let isDamaged = mention.mentionClass == .damaged
    let bounds = Bounds(quantity)
    var made = Statistic(
      id: identity.identifier(of: mention.range), sequence: statistics.count + 1, measure: measure,
      modifier: isDamaged ? .exact : bounds.modifier,
      unitText: unitText(quantity),
      status: isDamaged ? .damaged : .ok, sentence: "", numberText: text.string(mention.range),
      start: mention.range.lowerBound, end: mention.range.upperBound)
    made.unit = quantity.unit?.unit
    if !isDamaged {
      let value = bounds.value.description
      made.value = value
      made.lower = bounds.lower.map { $0 == bounds.value ? value : $0.description }
      made.upper = bounds.upper.map { $0 == bounds.value ? value : $0.description }
      made.resolution = bounds.resolution.description
    }
    return made
  }

  /// The unit as printed; `%` for a ratio in words, 百分之六十.
  func unitText(_ quantity: Quantity) -> String {
    if let range = quantity.unitRange ?? quantity.borrowedUnit { return text.string(range) }
    switch quantity.numeral.ratio {
    case .none: return ""
    case .percent: return "%"
    case .permille: return "‰"
    }
  }

  /// Gives a row the indicator that its figure is, if any is.
  func code(_ statistic: inout Statistic, context: FigureContext? = nil) {
    let figure = Figure(
      measure: statistic.measure, unit: statistic.unit, per: statistic.per, kind: statistic.kind,
      context: context)
    guard let match = extractor.lexicon.indicators.code(figure) else { return }
    statistic.indicator = match.code
    statistic.rules.append(match.rule)
  }

  /// Gives the figures of an indicator in one unit, so that they add up: 66家 and 66个 stations. After the relations,
  /// which compare units as they are printed.
  mutating func unifyUnits() {
    for index in statistics.indices {
      guard let code = statistics[index].indicator else { continue }
      statistics[index].unit = extractor.lexicon.indicators.unit(statistics[index].unit, of: code)
    }
  }
}
