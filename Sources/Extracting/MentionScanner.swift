internal import Numerals
internal import Records

/// Walks a text once and puts every number into exactly one class.
struct MentionScanner: Sendable {
  let lexicon: ExtractLexicon
  private let quantities: QuantityScanner
  private let time: TimeScanner

  init(lexicon: ExtractLexicon) {
    self.lexicon = lexicon
    quantities = QuantityScanner(lexicon: lexicon)
    time = TimeScanner(lexicon: lexicon)
  }

  /// What one walk finds.
  struct Result {
    var mentions: [Marked] = []
    var times: [TimeExpression] = []
  }

  /// The mentions and wordings of time of one block.
  func scan(_ text: Scalars, block: Range<Int>, spans: TextSpans, damage: [Damage]) -> Result {
    var result = Result()
    result.times = time.scan(text, in: block).filter { expression in
      !damage.contains {
        $0.kind != .mended && $0.start < expression.range.upperBound && expression.range.lowerBound < $0.end
      }
    }
    var nextTime = 0
    var nextDamage = 0
    var at = block.lowerBound
    var floor = at
    while at < block.upperBound {
      while nextDamage < damage.count, damage[nextDamage].end <= at || damage[nextDamage].kind == .mended {
        nextDamage += 1
      }
      if nextDamage < damage.count, damage[nextDamage].start <= at {
        let marked = damaged(damage[nextDamage], text, block: block)
        result.mentions.append(marked)
        at = max(marked.range.upperBound, at + 1)
        floor = at
        continue
      }
      if let name = name(text, at: at, block: block), !isBeaten(name, by: result.times, from: nextTime) {
        if text[name.range].contains(where: { $0.isDigit || lexicon.numerals.isChineseNumeral($0) }) {
          result.mentions.append(name)
        }
        at = name.range.upperBound
        floor = at
        continue
      }
      while nextTime < result.times.count, result.times[nextTime].range.lowerBound < at { nextTime += 1 }
      if nextTime < result.times.count, result.times[nextTime].range.lowerBound == at {
        let expression = result.times[nextTime]
        if expression.isNumeric {
          result.mentions.append(
            Marked(range: expression.range, mentionClass: expression.mentionClass, rule: expression.rule))
        }
        at = expression.range.upperBound
        floor = at
        continue
      }
      guard startsNumber(text[at]) else {
        at += 1
        continue
      }
      let limit = min(
        block.upperBound, nextDamage < damage.count ? damage[nextDamage].start : block.upperBound)
      guard let quantity = quantities.read(text, at: at, floor: floor, end: limit) else {
        at += 1
        continue
      }
      if let marked = classify(quantity, text, block: block, spans: spans, floor: floor) {
        result.mentions.append(marked)
        at = max(marked.range.upperBound, quantity.numeral.range.upperBound)
        floor = at
      } else {
        at = quantity.numeral.range.upperBound
      }
    }
    return result
  }

  private func startsNumber(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || lexicon.numerals.isChineseNumeral(scalar)
      || lexicon.numerals.indefinite.contains(scalar)
  }

  /// A longer wording of time at the same place wins over a name: 五一 in 五一年 is none.
  private func isBeaten(_ name: Marked, by times: [TimeExpression], from: Int) -> Bool {
    for index in from..<times.count {
      if times[index].range.lowerBound > name.range.lowerBound { return false }
      if times[index].range.lowerBound == name.range.lowerBound,
        times[index].range.upperBound > name.range.upperBound
      {
        return true
      }
    }
    return false
  }

  // MARK: Names and damage

  private func name(_ text: Scalars, at: Int, block: Range<Int>) -> Marked? {
    guard lexicon.nameStarts.contains(text[at]),
      let match = lexicon.names.longest(text, at: at, end: block.upperBound)
    else { return nil }
    // 12345 in 123456 is no hotline.
    if text[at].isDigit, at > block.lowerBound, text[at - 1].isDigit || text[at - 1] == "." { return nil }
    let next = text.scalar(match.range.upperBound)
    if let last = text.scalar(match.range.upperBound - 1), last.isDigit, let next {
      if next.isDigit || next == "." || next == "," || next == "%" { return nil }
      if lexicon.numerals.isChineseNumeral(next) { return nil }
      if match.value.value == "hotline",
        lexicon.unit(text, at: match.range.upperBound, end: block.upperBound) != nil
      {
        return nil
      }
    }
    if lexicon.numerals.isChineseNumeral(text[at]), at > block.lowerBound,
      lexicon.numerals.isChineseNumeral(text[at - 1])
    {
      return nil
    }
    return Marked(range: match.range, mentionClass: .name, rule: "lexicon:\(match.value.reference)")
  }

  private func damaged(_ damage: Damage, _ text: Scalars, block: Range<Int>) -> Marked {
    var start = max(damage.start, block.lowerBound)
    var end = min(damage.end, block.upperBound)
    // Digits at its edges belong to it; so does the scale and unit behind it.
    while start > block.lowerBound, text[start - 1].isDigit { start -= 1 }
    while end < block.upperBound, text[end].isDigit || text[end] == "." { end += 1 }
    let tail = lexicon.reader.read(text, at: end)
    if damage.kind == .destroyed, let tail, tail.form == .bareScale || tail.form == .chinese {
      end = min(tail.range.upperBound, block.upperBound)
    }
    var quantity = Quantity(
      numeral: Numeral(range: start..<end, value: .zero, resolution: .one, form: .indefinite),
      range: start..<end,
      fullRange: start..<end)
    if let unit = lexicon.unit(text, at: end, end: block.upperBound) {
      quantity.unit = unit.reading
      quantity.unitRange = unit.range
      quantity.fullRange = start..<unit.range.upperBound
    } else if damage.kind == .missing {
      var at = start
      while at < end {
        if let unit = lexicon.unit(text, at: at, end: end), unit.range.upperBound == end {
          quantity.unit = unit.reading
          quantity.unitRange = unit.range
          break
        }
        at += 1
      }
    }
    quantity.rules = ["rule:\(damage.rule)"]
    return Marked(
      range: start..<end, mentionClass: .damaged, rule: "rule:\(damage.rule)", quantity: quantity,
      damage: damage)
  }

  // MARK: Classes

  private func classify(
    _ quantity: Quantity, _ text: Scalars, block: Range<Int>, spans: TextSpans, floor: Int
  ) -> Marked? {
    let numeral = quantity.numeral
    func marked(_ mentionClass: MentionClass, _ rule: String, _ range: Range<Int>? = nil) -> Marked {
      Marked(
        range: range ?? quantity.range, mentionClass: mentionClass, rule: rule,
        quantity: mentionClass == .statistic ? quantity : nil)
    }
    let isArabic = numeral.form == .arabic
    let before = numeral.range.lowerBound > block.lowerBound ? text[numeral.range.lowerBound - 1] : nil
    let after = numeral.range.upperBound < block.upperBound ? text[numeral.range.upperBound] : nil

    if let label = label(quantity, text, block: block) { return label }
    if before == "届", let unit = quantity.unitRange, text.string(unit) == "次" {
      return marked(.ordinal, "rule:turn-of-a-session", quantity.fullRange)
    }
    if isArabic, let code = code(quantity, text, block: block, before: before, after: after) { return code }
    if let tail = lexicon.tails.longest(text, at: numeral.range.upperBound, end: block.upperBound),
      quantity.unitRange.map({ $0.upperBound <= tail.range.upperBound }) ?? true, quantity.modifiers.isEmpty,
      !numeral.hasScale, numeral.ratio == .none, let mentionClass = MentionClass(rawValue: tail.value.value)
    {
      return marked(
        mentionClass, "lexicon:\(tail.value.reference)", numeral.range.lowerBound..<tail.range.upperBound)
    }
    if let span = spans.innermost(around: numeral.range), span.kind != .bracket || numeral.ratio == .none,
      let name = quoted(quantity, text, span: span)
    {
      return name
    }
    if let enumerator = enumerator(quantity, text, block: block, before: before, after: after) {
      return enumerator
    }

    switch numeral.form {
    case .digitString: return isArabic ? marked(.reference, "rule:digits") : nil
    case .bareScale:
      guard !quantity.modifiers.isEmpty else { return nil }
    case .indefinite:
      guard quantity.unit != nil || numeral.ratio != .none else { return nil }
      return marked(.indefinite, "rule:no-single-value", quantity.fullRange)
    case .chinese:
      guard quantity.unit != nil || numeral.ratio != .none || (numeral.hasScale && numeral.range.count > 1)
      else {
        return nil
      }
    case .arabic: break
    }
    if let threshold = threshold(quantity, text, block: block) { return threshold }
    if numeral.form == .chinese, isSerial(quantity, text, floor: block.lowerBound) {
      return marked(.name, "rule:serial-name", quantity.fullRange)
    }
    if numeral.form == .chinese, numeral.value == .one, quantity.upper == nil, numeral.ratio == .none,
      before != "各",
      quantity.modifiers.isEmpty, quantity.unit?.kind != .ratio
    {
      return marked(.indefinite, "rule:one-as-article", quantity.fullRange)
    }
    if let unit = quantity.unit, unit.kind == .time {
      return timeQuantity(quantity, text, unit: unit, floor: block.lowerBound)
    }
    if quantity.unit != nil || numeral.ratio != .none || numeral.hasScale {
      return marked(.statistic, "rule:quantity")
    }
    return bare(quantity, text, block: block, before: before, after: after)
  }

  /// 第3届, 第008版, 电话12351: a word before the number that says what it is.
  private func label(_ quantity: Quantity, _ text: Scalars, block: Range<Int>) -> Marked? {
    var at = quantity.numeral.range.lowerBound
    while at > block.lowerBound, text[at - 1].isBlank || text[at - 1] == ":" || text[at - 1] == "：" {
      at -= 1
    }
    guard let match = lexicon.labelsBefore.longest(text, endingAt: at, notBefore: block.lowerBound),
      let mentionClass = MentionClass(rawValue: match.value.value)
    else { return nil }
    let reference = "lexicon:\(match.value.reference)"
    switch mentionClass {
    case .ordinal:
      guard match.range.upperBound == quantity.numeral.range.lowerBound || text[at].isBlank else {
        return nil
      }
      var behind = quantity.numeral.range.upperBound
      while behind < block.upperBound, text[behind].isBlank { behind += 1 }
      let tail = lexicon.tails.longest(text, at: behind, end: block.upperBound)
      if let tail, tail.value.value == "reference" {
        return Marked(
          range: match.range.lowerBound..<tail.range.upperBound, mentionClass: .reference,
          rule: "lexicon:\(tail.value.reference)")
      }
      let end = tail?.range.upperBound ?? quantity.unitRange?.upperBound ?? quantity.numeral.range.upperBound
      return Marked(range: match.range.lowerBound..<end, mentionClass: .ordinal, rule: reference)
    case .threshold:
      guard quantity.unit != nil, quantity.modifiers.isEmpty || quantity.hasBoundBehind else { return nil }
      return Marked(range: quantity.fullRange, mentionClass: .threshold, rule: reference)
    default:
      // 总第27期 and 清晨6点 are codes and times with their unit; 热线12351 is one only without.
      let takesUnit = mentionClass == .date || text[match.range].last == "第"
      guard takesUnit || quantity.unit == nil, !quantity.numeral.hasScale, quantity.numeral.ratio == .none
      else {
        return nil
      }
      if takesUnit {
        return Marked(range: quantity.fullRange, mentionClass: mentionClass, rule: reference)
      }
      return Marked(
        range: codeRange(quantity.numeral.range, text, block: block), mentionClass: mentionClass,
        rule: reference)
    }
  }

  /// Letters or a long row of digits: 4A级, G20, 0994-2345678, 202107211321.
  private func code(
    _ quantity: Quantity, _ text: Scalars, block: Range<Int>, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) -> Marked? {
    let numeral = quantity.numeral
    let touchesLatin =
      (before?.isLatin ?? false) || ((after?.isLatin ?? false) && quantity.unit == nil)
      || (before == "-" && (text.scalar(numeral.range.lowerBound - 2)?.isLatin ?? false))
    if touchesLatin, numeral.ratio == .none {
      var range = codeRange(numeral.range, text, block: block)
      if let tail = lexicon.tails.longest(text, at: range.upperBound, end: block.upperBound),
        tail.value.value == "name"
      {
        range = range.lowerBound..<tail.range.upperBound
      }
      return Marked(range: range, mentionClass: .name, rule: "rule:letters-and-digits")
    }
    let hasNothing = quantity.unit == nil && !numeral.hasScale && numeral.ratio == .none
    let range = codeRange(numeral.range, text, block: block)
    let digits = text[range].lazy.filter { $0.isDigit }.count
    if hasNothing, digits >= 7, range.count == digits || text[range].contains("-") {
      return Marked(range: range, mentionClass: .reference, rule: "rule:long-digits")
    }
    // 1.2.3, 3.14.15: an outline number or a version.
    if hasNothing, after == ".", text.scalar(numeral.range.upperBound + 1)?.isDigit ?? false {
      return Marked(
        range: dotted(numeral.range, text, block: block), mentionClass: .reference, rule: "rule:dotted")
    }
    return nil
  }

  private func codeRange(_ range: Range<Int>, _ text: Scalars, block: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    func isPart(_ scalar: Unicode.Scalar) -> Bool { scalar.isDigit || scalar.isLatin || scalar == "-" }
    while start > block.lowerBound, isPart(text[start - 1]) { start -= 1 }
    while end < block.upperBound, isPart(text[end]) { end += 1 }
    while start < range.lowerBound, text[start] == "-" { start += 1 }
    while end > range.upperBound, text[end - 1] == "-" { end -= 1 }
    // What stands before belongs to it only if no digit there was a mention of its own.
    if text[start..<range.lowerBound].contains(where: { $0.isDigit }) { start = range.lowerBound }
    return start..<end
  }

  private func dotted(_ range: Range<Int>, _ text: Scalars, block: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end < block.upperBound,
      text[end].isDigit || (text[end] == "." && (text.scalar(end + 1)?.isDigit ?? false))
    {
      end += 1
    }
    return range.lowerBound..<end
  }

  /// A number in a short quotation or a book title is part of a name: “525”工程, 《3年行动计划》.
  private func quoted(_ quantity: Quantity, _ text: Scalars, span: TextSpans.Span) -> Marked? {
    let inner = text[span.inner]
    switch span.kind {
    case .title:
      return Marked(range: quantity.numeral.range, mentionClass: .name, rule: "rule:in-title")
    case .quote:
      guard inner.count <= 16, !inner.contains(where: { $0.endsClause }) else { return nil }
      // “发放资金300万元”: a quotation that is a whole statement with scale and unit counts.
      if quantity.numeral.hasScale, quantity.unit != nil { return nil }
      return Marked(range: quantity.numeral.range, mentionClass: .name, rule: "rule:in-quotes")
    case .bracket:
      guard text[span.range.lowerBound] == "〔" || text[span.range.lowerBound] == "[",
        span.inner == quantity.numeral.range
      else { return nil }
      return Marked(range: quantity.numeral.range, mentionClass: .reference, rule: "rule:document-number")
    }
  }

  /// 1. and （二） and 3、 at the beginning of a paragraph or item.
  private func enumerator(
    _ quantity: Quantity, _ text: Scalars, block: Range<Int>, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) -> Marked? {
    let numeral = quantity.numeral
    guard quantity.unit == nil, numeral.ratio == .none, !numeral.hasScale, numeral.value < ExactDecimal(100),
      numeral.value.isWhole, numeral.form == .arabic || numeral.form == .chinese
    else { return nil }
    let isBracketed = (before == "(" || before == "（") && (after == ")" || after == "）")
    if isBracketed, numeral.value < ExactDecimal(60) {
      return Marked(range: numeral.range, mentionClass: .reference, rule: "rule:enumerator")
    }
    guard after == "." || after == "、" || after == "．" || after == ")" || after == "）" else { return nil }
    if let next = text.scalar(numeral.range.upperBound + 1), next.isDigit, after != "、" { return nil }
    let startsItem = before.map { $0.endsClause || $0.isBlank } ?? true
    guard startsItem else { return nil }
    return Marked(range: numeral.range, mentionClass: .reference, rule: "rule:enumerator")
  }

  /// 25人以上企业, 70岁及以上的老人: a bound that defines a group.
  private func threshold(_ quantity: Quantity, _ text: Scalars, block: Range<Int>) -> Marked? {
    // 18岁至60岁的职工: a range of ages before what it is an attribute of.
    if quantity.upper != nil, let unit = quantity.unitRange, text[unit].last == "岁",
      text.scalar(quantity.fullRange.upperBound)?.isHan ?? false || quantity.hasBoundBehind
    {
      return Marked(range: quantity.fullRange, mentionClass: .threshold, rule: "rule:bound-of-a-group")
    }
    guard quantity.hasBoundBehind, quantity.upper == nil else { return nil }
    let end = quantity.fullRange.upperBound
    guard end < block.upperBound else { return nil }
    let next = text[end]
    // 100名以上职工, 50家以上企业 count the noun behind; 25人以上企业, 5000万元以上项目 define a group by something else.
    let printed = quantity.unitRange.map { text.string($0) } ?? ""
    let measuresElse =
      printed.hasSuffix("人") || quantity.unit?.kind == .money || quantity.unit?.kind == .time
      || quantity.unit?.kind == .measure
    if next == "、", measuresElse,
      let other = quantities.read(text, at: end + 1, floor: end, end: block.upperBound),
      threshold(other, text, block: block) != nil
    {
      // 10人以上、50人以下企业.
      return Marked(range: quantity.fullRange, mentionClass: .threshold, rule: "rule:bound-of-a-group")
    }
    let isAttribute = next == "的" && (measuresElse || quantity.isRatio)
    let isGroup =
      isAttribute
      || (next.isHan && !quantity.isRatio && measuresElse
        && !(quantity.numeral.hasScale && quantity.unit?.kind == .count)
        && lexicon.verbs.longest(text, at: end, end: block.upperBound) == nil)
    guard isGroup else { return nil }
    return Marked(range: quantity.fullRange, mentionClass: .threshold, rule: "rule:bound-of-a-group")
  }

  /// Years, months and days say when or how long; ages and many hours are figures.
  private func timeQuantity(_ quantity: Quantity, _ text: Scalars, unit: UnitEntry.Reading, floor: Int)
    -> Marked
  {
    let printed = quantity.unitRange.map { text.string($0) } ?? ""
    let isAge = printed.hasSuffix("岁")
    let isLong = quantity.numeral.value >= ExactDecimal(100) && (unit.unit == "hour" || unit.unit == "minute")
    let isTaught =
      unit.unit != "year" && unit.unit != "month" && unit.unit != "day" && unit.unit != "hour"
      && unit.unit != "minute" && unit.unit != "week" && unit.unit != "quarter" && unit.unit != "second"
    if isMeasuredTime(quantity, text, floor: floor) || isAge || isLong || isTaught
      || quantity.numeral.hasScale
    {
      return Marked(
        range: quantity.range, mentionClass: .statistic, rule: "rule:quantity", quantity: quantity)
    }
    return Marked(range: quantity.fullRange, mentionClass: .duration, rule: "rule:time-unit")
  }

  /// 6号线二期, 综采二队: a Chinese digit behind a noun, with a word that counts parts, tells which one, not how many.
  private func isSerial(_ quantity: Quantity, _ text: Scalars, floor: Int) -> Bool {
    let start = quantity.range.lowerBound
    guard quantity.modifiers.isEmpty, quantity.upper == nil, quantity.numeral.range.count == 1,
      quantity.numeral.ratio == .none, start > floor, text[start - 1].isHan, let unit = quantity.unitRange,
      lexicon.serials.contains(text.string(unit))
    else { return false }
    return lexicon.verbsBefore.longest(text, endingAt: start, notBefore: floor) == nil
      && lexicon.fillersTail.longest(text, endingAt: start, notBefore: floor) == nil
  }

  /// 平均用时3天, 服务时长19.4小时: the clause says that time itself is measured.
  private func isMeasuredTime(_ quantity: Quantity, _ text: Scalars, floor: Int) -> Bool {
    guard let trie = lexicon.signals["time"] else { return false }
    var at = quantity.range.lowerBound
    while at > floor, !text[at - 1].endsClause, quantity.range.lowerBound - at < 14 {
      at -= 1
      if trie.longest(text, at: at, end: quantity.range.lowerBound) != nil { return true }
    }
    return false
  }

  /// A number with neither unit nor scale: a figure where a noun stands before it and nothing behind, or a thing
  /// that is counted without classifier behind it; a year; else a reference.
  private func bare(
    _ quantity: Quantity, _ text: Scalars, block: Range<Int>, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) -> Marked {
    let numeral = quantity.numeral
    func marked(_ mentionClass: MentionClass, _ rule: String) -> Marked {
      Marked(
        range: quantity.range, mentionClass: mentionClass, rule: rule,
        quantity: mentionClass == .statistic ? quantity : nil)
    }
    if quantity.upper == nil, quantity.modifiers.isEmpty, numeral.range.count == 4,
      let year = numeral.value.integer,
      (1900...2100).contains(year)
    {
      return marked(.date, "rule:bare-year")
    }
    let isEnd =
      after.map {
        $0.endsClause || $0 == "、" || $0 == "）" || $0 == ")" || $0 == "（" || $0 == "(" || $0.isBlank
      } ?? true
    let isLabelled = before.map { $0.isHan || $0 == ":" || $0 == "：" } ?? false
    if isEnd, isLabelled { return marked(.statistic, "rule:labelled-figure") }
    if !quantity.modifiers.isEmpty { return marked(.statistic, "rule:bounded-figure") }
    if let after, after.isHan, numeral.value > .one, before != "/" {
      return marked(.statistic, "rule:uncounted-noun")
    }
    return marked(.reference, "rule:bare-number")
  }
}
