internal import Numerals
internal import Records

/// Finds every wording of time in a text, by patterns for dates and spans and by the lexicon of periods.
struct TimeScanner: Sendable {
  let lexicon: ExtractLexicon
  /// What was found in the blocks of the text before, by where they begin: each is asked for several times.
  private var known: [Int: (end: Int, times: [TimeExpression])] = [:]

  init(lexicon: ExtractLexicon) { self.lexicon = lexicon }

  /// A scanner of one text that has looked at its blocks.
  init(lexicon: ExtractLexicon, text: Scalars, blocks: [Range<Int>]) {
    self.lexicon = lexicon
    for block in blocks { known[block.lowerBound] = (block.upperBound, find(text, in: block)) }
  }

  /// The expressions of a range of the text, in order, none inside another.
  func scan(_ text: Scalars, in range: Range<Int>) -> [TimeExpression] {
    if let block = known[range.lowerBound], block.end == range.upperBound { return block.times }
    return find(text, in: range)
  }

  private func find(_ text: Scalars, in range: Range<Int>) -> [TimeExpression] {
    var found: [TimeExpression] = []
    let cursor = TimeCursor(
      text: text, end: range.upperBound, reader: lexicon.reader, words: lexicon.timeWords)
    var at = range.lowerBound
    while at < range.upperBound {
      guard lexicon.timeStarts.contains(text[at]) else {
        at += 1
        continue
      }
      let floor = found.last?.range.upperBound ?? range.lowerBound
      if let expression = expression(cursor, at: at, floor: range.lowerBound)
        ?? sinceEvent(cursor, at: at, floor: floor)
      {
        found.append(expression)
        at = max(expression.range.upperBound, at + 1)
      } else if text[at].isDigit {
        // A number that is no date: do not look for one in its middle.
        while at < range.upperBound, text[at].isDigit { at += 1 }
      } else {
        at += 1
      }
    }
    return found
  }

  private func expression(_ cursor: TimeCursor, at: Int, floor: Int) -> TimeExpression? {
    let text = cursor.text
    let scalar = text[at]
    if let phrase = phrase(cursor, at: at) { return phrase }
    guard scalar.isDigit || lexicon.numerals.isChineseNumeral(scalar) else { return nil }
    // 一些, 三项: nor do nearly all Chinese ones.
    guard scalar.isDigit || mayBeTime(cursor, at: at) else { return nil }
    // 521家, 1.16亿: three in four numbers are told by the character behind their digits to say no time, or no date.
    let behind = scalar.isDigit ? cursor.behindDigits(at: at) : nil
    let mayBeDate =
      behind.map {
        lexicon.dateMarks.contains($0.mark) || $0.count == 4 && cursor.isSeparator($0.mark)
          || $0.count <= 2 && $0.mark == "."
      }
      ?? !scalar.isDigit
    guard mayBeDate || (behind.map { lexicon.spanMarks.contains($0.mark) } ?? false) else { return nil }
    if at > floor {
      let before = text[at - 1]
      // www.example.cn2014-07-14 10:15: a whole date, glued to what stands before.
      if before.isDigit || before.isLatin && cursor.numericDate(at: at)?.rule != "rule:numeric-date" {
        return nil
      }
      let isYear = text.scalar(at + 4) == "年" && cursor.yearNumber(at: at) != nil
      if before == "." || before == "-", !isYear, at - 2 >= floor, text[at - 2].isDigit {
        return nil
      }
      // 第3年, 第一季度's number belongs to the ordinal.
      if before == "第" { return nil }
    }
    let date =
      mayBeDate
      ? cursor.numericDate(at: at) ?? cursor.dayFirst(at: at) ?? cursor.clock(at: at)
        ?? cursor.calendar(at: at).map { withFestival($0, cursor) } : nil
    return date ?? cursor.span(at: at) ?? years(cursor, at: at)
  }

  /// Whether a mark of a date or span stands behind a Chinese numeral: 三月, 十多年来, 一至三月.
  private func mayBeTime(_ cursor: TimeCursor, at start: Int) -> Bool {
    var at = start + 1
    while at < cursor.end {
      let scalar = cursor.text[at]
      if lexicon.dateMarks.contains(scalar) { return true }
      guard lexicon.numerals.isPartOfNumeral(scalar) || scalar.isDigit || scalar.isBlank else { return false }
      at += 1
    }
    return false
  }

  /// 2020年元旦、春节期间: the year and the festivals in it are one wording; those two are from New Year's Day to the
  /// fifteenth of the first month.
  private func withFestival(_ time: TimeExpression, _ cursor: TimeCursor) -> TimeExpression {
    let next = cursor.skipBlanks(time.range.upperBound)
    guard let year = time.wholeYear, cursor.text[time.range.upperBound - 1] == "年",
      let match = lexicon.periods.longest(cursor.text, at: next, end: cursor.end),
      match.value.rule == "festival" || match.value.rule == "winter_festivals"
    else { return time }
    var whole = time
    whole.range = time.range.lowerBound..<match.range.upperBound
    if match.value.rule == "winter_festivals",
      let last = lexicon.festivals.day("lunar:new_year+14", year: year)
    {
      whole.meaning = .winter(year: year, last: last)
    }
    return whole
  }

  /// 活动开展以来, 自换届以来: since what the clause before 以来 says, of which another sentence may tell the day.
  private func sinceEvent(_ cursor: TimeCursor, at: Int, floor: Int) -> TimeExpression? {
    guard let end = cursor.word(.sinceTail, at: at) else { return nil }
    var start = at
    while start > floor, at - start < Self.longestEvent, !cursor.text[start - 1].endsClause,
      !cursor.text[start - 1].isBlank, !cursor.text[start - 1].isDigit
    { start -= 1 }
    // 第17次代表大会以来: the digits are a mention of their own.
    guard at - start >= 2, at - start < Self.longestEvent else { return nil }
    // 市工会第九次代表大会以来: the years of a term.
    let term = lexicon.signals[.term]
    let isTerm = (start..<at).contains { term.longest(cursor.text, at: $0, end: at)?.range.upperBound == at }
    return TimeExpression(
      range: start..<end, mentionClass: .date,
      meaning: .relative(isTerm ? "since_congress" : "since_opened"), isNumeric: false,
      rule: "rule:since-event")
  }

  /// How many characters may say what began.
  private static let longestEvent = 20

  /// 五年发放助学金: years right before what was done in them; but 每两年组织一次.
  private func years(_ cursor: TimeCursor, at: Int) -> TimeExpression? {
    guard let years = cursor.years(at: at), case .years(let count) = years.meaning, count > 1,
      at == 0 || cursor.text[at - 1] != "每",
      lexicon.verbs.longest(cursor.text, at: years.range.upperBound, end: cursor.end) != nil
    else { return nil }
    return cursor.made(years.range, .duration, .yearsOfReport(count), "rule:years-of-report")
  }

  /// 今年以来, 截至2023年底, 近五年来, 今年3月, 连续3年: a word of the lexicon, alone or before a date or number.
  private func phrase(_ cursor: TimeCursor, at: Int) -> TimeExpression? {
    guard let match = lexicon.periods.longest(cursor.text, at: at, end: cursor.end) else { return nil }
    let entry = match.value
    let next = cursor.skipBlanks(match.range.upperBound)
    switch entry.rule {
    case "prefix:until":
      guard let date = cursor.calendar(at: next) ?? cursor.numericDate(at: next) ?? relative(cursor, at: next)
      else { return nil }
      return TimeExpression(
        range: at..<date.range.upperBound, mentionClass: .date, meaning: cursor.until(date),
        isNumeric: date.isNumeric, rule: entry.reference)
    case "prefix:until_year":
      // 到2025年, 到年底; but 到3月 and 到2025年的 are no time by themselves.
      let isYear = cursor.yearNumber(at: next) != nil
      guard let date = isYear ? cursor.calendar(at: next) : relative(cursor, at: next),
        isYear || date.endsTime, cursor.text.scalar(date.range.upperBound) != "的"
      else { return nil }
      return TimeExpression(
        range: at..<date.range.upperBound, mentionClass: .date, meaning: cursor.until(date),
        isNumeric: date.isNumeric, rule: entry.reference)
    case "prefix:since":
      guard let date = cursor.calendar(at: next) ?? relative(cursor, at: next) else { return nil }
      if let span = cursor.spanEnd(behind: date) {
        return TimeExpression(
          range: at..<span.end, mentionClass: .date, meaning: span.meaning, isNumeric: true,
          rule: entry.reference)
      }
      return TimeExpression(
        range: at..<(cursor.runsOn(behind: date) ?? date.range.upperBound), mentionClass: .date,
        meaning: cursor.since(date), isNumeric: date.isNumeric, rule: entry.reference)
    case "prefix:from":
      // 从2017年的1034户 is where a count began, no time that runs on.
      guard let date = cursor.calendar(at: next) ?? relative(cursor, at: next) else { return nil }
      if let span = cursor.spanEnd(behind: date) {
        return TimeExpression(
          range: at..<span.end, mentionClass: .date, meaning: span.meaning, isNumeric: true,
          rule: entry.reference)
      }
      let whole = TimeCursor.namesEnd(date) ? date.range.upperBound : nil
      guard let end = cursor.runsOn(behind: date) ?? whole else { return nil }
      return TimeExpression(
        range: at..<end, mentionClass: .date, meaning: cursor.since(date), isNumeric: date.isNumeric,
        rule: entry.reference)
    case "prefix:months":
      guard let months = cursor.months(at: next) else { return nil }
      return TimeExpression(
        range: at..<months.end, mentionClass: .duration,
        meaning: .ofYear(.init(month: 1, lastMonth: months.count)),
        isNumeric: true, rule: entry.reference)
    case "prefix:ahead":
      guard let span = cursor.years(at: next) ?? cursor.anySpan(at: next) else { return nil }
      var meaning = TimeExpression.Meaning.none
      if case .years(let count) = span.meaning, span.rule == "rule:years" { meaning = .yearsAhead(count) }
      return TimeExpression(
        range: at..<span.range.upperBound, mentionClass: .duration, meaning: meaning, isNumeric: true,
        rule: entry.reference)
    case "prefix:years":
      guard var span = cursor.span(at: next) ?? cursor.years(at: next) else { return nil }
      // 过去五年里: years that a word before already makes the ones before publication.
      if case .yearsOfReport(let count) = span.meaning { span.meaning = .years(count) }
      return TimeExpression(
        range: at..<span.range.upperBound, mentionClass: .duration, meaning: span.meaning, isNumeric: true,
        rule: entry.reference)
    case "prefix:duration":
      guard let span = cursor.anySpan(at: next) else { return nil }
      return TimeExpression(
        range: at..<span.range.upperBound, mentionClass: .duration, meaning: .none, isNumeric: true,
        rule: entry.reference)
    default:
      let whole = TimeExpression(
        range: match.range, mentionClass: .date, meaning: .relative(entry.rule),
        isNumeric: false, rule: entry.reference)
      if entry.yearOffset != nil, let end = cursor.word(.since, at: match.range.upperBound) {
        return TimeExpression(
          range: at..<end, mentionClass: .date, meaning: .relative("open:\(entry.rule)"), isNumeric: false,
          rule: entry.reference)
      }
      return entry.yearOffset == nil ? whole : partOfYear(cursor, whole, next: next) ?? whole
    }
  }

  /// 今年3月, 去年上半年, 当年底: the part belongs to the year just said.
  private func partOfYear(_ cursor: TimeCursor, _ year: TimeExpression, next: Int) -> TimeExpression? {
    guard case .relative(let rule) = year.meaning else { return nil }
    var part: (span: TimeExpression.MonthSpan, end: Int)?
    var isNumeric = false
    if let found = cursor.yearPart(at: next) {
      part = (.init(month: found.first, lastMonth: found.last), found.end)
    } else if let end = cursor.word(.endOfYear, at: next), next == year.range.upperBound {
      part = (.init(month: 12, isOpenBefore: true), end)
    } else if let month = cursor.calendar(at: next), case .ofYear(let span) = month.meaning {
      part = (span, month.range.upperBound)
      isNumeric = true
    } else if let match = lexicon.periods.longest(cursor.text, at: next, end: cursor.end),
      match.value.rule == "prefix:months", let months = cursor.months(at: match.range.upperBound)
    {
      part = (.init(month: 1, lastMonth: months.count), months.end)
      isNumeric = true
    }
    guard let part else { return nil }
    var span = part.span
    span.yearRule = rule
    return TimeExpression(
      range: year.range.lowerBound..<part.end, mentionClass: .date, meaning: .ofYear(span),
      isNumeric: isNumeric || cursor.text[year.range.lowerBound..<part.end].contains(where: \.isDigit),
      rule: year.rule)
  }

  /// 在…会议上的讲话: whether a title is that of a speech or report at a meeting.
  func isSpeech(_ text: Scalars, titles: [Range<Int>]) -> Bool {
    titles.contains { title in
      title.contains { lexicon.signals[.speech].longest(text, at: $0, end: title.upperBound) != nil }
    }
  }

  private func relative(_ cursor: TimeCursor, at: Int) -> TimeExpression? {
    guard let match = lexicon.periods.longest(cursor.text, at: at, end: cursor.end),
      !match.value.rule.hasPrefix("prefix:"), let whole = phrase(cursor, at: at)
    else { return nil }
    // 截至今年6月 has the month in it already, 截至今年一季度末 its end behind.
    guard whole.range == match.range else { return whole }
    let end = cursor.word(.endOfMonth, at: match.range.upperBound) ?? match.range.upperBound
    return TimeExpression(
      range: at..<end, mentionClass: .date, meaning: whole.meaning, isNumeric: false, rule: whole.rule)
  }
}
