/// Finds the year that a document is about: that of its title, as `2023年工作总结`, or the one its text is about.
struct SubjectYear {
  let text: Scalars
  let published: Day?
  let scanner: TimeScanner

  /// The year, or nil where the document is not clearly about one.
  ///
  /// The title and sub-titles say it: a year, else that of a yearbook. Else a report of a year that names none came out
  /// at its end or right behind it; a plan for a year in a heading ends a report of the year before; a text without a
  /// day of publication is about the year that it begins with or mostly names; and one that came out in the first four
  /// months of a year is about the year before, if a paragraph begins with it or most of the years in the text are it.
  func find(titles: [Range<Int>], headings: [Range<Int>], body: [Range<Int>]) -> (
    year: Int, isSaid: Bool, isYearly: Bool
  )? {
    if let year = yearbookNamed(body) { return (year, true, true) }
    if let named = titled(titles) { return (named.year, true, named.isYearly) }
    if let year = reviewed(titles) ?? planned(headings) { return (year, true, true) }
    guard let published else {
      return leading(body).map { ($0, true, true) } ?? mostNamed(body).map { ($0, true, false) }
        ?? only(nil, body).map { ($0, false, false) }
    }
    if published.month <= 4, let year = before(published.year, body) { return (year, false, true) }
    return only(published.year, body).map { ($0, false, false) }
  }

  /// The only year that a text names, where that is the one of publication: what it tells, 开展2023年“夏送清凉”活动, is of
  /// it.
  private func only(_ published: Int?, _ body: [Range<Int>]) -> Int? {
    var isNamed = false
    var year = published
    for block in body {
      for time in scanner.scan(text, in: block) {
        switch time.meaning {
        case .span(let start, let end):
          year = year ?? end?.year
          guard (start ?? end)?.year == year, (end ?? start)?.year == year else { return nil }
          // 2023年度“最美职工”: the year of an honour.
          let isOfHonour = published == nil && text[time.range.upperBound - 1] == "度"
          isNamed = isNamed || (time.wholeYear == year && !isOfHonour)
        case .winter(let named, _):
          year = year ?? named
          guard named == year else { return nil }
          isNamed = true
        case .since, .years, .samePeriod, .relative("last_year"), .relative("next_year"): return nil
        default: break
        }
      }
    }
    return isNamed ? year : nil
  }

  /// Whether a text without a day of publication calls the year that it is about 去年: so does one written in the year
  /// behind. One that tells what was done 今年 was written in that, unless it names the year behind, too.
  func isToldAfter(_ year: Int, titles: [Range<Int>], body: [Range<Int>]) -> Bool {
    guard published == nil, titled(titles) == nil else { return false }
    let tools = PhraseTools(lexicon: scanner.lexicon, text: text, times: [])
    var (isCalledLast, isCalledThis, latest) = (false, false, year)
    for block in body {
      let times = scanner.scan(text, in: block)
      for (turn, time) in times.enumerated() {
        switch time.meaning {
        case .span(_, let end?): latest = max(latest, end.year)
        case .relative("last_year"):
          let against = scanner.lexicon.contextWords.start(
            .against, text, endingAt: time.range.lowerBound, notBefore: block.lowerBound)
          isCalledLast = isCalledLast || against == nil
        case .relative("year_to_date"): isCalledThis = true
        case .relative("this_year"):
          let end = turn + 1 < times.count ? times[turn + 1].range.lowerBound : block.upperBound
          let next = time.range.upperBound..<max(time.range.upperBound, end)
          isCalledThis = isCalledThis || !Signals(tools: tools).isPlanned(next)
        default: break
        }
      }
    }
    return isCalledLast && (!isCalledThis || latest == year + 1)
  }

  /// A short line at the beginning or end that names the yearbook: 摘自《诸城年鉴（2022）》.
  private func yearbookNamed(_ blocks: [Range<Int>]) -> Int? {
    let lines = Array(blocks.prefix(Self.leadingBlocks)) + blocks.suffix(2)
    return lines.lazy.filter { $0.count <= Self.longestLine }.compactMap { yearbook($0) }.first
  }

  /// How many characters a line may have that is no paragraph.
  private static let longestLine = 40

  /// The year of a title, and whether the title is one of a report of it: 2023年工作总结, but 2023年“春风行动”招聘会.
  func titled(_ titles: [Range<Int>]) -> (year: Int, isYearly: Bool)? {
    for title in titles {
      if let year = yearbook(title) { return (year, true) }
      for time in scanner.scan(text, in: title) {
        guard let year = time.wholeYear, !isIssue(behind: time.range.upperBound, title) else { continue }
        let rest = time.range.upperBound - 1..<title.upperBound
        let isReport =
          text[rest.lowerBound] == "度" || stands(.month, in: rest) || stands(.review, in: rest)
          || stands(.section, in: rest) || rest.count <= 2
        return (year, isReport)
      }
    }
    return nil
  }

  /// 2024年第7期: the number of an issue, which says not what it is about.
  private func isIssue(behind end: Int, _ title: Range<Int>) -> Bool {
    var at = end
    while at < title.upperBound, text[at].isBlank { at += 1 }
    return at < title.upperBound && text[at] == "第"
  }

  /// A yearbook tells of the year before the one it is named after: 诸城年鉴(2022), 2022年年鉴.
  private func yearbook(_ title: Range<Int>) -> Int? {
    guard stands(.yearbook, in: title) else { return nil }
    for at in title where text[at].isDigit && !(at > title.lowerBound && text[at - 1].isDigit) {
      let cursor = TimeCursor(
        text: text, end: title.upperBound, reader: scanner.lexicon.reader, words: scanner.lexicon.timeWords)
      if let year = cursor.yearNumber(at: at) { return year.value - 1 }
    }
    return nil
  }

  /// A title that says 总结 and no time: published at the year's end of that year, at its beginning of the one before.
  private func reviewed(_ titles: [Range<Int>]) -> Int? {
    guard let published, published.month >= 11 || published.month <= 2,
      titles.contains(where: { stands(.review, in: $0) && scanner.scan(text, in: $0).isEmpty }),
      // A report to a congress is of the years since the one before.
      !titles.contains(where: { stands(.term, in: $0) })
    else { return nil }
    return published.month >= 11 ? published.year : published.year - 1
  }

  /// A heading of plans for a year, 2023年工作计划, in a report that came out around its beginning.
  private func planned(_ headings: [Range<Int>]) -> Int? {
    guard let published else { return nil }
    for heading in headings where stands(.section, in: heading) {
      for time in scanner.scan(text, in: heading) {
        guard let year = time.wholeYear, let first = Day.firstOf(year: year) else { continue }
        let isNear =
          published < first ? published.month >= 11 && published.year == year - 1 : published.month <= 2
        if isNear, published.year <= year { return year - 1 }
      }
    }
    return nil
  }

  /// The year before the one of publication, where the text is about it.
  private func before(_ year: Int, _ body: [Range<Int>]) -> Int? {
    guard !isNews(body) else { return nil }
    let before = year - 1
    var years: [Int: Int] = [:]
    for block in body {
      for time in scanner.scan(text, in: block) {
        guard case .span(let start?, _) = time.meaning else { continue }
        if start.year == before, time.wholeYear == before, time.range.lowerBound == block.lowerBound {
          return before
        }
        years[start.year, default: 0] += 1
      }
    }
    let total = years.values.reduce(0, +)
    let own = years[before] ?? 0
    return own >= 3 && own * 10 >= total * 6 ? before : nil
  }

  /// Whether the first time that a text names is a day right before it came out: 3月8日，县总工会举办…. What it tells
  /// of the year before is by the way.
  private func isNews(_ body: [Range<Int>]) -> Bool {
    guard let published,
      let first = body.lazy.compactMap({ scanner.scan(text, in: $0).first { $0.meaning != .none } }).first,
      case .ofYear(let span) = first.meaning, let number = span.day, span.yearRule == nil,
      let day = Day(year: published.year, month: span.month, day: number)
    else { return false }
    return (0...Self.newsDays).contains(day.days(to: published))
  }

  /// How many days after an event a text about it is still news.
  private static let newsDays = 31

  /// For a document without a day of publication, the year that one of its first paragraphs begins with.
  private func leading(_ body: [Range<Int>]) -> Int? {
    for block in body.prefix(Self.leadingBlocks) {
      guard let time = scanner.scan(text, in: block).first, let year = time.wholeYear else { continue }
      // 【概况】 2021年: a heading in brackets may stand before.
      let before = text[block.lowerBound..<time.range.lowerBound].filter { !$0.isBlank }
      if before.isEmpty || before.last == "】" { return year }
    }
    return nil
  }

  /// How many blocks may stand before the paragraph whose year counts, itself included.
  private static let leadingBlocks = 4

  /// For a document without a day of publication, the year that most of its dates name, three of them at least.
  private func mostNamed(_ body: [Range<Int>]) -> Int? {
    var years: [Int: Int] = [:]
    for block in body {
      for time in scanner.scan(text, in: block) {
        guard case .span(let start, let end) = time.meaning, let year = (end ?? start)?.year else { continue }
        years[year, default: 0] += 1
      }
    }
    let total = years.values.reduce(0, +)
    let best = years.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return best.flatMap { $0.value >= 3 && $0.value * 2 >= total ? $0.key : nil }
  }

  private func stands(_ effect: SignalWords.Effect, in range: Range<Int>) -> Bool {
    let words = scanner.lexicon.signals[effect]
    return range.contains { words.longest(text, at: $0, end: range.upperBound) != nil }
  }
}
