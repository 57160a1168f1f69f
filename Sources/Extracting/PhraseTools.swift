internal import Numerals
internal import Records

/// What the words of a phrase are, as far as the lexicons tell: verbs, fillers, organizations, the rest nouns.
struct PhraseTools {
  let lexicon: ExtractLexicon
  let text: Scalars
  /// Wordings of time in the block, in order.
  let times: [TimeExpression]

  /// Those that begin in a part of it, found by halving: one paragraph can be a whole page.
  func times(beginningIn range: Range<Int>) -> ArraySlice<TimeExpression> {
    let first = firstTime(from: range.lowerBound)
    return times[first..<max(firstTime(from: range.upperBound), first)]
  }

  private func firstTime(from position: Int) -> Int {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The range without what is no part of a measure at its beginning: time, 共, 同时, 全州.
  func withoutLead(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    let end = range.upperBound
    while start < end {
      if text[start].isBlank || Self.isLoosePunctuation(text[start]) {
        start += 1
      } else if let time = timeEnd(at: start, limit: end) {
        start = time
      } else if let item = enumeratorEnd(at: start, end: end) {
        start = item
      } else if lexicon.keptLead.longest(text, at: start, end: end) != nil {
        break
      } else if let filler = lexicon.fillersLead.longest(text, at: start, end: end) {
        // A longer verb that begins alike is no filler: 对接, 联合举办.
        if let verb = lexicon.verbs.longest(text, at: start, end: end), verb.range.count > filler.range.count
        {
          break
        }
        start = filler.range.upperBound
      } else if let rate = lexicon.rates.longest(text, at: start, end: end) {
        start = rate.range.upperBound
      } else {
        break
      }
    }
    return min(start, end)..<end
  }

  /// The range without what stands between the thing counted and its number: 共, 达, 累计, 分别为.
  func withoutTail(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound {
      let last = text[end - 1]
      if last.isBlank || Self.isLoosePunctuation(last) {
        end -= 1
      } else if lexicon.keptTail.longest(text, endingAt: end, notBefore: range.lowerBound) != nil {
        break
      } else if let time = timeStart(endingAt: end, notBefore: range.lowerBound) {
        end = time
      } else if let rate = lexicon.ratesBefore.longest(text, endingAt: end, notBefore: range.lowerBound) {
        end = rate.range.lowerBound
      } else if let filler = lexicon.fillersTail.longest(text, endingAt: end, notBefore: range.lowerBound) {
        // A longer verb that ends alike is no filler: 返还.
        let verb = lexicon.verbsBefore.longest(text, endingAt: end, notBefore: range.lowerBound)
        if let verb, verb.range.count > filler.range.count { break }
        end = filler.range.lowerBound
      } else {
        break
      }
    }
    return range.lowerBound..<max(end, range.lowerBound)
  }

  /// The end of a noun that begins like a verb: 设备, 联合会, 服务站.
  private func nounEnd(at: Int, end: Int, longerThan verb: Int) -> Int? {
    lexicon.nouns.longest(text, at: at, end: end).flatMap {
      $0.range.count > verb ? $0.range.upperBound : nil
    }
  }

  /// Whether anything but verbs, fillers and punctuation is in the range.
  func hasNoun(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      if let time = timeEnd(at: at, limit: range.upperBound) {
        at = time
      } else if let verb = lexicon.verbs.longest(text, at: at, end: range.upperBound) {
        if nounEnd(at: at, end: range.upperBound, longerThan: verb.range.count) != nil { return true }
        at = verb.range.upperBound
      } else if let ordinal = ordinal(at: at, end: range.upperBound) {
        at = ordinal
      } else if let word = lexicon.locatives.longest(text, at: at, end: range.upperBound),
        lexicon.keptLead.longest(text, at: at, end: range.upperBound) == nil
      {
        at = word.range.upperBound
      } else if let filler = lexicon.fillersLead.longest(text, at: at, end: range.upperBound) {
        at = filler.range.upperBound
      } else if text[at].isHan || text[at].isLatin || text[at].isDigit {
        return true
      } else {
        at += 1
      }
    }
    return false
  }

  /// The words of a range that make the number behind them a rate, in order: of several the first says per what.
  func rates(_ range: Range<Int>) -> [(range: Range<Int>, per: String)] {
    var found: [(range: Range<Int>, per: String)] = []
    var at = range.lowerBound
    while at < range.upperBound {
      let inline = lexicon.inlineRates.longest(text, at: at, end: range.upperBound)
        .flatMap { isRate($0.range) ? $0 : nil }
      if let match = inline ?? lexicon.rates.longest(text, at: at, end: range.upperBound) {
        found.append((match.range, match.value.value))
        at = match.range.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  /// The end of what numbers or labels an item at its head: 二是, （三）, (2), 1., 【女职工工作】.
  private func enumeratorEnd(at start: Int, end: Int) -> Int? {
    if text[start] == "【" {
      return text[start..<end].firstIndex(of: "】").map { $0 + 1 }
    }
    let isBracketed = text[start] == "(" || text[start] == "（"
    var at = isBracketed ? start + 1 : start
    let first = at
    while at < end, at - first < 3, text[at].isDigit || lexicon.numerals.isChineseNumeral(text[at]) {
      at += 1
    }
    guard at > first else { return nil }
    // （二: the closing bracket was taken off as the phrase's tail.
    guard at < end else { return isBracketed ? end : nil }
    switch text[at] {
    case ")", "）": return at + 1
    case ".", "．", "、": return isBracketed || (text.scalar(at + 1)?.isDigit ?? true) ? nil : at + 1
    case "是": return !isBracketed && lexicon.numerals.isChineseNumeral(text[first]) ? at + 1 : nil
    default: return nil
    }
  }

  /// Whether nothing stands before a rate's words that makes them others: 节日服务, 3日接待.
  private func isRate(_ range: Range<Int>) -> Bool {
    guard let not = lexicon.notAfterRate[text.string(range)], !not.isEmpty,
      let before = text.scalar(range.lowerBound - 1)
    else { return true }
    return !not.contains(before) && !before.isDigit && !lexicon.numerals.isChineseNumeral(before)
  }

  /// The end of 第一批 and the like, which tells things apart and is none.
  func ordinal(at: Int, end: Int) -> Int? {
    guard text[at] == "第", let numeral = lexicon.reader.read(text, at: at + 1),
      numeral.range.upperBound <= end
    else { return nil }
    return lexicon.unit(text, at: numeral.range.upperBound, end: end)?.range.upperBound
      ?? numeral.range.upperBound
  }

  /// Whether the range ends with a verb.
  func endsWithVerb(_ range: Range<Int>) -> Bool {
    lexicon.verbsBefore.longest(text, endingAt: range.upperBound, notBefore: range.lowerBound) != nil
  }

  /// Where the first verb begins in the range, not at its very beginning unless asked.
  func firstVerb(_ range: Range<Int>, afterStart: Bool) -> Range<Int>? {
    var at = range.lowerBound + (afterStart ? 1 : 0)
    if afterStart, let noun = nounEnd(at: range.lowerBound, end: range.upperBound, longerThan: 1) {
      at = noun
    }
    while at < range.upperBound {
      if let verb = lexicon.verbs.longest(text, at: at, end: range.upperBound),
        verb.range.count > 1 || !afterStart
      {
        guard let noun = nounEnd(at: at, end: range.upperBound, longerThan: verb.range.count) else {
          return verb.range
        }
        at = noun
      } else {
        at += 1
      }
    }
    return nil
  }

  /// The verbs that the range begins with: 推荐上报, 覆盖、服务.
  func leadingVerbs(_ range: Range<Int>) -> Range<Int> {
    var at = range.lowerBound
    var end = at
    while at < range.upperBound {
      if let verb = lexicon.verbs.longest(text, at: at, end: range.upperBound),
        nounEnd(at: at, end: range.upperBound, longerThan: verb.range.count) == nil
      {
        at = verb.range.upperBound
        end = at
      } else if end > range.lowerBound, text[at] == "、" || text[at] == "了" || text[at] == "和" {
        at += 1
      } else {
        break
      }
    }
    return range.lowerBound..<end
  }

  /// A phrase without the verbs that it begins with.
  static func noun(of words: Scalars, lexicon: ExtractLexicon) -> Scalars {
    let tools = PhraseTools(lexicon: lexicon, text: words, times: [])
    return Scalars(words[tools.leadingVerbs(0..<words.count).upperBound...])
  }

  static func isLoosePunctuation(_ scalar: Unicode.Scalar) -> Bool {
    // Nearly all characters are Han and told by two comparisons.
    if scalar.value >= 0x3100, scalar.value < 0xFF00 { return false }
    return switch scalar {
    case "、", "，", ",", "；", ";", "：", ":", "。", "！", "!", "？", "?", "…", "—", "-", "·", "•", "▪", ")", "）",
      "》", "”",
      "/", "|", "\t", "\n", "*", "●", "■", "◆", "★", "→", "~":
      true
    default: false
    }
  }
}
