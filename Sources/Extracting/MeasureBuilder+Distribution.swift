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
    for (one, two) in zip(quantities, quantities.dropFirst()) {
      let between = text[one.fullRange.upperBound..<max(two.range.lowerBound, one.fullRange.upperBound)]
      guard between.allSatisfy({ Self.isConnector($0) || $0.isBlank }) else { return nil }
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
      return before.count >= quantities.count
        ? related(quantities.count, head: share ?? head, before: before) : nil
    }
    return deal(Array(items.suffix(quantities.count)), head: head)
  }

  /// 分别增加1.1万个、94万人: each relates to one of the numbers before, in their order.
  func related(_ count: Int, head: Range<Int>, before: [Measure]) -> [Measure] {
    let own = withoutTimes(head)
    return before.suffix(count).map { earlier in
      let room = max(Self.limit - own.unicodeScalars.count, 8)
      let base = String(String.UnicodeScalarView(stripped(earlier.text).unicodeScalars.prefix(room)))
      return Measure(
        text: balanced(base + own), rule: "rule:measure-dealt-over-the-numbers-before")
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

  func deal(_ items: [Range<Int>], head: Range<Int>) -> [Measure] {
    let verbs = tools.leadingVerbs(head)
    let tail = sharedTail(items)
    return items.enumerated().map { index, item in
      var phrase = string(tools.withoutLead(item))
      if index > 0, !verbs.isEmpty, !startsWithVerb(item) { phrase = string(verbs) + phrase }
      if index + 1 < items.count { phrase += tail }
      return Measure(text: fitted(phrase, ""), rule: "rule:measure-dealt-out")
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
