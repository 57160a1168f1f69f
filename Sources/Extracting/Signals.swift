internal import Records

/// What the words around a number say of the kind of observation.
struct Signals {
  let tools: PhraseTools

  /// What was found for one number.
  struct Result {
    var kind: Statistic.Kind?
    var comparedWith: String?
    var modality = Statistic.Modality.actual
    /// Whether the clause says that it has happened: 目前已建成12个.
    var isDone = false
    var isFall = false
    var rules: [String] = []
  }

  private var text: Scalars { tools.text }

  /// Reads the words of the clause before the number, and of its measure.
  func read(_ quantity: Quantity, clause: Range<Int>, sentence: Range<Int>, head: Range<Int>) -> Result {
    var result = Result()
    let before = clause.lowerBound..<quantity.range.lowerBound
    let word = last(.kind, before)
    if let deed = word.flatMap({ given(quantity, $0.value, before) }) {
      result.kind = Statistic.Kind(rawValue: deed.value)
      result.rules.append(deed.rule)
    } else if let word {
      result.kind = Statistic.Kind(rawValue: word.value)
      result.rules.append(word.rule)
      // 共有80多人参与了活动: what they did makes it a flow.
      if result.kind == .stock, let event = last(.event, before),
        isDone(quantity.fullRange.upperBound..<clause.upperBound)
      {
        result.kind = Statistic.Kind(rawValue: event.value)
      }
    }
    if let modality = modality(before) ?? demand(before: clause.lowerBound, sentence: sentence) {
      result.modality = Statistic.Modality(rawValue: modality.value) ?? .actual
      result.rules.append(modality.rule)
    }
    result.isDone = result.modality == .actual && last(.done, before) != nil
    if let change = change(quantity, before) {
      result.kind = .change
      result.isFall = change.value == "-"
      result.rules.append(change.rule)
      if let compared = last(.compared, sentence.lowerBound..<quantity.range.lowerBound) {
        result.comparedWith = compared.value
      }
    } else if quantity.isRatio || quantity.unit?.unit == "percent" {
      result.kind = .share
    } else if result.kind == nil {
      let verbs = tools.leadingVerbs(head)
      if !verbs.isEmpty,
        let entry = tools.lexicon.verbs.longest(text, at: verbs.lowerBound, end: verbs.upperBound)
      {
        result.kind = Statistic.Kind(rawValue: entry.value.value)
        result.rules.append(entry.value.rule)
      } else if let word = possession(quantity, clause: clause) {
        result.kind = Statistic.Kind(rawValue: word.value)
        result.rules.append(word.rule)
      }
    }
    return result
  }

  /// 共有15家企业捐款12万元: the level is that of another number; what was done with money is not.
  private func given(_ quantity: Quantity, _ kind: String, _ before: Range<Int>) -> LexiconEntry? {
    guard kind == "stock", quantity.unit?.kind == .money,
      let digit = text[before].lastIndex(where: \.isDigit),
      let verb = tools.firstVerb(digit..<before.upperBound, afterStart: true)
    else { return nil }
    return tools.lexicon.verbs.longest(text, at: verb.lowerBound, end: verb.upperBound)?.value
  }

  /// 全县有1200个工会: a level, where the words behind do not say what those counted did: 有1200人参加.
  private func possession(_ quantity: Quantity, clause: Range<Int>) -> LexiconEntry? {
    var end = quantity.fullRange.lowerBound
    while end > clause.lowerBound, text[end - 1].isBlank { end -= 1 }
    guard end - 1 > clause.lowerBound,
      let match = tools.lexicon.signals[.possession].longest(text, at: end - 1, end: end),
      text[end - 2].isHan, text[end - 2] != "的"
    else { return nil }
    let subject = tools.withoutTail(tools.withoutLead(clause.lowerBound..<end - 1))
    guard tools.hasNoun(subject), !tools.endsWithVerb(subject),
      !isDone(quantity.fullRange.upperBound..<clause.upperBound)
    else { return nil }
    return match.value
  }

  /// Whether the words behind those counted say what they did: 3人获得奖章, 40家单位的70名职工办理了….
  private func isDone(_ behind: Range<Int>) -> Bool {
    let first = tools.lexicon.verbs.longest(text, at: behind.lowerBound, end: behind.upperBound)
    return (first?.range.count ?? 0) > 1 || tools.firstVerb(behind, afterStart: true) != nil
  }

  /// 增长8.6%, 比上年减少300万元; but 提高到90% and 增至500家 say a level.
  private func change(_ quantity: Quantity, _ before: Range<Int>) -> LexiconEntry? {
    let trie = tools.lexicon.signals[.change]
    var end = quantity.range.lowerBound
    while end > before.lowerBound, text[end - 1].isBlank || text[end - 1] == "了" || text[end - 1] == "约" {
      end -= 1
    }
    for length in [4, 3, 2, 1] where end - length >= before.lowerBound {
      if let match = trie.longest(text, at: end - length, end: end), match.range.upperBound == end {
        let isRate = quantity.isRatio || quantity.unit?.kind == .ratio
        let isCompared = last(.compared, before) != nil
        return isRate || isCompared ? match.value : nil
      }
    }
    return nil
  }

  /// 预计, 力争, 计划 before a verb or at the clause's beginning.
  private func modality(_ before: Range<Int>, isAnywhere: Bool = false) -> LexiconEntry? {
    let trie = tools.lexicon.signals[.modality]
    var at = before.lowerBound
    var found: LexiconEntry?
    while at < before.upperBound {
      guard let match = trie.longest(text, at: at, end: before.upperBound) else {
        at += 1
        continue
      }
      let behind = match.range.upperBound
      let isBeforeVerb = tools.lexicon.verbs.longest(text, at: behind, end: before.upperBound) != nil
      let isBeforeNumber =
        isAnywhere || tools.withoutTail(behind..<before.upperBound).isEmpty
      // 完成年计划的102.8%: the plan is a thing to compare with. 主要培训…: another word that ends in 要.
      if text.scalar(behind) == "的" || match.value.value == "actual" {
        at = behind
        continue
      }
      let startsClause = tools.withoutLead(before.lowerBound..<at).isEmpty
      if match.range.count > 1 ? (isBeforeVerb || isBeforeNumber || startsClause) : isBeforeVerb {
        found = match.value
      }
      at = behind
    }
    return found
  }

  /// 会议要求，建会率达到95%: what the clause before asks for, which has not been done.
  private func demand(before start: Int, sentence: Range<Int>) -> LexiconEntry? {
    let end = start - 1
    guard end > sentence.lowerBound, text[end].endsClause else { return nil }
    let trie = tools.lexicon.signals[.demand]
    for at in max(sentence.lowerBound, end - 4)..<end {
      if let match = trie.longest(text, at: at, end: end), match.range.upperBound == end {
        return match.value
      }
    }
    return nil
  }

  /// Whether words say that what they tell is still to come: 将组织, 计划.
  func isPlanned(_ range: Range<Int>) -> Bool { modality(range, isAnywhere: true) != nil }

  /// What a heading says of the modality of its section: 下一步打算, 今后五年的目标任务.
  func ofHeading(_ range: Range<Int>) -> Statistic.Modality? {
    last(.section, range).flatMap { Statistic.Modality(rawValue: $0.value) }
  }

  private func last(_ effect: SignalWords.Effect, _ range: Range<Int>) -> LexiconEntry? {
    let trie = tools.lexicon.signals[effect]
    var found: LexiconEntry?
    var at = range.lowerBound
    while at < range.upperBound {
      if let match = trie.longest(text, at: at, end: range.upperBound) {
        found = match.value
        at = match.range.upperBound
      } else {
        at += 1
      }
    }
    return found
  }
}
