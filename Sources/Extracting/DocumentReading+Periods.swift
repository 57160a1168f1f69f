internal import Records

/// Which period a row is about.
extension DocumentReading {
  /// What the sentence states, else what its paragraph, section or document says; nothing where none does.
  func period(
    of row: Statistic, _ quantity: Quantity, sentence: Range<Int>, clause: Range<Int>,
    governing: [PeriodAssigner.Governing], inherited: InheritedPeriod, periods: PeriodAssigner
  ) -> Period {
    let position = quantity.range.lowerBound
    if isRecurring(row, at: position, governing: governing, tools: periods.tools) { return Period() }
    let isStock = row.kind == .stock || row.kind == .cumulative
    let stated = periods.stated(governing, at: position, isStock: isStock)
    // What is behind 截至 is as of that day, but for what was done.
    let asOf = isStock || row.kind == .share || row.kind == nil ? inherited.asOf : nil
    // 大会表扬了2023年度先进集体15个: of the year that is said.
    let attributed = periods.attributed(governing, in: clause, at: position)
    let atVenue =
      isStock || attributed != nil || !isAtVenue(position, sentence, periods.tools) ? nil : dayToldOf
    // 该县现有女职工7800人 goes on about no year that a paragraph before was about.
    let isNow =
      stated == nil && context.published != nil && (isStock || row.kind == .share || row.kind == nil)
      && isSaidOfNow(position, sentence)
    // 截至目前 where nothing says of which day: no other time is meant.
    let worded = stated == nil ? periods.worded(sentence, before: position, finder: finder(sentence)) : nil
    let period =
      stated ?? worded ?? (isNow ? nil : asOf) ?? atVenue ?? (isNow ? nil : inherited.period) ?? periods
      .ofDocument
      ?? attributed
    let isOwn = governing.contains {
      $0.limit.map { position < $0 } ?? false && $0.range.upperBound <= position
    }
    if stated != nil, !isOwn, isStartingLevel(quantity, clause: clause),
      let base = governing.last(where: { $0.isBase && $0.range.upperBound <= position })
    {
      // 由2015年底的1102家发展到1480家，由13.2万人增加到16.9万人: both began then.
      return periods.period(base, basis: .stated)
    }
    if let stated, !isOwn, isStartingLevel(quantity, clause: clause),
      row.modality != .actual || stated.start == nil
    {
      // 由每例1.3万元提高至1.5万元 by then: where it began is not of that day.
      return row.modality != .actual ? periods.ofDocument ?? Period() : Period()
    }
    if row.modality != .actual {
      // 目前…已开始，预计参加6000人: what is to come is not as of now.
      if let stated, stated.start == nil, let end = stated.end, let today = context.published,
        end <= today.iso, !isOwn, plannedFrom?.sentence == sentence
      {
        return Period()
      }
      // What is planned behind the end of the time reported is not of that time; a goal's day is not yet there.
      return period?.basis == .document && context.reportIsOver ? Period() : period ?? Period()
    }
    if row.kind == .change,
      let since = sinceCompared(quantity, clause: clause, period: period, periods: periods)
    {
      return since
    }
    if stated == nil, let whole = whole(of: row, sentence: sentence, clause: clause) {
      return whole.basis == .stated
        ? Period(start: whole.start, end: whole.end, basis: .inherited, text: whole.text) : whole
    }
    if stated == nil, let summed = summedUp(row, sentence: sentence) { return summed }
    if stated == nil, inherited.period == nil, context.ofDocument == nil,
      let level = levelBefore(row, sentence: sentence)
    {
      return level
    }
    // 累计 in a text on something of a year, and not on the year, is all there was until then.
    let isSummedUp =
      row.kind == .cumulative
      && (period?.start == nil
        || (period?.basis == .document && !context.isYearly && context.reported == nil))
    if isNow, period == nil || period?.basis == .document && !context.isYearly {
      // 宁波去年慰问…: 我市现有志愿者21位 is no figure of that year.
      return periods.asStock(nil) ?? Period()
    }
    if row.kind == .stock || isSummedUp {
      if period == nil, let lead = leadAsOf.period { return lead }
      return periods.asStock(isSummedUp && period?.start != nil ? nil : period) ?? Period()
    }
    return period ?? told(row, at: position, in: sentence, clause: clause, governing, periods: periods)
      ?? Period()
  }

  /// 从2015年开始，每年命名100个; 今后每年将新增100对: what is done again and again is of no span that ends today.
  private func isRecurring(
    _ row: Statistic, at position: Int, governing: [PeriodAssigner.Governing], tools: PhraseTools
  ) -> Bool {
    guard let last = governing.last(where: { $0.range.upperBound <= position }),
      last.runsOn || (row.modality != .actual && last.isWholeYear)
    else { return false }
    // 自2021年起每年…，已累计组织6批: what has come together is no rate.
    if row.per == nil, row.kind == .cumulative { return false }
    return row.per == "year" || tools.rates(last.range.upperBound..<position).contains { $0.per == "year" }
  }

  /// 累计发放助学金1270万元，资助学子3670名: what follows a sum of all there was, and says no time itself, is of all, too.
  private func summedUp(_ row: Statistic, sentence: Range<Int>) -> Period? {
    guard row.kind == .flow || row.kind == nil, let last = statistics.last, last.kind == .cumulative,
      last.period.basis != .stated, last.period.start == nil, places.last?.sentence == sentence
    else { return nil }
    return last.period
  }

  /// 工会组织总数为275.3万个，职工入会率达81.1%: a share behind a level, where nothing says a time, is of the same day.
  private func levelBefore(_ row: Statistic, sentence: Range<Int>) -> Period? {
    guard row.kind == .share || row.kind == nil, let last = statistics.last,
      last.period.start == nil, last.period.end != nil, last.period.basis == .document,
      places.last?.sentence == sentence
    else { return nil }
    return last.period
  }

  /// 现有: whether the words before a number say that it is how many there are now.
  private func isSaidOfNow(_ position: Int, _ sentence: Range<Int>) -> Bool {
    extractor.lexicon.contextWords.stands(.now, text, in: sentence.lowerBound..<position)
  }

  /// 会上，为10名监督员颁发聘书; 在现场设立: whether the words before a number place it at the event.
  func isAtVenue(_ position: Int, _ sentence: Range<Int>, _ tools: PhraseTools) -> Bool {
    let words = extractor.lexicon.contextWords
    guard words.stands(.venue, text, in: sentence.lowerBound..<position) else { return false }
    let first = tools.withoutLead(sentence.lowerBound..<position).lowerBound
    return (sentence.lowerBound..<position).contains { at in
      guard words.end(.venue, text, at: at, limit: position) != nil else { return false }
      return at == first || at == sentence.lowerBound || text[at - 1].endsClause
        || words.start(.scene, text, endingAt: at, notBefore: sentence.lowerBound) != nil
    }
  }

  /// Notes what a paragraph says that later ones point at, and the day of the event that a page of news begins with.
  mutating func note(_ governing: [[PeriodAssigner.Governing]], periods: PeriodAssigner) {
    let lead = governing.first?.first.flatMap { $0.leads && ($0.span.years ?? 1) <= 2 ? $0.span : nil }
    spokenBefore = (periods.context.longGoverning, lead ?? spokenBefore.short, periods.context.openedOn)
    guard !event.isNoted, let first = governing.lazy.compactMap(\.first).first else { return }
    event.isNoted = true
    guard context.reported == nil, first.opens, first.isOfDays, let end = first.span.end,
      let published = context.published,
      (0...Self.newsDays).contains(end.days(to: published))
    else { return }
    event.day = periods.period(first, basis: .inherited)
    context.eventDay = first.span
  }

  /// How many days after an event a page about it is still news.
  private static let newsDays = 31

  /// 比年初增加1260人, 较2022年底净增23.4万人，增长27.5%: from the day behind the one compared with.
  private func sinceCompared(
    _ quantity: Quantity, clause: Range<Int>, period: Period?, periods: PeriodAssigner
  ) -> Period? {
    let words = extractor.lexicon.contextWords
    let before = clause.lowerBound..<max(quantity.range.lowerBound, clause.lowerBound)
    let base = periods.tools.times(beginningIn: before).last { time in
      time.range.upperBound <= quantity.range.lowerBound
        && words.start(.against, text, endingAt: time.range.lowerBound, notBefore: clause.lowerBound) != nil
    }
    guard let base else {
      // What stands right behind a change, and compares with nothing itself, is of the same time.
      guard let last = statistics.last, last.kind == .change, last.period.text == period?.text,
        let place = places.last, place.sentence.contains(quantity.range.lowerBound),
        !text[last.end..<quantity.range.lowerBound].contains(where: { $0 == "；" || $0 == ";" }),
        period?.start == nil, last.period.start != nil
      else { return nil }
      return last.period
    }
    guard let span = base.resolved(in: periods.context),
      let start = base.meaning == .relative("start_of_year") ? span.start : span.end?.moved(by: 1),
      span.start == nil || base.meaning == .relative("start_of_year"),
      let end = period?.end.flatMap({ Day(iso: $0) }), start < end, let year = start.years(before: -1),
      end < year,
      period?.start == nil
    else { return nil }
    return Period(start: start.iso, end: end.iso, basis: period?.basis, text: period?.text)
  }

  /// 由7.5个月延长到13个月: the first of the two.
  private func isStartingLevel(_ quantity: Quantity, clause: Range<Int>) -> Bool {
    let words = extractor.lexicon.contextWords
    let start = quantity.fullRange.lowerBound
    let near = max(clause.lowerBound, start - 4)
    let isBehindFrom = (near..<start).contains {
      words.end(.from, text, at: $0, limit: start) != nil
    }
    let end = quantity.fullRange.upperBound
    return isBehindFrom && words.stands(.reached, text, in: end..<min(end + 6, clause.upperBound))
  }

  /// The period of what the row is a part of: behind 其中 at the beginning of the sentence, of what the sentence before
  /// counted in the same unit; in its middle, of what was counted right before.
  private func whole(of row: Statistic, sentence: Range<Int>, clause: Range<Int>) -> Period? {
    guard let last = statistics.last, let spoken = places.last?.sentence else { return nil }
    if startsWithPart(sentence) {
      guard spoken.upperBound <= sentence.lowerBound else { return last.period }
      let before = statistics.indices.reversed().prefix { places[$0].sentence == spoken }
      let ofUnit = before.first {
        statistics[$0].unit == row.unit && row.unit != nil && statistics[$0].kind != .change
      }
      return ofUnit.map { statistics[$0].period } ?? last.period
    }
    return startsWithPart(clause) && spoken == sentence ? last.period : nil
  }
}

/// What a sentence's numbers take where it says no time of its own.
struct InheritedPeriod {
  /// That of the paragraph, heading or section.
  var period: Period?
  /// Whether it is that of a paragraph before.
  var isCarried: Bool
  /// The day that the paragraph says it is as of: 截至6月底.
  var asOf: Period?
}
