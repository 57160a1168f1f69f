internal import Records

/// Says what each number of a sentence counts, in the sentence's own words.
///
/// Verb and object before the number (`慰问企业521家`), the noun behind it (`1250名职工参加的比赛`), or both; within a
/// clause several numbers share its verb, its head or its tail; 分别 deals a list out; what has no words of its own
/// takes those of its neighbour.
struct MeasureBuilder {
  let tools: PhraseTools
  let finder: ClauseFinder

  /// The longest measure that is given.
  static let limit = 30

  /// One number's measure while it is made.
  struct Measure: Sendable {
    var text: String
    /// The rule that made it.
    var rule: String
    /// Whether the words are the number's own, not a neighbour's.
    var isOwn: Bool
  }

  private var text: Scalars { tools.text }

  /// The measures of a sentence's numbers, in order, one for each.
  func measures(_ quantities: [Quantity]) -> [Measure] {
    var measures: [Measure] = []
    var index = 0
    while index < quantities.count {
      let clause = finder.clause(around: quantities[index].fullRange)
      var last = index
      while last + 1 < quantities.count, quantities[last + 1].range.lowerBound < clause.upperBound,
        finder.clause(around: quantities[last + 1].fullRange) == clause
      { last += 1 }
      measures += group(Array(quantities[index...last]), clause: clause, before: measures)
      index = last + 1
    }
    return measures
  }

  // MARK: One clause

  private struct Words {
    var left: Range<Int>
    var right: Range<Int>
  }

  private func group(_ quantities: [Quantity], clause: Range<Int>, before: [Measure]) -> [Measure] {
    guard let first = quantities.first, let final = quantities.last else { return [] }
    let tail = rightPhrase(final.fullRange.upperBound..<max(clause.upperBound, final.fullRange.upperBound))
    let head = headPhrase(
      clause.lowerBound..<first.range.lowerBound, hasMore: quantities.count > 1 || !tail.isEmpty)
    if let dealt = distributed(quantities, head: head, clauseStart: clause.lowerBound, before: before) {
      return dealt
    }
    var words = quantities.map { _ in
      Words(left: head.upperBound..<head.upperBound, right: head.upperBound..<head.upperBound)
    }
    words[0].left = head
    let isLeftHeaded = tools.hasNoun(head) && !tools.endsWithVerb(head) && !opensTowardsNumber(head, first)
    for index in quantities.indices.dropLast() {
      let gap =
        quantities[index].fullRange
        .upperBound..<max(
          quantities[index + 1].range.lowerBound, quantities[index].fullRange.upperBound)
      share(
        gap, index: index, words: &words, isLeftHeaded: isLeftHeaded,
        isNextLast: index + 2 == quantities.count,
        tail: tail)
    }
    let isNounBefore =
      tools.hasNoun(words[words.count - 1].left) && !tools.endsWithVerb(words[words.count - 1].left)
      && !(quantities.count == 1 && opensTowardsNumber(head, first))
    let takesTail = !isNounBefore || startsAttribute(final) || isThingCounted(tail)
    words[words.count - 1].right = takesTail ? tail : tail.lowerBound..<tail.lowerBound
    return compose(quantities, words: words, head: head, tail: tail, clause: clause, before: before)
  }

  /// Whether what stands behind a number is the thing it counts, or says what it did: 11名徒弟, 300余人参加.
  private func isThingCounted(_ tail: Range<Int>) -> Bool {
    guard !tail.isEmpty, text[tail.lowerBound].isHan || text[tail.lowerBound] == "“" else { return false }
    if !tools.leadingVerbs(tail).isEmpty { return tail.count <= 12 }
    return tools.lexicon.functionWords.longest(text, at: tail.lowerBound, end: tail.upperBound) == nil
  }

  /// Deals the words between two numbers of a clause out to them.
  private func share(
    _ gap: Range<Int>, index: Int, words: inout [Words], isLeftHeaded: Bool, isNextLast: Bool,
    tail: Range<Int>
  ) {
    let inner = text.trimmed(gap)
    if let first = text.scalar(inner.lowerBound), inner.lowerBound < inner.upperBound, Self.isConnector(first)
    {
      words[index + 1].left = tools.withoutTail(tools.withoutLead(inner))
      return
    }
    if let last = text.scalar(inner.upperBound - 1), Self.isConnector(last) {
      // 2.4万家单位、200万名职工: what a connector closes belongs to the number before it.
      words[index].right = rightPhrase(inner.lowerBound..<inner.upperBound - 1)
      return
    }
    if isLeftHeaded {
      words[index + 1].left = tools.withoutTail(tools.withoutLead(inner))
      return
    }
    // The last connector behind which only verbs stand parts the two.
    var at = inner.upperBound
    while at > inner.lowerBound {
      at -= 1
      guard Self.isConnector(text[at]), !tools.hasNoun(at + 1..<inner.upperBound) else { continue }
      words[index].right = rightPhrase(inner.lowerBound..<at)
      words[index + 1].left = tools.withoutTail(tools.withoutLead(at + 1..<inner.upperBound))
      return
    }
    words[index].right = rightPhrase(inner)
    if isNextLast, tail.isEmpty {
      let verb = tools.firstVerb(inner, afterStart: true)
      words[index + 1].left = tools.withoutTail((verb?.lowerBound ?? inner.lowerBound)..<inner.upperBound)
    }
  }

  private func compose(
    _ quantities: [Quantity], words: [Words], head: Range<Int>, tail: Range<Int>, clause: Range<Int>,
    before: [Measure]
  ) -> [Measure] {
    var made: [Measure] = []
    let verbs = tools.leadingVerbs(head)
    let sharedTail = tools.firstVerb(tail, afterStart: true).map { $0.lowerBound..<tail.upperBound }
    for (index, quantity) in quantities.enumerated() {
      let word = words[index]
      var left = string(word.left)
      var right = string(word.right)
      var rule = "rule:measure-\(right.isEmpty ? "before" : left.isEmpty ? "behind" : "around")"
      let isShort =
        left.isEmpty ? !right.isEmpty : left.unicodeScalars.count <= 4 || !tools.hasNoun(head)
      if index > 0, !verbs.isEmpty, isShort, !startsWithVerb(word.left),
        !separatedByComma(quantities[index - 1], quantity)
      {
        left = string(verbs) + left
        rule += "+verb"
      }
      if index + 1 < quantities.count, let sharedTail, !right.isEmpty,
        tools.firstVerb(word.right, afterStart: true) == nil
      {
        let shared = string(sharedTail)
        let room = Self.limit - (left + right).unicodeScalars.count
        if room >= min(shared.unicodeScalars.count, 8) {
          right += String(String.UnicodeScalarView(shared.unicodeScalars.prefix(room)))
        }
      }
      let earlier = before + made
      if left.isEmpty, right.isEmpty {
        var measure = inherited(clause: clause, before: earlier, isFirst: index == 0)
        if let rate = rate(quantity, clause: clause), !measure.text.contains(rate) { measure.text += rate }
        made.append(measure)
        continue
      }
      if let dependent = dependent(quantity, left: word.left, right: right, before: earlier) {
        made.append(dependent)
        continue
      }
      if right.isEmpty, let level = level(word.left, before: earlier) {
        made.append(level)
        continue
      }
      if isActionAlone(left: word.left, right: word.right) {
        if right.isEmpty, let next = words.dropFirst(index + 1).first(where: { !$0.right.isEmpty }) {
          right = string(next.right)
          rule += "+number-behind"
        } else if let context = context(before: clause.lowerBound, measures: earlier) {
          left = context + left
          rule += "+context"
        }
      } else if isAttribute(left + right), let context = context(before: clause.lowerBound, measures: earlier)
      {
        left = context + left
        rule += "+context"
      }
      if let rate = rate(quantity, clause: clause), !left.contains(rate), !right.contains(rate) {
        left = rate + left
      }
      made.append(Measure(text: fitted(left, right), rule: rule, isOwn: true))
    }
    return made
  }

  private func separatedByComma(_ first: Quantity, _ second: Quantity) -> Bool {
    text[first.fullRange.upperBound..<max(second.range.lowerBound, first.fullRange.upperBound)].contains {
      $0.endsClause
    }
  }

  private func startsWithVerb(_ range: Range<Int>) -> Bool { !tools.leadingVerbs(range).isEmpty }

  // MARK: Words of its neighbours

  /// A number without words: those of the number before it in its clause, of the clause before, or of any before.
  private func inherited(clause: Range<Int>, before: [Measure], isFirst: Bool) -> Measure {
    let earlier = before.last.map {
      Measure(text: $0.text, rule: "rule:measure-of-the-number-before", isOwn: false)
    }
    if !isFirst, let earlier { return earlier }
    if let earlier, let previous = finder.clause(before: clause.lowerBound),
      text[previous].contains(where: { $0.isDigit })
    {
      return earlier
    }
    if let phrase = clauseBefore(clause.lowerBound) {
      return Measure(
        text: fitted(string(phrase), ""), rule: "rule:measure-of-the-clause-before", isOwn: false)
    }
    return earlier ?? Measure(text: "", rule: "rule:no-measure", isOwn: false)
  }

  /// What the nearest clause before says, where it has a noun.
  private func clauseBefore(_ start: Int) -> Range<Int>? {
    var start = start
    while let previous = finder.clause(before: start) {
      let phrase = headPhrase(previous, hasMore: false)
      if !phrase.isEmpty, tools.hasNoun(phrase) { return phrase }
      start = previous.lowerBound
    }
    return nil
  }

  /// Whether the words only say that people took part: 300余人参加.
  private func isActionAlone(left: Range<Int>, right: Range<Int>) -> Bool {
    right.isEmpty ? !tools.hasNoun(left) : !tools.hasNoun(right) && left.count <= 8
  }

  /// What a short attribute or action belongs to: the number before it in the sentence, else the clause before.
  private func context(before start: Int, measures: [Measure]) -> String? {
    let room = Self.limit - 12
    if let earlier = measures.last, !earlier.text.isEmpty {
      let base = stripped(earlier.text)
      return isAttribute(base) && measures.count > 1
        ? nil : String(String.UnicodeScalarView(base.unicodeScalars.suffix(room)))
    }
    guard let phrase = clauseBefore(start), !text[phrase].contains(where: { $0.isDigit }) else { return nil }
    return String(String.UnicodeScalarView(string(phrase).unicodeScalars.suffix(room)))
  }

  /// Whether a measure names only an attribute of a thing that was named before: 签订率, 总金额, 每人补助.
  private func isAttribute(_ measure: String) -> Bool {
    let words = measure.scalars
    guard words.count <= 6 else { return false }
    return tools.lexicon.attributes.longest(words, endingAt: words.count, notBefore: 0) != nil
  }

  /// 市级2个 behind 省级劳模工作室1个: the level is its own, the thing is its neighbour's.
  private func level(_ left: Range<Int>, before: [Measure]) -> Measure? {
    guard !left.isEmpty, left.count <= 4, text[left.upperBound - 1] == "级", let earlier = before.last else {
      return nil
    }
    let words = earlier.text.scalars
    let inner = PhraseTools(lexicon: tools.lexicon, text: words, times: [])
    var range = 0..<words.count
    range = inner.leadingVerbs(range).upperBound..<range.upperBound
    if let at = words[range].firstIndex(of: "级"), at - range.lowerBound <= 3 {
      range = at + 1..<range.upperBound
    }
    range = inner.withoutLead(range)
    guard !range.isEmpty else { return nil }
    return Measure(
      text: fitted(string(left), words.string(range)), rule: "rule:measure-level-of-the-number-before",
      isOwn: true)
  }

  /// 人均, 每户: the word that makes the number a rate is part of what it measures; 每年 is not.
  private func rate(_ quantity: Quantity, clause: Range<Int>) -> String? {
    var found: String?
    var at = clause.lowerBound
    while at < quantity.range.lowerBound {
      if let match = tools.lexicon.rates.longest(text, at: at, end: quantity.range.lowerBound) {
        found = match.value.value == "year" ? nil : string(match.range)
        at = match.range.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  /// 占11.63%, 同比增长8.6%, 提高到90%: the words say only how the number relates to the one before.
  private func dependent(_ quantity: Quantity, left: Range<Int>, right: String, before: [Measure]) -> Measure?
  {
    guard right.isEmpty, let earlier = before.last, !earlier.text.isEmpty, !left.isEmpty else { return nil }
    let isShare = quantity.isRatio && text[left.lowerBound] == "占"
    guard isShare || saysOnlyRelation(left) else { return nil }
    let own = withoutTimes(left)
    let isLevel = text[left].last == "到" || text[left].last == "至" || text[left].last == "达"
    let room = max(Self.limit - own.unicodeScalars.count, 8)
    let kept = earlier.text.unicodeScalars.suffix(room)
    // A rise behind a rise is the same thing's: not 产值同比增长环比增长.
    let base = stripped(String(String.UnicodeScalarView(kept)))
    return Measure(
      text: isLevel ? base : balanced(base + own), rule: "rule:measure-relates-to-the-number-before",
      isOwn: false)
  }

  private func saysOnlyRelation(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      if let time = tools.times.first(where: { $0.range.lowerBound == at }),
        time.range.upperBound <= range.upperBound
      {
        at = time.range.upperBound
      } else if let word = tools.lexicon.dependents.longest(text, at: at, end: range.upperBound) {
        at = word.range.upperBound
      } else {
        return false
      }
    }
    return true
  }

  private func withoutTimes(_ range: Range<Int>) -> String {
    var out = ""
    var at = range.lowerBound
    while at < range.upperBound {
      if let time = tools.times.first(where: { $0.range.lowerBound == at }),
        time.range.upperBound <= range.upperBound
      {
        at = time.range.upperBound
        // 较2019年, 由去年的: the word that leads to the time goes with it.
        if let last = out.unicodeScalars.last,
          last == "较" || last == "比" || last == "由" || last == "从" || last == "与"
        {
          out.unicodeScalars.removeLast()
        }
        if text.scalar(at) == "的", at < range.upperBound { at += 1 }
      } else if text.has(["分", "别"], at: at) {
        at += 2
      } else {
        out.unicodeScalars.append(text[at])
        at += 1
      }
    }
    return out
  }

  /// A measure without the relation at its end.
  private func stripped(_ measure: String) -> String {
    let words = measure.scalars
    for start in words.indices.dropFirst(2) {
      var at = start
      while at < words.count, let word = tools.lexicon.dependents.longest(words, at: at), word.range.count > 1
      {
        at = word.range.upperBound
      }
      if at == words.count, start < words.count { return words.string(0..<start) }
    }
    return measure
  }

  // MARK: 分别

  /// `A和B分别为12名、31名`: the items of the list before, one for each number; or the numbers before, where 分别 follows them.
  private func distributed(
    _ quantities: [Quantity], head: Range<Int>, clauseStart: Int, before: [Measure]
  ) -> [Measure]? {
    guard quantities.count > 1, let first = quantities.first,
      hasWord("分别", clauseStart..<first.range.lowerBound)
    else { return nil }
    for (one, two) in zip(quantities, quantities.dropFirst()) {
      let between = text[one.fullRange.upperBound..<max(two.range.lowerBound, one.fullRange.upperBound)]
      guard between.allSatisfy({ Self.isConnector($0) || $0.isBlank }) else { return nil }
    }
    let items = listItems(head)
    guard items.count >= quantities.count else {
      return before.count >= quantities.count ? related(quantities.count, head: head, before: before) : nil
    }
    return deal(Array(items.suffix(quantities.count)), head: head)
  }

  /// 分别增加1.1万个、94万人: each relates to one of the numbers before, in their order.
  private func related(_ count: Int, head: Range<Int>, before: [Measure]) -> [Measure] {
    let own = withoutTimes(head)
    return before.suffix(count).map { earlier in
      let room = max(Self.limit - own.unicodeScalars.count, 8)
      let base = String(String.UnicodeScalarView(stripped(earlier.text).unicodeScalars.prefix(room)))
      return Measure(
        text: balanced(base + own), rule: "rule:measure-dealt-over-the-numbers-before", isOwn: false)
    }
  }

  private func listItems(_ head: Range<Int>) -> [Range<Int>] {
    var items: [Range<Int>] = []
    var start = head.lowerBound
    for at in head where Self.isConnector(text[at]) && finder.spans.depth[at] == 0 {
      if start < at { items.append(start..<at) }
      start = at + 1
    }
    if start < head.upperBound { items.append(start..<head.upperBound) }
    return items
  }

  private func deal(_ items: [Range<Int>], head: Range<Int>) -> [Measure] {
    let verbs = tools.leadingVerbs(head)
    let tail = sharedTail(items)
    return items.enumerated().map { index, item in
      var phrase = string(tools.withoutLead(item))
      if index > 0, !verbs.isEmpty, !startsWithVerb(item) { phrase = string(verbs) + phrase }
      if index + 1 < items.count { phrase += tail }
      return Measure(text: fitted(phrase, ""), rule: "rule:measure-dealt-out", isOwn: true)
    }
  }

  /// What the last item says for all: 一线工人数 in 全国人大代表和省人大代表一线工人数, 建制率 in 职代会、厂务公开建制率.
  private func sharedTail(_ items: [Range<Int>]) -> String {
    guard let first = items.first, let last = items.last, first.count >= 2, last.count > 2 else { return "" }
    let ending = Scalars(text[first.upperBound - 2..<first.upperBound])
    var at = last.upperBound - 2
    while at > last.lowerBound {
      if text.has(ending, at: at) { return string(at + 2..<last.upperBound) }
      at -= 1
    }
    guard
      let head = tools.lexicon.heads.longest(text, endingAt: last.upperBound, notBefore: last.lowerBound + 1),
      tools.lexicon.heads.longest(text, endingAt: first.upperBound, notBefore: first.lowerBound) == nil
    else { return "" }
    return string(head.range)
  }

  private func hasWord(_ word: String, _ range: Range<Int>) -> Bool {
    let scalars = word.scalars
    return range.contains { $0 + scalars.count <= range.upperBound && text.has(scalars, at: $0) }
  }

  // MARK: Phrases

  /// What stands before a number, from its own verb on.
  func headPhrase(_ range: Range<Int>, hasMore: Bool) -> Range<Int> {
    var phrase = tools.withoutTail(range)
    phrase = afterPivot(phrase)
    phrase = tools.withoutLead(phrase)
    phrase = withoutSubject(phrase, hasMore: hasMore)
    return phrase.isEmpty ? phrase : tools.withoutLead(phrase)
  }

  /// 全省各级工会共投入: what stands behind 共 or 累计, where anything does.
  private func afterPivot(_ range: Range<Int>) -> Range<Int> {
    var at = range.upperBound - 1
    while at > range.lowerBound {
      if tools.lexicon.keptLead.longest(text, at: at, end: range.upperBound) == nil,
        let pivot = tools.lexicon.pivots.longest(text, at: at, end: range.upperBound),
        finder.spans.depth[at] == finder.spans.depth[range.lowerBound],
        tools.lexicon.keptTail.longest(text, endingAt: pivot.range.upperBound, notBefore: range.lowerBound)
          == nil
      {
        let rest = tools.withoutLead(pivot.range.upperBound..<range.upperBound)
        if rest.count >= 2 { return rest }
      }
      at -= 1
    }
    return range
  }

  /// 州总工会发放资金: without the body that acts; 在社区创建小屋: without where it acts.
  private func withoutSubject(_ range: Range<Int>, hasMore: Bool) -> Range<Int> {
    guard let verb = tools.firstVerb(range, afterStart: true) else { return range }
    var before = verb.lowerBound
    let subject = tools.withoutTail(range.lowerBound..<before)
    let endsWithBody =
      tools.lexicon.bodies.longest(text, endingAt: subject.upperBound, notBefore: range.lowerBound) != nil
    let isPlace =
      tools.lexicon.locatives.longest(text, at: range.lowerBound, end: before) != nil
      && tools.lexicon.keptLead.longest(text, at: range.lowerBound, end: range.upperBound) == nil
    guard endsWithBody || isPlace, hasMore || tools.hasNoun(before..<range.upperBound) else { return range }
    while before < range.upperBound, text[before].isBlank { before += 1 }
    return before..<range.upperBound
  }

  /// What stands behind a number, to the end of its clause.
  private func rightPhrase(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, text[start].isBlank || text[start] == "的" || text[start] == "了" {
      start += 1
    }
    guard start < range.upperBound, text[start] != "(", text[start] != "（", !Self.isConnector(text[start])
    else {
      return start..<start
    }
    let phrase = tools.withoutTail(start..<range.upperBound)
    return phrase
  }

  /// A unit or word before the number that wants the noun behind it: 有5名, 中有8家, 其中.
  private func opensTowardsNumber(_ head: Range<Int>, _ quantity: Quantity) -> Bool {
    let between = Scalars(text[head.upperBound..<max(quantity.range.lowerBound, head.upperBound)])
    return between.contains("有") || between.contains("等") || between.contains("的") || between.contains("为")
      || between.contains("是")
      || between.contains("对")
      || between.contains("向") || text.scalar(head.upperBound - 1) == "的"
      || text.scalar(head.upperBound - 1) == "中"
  }

  private func startsAttribute(_ quantity: Quantity) -> Bool {
    text.scalar(quantity.fullRange.upperBound) == "的"
  }

  private static func isConnector(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "、", "和", "及", "与", "或", "/", "＋", "+", "，", ",": true
    default: false
    }
  }

  private func string(_ range: Range<Int>) -> String { range.isEmpty ? "" : text.string(range) }

  // MARK: Length

  /// Both parts within the limit: of a long one the head verb and the words nearest the number or the end are kept.
  private func fitted(_ left: String, _ right: String) -> String {
    let total = left.unicodeScalars.count + right.unicodeScalars.count
    if total <= Self.limit { return balanced(left + right) }
    let leftScalars = left.scalars
    let rightScalars = right.scalars
    if right.isEmpty { return balanced(shortenedHead(leftScalars, room: Self.limit)) }
    let room = Self.limit - min(leftScalars.count, 12)
    let behind = shortenedTail(rightScalars, room: max(room, 12))
    let before = shortenedHead(leftScalars, room: Self.limit - behind.unicodeScalars.count)
    return balanced(before + behind)
  }

  /// The end of a long phrase that stands before its number, with its first verb where there is room.
  private func shortenedHead(_ phrase: Scalars, room: Int) -> String {
    guard phrase.count > room else { return phrase.string(0..<phrase.count) }
    var verbEnd = 0
    if let verb = tools.lexicon.verbs.longest(phrase, at: 0) { verbEnd = verb.range.upperBound }
    let least = phrase.count - (room - verbEnd)
    var at = max(least, verbEnd)
    while at < phrase.count - 2 {
      if let before = phrase.scalar(at - 1), before == "的" || before == "、" || before == "等" || before == "和"
      {
        break
      }
      at += 1
    }
    if at >= phrase.count - 2 { at = max(least, verbEnd) }
    return phrase.string(0..<verbEnd) + phrase.string(at..<phrase.count)
  }

  /// The end of a long phrase that stands behind its number, from behind an attribute on.
  private func shortenedTail(_ phrase: Scalars, room: Int) -> String {
    guard phrase.count > room else { return phrase.string(0..<phrase.count) }
    var at = max(phrase.count - room, 1)
    while at < phrase.count - 3 {
      if phrase[at - 1] == "的" { return phrase.string(at..<phrase.count) }
      at += 1
    }
    // No attribute: the noun right behind the number, and the end of what it did.
    if let noun = nounAtStart(phrase), noun <= room / 2 {
      let rest = room - noun
      var from = phrase.count - rest
      while from < phrase.count - 3, !Self.isConnector(phrase[from - 1]), phrase[from - 1] != "中" {
        from += 1
      }
      return phrase.string(0..<noun) + phrase.string(from..<phrase.count)
    }
    at = phrase.count - room
    while at < phrase.count - 3 {
      if phrase[at - 1] == "、" { return phrase.string(at..<phrase.count) }
      at += 1
    }
    return phrase.string(0..<room)
  }

  /// Where the noun that a phrase begins with ends: before its first verb or word of place.
  private func nounAtStart(_ phrase: Scalars) -> Int? {
    for at in phrase.indices.dropFirst(2) {
      if tools.lexicon.locatives.longest(phrase, at: at) != nil { return at }
      if let verb = tools.lexicon.verbs.longest(phrase, at: at), verb.range.count > 1 { return at }
    }
    return nil
  }

  /// Without quotes and brackets that lost their partner.
  private func balanced(_ phrase: String) -> String {
    var scalars = phrase.scalars
    for (open, close) in [("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"), ("‘", "’")]
      as [(Unicode.Scalar, Unicode.Scalar)]
    {
      var depth = 0
      var drop: [Int] = []
      var opened: [Int] = []
      for (index, scalar) in scalars.enumerated() {
        if scalar == open {
          depth += 1
          opened.append(index)
        } else if scalar == close {
          if depth == 0 {
            drop.append(index)
          } else {
            depth -= 1
            opened.removeLast()
          }
        }
      }
      for index in (drop + opened).sorted().reversed() { scalars.remove(at: index) }
    }
    return scalars.string(scalars.trimmed(0..<scalars.count))
  }
}
