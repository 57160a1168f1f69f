internal import Numerals
internal import Records

/// Which class a number belongs to, by what stands around it.
extension MentionScanner {
  // MARK: Classes

  func classify(
    _ quantity: Quantity, _ text: Scalars, block: Range<Int>, spans: TextSpans
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
    if let aside = aside(quantity, text, block: block, spans: spans) { return aside }
    if isInOrdinalList(numeral.range, text, block: block) {
      return marked(.ordinal, "rule:list-of-ordinals", quantity.fullRange)
    }
    // 201*年: a year of which a digit is hidden.
    if isArabic, let masked = maskedYear(numeral.range, text, block: block) {
      return marked(.damaged, "rule:masked-year", masked)
    }
    if before == "年", let unit = quantity.unitRange, isIssue(quantity, unit: unit, text, block: block) {
      return marked(.reference, "rule:issue-of-a-year", quantity.fullRange)
    }
    if before == "届", let unit = quantity.unitRange, text.string(unit) == "次" {
      return marked(.ordinal, "rule:turn-of-a-session", quantity.fullRange)
    }
    if isArabic, let code = code(quantity, text, block: block, before: before, after: after) { return code }
    if let tail = lexicon.tails.longest(text, at: numeral.range.upperBound, end: block.upperBound),
      quantity.unitRange.map({ $0.upperBound <= tail.range.upperBound }) ?? true, quantity.modifiers.isEmpty,
      !numeral.hasScale, numeral.ratio == .none, let mentionClass = MentionClass(rawValue: tail.value.value),
      mentionClass != .threshold
    {
      return marked(
        mentionClass, tail.value.rule, numeral.range.lowerBound..<tail.range.upperBound)
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
      guard quantity.unit != nil || numeral.ratio != .none || numeral.hasScale else { return nil }
      return marked(.indefinite, "rule:no-single-value", quantity.fullRange)
    case .chinese:
      guard
        quantity.unit != nil || numeral.ratio != .none || (numeral.hasScale && numeral.range.count > 1)
          || ((!quantity.modifiers.isEmpty || quantity.isRange) && numeral.range.count > 1)
      else { return uncounted(quantity, before: before, after: after) }
    case .arabic: break
    }
    // 以女性为100: what an index is measured by.
    if isArabic, quantity.unit == nil, numeral.ratio == .none,
      isBaseOfIndex(numeral.range, text, block: block)
    {
      return marked(.threshold, "rule:base-of-an-index")
    }
    // 干劲十分高涨: an adverb, unless a verb of scoring stands before.
    if numeral.form == .chinese, numeral.range.count == 1, numeral.value == ExactDecimal(10),
      quantity.unit?.unit == "point", text.scalar(quantity.fullRange.upperBound)?.isHan ?? false,
      lexicon.verbsBefore.longest(text, endingAt: numeral.range.lowerBound, notBefore: block.lowerBound)
        == nil
    {
      return nil
    }
    // 翻了一番: as good as an adverb.
    if numeral.form == .chinese, numeral.value == .one, quantity.unit?.unit == "doubling" {
      return marked(.indefinite, "rule:one-as-article", quantity.fullRange)
    }
    if isRankedFirst(quantity, text, block: block) {
      return marked(.ordinal, "rule:first-of-a-ranking", quantity.fullRange)
    }
    // 三项合计147.6万元: looks back on what was counted.
    if numeral.form == .chinese, numeral.range.count == 1, before?.endsClause ?? true,
      quantity.modifiers.isEmpty,
      lexicon.pivots.longest(text, at: quantity.fullRange.upperBound, end: block.upperBound) != nil
    {
      return marked(.indefinite, "rule:looks-back", quantity.fullRange)
    }
    // 每10万人: what a rate is per.
    if before == "每", quantity.unit?.kind == .count, numeral.value >= ExactDecimal(10) {
      return marked(.reference, "rule:base-of-a-rate", quantity.fullRange)
    }
    if let threshold = threshold(quantity, text, block: block) { return threshold }
    if numeral.form == .chinese, isSerial(quantity, text, floor: block.lowerBound) {
      return marked(.name, "rule:serial-name", quantity.fullRange)
    }
    if numeral.form == .chinese, numeral.value == .one, !quantity.isRange, numeral.ratio == .none,
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

  /// 第11、12批: the second of two ordinals that share 第.
  private func isInOrdinalList(_ range: Range<Int>, _ text: Scalars, block: Range<Int>) -> Bool {
    var at = range.lowerBound - 1
    guard at > block.lowerBound, text[at] == "、" || text[at] == "和" || text[at] == "至" else { return false }
    let joint = at
    while at > block.lowerBound, text[at - 1].isDigit || lexicon.numerals.isChineseNumeral(text[at - 1]) {
      at -= 1
    }
    return at < joint && text.scalar(at - 1) == "第"
  }

  /// 前三名, 前10位; but 目前3名, 此前3名.
  private func isRankedFirst(_ quantity: Quantity, _ text: Scalars, block: Range<Int>) -> Bool {
    let at = quantity.numeral.range.lowerBound - 1
    guard at >= block.lowerBound, text[at] == "前", let unit = quantity.unitRange, unit.count == 1,
      text[unit.lowerBound] == "名" || text[unit.lowerBound] == "位", !quantity.numeral.hasScale
    else { return false }
    return lexicon.periods.longest(text, at: max(at - 1, block.lowerBound))?.range.upperBound != at + 1
      && lexicon.fillersLead.longest(text, at: max(at - 1, block.lowerBound))?.range.upperBound != at + 1
  }

  private func isBaseOfIndex(_ range: Range<Int>, _ text: Scalars, block: Range<Int>) -> Bool {
    let at = range.lowerBound - 1
    guard at > block.lowerBound, text[at] == "为" else { return false }
    return text[max(block.lowerBound, at - 8)..<at].contains("以")
  }

  /// 第3届, 第008版, 电话12351: a word before the number that says what it is.
  func label(_ quantity: Quantity, _ text: Scalars, block: Range<Int>) -> Marked? {
    var at = quantity.numeral.range.lowerBound
    while at > block.lowerBound, text[at - 1].isBlank || text[at - 1] == ":" || text[at - 1] == "：" {
      at -= 1
    }
    guard let match = lexicon.labelsBefore.longest(text, endingAt: at, notBefore: block.lowerBound),
      let mentionClass = MentionClass(rawValue: match.value.value)
    else { return nil }
    let reference = match.value.rule
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
          rule: tail.value.rule)
      }
      let end = tail?.range.upperBound ?? quantity.unitRange?.upperBound ?? quantity.numeral.range.upperBound
      // 第18962期: the number of an issue, as newspapers count them.
      let isIssue = quantity.numeral.range.count >= 4 && text[end - 1] == "期"
      return Marked(
        range: match.range.lowerBound..<end, mentionClass: isIssue ? .reference : .ordinal, rule: reference)
    case .threshold:
      // 满200减20元: what is taken off behind it says that it is a limit.
      let tail = lexicon.tails.longest(text, at: quantity.numeral.range.upperBound, end: block.upperBound)
      guard quantity.unit != nil || tail?.value.value == MentionClass.threshold.rawValue,
        quantity.modifiers.isEmpty || quantity.hasBoundBehind
      else { return nil }
      return Marked(range: quantity.fullRange, mentionClass: .threshold, rule: reference)
    default:
      // 北纬34度16分: a coordinate with its parts.
      if quantity.unit?.unit == "degree", mentionClass == .reference {
        return Marked(
          range: withSmallerParts(quantity.fullRange, text, block: block), mentionClass: .reference,
          rule: reference)
      }
      // 总第27期 and 清晨6点 are codes and times with their unit; 热线12351 is one only without.
      // 表3人口和就业: a caption's number has no unit, whatever stands behind it.
      let lead = text.trimmed(block.lowerBound..<match.range.upperBound).lowerBound
      if mentionClass == .reference, quantity.unit?.kind == .count, lead == match.range.lowerBound,
        lexicon.captionLabels.longest(text, at: lead, end: match.range.upperBound)?.range == match.range,
        quantity.numeral.range.count <= 3, !quantity.numeral.hasScale
      {
        return Marked(range: quantity.numeral.range, mentionClass: .reference, rule: reference)
      }
      let takesUnit = mentionClass == .date || mentionClass == .indefinite || text[match.range].last == "第"
      guard takesUnit || quantity.unit == nil, !quantity.numeral.hasScale, quantity.numeral.ratio == .none
      else {
        return nil
      }
      if takesUnit {
        let range =
          mentionClass == .date
          ? withSmallerParts(quantity.fullRange, text, block: block) : quantity.fullRange
        return Marked(range: range, mentionClass: mentionClass, rule: reference)
      }
      return Marked(
        range: codeRange(quantity.numeral.range, text, block: block), mentionClass: mentionClass,
        rule: reference)
    }
  }

  /// Letters or a long row of digits: 4A级, G20, 0994-2345678, 202107211321.
  func code(
    _ quantity: Quantity, _ text: Scalars, block: Range<Int>, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) -> Marked? {
    let numeral = quantity.numeral
    let touchesLatin =
      (before?.isLatin ?? false) || before == "#" || before == "＃"
      || ((after?.isLatin ?? false) && quantity.unit == nil)
      || (before == "-" && (text.scalar(numeral.range.lowerBound - 2)?.isLatin ?? false))
    if touchesLatin, numeral.ratio == .none {
      var range = codeRange(numeral.range, text, block: block)
      if let tail = lexicon.tails.longest(text, at: range.upperBound, end: block.upperBound),
        tail.value.value == "name"
      {
        range = range.lowerBound..<tail.range.upperBound
      }
      // 53BK.com: an address, no name of a thing.
      let isAddress =
        text.scalar(range.upperBound) == "." && text.scalar(range.upperBound + 1)?.isLatin ?? false
      return Marked(
        range: range, mentionClass: isAddress ? .reference : .name, rule: "rule:letters-and-digits")
    }
    let hasNothing = quantity.unit == nil && !numeral.hasScale && numeral.ratio == .none
    let range = codeRange(numeral.range, text, block: block)
    let digits = text[range].lazy.filter { $0.isDigit }.count
    if hasNothing, digits >= 7, range.count == digits || text[range].contains("-") {
      return Marked(range: range, mentionClass: .reference, rule: "rule:long-digits")
    }
    // 12栋105室: a part of an address.
    if let part = lexicon.addresses.longest(text, at: numeral.range.upperBound, end: block.upperBound),
      text.scalar(part.range.upperBound)?.isDigit ?? false, quantity.modifiers.isEmpty, !numeral.hasScale
    {
      return Marked(
        range: numeral.range.lowerBound..<part.range.upperBound, mentionClass: .reference,
        rule: part.value.rule)
    }
    // 3:1, 2∶3: a score or a proportion, which is no figure of its own.
    if hasNothing, numeral.value.isWhole, isProportion(numeral, text, block: block) {
      return Marked(range: numeral.range, mentionClass: .reference, rule: "rule:proportion")
    }
    // 108°56′: a coordinate.
    if after == "°" || after == "′" || after == "″",
      text.scalar(numeral.range.upperBound + 1)?.isDigit ?? (after != "°") || after != "°"
    {
      return Marked(range: numeral.range, mentionClass: .reference, rule: "rule:coordinate")
    }
    // 1.2.3, 3.14.15: an outline number or a version.
    if hasNothing, after == ".", text.scalar(numeral.range.upperBound + 1)?.isDigit ?? false {
      return Marked(
        range: dotted(numeral.range, text, block: block), mentionClass: .reference, rule: "rule:dotted")
    }
    return nil
  }

  private func isProportion(_ numeral: Numeral, _ text: Scalars, block: Range<Int>) -> Bool {
    func isColon(_ at: Int) -> Bool {
      block.contains(at) && (text[at] == ":" || text[at] == "∶" || text[at] == "：" || text[at] == "比")
    }
    let end = numeral.range.upperBound
    if isColon(end), text.scalar(end + 1)?.isDigit ?? false {
      // 人数3:1 but not a label before a list: the other side has no unit either.
      guard let other = lexicon.reader.read(text, at: end + 1) else { return false }
      return lexicon.unit(text, at: other.range.upperBound, end: block.upperBound) == nil
    }
    let start = numeral.range.lowerBound
    return isColon(start - 1) && block.contains(start - 2) && text[start - 2].isDigit
  }

  func codeRange(_ range: Range<Int>, _ text: Scalars, block: Range<Int>) -> Range<Int> {
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

  func dotted(_ range: Range<Int>, _ text: Scalars, block: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end < block.upperBound,
      text[end].isDigit || (text[end] == "." && (text.scalar(end + 1)?.isDigit ?? false))
    {
      end += 1
    }
    return range.lowerBound..<end
  }

  /// A number in a short quotation or a book title is part of a name: “525”工程, 《3年行动计划》.
  func quoted(_ quantity: Quantity, _ text: Scalars, span: TextSpans.Span) -> Marked? {
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
}
