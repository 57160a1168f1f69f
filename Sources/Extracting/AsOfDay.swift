/// Finds the day that a text without a day of publication says it is as of: 截至2023年11月30日.
enum AsOfDay {
  /// The latest of the days that stand behind 截至; nil where there is none.
  static func find(_ text: Scalars, body: [Range<Int>], scanner: TimeScanner) -> Day? {
    body.flatMap { scanner.scan(text, in: $0) }.compactMap { time in
      guard case .span(nil, let end?) = time.meaning,
        scanner.lexicon.periods.longest(text, at: time.range.lowerBound)?.value.rule == "prefix:until"
      else { return nil }
      return end
    }.max()
  }
}
