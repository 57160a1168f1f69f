internal import Records

/// Examples before a number that say nothing of what it counts, and what those counted were named.
extension MeasureBuilder {
  /// 张某某等10名困难职工, 某某创新工作室等20家创新工作室: whether what stands before 等 and a number is one of those that the
  /// noun behind the number counts.
  func isExample(_ left: Range<Int>, _ quantity: Quantity, right: Range<Int>) -> Bool {
    guard left.count > 2, right.count >= 2, !text[left].contains("、"),
      text[left.upperBound - 1..<max(quantity.range.lowerBound, left.upperBound)].contains("等")
    else { return false }
    let noun = right.lowerBound..<(tools.firstVerb(right, afterStart: true)?.lowerBound ?? right.upperBound)
    let isNamed = noun.count > 2 && Scalars(text[left]).suffix(noun.count).elementsEqual(text[noun])
    // 户外劳动者等500名职工: a kind of people, and no name.
    let isPerson =
      quantity.unit?.unit == "person"
      && ![tools.lexicon.parties, tools.lexicon.kinds].contains { words in
        (2...4).contains { length in
          let at = left.upperBound - length
          return at >= left.lowerBound
            && words.longest(text, at: at, end: left.upperBound)?.range.upperBound == left.upperBound
        }
      } && tools.lexicon.heads.longest(text, endingAt: left.upperBound, notBefore: left.lowerBound) == nil
    return isNamed || isPerson
  }

  /// …，被省总工会命名为“2022年省级创新工作室”: the title that the clause behind says those counted were given.
  func titleGiven(behind clause: Range<Int>) -> String? {
    guard clause.upperBound + 2 < finder.sentence.upperBound,
      text[clause.upperBound] == "，" || text[clause.upperBound] == ","
    else { return nil }
    let next = text.trimmed(finder.clause(around: clause.upperBound + 1..<clause.upperBound + 2))
    guard next.count > 4, text[next.lowerBound] == "被", let mark = text[next].firstIndex(of: "为"),
      let verb = tools.lexicon.verbsBefore.longest(text, endingAt: mark, notBefore: next.lowerBound + 1)
    else { return nil }
    let title = withoutTimes(mark + 1..<next.upperBound).scalars.filter { $0 != "“" && $0 != "”" }
    guard title.count >= 3, verb.range.count + title.count <= Self.limit else { return nil }
    return string(verb.range) + Scalars(title).string(0..<title.count)
  }

  /// 筹集资金687万元资助2445名学生就学, 筹集资金600万元为1000家单位配备器材: what money was given for, as the words before or
  /// behind the next number of its clause say.
  func purposeInClause(_ group: Group, _ index: Int) -> String? {
    let quantity = group.quantities[index]
    guard quantity.unit?.kind == .money, index + 1 < group.quantities.count,
      isOutlayBefore(group.words[index].left)
    else { return nil }
    let next = group.words[index + 1]
    let gap = text.trimmed(quantity.fullRange.upperBound..<group.quantities[index + 1].range.lowerBound)
    guard !gap.isEmpty else { return nil }
    if !next.left.isEmpty, next.left.lowerBound == gap.lowerBound, next.left.count <= 16,
      startsWithVerb(next.left),
      tools.hasNoun(next.left)
    {
      return string(next.left)
    }
    guard
      tools.lexicon.recipients.longest(text, at: gap.lowerBound, end: gap.upperBound)?.range.upperBound
        == gap.upperBound,
      let deed = lastVerbPhrase(next.right), deed.count <= 14
    else { return nil }
    return string(deed)
  }
}
