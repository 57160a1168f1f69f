internal import Numerals
internal import Records

/// What was done to those whom a number counts, or with the money it is, as other words of the sentence say.
extension MeasureBuilder {
  /// 为7名困难职工、12名患病职工、9名劳模发放救助金11万元: the words of the last item of a list that a number is in, which say
  /// what was done for all.
  func listEnd(_ group: Group, behind index: Int) -> Range<Int> {
    var last = index + 1
    while last + 1 < group.quantities.count, !group.words[last].right.isEmpty, group.words[last].left.isEmpty,
      text.scalar(group.quantities[last + 1].range.lowerBound - 1).map(Self.isConnector) ?? false
    { last += 1 }
    return group.words[last].right
  }

  /// 向困难职工1415户、2851人发放救助金256万元: what was done to those who stand behind 为, 向, 对 or 给.
  func deedTo(_ group: Group, _ index: Int) -> String? {
    let left = group.words[index].left
    guard index == 0, group.words[0].right.isEmpty, !left.isEmpty, left.lowerBound > 0,
      !startsWithVerb(left),
      tools.lexicon.recipients.longest(
        text, at: left.lowerBound - 1, end: left.upperBound)?.range.upperBound == left.lowerBound,
      let deed = group.words.dropFirst().first(where: { !$0.left.isEmpty })?.left,
      startsWithVerb(deed), tools.hasNoun(deed)
    else { return nil }
    return string(deed)
  }

  /// 按每人1000元的标准，慰问特困教师15名: what is done by a standard that stands alone, as the next clause says.
  func deedByStandard(_ quantity: Quantity, right: Range<Int>, clause: Range<Int>) -> String? {
    let standards = tools.lexicon.signals[.standard]
    guard quantity.unit?.kind == .money, !right.isEmpty, clause.upperBound + 2 < finder.sentence.upperBound,
      standards.longest(text, at: right.lowerBound, end: right.upperBound)?.range == right
    else { return nil }
    let next = text.trimmed(finder.clause(around: clause.upperBound + 1..<clause.upperBound + 2))
    var deed = next.lowerBound..<(text[next].firstIndex(where: \.isDigit) ?? next.upperBound)
    if startsWithVerb(deed) {
      deed = tools.withoutTail(deed)
      if tools.hasNoun(deed) { return string(deed) }
      // 慰问15名特困教师: the noun behind the number.
      guard let number = numbers.first(where: { next.contains($0) }),
        let end = number < next.upperBound
          ? text[number..<next.upperBound].firstIndex(where: { $0.isHan }) : nil,
        let unit = tools.lexicon.unit(text, at: end, end: next.upperBound)
      else { return nil }
      let thing = rightPhrase(unit.range.upperBound..<next.upperBound)
      return thing.isEmpty || thing.count > 14 || text[thing].contains(where: \.isDigit)
        ? nil : string(deed) + string(thing)
    }
    // 为1200名困难职工发放慰问金60万元: the last verb.
    guard tools.lexicon.recipients.longest(text, at: next.lowerBound, end: next.upperBound) != nil,
      let last = lastVerbPhrase(next)
    else { return nil }
    let phrase = tools.withoutTail(
      last.lowerBound..<(text[last].firstIndex(where: \.isDigit) ?? last.upperBound))
    return phrase.count > 14 || !tools.hasNoun(phrase) ? nil : string(phrase)
  }

  /// 开展讲演活动，投入资金2万元: the thing done that the clause right before names.
  func deedBefore(_ start: Int) -> String? {
    guard let clause = finder.clause(before: start), !holdsNumber(clause),
      case let phrase = headPhrase(clause, hasMore: false), startsWithVerb(phrase),
      case let thing = tools.leadingVerbs(phrase).upperBound..<phrase.upperBound,
      (3...24).contains(thing.count),
      !text[thing].contains(where: \.isDigit), isThing(Scalars(text[thing]))
    else { return nil }
    return shortenedHead(Scalars(text[thing]), room: Self.limit - 12)
  }

  /// 拿出96万元，为困难职工代缴互助金; 筹集资金50万元,开展大病救助72人次: what money without an object was spent on, as the next
  /// clause says.
  func purpose(_ quantity: Quantity, left: Range<Int>, clause: Range<Int>) -> String? {
    guard quantity.unit?.kind == .money, !left.isEmpty, clause.upperBound + 2 < finder.sentence.upperBound,
      text[clause.upperBound] == "，" || text[clause.upperBound] == ","
    else { return nil }
    let next = finder.clause(around: clause.upperBound + 1..<clause.upperBound + 2)
    let start = text.trimmed(next).lowerBound
    let phrase: Range<Int>
    if tools.lexicon.purposes.longest(text, at: start, end: next.upperBound) != nil {
      guard
        let verb = tools.lexicon.verbsBefore.longest(
          text, endingAt: left.upperBound, notBefore: left.lowerBound),
        verb.range.count > 1, let last = lastVerbPhrase(start..<next.upperBound)
      else { return nil }
      phrase = last
    } else {
      guard isOutlayBefore(left),
        tools.lexicon.reaches.longest(text, at: start, end: next.upperBound) == nil,
        startsWithVerb(start..<next.upperBound)
      else { return nil }
      phrase = start..<(text[start..<next.upperBound].firstIndex(where: \.isDigit) ?? next.upperBound)
    }
    guard phrase.count <= 14, !text[phrase].contains(where: \.isDigit), tools.hasNoun(phrase) else {
      return nil
    }
    return string(tools.withoutTail(phrase))
  }

  /// Whether words before a sum say that it was given or raised: 市总工会投入资金.
  func isOutlayBefore(_ left: Range<Int>) -> Bool {
    guard let outlay = left.first(where: { isOutlay($0..<left.upperBound) }) else { return false }
    return outlay == left.lowerBound
      || tools.lexicon.bodies.longest(text, endingAt: outlay, notBefore: left.lowerBound) != nil
  }

  /// 筹集, 投入资金: a verb that gives money, with a word for means at most.
  private func isOutlay(_ range: Range<Int>) -> Bool {
    guard let verb = tools.lexicon.outlays.longest(text, at: range.lowerBound, end: range.upperBound)?.range
    else { return false }
    return verb == range || saysLittle(range, range.upperBound..<range.upperBound)
  }

  /// The last verb of a clause with its object: the numbers before it are of those who were given.
  func lastVerbPhrase(_ clause: Range<Int>) -> Range<Int>? {
    var at = clause.upperBound - 2
    while at > clause.lowerBound {
      if let verb = tools.lexicon.verbs.longest(text, at: at, end: clause.upperBound), verb.range.count > 1,
        tools.lexicon.verbsBefore.longest(
          text, endingAt: verb.range.upperBound, notBefore: clause.lowerBound)?.range.lowerBound == at,
        (tools.lexicon.nouns.longest(text, at: at, end: clause.upperBound)?.range.count ?? 0)
          <= verb.range.count,
        tools.hasNoun(at..<clause.upperBound)
      {
        return at..<clause.upperBound
      }
      at -= 1
    }
    return nil
  }
}
