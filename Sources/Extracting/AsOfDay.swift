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
      }.first ?? signed(text, body: body, scanner: scanner)
  }

  /// The whole date that one of the first or last lines begins or ends with, where that line is no sentence:
  /// 2023-09-07 聊城日报, 市总工会办公室 2023年9月7日; or that a byline follows which runs into the text: 2008-05-23来源：….
  private static func signed(_ text: Scalars, body: [Range<Int>], scanner: TimeScanner) -> Day? {
    let lines = Set(body.suffix(edge) + body.prefix(edge)).sorted { $0.lowerBound < $1.lowerBound }
    return lines.lazy.compactMap { block -> Day? in
      let line = text.trimmed(block)
      if let time = scanner.scan(text, in: block).first, case .span(let start?, let end?) = time.meaning,
        start == end, time.range.lowerBound == line.lowerBound,
        scanner.lexicon.contextWords.end(.byline, text, at: time.range.upperBound, limit: line.upperBound)
          != nil
      {
        return end
      }
      guard line.count <= longestLine, let last = text[line].last, last != "。" else { return nil }
      return scanner.scan(text, in: block).compactMap { time -> Day? in
        guard case .span(let start?, let end?) = time.meaning, start == end,
          time.range.lowerBound == line.lowerBound || time.range.upperBound == line.upperBound
        else { return nil }
        return end
      }.last
    }.first
  }

  /// How many lines may carry such a date at each end of the text, and how long they may be.
  private static let edge = 3
  private static let longestLine = 80
}
