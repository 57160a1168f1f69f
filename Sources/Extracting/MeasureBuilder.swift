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
    /// What a relation to it stands on: its own words, or where it only relates those of what it relates to.
    var base = ""
    /// Where its clause begins.
    var clause = 0
    /// Where its number ends.
    var end = 0
  }

  /// The measures of the sentence before that has any, in the same paragraph.
  var sentenceBefore: [Measure] = []
  /// The paragraph that the sentence stands in.
  var paragraph: Range<Int>?
  /// Where the numbers of the sentence begin.
  var numbers: [Int] = []

  var text: Scalars { tools.text }
  /// The last measure of the sentence before.
  var previous: Measure? { sentenceBefore.last }

  /// The measures of a sentence's numbers, in order, one for each.
  mutating func measures(_ quantities: [Quantity]) -> [Measure] {
    var measures: [Measure] = []
    numbers = quantities.map(\.range.lowerBound)
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

  /// The words of a number, before and behind it.
  struct Words {
    var left: Range<Int>
    var right: Range<Int>
  }

  /// A clause, its numbers, and the words dealt out to them.
  struct Group {
    var quantities: [Quantity]
    var words: [Words]
    var head: Range<Int>
    var tail: Range<Int>
    var clause: Range<Int>
  }

  /// The measures of a clause's numbers.
  private func group(_ quantities: [Quantity], clause: Range<Int>, before: [Measure]) -> [Measure] {
    guard let first = quantities.first, let final = quantities.last else { return [] }
    let start =
      clause.lowerBound == finder.sentence.lowerBound
      ? min(tools.withoutByline(clause).lowerBound, first.range.lowerBound) : clause.lowerBound
    let tail = rightPhrase(final.fullRange.upperBound..<max(clause.upperBound, final.fullRange.upperBound))
    let head = headPhrase(
      start..<first.range.lowerBound, hasMore: !tail.isEmpty, isOfRatio: first.isRatio)
    if let dealt = distributed(quantities, head: head, clauseStart: clause.lowerBound, before: before) {
      return finished(dealt, quantities, clause: clause)
    }
    if let dealt = dealtInTurn(quantities, head: head, tail: tail, clauseStart: clause.lowerBound) {
      return finished(dealt, quantities, clause: clause)
    }
    var words = quantities.map { _ in
      Words(left: head.upperBound..<head.upperBound, right: head.upperBound..<head.upperBound)
    }
    words[0].left = head
    // 分6个组走访企业: one character names nothing.
    var isLeftHeaded =
      head.count > 1 && tools.hasNoun(head) && !tools.endsWithVerb(head) && !opensTowardsNumber(head, first)
      && !saysWhere(head)
    for index in quantities.indices.dropLast() {
      let gap =
        quantities[index].fullRange
        .upperBound..<max(
          quantities[index + 1].range.lowerBound, quantities[index].fullRange.upperBound)
      // 12个区队的460余名职工: what follows the second number is its own.
      if text[gap].last == "的" { isLeftHeaded = false }
      share(
        gap, behind: quantities[index], index: index, words: &words, isLeftHeaded: isLeftHeaded,
        isNextBare: isBare(index + 1, quantities, tail: tail),
        isNextMoney: quantities[index + 1].unit?.kind == .money)
    }
    let isNounBefore =
      tools.hasNoun(words[words.count - 1].left) && !tools.endsWithVerb(words[words.count - 1].left)
      && !opensTowardsNumber(words[words.count - 1].left, final) && !saysWhere(words[words.count - 1].left)
    let takesTail = !isNounBefore || startsAttribute(final) || isThingCounted(tail)
    words[words.count - 1].right = takesTail ? tail : tail.lowerBound..<tail.lowerBound
    if let dealt = dealtBehind(quantities, words: words, tail: tail) {
      return finished(dealt, quantities, clause: clause)
    }
    return compose(
      Group(quantities: quantities, words: words, head: head, tail: tail, clause: clause), before: before)
  }

  /// The measures of a clause, which say where they stand.
  private func finished(_ made: [Measure], _ quantities: [Quantity], clause: Range<Int>) -> [Measure] {
    zip(made, quantities).map { finished($0, $1, clause: clause) }
  }

  /// The noun that a range begins with where the classifier before it wants one: people behind 名 and 位, kinds of things
  /// behind 个.
  private func nounCounted(_ range: Range<Int>, behind quantity: Quantity) -> Range<Int> {
    let none = range.lowerBound..<range.lowerBound
    guard let unit = quantity.unitRange, unit.count == 1 else { return none }
    switch text[unit.lowerBound] {
    case _ where text.scalar(range.lowerBound) == "“":
      // 某公司21家“创新工作室”增效1亿元.
      return text[range].firstIndex(of: "”").map { range.lowerBound..<$0 + 1 } ?? none
    case "名", "位":
      return tools.lexicon.parties.longest(text, at: range.lowerBound, end: range.upperBound)?.range ?? none
    case "个":
      return (tools.lexicon.kinds.longest(text, at: range.lowerBound, end: range.upperBound)?.range) ?? none
    default: return none
    }
  }

  /// Whether what stands behind a number is the thing it counts, or says what it did: 11名徒弟, 300余人参加.
  private func isThingCounted(_ tail: Range<Int>) -> Bool {
    guard !tail.isEmpty, text[tail.lowerBound].isHan || text[tail.lowerBound] == "“" else { return false }
    if !tools.leadingVerbs(tail).isEmpty { return tail.count <= 12 }
    let word = tools.lexicon.functionWords.longest(text, at: tail.lowerBound, end: tail.upperBound)
    let noun = tools.lexicon.nouns.longest(text, at: tail.lowerBound, end: tail.upperBound)
    return (word?.range.count ?? 0) <= (noun?.range.count ?? 0)
  }

  /// Whether nothing stands behind a number that could be the thing it counts.
  private func isBare(_ index: Int, _ quantities: [Quantity], tail: Range<Int>) -> Bool {
    if index + 1 == quantities.count { return tail.isEmpty }
    let start = quantities[index].fullRange.upperBound
    return text.scalar(text.trimmed(start..<max(quantities[index + 1].range.lowerBound, start)).lowerBound)
      .map(Self.isConnector) ?? false
  }

  /// Deals the words between two numbers of a clause out to them.
  private func share(
    _ gap: Range<Int>, behind quantity: Quantity, index: Int, words: inout [Words], isLeftHeaded: Bool,
    isNextBare: Bool, isNextMoney: Bool
  ) {
    let inner = withoutUnitRemark(text.trimmed(gap))
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
    if let last = text.scalar(inner.upperBound - 1), last == "分", inner.count > 2,
      quantity.unit?.unit == "person"
    {
      // 300名职工分6批疗养: those who went, not what they were parted into.
      words[index].right = rightPhrase(inner.lowerBound..<inner.upperBound - 1)
      return
    }
    if let last = text.scalar(inner.upperBound - 1), last == "的", inner.count > 1 {
      // 12个区队的460余名职工: the first number's noun, as an attribute of the second.
      words[index].right = rightPhrase(inner.lowerBound..<inner.upperBound - 1)
      return
    }
    // 女职工委员会先后3次走访慰问113名职工: how often they did it.
    let isTurn = quantity.unitRange.map { $0.count == 1 && text[$0.lowerBound] == "次" } ?? false
    if isLeftHeaded, !(isTurn && startsWithVerb(inner)) {
      // 一线280名职工送清凉2次, 钢筋工、电焊工4个工种共312名选手: the noun right behind a number is what it counts.
      let noun = nounCounted(inner, behind: quantity)
      words[index].right = noun
      words[index + 1].left = tools.withoutTail(tools.withoutLead(noun.upperBound..<inner.upperBound))
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
    if isNextMoney,
      tools.lexicon.meansBefore.longest(
        text, endingAt: inner.upperBound, notBefore: inner.lowerBound + 2) != nil,
      tools.firstVerb(inner, afterStart: false) == nil
    {
      // 将232名患者救助资金23.2万元发放到位: the money is theirs.
      words[index + 1].left = inner
      return
    }
    if isNextBare {
      let verb =
        startsWithVerb(inner)
        ? inner.lowerBound..<inner.lowerBound : tools.firstVerb(inner, afterStart: true)
      words[index + 1].left = tools.withoutTail((verb?.lowerBound ?? inner.lowerBound)..<inner.upperBound)
    } else {
      // 70名大学生发放21万元助学金, 86名职工送去价值3万元的保险: what was done, without what of the thing the number is.
      var right = words[index].right
      if let attribute = tools.lexicon.attributes.longest(
        text, endingAt: right.upperBound, notBefore: right.lowerBound + 1)
      {
        right = right.lowerBound..<attribute.range.lowerBound
      }
      guard
        let verb = tools.lexicon.verbsBefore.longest(
          text, endingAt: right.upperBound, notBefore: right.lowerBound + 1),
        verb.range.count > 1
      else { return }
      words[index].right = right
      words[index + 1].left = verb.range
    }
  }
}
