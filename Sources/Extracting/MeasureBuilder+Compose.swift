internal import Records

/// Makes the measures of a clause's numbers of the words dealt out to them.
extension MeasureBuilder {
  /// The measures of a clause.
  func compose(_ group: Group, before: [Measure]) -> [Measure] {
    // Nearly all clauses have one number.
    if group.quantities.count == 1 {
      return [finished(compose(group, 0, earlier: before), group.quantities[0], clause: group.clause)]
    }
    var measures = before
    for index in group.quantities.indices {
      let measure = compose(group, index, earlier: measures)
      measures.append(finished(measure, group.quantities[index], clause: group.clause))
    }
    return Array(measures[before.count...])
  }

  /// A measure that says where it stands and what it is about.
  func finished(_ measure: Measure, _ quantity: Quantity, clause: Range<Int>) -> Measure {
    var measure = measure
    measure.unit = quantity.unit?.unit
    measure.clause = clause.lowerBound
    measure.end = quantity.fullRange.upperBound
    if measure.topic.isEmpty {
      // 合同覆盖企业: it is about what reached them.
      let reach = reach(of: measure).flatMap { isThing($0.by.scalars) ? $0.by : nil }
      measure.topic = reach ?? topic(of: measure.text)
    }
    if measure.base.isEmpty { measure.base = stripped(measure.text) }
    return measure
  }

  private func compose(_ group: Group, _ index: Int, earlier: [Measure]) -> Measure {
    let quantity = group.quantities[index]
    let word = group.words[index]
    var (left, right, rule) = ownWords(group, index)
    let rate = rate(quantity, clause: group.clause)
    if right.isEmpty, left.isEmpty || saysWhere(word.left), isBesideNext(group, index),
      case let next = group.words[index + 1].right, !next.isEmpty
    {
      // 全县有2人3次获金奖, 全公司1674户4598名家属领取津贴: what the number beside it says.
      (left, right, rule) = ("", string(next), rule + "+number-beside")
    }
    if left.isEmpty, right.isEmpty {
      var measure = inherited(quantity, clause: group.clause, before: earlier, isFirst: index == 0)
      if let rate, !measure.text.contains(rate) { measure.text += rate }
      return measure
    }
    if let dependent = dependent(
      quantity, left: word.left, right: right, clause: group.clause, before: earlier)
      ?? (right.isEmpty ? level(word.left, before: earlier) : nil)
      ?? (right.isEmpty ? placed(word.left, quantity, before: earlier) : nil)
    {
      return dependent
    }
    let bare = left + right
    if let rate, !left.contains(rate), !right.contains(rate) { left = rate + left }
    var about: String?
    if let deed = deedByStandard(quantity, right: word.right, clause: group.clause) {
      left = (rate ?? "")
      right = deed + right
      rule += "+deed-behind"
    } else if right.isEmpty,
      isActionAlone(left: word.left, right: word.right)
        || isBesideNext(group, index)
          && tools.endsWithVerb(word.left),
      let next = group.words.dropFirst(index + 1).first(where: { !$0.right.isEmpty })
    {
      right = string(next.right)
      rule += "+number-behind"
    } else if let borrowed = rateOfNumberBefore(quantity, left: word.left, right: right, before: earlier) {
      left += borrowed
      rule += "+rate-of-the-number-before"
    } else if right.isEmpty, let purpose = purposeInClause(group, index) {
      right = purpose
      rule += "+purpose"
    } else if right.isEmpty, let purpose = purpose(quantity, left: word.left, clause: group.clause) {
      right = purpose
      rule += "+purpose"
      about = label(left)
    } else {
      about = self.about(group, index, bare: bare, own: left, earlier: earlier)
      if about == nil, let head = sumOfWhole(quantity, word, earlier: earlier) {
        right = head
        rule += "+whole"
      }
    }
    if about == nil { about = apart(left + right, quantity, earlier: earlier) }
    if let about {
      left = overlapped(about, left)
      rule += "+context"
    }
    if isExample(word.left, quantity, right: word.right) {
      left = string(tools.leadingVerbs(word.left))
      if let title = titleGiven(behind: group.clause) { (left, right) = ("", title) }
    }
    // 表彰优秀党员、优秀党务工作者等8名先进个人: the noun behind the number names them all.
    if right.scalarCount > 2, left.scalarCount + right.scalarCount > 20,
      isListOfOthers(word.left, quantity)
    {
      left = string(tools.leadingVerbs(word.left))
    }
    var measure = Measure(text: whole(fitted(left, right), group, index), rule: rule)
    if let about { measure.topic = earlier.last.map(\.topic) ?? about }
    return measure
  }

  /// 学校512所,在校生21万人;其中普通高中24所,在校生3万人: what tells a number from one of the same name and unit.
  private func apart(_ own: String, _ quantity: Quantity, earlier: [Measure]) -> String? {
    guard let last = earlier.last, last.text != own, !last.topic.isEmpty, !own.contains(last.topic),
      earlier.contains(where: { $0.text == own && $0.unit == quantity.unit?.unit })
    else { return nil }
    return last.topic
  }

  /// Whether a list that 等 ends stands before a number.
  private func isListOfOthers(_ left: Range<Int>, _ quantity: Quantity) -> Bool {
    guard startsWithVerb(left), text[left].contains("、") else { return false }
    let end = max(quantity.range.lowerBound, left.upperBound)
    return text[left.upperBound - 1..<end].contains("等")
  }

  /// 当年结余, 历年累计结余: one word alone takes what stands before it in its clause, where that is short.
  private func whole(_ measure: String, _ group: Group, _ index: Int) -> String {
    guard index == 0, measure.scalarCount < 3, group.words[index].right.isEmpty else {
      return measure
    }
    let head = text.trimmed(group.clause.lowerBound..<group.quantities[index].range.lowerBound)
    let words = tools.withoutTail(head)
    // A time of two characters: 当年, 历年, 上年; 其中 and the like are no part of it.
    guard (3...8).contains(words.count), words.upperBound == group.words[index].left.upperBound,
      text[words.lowerBound + 1] == "年", !text[words].contains(where: { $0.isDigit || !$0.isHan })
    else { return measure }
    return text.string(words)
  }

  /// 完成了两台100万千瓦机组: whether nothing stands between a number and the next.
  private func isBesideNext(_ group: Group, _ index: Int) -> Bool {
    guard index + 1 < group.quantities.count else { return false }
    let end = group.quantities[index].fullRange.upperBound
    return text[end..<max(group.quantities[index + 1].range.lowerBound, end)].allSatisfy(\.isBlank)
  }

  /// A number's own words, with the head and the verb that its list shares and the verb that all end with.
  private func ownWords(_ group: Group, _ index: Int) -> (left: String, right: String, rule: String) {
    let word = group.words[index]
    var left = string(word.left)
    var right = string(word.right)
    if !right.isEmpty,
      left.isEmpty || startsAttribute(group.quantities[index]) || !startsWithVerb(word.right),
      let price = priceBefore(group, index)
    {
      // 送去价值2.6万元的防暑物品: what of it the number is.
      left = string(tools.leadingVerbs(word.left))
      right += price
    }
    var rule = "rule:measure-\(right.isEmpty ? "before" : left.isEmpty ? "behind" : "around")"
    if group.quantities.count > 1, !left.isEmpty, right.isEmpty,
      let shared = listHead(group.words[0].left), index == 0 || !startsWithVerb(word.left)
    {
      left = string(shared.head) + (index == 0 ? string(shared.item) : left)
    } else if let deed = deedTo(group, index) {
      right = deed
      rule += "+deed"
    } else if index > 0, sharesVerb(group, index, left: left) {
      left = string(listVerbs(group.head)) + left
      rule += "+verb"
    }
    if index + 1 < group.quantities.count, !word.right.isEmpty, tools.hasNoun(group.words[index + 1].right),
      group.words[index + 1].left.upperBound == word.right.upperBound, !group.words[index + 1].left.isEmpty
    {
      // 70名大学生发放21万元助学金: the object of what was done to or by them.
      right += string(group.words[index + 1].right)
    } else if index + 1 < group.quantities.count, !right.isEmpty,
      case let tail = group.tail.isEmpty ? listEnd(group, behind: index) : group.tail,
      let verb = tools.firstVerb(tail, afterStart: true),
      tools.firstVerb(word.right, afterStart: true).map({ $0.upperBound == word.right.upperBound }) ?? true
    {
      // 2个区、5家单位未报送: not what they did not do.
      let negation = tools.lexicon.negations.longest(
        text, endingAt: verb.lowerBound, notBefore: tail.lowerBound)
      let shared = string((negation?.range ?? verb).lowerBound..<tail.upperBound)
      let room = Self.limit - (left + right).unicodeScalars.count
      if room >= min(shared.unicodeScalars.count, 8) {
        right += shortenedHead(shared.scalars, room: room)
      }
    }
    return (left, right, rule)
  }

  /// 价值, 总价 right before a number with 的 behind it.
  private func priceBefore(_ group: Group, _ index: Int) -> String? {
    let quantity = group.quantities[index]
    // 价值2.6万元的物品, 价值2.6万元防暑物品.
    guard quantity.unit?.kind == .money else { return nil }
    let start = index > 0 ? group.quantities[index - 1].fullRange.upperBound : group.clause.lowerBound
    let before = tools.withoutTail(start..<max(quantity.range.lowerBound, start))
    // 按人均1200元的标准.
    guard
      tools.lexicon.ratesBefore.longest(text, endingAt: before.upperBound, notBefore: before.lowerBound)
        == nil
    else { return nil }
    return tools.lexicon.attributes.longest(text, endingAt: before.upperBound, notBefore: before.lowerBound)
      .map { string($0.range) }
  }

  /// 慰问企业12户、困难职工43人: whether an item of a list takes the verb that the list begins with. A longer item does
  /// where it is counted like the one before, or both are people and bodies: 举办培训班5期、学员300人 are two things.
  private func sharesVerb(_ group: Group, _ index: Int, left: String) -> Bool {
    let word = group.words[index]
    guard !listVerbs(group.head).isEmpty, !startsWithVerb(word.left) else { return false }
    let (one, two) = (group.quantities[index - 1], group.quantities[index])
    let between = text[one.fullRange.upperBound..<max(two.range.lowerBound, one.fullRange.upperBound)]
    guard !between.contains(where: \.endsClause),
      // 筹集资金600万元为1000家单位配备器材: what was done for them is another thing.
      tools.lexicon.recipients.longest(
        text, at: text.trimmed(one.fullRange.upperBound..<two.range.lowerBound).lowerBound,
        end: two.range.lowerBound) == nil
    else { return false }
    if left.isEmpty { return startsWithVerb(group.head) && !string(word.right).isEmpty }
    // 送出红包12.6万个、金额38万元: an attribute is that of the thing, but 涉及职工43人、金额38万元.
    if isBareAttribute(left.scalars),
      tools.lexicon.consequences.longest(text, at: group.head.lowerBound, end: group.head.upperBound) == nil
    {
      return false
    }
    let leads = startsWithVerb(group.head)
    // 中央财政帮扶资金8万元、省级配套3万元: a verb within tells what kind of money it is.
    guard leads || two.unit?.kind == .count else { return false }
    if leads, left.unicodeScalars.count <= 4 || !tools.hasNoun(group.head) { return true }
    guard let first = between.first(where: { !$0.isBlank }), Self.isConnector(first),
      let unit = two.unit?.unit, let unitBefore = one.unit?.unit
    else { return false }
    return unit == unitBefore
      || Self.parties.contains(unitBefore) && (Self.parties.contains(unit) || unit == "item")
  }

  /// The verbs of a list: those that its head begins with, else the first run behind who acted: 市领导走访慰问劳模20户.
  private func listVerbs(_ head: Range<Int>) -> Range<Int> {
    // 来自各行业的45支代表队、360名选手: where they come from is no deed.
    if tools.lexicon.origins.longest(text, at: head.lowerBound, end: head.upperBound) != nil {
      return head.lowerBound..<head.lowerBound
    }
    let leading = tools.leadingVerbs(head)
    guard leading.isEmpty, let verb = tools.firstVerb(head, afterStart: true), verb.count > 1 else {
      return leading
    }
    let run = tools.leadingVerbs(verb.lowerBound..<head.upperBound)
    return run.upperBound < head.upperBound ? run : leading
  }

  func startsWithVerb(_ range: Range<Int>) -> Bool { !tools.leadingVerbs(range).isEmpty }

  /// The units of people and bodies.
  private static let parties: Set<String> = ["group", "household", "organization", "person", "team"]
}
