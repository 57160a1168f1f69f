/// Finds the day that a text without a day of publication says it is as of: 截至2023年11月30日, else the end of the month
/// that stands alone in a line: 2023年10月.
enum AsOfDay {
  /// The latest of the days that stand behind 截至; nil where there is none.
  static func find(_ text: Scalars, body: [Range<Int>], scanner: TimeScanner) -> Day? {
    let until = body.flatMap { scanner.scan(text, in: $0) }.compactMap { time -> Day? in
      guard case .span(nil, let end?) = time.meaning,
        scanner.lexicon.periods.longest(text, at: time.range.lowerBound)?.value.rule == "prefix:until"
      else { return nil }
      return end
    }.max()
    return until
      ?? body.lazy.compactMap { block -> Day? in
        guard let time = scanner.scan(text, in: block).first, case .span(let start?, let end?) = time.meaning,
          start.year == end.year, start.month == end.month, text.trimmed(block) == time.range
        else { return nil }
        return end
      }.first
  }
}
