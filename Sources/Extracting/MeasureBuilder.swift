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
    let head = headPhrase(clause.lowerBound..<first.range.lowerBound)
    if quantities.count > 1, let dealt = distributed(quantities, head: head, clauseStart: clause.lowerBound) {
      return dealt
    }
    var words = quantities.map { _ in
      Words(left: head.upperBound..<head.upperBound, right: head.upperBound..<head.upperBound)
    }
    words[0].left = head
    let tail = rightPhrase(final.fullRange.upperBound..<max(clause.upperBound, final.fullRange.upperBound))
    let isLeftHeaded = tools.hasNoun(head) && !tools.endsWithVerb(head) && !opensTowardsNumber(head, first)
    for index in quantities.indices.dropLast() {
      let gap =
        quantities[index].fullRange
        .upperBound..<max(
          quantities[index + 1].range.lowerBound, quantities[index].fullRange.upperBound)
      share(
        gap, index: index, words: &words, isLeftHeaded: isLeftHeaded,
        isNextLast: index + 2 == quantities.count, tail: tail)
    }
    let isNounBefore =
      tools.hasNoun(words[words.count - 1].left) && !tools.endsWithVerb(words[words.count - 1].left)
      && !(quantities.count == 1 && opensTowardsNumber(head, first))
    words[words.count - 1].right =
      isNounBefore && !startsAttribute(final) ? tail.lowerBound..<tail.lowerBound : tail
    return compose(quantities, words: words, head: head, tail: tail, clause: clause, before: before)
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
    if isLeftHeaded, !tools.hasNoun(words[index].left) == false {
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
      if index > 0, !verbs.isEmpty, !startsWithVerb(word.left),
        (left.isEmpty && !right.isEmpty) || left.unicodeScalars.count <= 4,
        !(left.isEmpty && right.isEmpty), !separatedByComma(quantities[index - 1], quantity)
      {
        left = string(verbs) + left
        rule += "+verb"
      }
      if index + 1 < quantities.count, let sharedTail, !right.isEmpty,
        tools.firstVerb(word.right, afterStart: true) == nil
      {
        let shared = string(sharedTail)
        if (left + right + shared).unicodeScalars.count <= Self.limit { right += shared }
      }
      if left.isEmpty, right.isEmpty {
        made.append(inherited(quantity, clause: clause, before: before + made))
        continue
      }
      if let dependent = dependent(quantity, left: word.left, right: right, before: before + made) {
        made.append(dependent)
        continue
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

  /// A number without words: those of the clause before, or of the number before.
  private func inherited(_ quantity: Quantity, clause: Range<Int>, before: [Measure]) -> Measure {
    if let earlier = before.last, let previous = finder.clause(before: clause.lowerBound),
      text[previous].contains(where: { $0.isDigit })
    {
      return Measure(text: earlier.text, rule: "rule:measure-of-the-number-before", isOwn: false)
    }
    var start = clause.lowerBound
    while let previous = finder.clause(before: start) {
      let phrase = headPhrase(previous)
      if !phrase.isEmpty, tools.hasNoun(phrase) {
        return Measure(
          text: fitted(string(phrase), ""), rule: "rule:measure-of-the-clause-before", isOwn: false)
      }
      start = previous.lowerBound
    }
    if let earlier = before.last {
      return Measure(text: earlier.text, rule: "rule:measure-of-the-number-before", isOwn: false)
    }
    return Measure(text: "", rule: "rule:no-measure", isOwn: false)
  }

  /// 占11.63%, 同比增长8.6%: the words say only how the number relates to the one before.
  private func dependent(_ quantity: Quantity, left: Range<Int>, right: String, before: [Measure]) -> Measure?
  {
    guard right.isEmpty, let earlier = before.last, !earlier.text.isEmpty, !left.isEmpty else { return nil }
    var at = left.lowerBound
    while at < left.upperBound {
      if let word = tools.lexicon.dependents.longest(text, at: at, end: left.upperBound) {
        at = word.range.upperBound
      } else {
        return nil
      }
    }
    let own = string(left)
    let room = Self.limit - own.unicodeScalars.count
    return Measure(
      text: String(String.UnicodeScalarView(earlier.text.unicodeScalars.suffix(room))) + own,
      rule: "rule:measure-relates-to-the-number-before", isOwn: false)
  }

  // MARK: 分别

  /// `A和B分别为12名、31名`: the items of the list before, one for each number.
  private func distributed(_ quantities: [Quantity], head: Range<Int>, clauseStart: Int) -> [Measure]? {
    guard let first = quantities.first,
      text[clauseStart..<first.range.lowerBound].contains("别"),
      hasWord("分别", clauseStart..<first.range.lowerBound)
    else { return nil }
    for (one, two) in zip(quantities, quantities.dropFirst()) {
      let between = text[one.fullRange.upperBound..<max(two.range.lowerBound, one.fullRange.upperBound)]
      guard between.allSatisfy({ Self.isConnector($0) || $0.isBlank }) else { return nil }
    }
    var items: [Range<Int>] = []
    var start = head.lowerBound
    for at in head where Self.isConnector(text[at]) && finder.spans.depth[at] == 0 {
      if start < at { items.append(start..<at) }
      start = at + 1
    }
    if start < head.upperBound { items.append(start..<head.upperBound) }
    guard items.count >= quantities.count else { return nil }
    items = Array(items.suffix(quantities.count))
    let verbs = tools.leadingVerbs(head)
    let tail = sharedTail(items)
    return items.enumerated().map { index, item in
      var phrase = string(tools.withoutLead(item))
      if index > 0, !verbs.isEmpty, !startsWithVerb(item) { phrase = string(verbs) + phrase }
      if index + 1 < items.count { phrase += tail }
      return Measure(text: fitted(phrase, ""), rule: "rule:measure-dealt-out", isOwn: true)
    }
  }

  /// What the last item says for all: 一线工人数 in 全国人大代表和省人大代表一线工人数.
  private func sharedTail(_ items: [Range<Int>]) -> String {
    guard let first = items.first, let last = items.last, first.count >= 2, last.count > 2 else { return "" }
    let ending = Scalars(text[first.upperBound - 2..<first.upperBound])
    var at = last.upperBound - 2
    while at > last.lowerBound {
      if text.has(ending, at: at) { return string(at + 2..<last.upperBound) }
      at -= 1
    }
    return ""
  }

  private func hasWord(_ word: String, _ range: Range<Int>) -> Bool {
    let scalars = word.scalars
    return range.contains { $0 + scalars.count <= range.upperBound && text.has(scalars, at: $0) }
  }

  // MARK: Phrases

  /// What stands before a number, from its own verb on.
  private func headPhrase(_ range: Range<Int>) -> Range<Int> {
    var phrase = tools.withoutTail(range)
    phrase = afterPivot(phrase)
    phrase = tools.withoutLead(phrase)
    phrase = withoutSubject(phrase)
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
  private func withoutSubject(_ range: Range<Int>) -> Range<Int> {
    guard let verb = tools.firstVerb(range, afterStart: true) else { return range }
    var before = verb.lowerBound
    let subject = tools.withoutTail(range.lowerBound..<before)
    let endsWithBody =
      tools.lexicon.bodies.longest(text, endingAt: subject.upperBound, notBefore: range.lowerBound) != nil
    let isPlace = tools.lexicon.locatives.longest(text, at: range.lowerBound, end: before) != nil
    guard endsWithBody || isPlace else { return range }
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
    return between.contains("有") || between.contains("为") || between.contains("是") || between.contains("对")
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
    var at = phrase.count - room
    while at < phrase.count - 3 {
      if phrase[at - 1] == "的" { return phrase.string(at..<phrase.count) }
      at += 1
    }
    at = phrase.count - room
    while at < phrase.count - 3 {
      if phrase[at - 1] == "、" { return phrase.string(at..<phrase.count) }
      at += 1
    }
    return phrase.string(0..<room)
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
