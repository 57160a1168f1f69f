internal import Records

/// Which period a row is about.
extension DocumentReading {
  /// What the sentence states, else what its paragraph, section or document says; nothing where none does.
  func period(
    of row: Statistic, _ quantity: Quantity, sentence: Range<Int>, clause: Range<Int>,
    governing: [PeriodAssigner.Governing], inherited: InheritedPeriod, periods: PeriodAssigner
  ) -> Period {
    let position = quantity.range.lowerBound
    let isStock = row.kind == .stock || row.kind == .cumulative
    let stated = periods.stated(governing, at: position, isStock: isStock)
    // How many there are behind 截至 is as of that day.
    let asOf = isStock || row.kind == .share ? inherited.asOf : nil
    let period =
      stated ?? asOf ?? inherited.period ?? periods.ofDocument
      ?? periods.attributed(governing, in: clause, at: position)
    let isOwn = governing.contains {
      $0.limit.map { position < $0 } ?? false && $0.range.upperBound <= position
    }
    if let stated, !isOwn, isStartingLevel(quantity, clause: clause),
      row.modality != .actual || stated.start == nil
    {
      // 由每例1.3万元提高至1.5万元 by then: where it began is not of that day.
      return row.modality != .actual ? periods.ofDocument ?? Period() : Period()
    }
    if row.modality != .actual {
      // What is planned behind the end of the time reported is not of that time; a goal's day is not yet there.
      return period?.basis == .document && context.reportIsOver ? Period() : period ?? Period()
    }
    if stated == nil, let whole = whole(of: row, sentence: sentence, clause: clause) {
      return whole.basis == .stated
        ? Period(start: whole.start, end: whole.end, basis: .inherited, text: whole.text) : whole
    }
    if row.kind == .stock || (row.kind == .cumulative && period?.start == nil) {
      return periods.asStock(period) ?? Period()
    }
    return period ?? Period()
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
  /// The day that the paragraph says it is as of: 截至6月底.
  var asOf: Period?
}
