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
    /// The thing that it is about, without what is said of it: 职工医疗互助 of 职工医疗互助赔付金额.
    var topic = ""
    /// The unit of its number.
    var unit: String?
  }

  /// The last measure of the sentence before, in the same paragraph.
  var previous: Measure?

  var text: Scalars { tools.text }

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
      for (measure, quantity) in zip(
        group(Array(quantities[index...last]), clause: clause, before: measures), quantities[index...])
      {
        var measure = measure
        measure.unit = quantity.unit?.unit
        if measure.topic.isEmpty { measure.topic = topic(of: measure.text) }
        measures.append(measure)
      }
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
      clause.lowerBound..<first.range.lowerBound, hasMore: !tail.isEmpty)
    if let dealt = distributed(quantities, head: head, clauseStart: clause.lowerBound, before: before) {
      return dealt
    }
    var words = quantities.map { _ in
      Words(left: head.upperBound..<head.upperBound, right: head.upperBound..<head.upperBound)
    }
    words[0].left = head
    var isLeftHeaded = tools.hasNoun(head) && !tools.endsWithVerb(head) && !opensTowardsNumber(head, first)
    for index in quantities.indices.dropLast() {
      let gap =
        quantities[index].fullRange
        .upperBound..<max(
          quantities[index + 1].range.lowerBound, quantities[index].fullRange.upperBound)
      // 12个区队的460余名职工: what follows the second number is its own.
      if text[gap].last == "的" { isLeftHeaded = false }
      share(
        gap, index: index, words: &words, isLeftHeaded: isLeftHeaded,
        isNextLast: index + 2 == quantities.count,
        tail: tail)
    }
    let isNounBefore =
      tools.hasNoun(words[words.count - 1].left) && !tools.endsWithVerb(words[words.count - 1].left)
      && !opensTowardsNumber(words[words.count - 1].left, final)
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
    if let last = text.scalar(inner.upperBound - 1), last == "的", inner.count > 1 {
      // 12个区队的460余名职工: the first number's noun, as an attribute of the second.
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
    let shared = listHead(words[0].left)
    let sharedTail = tools.firstVerb(tail, afterStart: true).map { $0.lowerBound..<tail.upperBound }
    for (index, quantity) in quantities.enumerated() {
      let word = words[index]
      var left = string(word.left)
      var right = string(word.right)
      var rule = "rule:measure-\(right.isEmpty ? "before" : left.isEmpty ? "behind" : "around")"
      if let shared, quantities.count > 1, !left.isEmpty, right.isEmpty,
        index == 0 || !startsWithVerb(word.left)
      {
        left = string(shared.head) + (index == 0 ? string(shared.item) : left)
      }
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
      defer { made[made.count - 1].unit = quantity.unit?.unit }
      if left.isEmpty, right.isEmpty {
        var measure = inherited(quantity, clause: clause, before: earlier, isFirst: index == 0)
        if let rate = rate(quantity, clause: clause), !measure.text.contains(rate) { measure.text += rate }
        made.append(measure)
        continue
      }
      if let dependent = dependent(quantity, left: word.left, right: right, before: earlier)
        ?? (right.isEmpty ? level(word.left, before: earlier) : nil)
        ?? (right.isEmpty ? placed(word.left, quantity, before: earlier) : nil)
      {
        made.append(dependent)
        continue
      }
      var about = ""
      if isActionAlone(left: word.left, right: word.right) {
        if right.isEmpty, let next = words.dropFirst(index + 1).first(where: { !$0.right.isEmpty }) {
          right = string(next.right)
          rule += "+number-behind"
        } else if let context = context(before: clause.lowerBound, measures: earlier, own: left) {
          about = context
        }
      } else if isAttribute(left + right) || saysConsequence(word.left, right),
        let context = context(before: clause.lowerBound, measures: earlier, own: left)
      {
        about = context
      }
      if !about.isEmpty {
        left = overlapped(about, left)
        rule += "+context"
      }
      if let rate = rate(quantity, clause: clause), !left.contains(rate), !right.contains(rate) {
        left = rate + left
      }
      var measure = Measure(text: fitted(left, right), rule: rule)
      if !about.isEmpty { measure.topic = earlier.last.map(\.topic) ?? about }
      if measure.topic.isEmpty { measure.topic = topic(of: measure.text) }
      made.append(measure)
    }
    return made
  }

  private func separatedByComma(_ first: Quantity, _ second: Quantity) -> Bool {
    text[first.fullRange.upperBound..<max(second.range.lowerBound, first.fullRange.upperBound)].contains {
      $0.endsClause
    }
  }

  func startsWithVerb(_ range: Range<Int>) -> Bool { !tools.leadingVerbs(range).isEmpty }
}
