internal import Lexicons
internal import Numerals
internal import Records

/// 分别: a list of things dealt out to a list of numbers.
extension MeasureBuilder {
  // MARK: 分别

  /// `A和B分别为12名、31名`: the items of the list before, one for each number; or the numbers before, where 分别 follows them.
  func distributed(
    _ quantities: [Quantity], head: Range<Int>, clauseStart: Int, before: [Measure]
  ) -> [Measure]? {
    guard quantities.count > 1, let first = quantities.first,
      hasWord("分别", clauseStart..<first.range.lowerBound)
    else { return nil }
    // 分别下降8.2%和上升3.5%: each number may have its own relation.
    var relations: [Range<Int>] = []
    for (one, two) in zip(quantities, quantities.dropFirst()) {
      let between = one.fullRange.upperBound..<max(two.range.lowerBound, one.fullRange.upperBound)
      guard let word = between.first(where: { !Self.isConnector(text[$0]) && !text[$0].isBlank }) else {
        continue
      }
      guard word > between.lowerBound, saysOnlyRelation(word..<between.upperBound) else { return nil }
      relations.append(word..<between.upperBound)
    }
    // 丰县、沛县分别慰问职工4215名、6038名: what stands behind 分别 is every item's.
    if let mark = position(of: "分别", in: head), mark > head.lowerBound {
      let behind = tools.withoutLead(mark + 2..<head.upperBound)
      let items = listItems(tools.withoutTail(head.lowerBound..<mark))
      if !behind.isEmpty, items.count >= quantities.count {
        return items.suffix(quantities.count).map { item in
          Measure(
            text: fitted(string(tools.withoutLead(item)), string(behind)), rule: "rule:measure-dealt-out")
        }
      }
    }
    let items = listItems(head)
    guard items.count >= quantities.count else {
      // 分别占53.0%、23.4%: the share is part of each measure.
      let at = first.range.lowerBound - 1
      let share = first.isRatio && text.scalar(at) == "占" && !head.contains(at) ? at..<at + 1 : nil
      if let items = itemsBefore(clauseStart, count: quantities.count) {
        return deal(items, head: head, tail: string(share ?? head))
      }
      guard before.count >= quantities.count else { return nil }
      // 城乡居民人均收入分别达到4.1万元、1.6万元: it has a thing of its own.
      if tools.leadingVerbs(head).isEmpty, !saysOnlyRelation(head),
        tools.lexicon.heads.longest(text, endingAt: head.upperBound, notBefore: head.lowerBound + 2) != nil
      {
        return nil
      }
      if !relations.isEmpty {
        return relations.count == quantities.count - 1 && saysOnlyRelation(head)
          ? related([head] + relations, before: before, at: clauseStart) : nil
      }
      return related(quantities.map { _ in share ?? head }, before: before, at: clauseStart)
    }
    return deal(Array(items.suffix(quantities.count)), head: head)
  }

  /// 分别增加1.1万个、94万人: each relates to one of the numbers before, in their order.
  private func related(_ own: [Range<Int>], before: [Measure], at start: Int) -> [Measure] {
    zip(counted(own.count, before: before, at: start), own).map { earlier, range in
      let own = withoutTimes(range)
      let room = max(Self.limit - own.unicodeScalars.count, 8)
      let base = String(String.UnicodeScalarView(stripped(earlier.text).unicodeScalars.prefix(room)))
      return Measure(
        text: balanced(base + own), rule: "rule:measure-dealt-over-the-numbers-before", base: base)
    }
  }

  /// The numbers before that as many numbers relate to: no remarks in brackets, and where several clauses counted each
  /// thing in two units (对象4752户、6613人), one of each clause.
  private func counted(_ count: Int, before: [Measure], at start: Int) -> ArraySlice<Measure> {
    let depth = finder.spans.depth[start]
    let remarks = before.suffix(count).filter { finder.spans.depth[$0.end - 1] > depth }
    // 学生43名（本科29名、高职14名），标准分别为: the remark right before has as many.
    if remarks.count == count,
      Set(before.suffix(count + 1).map { finder.spans.depth[$0.end - 1] > depth }).count == 2
    {
      return before.suffix(count)
    }
    let open = before.filter { finder.spans.depth[$0.end - 1] <= depth }
    guard open.count >= count else { return before.suffix(count) }
    var clauses: [[Measure]] = []
    for measure in open {
      if clauses.last?.last?.clause == measure.clause {
        clauses[clauses.count - 1].append(measure)
      } else {
        clauses.append([measure])
      }
    }
    let last = clauses.suffix(count)
    if let pair = last.last?.count, pair > 1, pair < count || count == 2, last.count == count,
      last.allSatisfy({ $0.count == pair && Set($0.map(\.topic)).count == 1 })
    {
      return last.compactMap(\.first)[...]
    }
    return open.suffix(count)
  }

  /// 取得中级、高级证书的，每人分别补贴1500元、2000元; 集中在报酬、保险、合同三方面，分别占46%、27%和15%: the list of the clause
  /// before, one item for each number.
  private func itemsBefore(_ start: Int, count: Int) -> [Range<Int>]? {
    guard let clause = finder.clause(before: start), !text[clause].contains(where: \.isDigit), !clause.isEmpty
    else { return nil }
    var list = tools.withoutTail(clause)
    if let kind = clause.suffix(3).first(where: {
      tools.lexicon.kinds.longest(text, at: $0, end: clause.upperBound)?.range.upperBound == clause.upperBound
    }) {
      // 三方面, 三个领域.
      var end = kind
      while end > clause.lowerBound,
        text[end - 1] == "个" || text[end - 1] == "等" || tools.lexicon.numerals.isChineseNumeral(text[end - 1])
      { end -= 1 }
      guard end < kind else { return nil }
      list = clause.lowerBound..<end
    } else if text[clause].last != "的" {
      return nil
    }
    let items = listItems(list)
    guard items.count == count, let first = items.first else { return nil }
    // 新录用人员培训后取得中级, 主要集中在劳动报酬: the first item begins behind the last verb or word of place.
    var at = first.upperBound - 2
    while at > first.lowerBound {
      let word =
        tools.lexicon.verbs.longest(text, at: at, end: first.upperBound)?.range
        ?? tools.lexicon.locatives.longest(text, at: at, end: first.upperBound)?.range
      if let word, word.upperBound < first.upperBound {
        return [word.upperBound..<first.upperBound] + items.dropFirst()
      }
      at -= 1
    }
    return items
  }

  /// 3个集体、5名个人分别获先进集体奖和先进个人奖: what stands behind the numbers is dealt out to them.
  func dealtBehind(_ quantities: [Quantity], words: [Words], tail: Range<Int>) -> [Measure]? {
    guard quantities.count > 1, let mark = position(of: "分别", in: tail), mark > tail.lowerBound else {
      return nil
    }
    let things = words.dropLast().map(\.right) + [tools.withoutTail(tail.lowerBound..<mark)]
    var behind = tools.withoutTail(mark + 2..<tail.upperBound)
    if text.scalar(behind.lowerBound) == "被" { behind = behind.lowerBound + 1..<behind.upperBound }
    let verbs = tools.leadingVerbs(behind)
    let items = listItems(verbs.upperBound..<behind.upperBound)
    guard !verbs.isEmpty, items.count == quantities.count, things.allSatisfy({ tools.hasNoun($0) }) else {
      return nil
    }
    let shared = sharedTail(items)
    return zip(things, items).enumerated().map { turn, pair in
      Measure(
        text: fitted(
          "", string(pair.0) + string(verbs) + string(pair.1) + (turn + 1 < items.count ? shared : "")),
        rule: "rule:measure-dealt-out-behind")
    }
  }

  func listItems(_ head: Range<Int>) -> [Range<Int>] {
    var items: [Range<Int>] = []
    var start = head.lowerBound
    for at in head where Self.isConnector(text[at]) && finder.spans.depth[at] == 0 {
      if start < at { items.append(start..<at) }
      start = at + 1
    }
    if start < head.upperBound { items.append(start..<head.upperBound) }
    return items
  }

  /// The measures of items: with the verb that the head begins with and the head that the last item ends with, or with
  /// a tail that all have.
  func deal(_ items: [Range<Int>], head: Range<Int>, tail own: String = "") -> [Measure] {
    let verbs = own.isEmpty ? tools.leadingVerbs(head) : head.lowerBound..<head.lowerBound
    let tail = sharedTail(items)
    return items.enumerated().map { index, item in
      var phrase = string(tools.withoutLead(item))
      if index > 0, !verbs.isEmpty, !startsWithVerb(item) { phrase = string(verbs) + phrase }
      if index + 1 < items.count { phrase += tail }
      return Measure(text: fitted(phrase + own, ""), rule: "rule:measure-dealt-out")
    }
  }

  /// What the last item says for all: 基层职工数 in 省党代表和市党代表基层职工数, 建制率 in 职代会、厂务公开建制率.
  func sharedTail(_ items: [Range<Int>]) -> String {
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

  func hasWord(_ word: String, _ range: Range<Int>) -> Bool { position(of: word, in: range) != nil }

  func position(of word: String, in range: Range<Int>) -> Int? {
    let scalars = word.scalars
    return range.first { $0 + scalars.count <= range.upperBound && text.has(scalars, at: $0) }
  }

}
