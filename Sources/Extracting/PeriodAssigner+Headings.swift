internal import Records

/// The period of what stands under a heading, and of the document.
extension PeriodAssigner {
  /// What a heading says of when: the last wording in it that means a period, wherever it stands.
  func ofHeading(_ range: Range<Int>) -> Period? {
    for time in tools.times(beginningIn: range).reversed() where time.range.upperBound <= range.upperBound {
      guard let span = time.resolved(in: context), span.start != nil else { continue }
      return period(span, basis: .inherited, text: text.string(time.range))
    }
    return nil
  }

  /// The year that a heading is about: 2023年工作回顾, 过去一年工作回顾.
  func yearOfHeading(_ range: Range<Int>) -> Int? {
    for time in tools.times(beginningIn: range) where time.range.upperBound <= range.upperBound {
      guard time.wholeYear == nil else { return time.wholeYear }
      if case .relative = time.meaning, let span = time.resolved(in: context), let year = span.year,
        span.start == Day.firstOf(year: year), span.end == Day.lastOf(year: year)
      {
        return year
      }
    }
    return nil
  }

  /// The period of the document where nothing nearer says one.
  var ofDocument: Period? {
    context.ofDocument.map { period($0, basis: .document, text: context.reported?.text) }
  }
}
