/// What the words of a text say of the year that it was written in.
extension SubjectYear {
  /// Tells a context the year that the document is about, and which years 今年 and 去年 mean in it.
  func tell(
    _ context: inout TimeContext, titles: [Range<Int>], headings: [Range<Int>], body: [Range<Int>],
    isSample: Bool
  ) {
    var subject = find(titles: titles, headings: headings, body: body)
    let isApart = published == nil && titled(titles) == nil && tellsApart(body)
    if isApart, subject?.isSaid == false { subject = nil }
    context.subjectYear = subject?.year
    context.isSubjectSaid = subject?.isSaid ?? true
    context.isYearly = subject?.isYearly ?? false
    context.termYears = termYears(body)
    guard let published else {
      if let year = subject?.year {
        context.isToldAfter = isToldAfter(year, titles: titles, body: body)
        context.isThisYearOpen = isApart
      } else if !isSample {
        context.namedYear = named(body)
      }
      return
    }
    if subject.map({ $0.year == published.year - 1 || !$0.isSaid }) ?? true, isToldWithin(published, body) {
      context.subjectYear = published.year - 1
      context.isSubjectSaid = true
      context.isYearly = true
      context.isToldWithin = true
    }
  }

  /// Whether a text that came out in the first months of a year was written in the one before: it tells what was done
  /// 今年 in months that were yet to come, 今年下半年举办培训班6期.
  private func isToldWithin(_ published: Day, _ body: [Range<Int>]) -> Bool {
    guard published.month <= Self.firstMonths else { return false }
    let tools = PhraseTools(lexicon: scanner.lexicon, text: text, times: [])
    return body.contains { block in
      let times = scanner.scan(text, in: block)
      return times.indices.contains { turn in
        guard case .ofYear(let span) = times[turn].meaning, span.yearRule == "this_year",
          span.month > published.month, !span.isOpenBefore
        else { return false }
        return isDone(times, turn, block: block, tools: tools)
      }
    }
  }

  /// Whether the words behind a time, to the next one or the end of its block, count something and announce nothing.
  private func isDone(_ times: [TimeExpression], _ turn: Int, block: Range<Int>, tools: PhraseTools) -> Bool {
    let start = times[turn].range.upperBound
    let next = turn + 1 < times.count ? times[turn + 1].range.lowerBound : block.upperBound
    let stop = (start..<max(start, next)).first { text[$0] == "。" } ?? next
    guard start < stop, text[start..<stop].contains(where: \.isDigit) else { return false }
    return !Signals(tools: tools).isPlanned(start..<stop)
  }

  /// In how many months of a year a text may tell of the one before as of its own.
  private static let firstMonths = 2

  /// The last year that a text names as a whole, 完成2012年目标任务, which is the one that it calls 今年; nil where a
  /// sentence tells the two apart (2012年发放20万元，今年增加到30万元) or no 今年 stands in it.
  private func named(_ body: [Range<Int>]) -> Int? {
    let times = body.lazy.flatMap { scanner.scan(text, in: $0) }
    guard times.contains(where: Self.saysThisYear), !tellsApart(body) else { return nil }
    return times.compactMap(\.wholeYear).max()
  }

  /// Whether a sentence tells 今年 apart from a year that it names before.
  private func tellsApart(_ body: [Range<Int>]) -> Bool {
    body.contains { block in
      var end: Int?
      return scanner.scan(text, in: block).contains { time in
        if time.wholeYear != nil { end = time.range.upperBound }
        guard Self.saysThisYear(time), let end else { return false }
        return !text[end..<time.range.lowerBound].contains("。")
      }
    }
  }

  private static func saysThisYear(_ time: TimeExpression) -> Bool {
    switch time.meaning {
    case .relative(let rule): rule.hasSuffix("this_year") || rule == "year_to_date"
    case .ofYear(let span): span.yearRule == "this_year"
    default: false
    }
  }

  /// The first years that a text counts, where they are those of a term: 五年来.
  private func termYears(_ body: [Range<Int>]) -> Int? {
    body.lazy.flatMap { scanner.scan(text, in: $0) }.compactMap { time -> Int? in
      if case .years(let count) = time.meaning, (3...6).contains(count) { count } else { nil }
    }.first
  }
}
