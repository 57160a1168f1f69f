internal import Numerals
internal import Records

/// Walks a text once and puts every number into exactly one class.
struct MentionScanner: Sendable {
  let lexicon: ExtractLexicon
  let quantities: QuantityScanner

  init(lexicon: ExtractLexicon) {
    self.lexicon = lexicon
    quantities = QuantityScanner(lexicon: lexicon)
  }

  /// What one walk finds.
  struct Result {
    var mentions: [Marked] = []
    var times: [TimeExpression] = []
  }

  /// The mentions and wordings of time of one block.
  func scan(
    _ text: Scalars, block: Range<Int>, times: [TimeExpression], spans: TextSpans, damage: [Damage]
  ) -> Result {
    var result = Result()
    result.times =
      damage.isEmpty
      ? times
      : times.filter { expression in
        !damage.contains {
          $0.kind != .mended && $0.start < expression.range.upperBound && expression.range.lowerBound < $0.end
        }
      }
    var nextTime = 0
    var nextDamage = 0
    var at = block.lowerBound
    var floor = at
    while at < block.upperBound {
      while nextTime < result.times.count, result.times[nextTime].range.lowerBound < at { nextTime += 1 }
      if damage.isEmpty {
        let time = nextTime < result.times.count ? result.times[nextTime].range.lowerBound : block.upperBound
        while at < time, !lexicon.mentionStarts.contains(text[at]) { at += 1 }
        if at == block.upperBound { break }
      }
      while nextDamage < damage.count, damage[nextDamage].end <= at || damage[nextDamage].kind == .mended {
        nextDamage += 1
      }
      if nextDamage < damage.count, damage[nextDamage].start <= at {
        let marked = damaged(damage[nextDamage], text, block: block, floor: floor)
        result.mentions.append(marked)
        at = max(marked.range.upperBound, at + 1)
        floor = at
        continue
      }
      if let name = name(text, at: at, block: block),
        !isBeaten(name.range, by: result.times, from: nextTime)
      {
        if text[name.range].contains(where: { $0.isDigit || lexicon.numerals.isChineseNumeral($0) }) {
          result.mentions.append(
            Marked(range: name.range, mentionClass: .name, rule: name.value.rule))
        }
        at = name.range.upperBound
        floor = at
        continue
      }
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
        if let unread = unread(text, at: at, end: limit) {
          result.mentions.append(unread)
          floor = unread.range.upperBound
        }
        at = max(floor, at + 1)
        continue
      }
      if var marked = classify(quantity, text, block: block, spans: spans) {
        // Letters before a number can be the unit of the one before: 3 ht9.
        marked.range = max(marked.range.lowerBound, floor)..<marked.range.upperBound
        result.mentions.append(marked)
        at = max(marked.range.upperBound, quantity.numeral.range.upperBound)
        floor = at
      } else {
        at = quantity.numeral.range.upperBound
      }
    }
    return result
  }

  /// Digits that are no number that can be held exactly: more than 38. They are accounted for, and no quantity.
  private func unread(_ text: Scalars, at start: Int, end limit: Int) -> Marked? {
    var end = start
    while end < limit,
      text[end].isDigit || (end > start && end + 1 < limit && text[end] == "." && text[end + 1].isDigit)
    {
      end += 1
    }
    return end > start
      ? Marked(range: start..<end, mentionClass: .reference, rule: "rule:too-many-digits") : nil
  }

  func startsNumber(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || lexicon.numerals.isChineseNumeral(scalar)
      || lexicon.numerals.isIndefinite(scalar)
  }

  /// A longer wording of time at the same place wins over a name: 五一 in 五一年 is none.
  private func isBeaten(_ name: Range<Int>, by times: [TimeExpression], from: Int) -> Bool {
    for index in from..<times.count {
      if times[index].range.lowerBound > name.lowerBound { return false }
      if times[index].range.lowerBound == name.lowerBound, times[index].range.upperBound > name.upperBound {
        return true
      }
    }
    return false
  }

  // MARK: Names and damage

  private func name(_ text: Scalars, at: Int, block: Range<Int>) -> PhraseTrie<LexiconEntry>.Match? {
    guard let match = lexicon.names.longest(text, at: at, end: block.upperBound)
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
    return match
  }

  /// `floor` is where the mention before it ends.
  private func damaged(_ damage: Damage, _ text: Scalars, block: Range<Int>, floor: Int) -> Marked {
    var start = max(damage.start, floor)
    var end = min(damage.end, block.upperBound)
    // Digits at its edges belong to it; so does the scale and unit behind it.
    while start > floor, text[start - 1].isDigit { start -= 1 }
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
      range: start..<end, mentionClass: .damaged, rule: "rule:\(damage.rule)", quantity: quantity)
  }
}
