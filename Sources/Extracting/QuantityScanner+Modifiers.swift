internal import Numerals
internal import Records

/// Words before and behind a number that bound it, and its sign.
extension QuantityScanner {
  func readModifierBefore(_ quantity: inout Quantity, _ text: Scalars, floor: Int) {
    var start = quantity.range.lowerBound
    while start > floor, text[start - 1].isBlank, quantity.range.lowerBound - start < 2 { start -= 1 }
    if let word = lexicon.notModifiers.longest(text, endingAt: start, notBefore: floor) {
      // 投入超50万元: a verb of two characters ends before the modifier, so that 入超 is none.
      let verb = lexicon.verbsBefore.longest(text, endingAt: start - 1, notBefore: floor)
      guard let verb, verb.range.lowerBound < word.range.lowerBound, verb.range.count > 1 else { return }
    }
    if quantity.numeral.form == .bareScale,
      let match = lexicon.modifiersBeforeScale.longest(text, endingAt: start, notBefore: floor)
    {
      take(match, &quantity)
      return
    }
    guard let match = lexicon.modifiersBefore.longest(text, endingAt: start, notBefore: floor) else {
      readModifierBeforeVerb(&quantity, text, start: start, floor: floor)
      return
    }
    take(match, &quantity)
    // 约近, 近约: two in a row.
    if let second = lexicon.modifiersBefore.longest(text, endingAt: match.range.lowerBound, notBefore: floor)
    {
      take(second, &quantity)
    }
  }

  /// 至少设立1个, 最多推荐5人: the bound stands before the verb, outside the number's slice.
  private func readModifierBeforeVerb(_ quantity: inout Quantity, _ text: Scalars, start: Int, floor: Int) {
    guard let verb = lexicon.verbsBefore.longest(text, endingAt: start, notBefore: floor),
      let match = lexicon.modifiersBefore.longest(text, endingAt: verb.range.lowerBound, notBefore: floor),
      match.value.modifier == .atLeast || match.value.modifier == .atMost, match.range.count > 1
    else { return }
    quantity.modifiers.append(match.value)
    quantity.rules.append(match.value.rule)
  }

  private func take(_ match: PhraseTrie<ModifierEntry>.Match, _ quantity: inout Quantity) {
    quantity.modifiers.append(match.value)
    quantity.range = match.range.lowerBound..<quantity.range.upperBound
    quantity.fullRange = match.range.lowerBound..<quantity.fullRange.upperBound
    quantity.rules.append(match.value.rule)
  }

  func readModifierAfter(_ quantity: inout Quantity, _ text: Scalars, end: Int) {
    let surplus = quantity.numeral.surplus ?? quantity.upper?.surplus
    if surplus != nil {
      // 来 says about as many, 余 and 多 say more.
      let isAbout = surplus.flatMap { text.scalar($0) } == "来"
      quantity.modifiers.append(isAbout ? .about : .surplus)
    }
    var at = quantity.fullRange.upperBound
    // 50万元(含)以上.
    if text.hasIncluded(at: at) { at += 3 }
    guard let match = lexicon.modifiersAfter.longest(text, at: at, end: end) else { return }
    quantity.modifiers.append(match.value)
    quantity.hasBoundBehind = match.value.modifier == .atLeast || match.value.modifier == .atMost
    quantity.range = quantity.range.lowerBound..<match.range.upperBound
    quantity.fullRange = quantity.fullRange.lowerBound..<match.range.upperBound
    quantity.rules.append(match.value.rule)
  }

  /// A minus sign that cannot be a dash between two things, or 负.
  func readSign(_ quantity: inout Quantity, _ text: Scalars, floor: Int) {
    var at = quantity.range.lowerBound - 1
    guard at >= floor else { return }
    if text[at] == "下", at > floor, text[at - 1] == "零" {
      at -= 1
      quantity.isNegative = true
    } else if text[at] == "负" || text[at] == "負" {
      quantity.isNegative = true
    } else if text[at] == "-" || text[at] == "－" || text[at] == "−" {
      let before = at > floor ? text[at - 1] : nil
      let isOpen = before.map { $0.endsClause || $0.isBlank || $0 == "（" || $0 == "(" || $0 == "|" } ?? true
      guard isOpen || (quantity.isRatio && before?.isHan ?? false) else { return }
      quantity.isNegative = true
    }
    if quantity.isNegative {
      quantity.range = at..<quantity.range.upperBound
      quantity.fullRange = at..<quantity.fullRange.upperBound
    }
  }
}
