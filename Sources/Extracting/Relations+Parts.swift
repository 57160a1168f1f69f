internal import Numerals
internal import Records

/// 其中: the numbers behind it are parts of the last one before it.
extension Relations {
  mutating func linkParts() {
    let marks = lexicon.signals[.part]
    var index = 0
    while index < statistics.count {
      let sentence = places[index].sentence
      var end = index
      while end < statistics.count, places[end].sentence == sentence, places[end].cell == nil { end += 1 }
      if end > index {
        var at = sentence.lowerBound
        while at < sentence.upperBound {
          guard let mark = marks.longest(text, at: at, end: sentence.upperBound) else {
            at += 1
            continue
          }
          linkParts(behind: mark.range, in: index..<end)
          at = mark.range.upperBound
        }
      }
      index = max(end, index + 1)
    }
  }

  private mutating func linkParts(behind mark: Range<Int>, in sentence: Range<Int>) {
    guard let first = sentence.first(where: { statistics[$0].start >= mark.upperBound }),
      let whole = whole(of: first, before: mark)
    else { return }
    // 其中： opens a list whose items semicolons may part.
    let opensList =
      mark.upperBound < text.count && (text[mark.upperBound] == "：" || text[mark.upperBound] == ":")
    let other = besides(whole, before: first)
    var sum = ExactDecimal.zero
    var members: [Int] = []
    for index in first..<sentence.upperBound {
      let from = members.last.map { statistics[$0].end } ?? mark.upperBound
      if !opensList, text[from..<statistics[index].start].contains(where: { $0 == "；" || $0 == ";" }),
        !continuesList(index, members)
      {
        return
      }
      // 其中活动占61.3%、维权占17.5%，结余17.28万元: behind shares no count of the list follows.
      if let last = members.last, isCount(index), !isCount(last) { return }
      // 报销3600人次、725万元，其中住院1200人次、480万元: each is a part of the one in its unit.
      if let other, isCount(index), !isAlike(index, whole), isPart(index, of: other, behind: members.last) {
        statistics[index].partOf = statistics[other].id
        continue
      }
      if isPart(index, of: whole, behind: members.last) {
        // 其中来信41件、来访86件，办结306件: what begins with a verb behind a comma is no part.
        if let head = members.first, separatesByComma(statistics[index - 1].end, statistics[index].start),
          measure(index, beginsWith: lexicon.verbs), !measure(head, beginsWith: lexicon.verbs)
        {
          return
        }
        statistics[index].partOf = statistics[whole].id
        members.append(index)
        guard isCount(index), let value = value(index), let next = sum.adding(value) else { continue }
        sum = next
        if other == nil, sum == self.value(whole) { return }
      }
    }
  }

  /// The last number before 其中 that its first count can be a part of; of the sentence before where it opens one.
  private func whole(of first: Int, before mark: Range<Int>) -> Int? {
    let sentence = places[first].sentence
    let before = (0..<first).reversed().prefix {
      places[$0].block == places[first].block && places[$0].cell == nil
    }
    let opens = text[sentence.lowerBound..<mark.lowerBound].allSatisfy { !$0.isHan }
    let own = before.filter { places[$0].sentence == sentence && statistics[$0].end <= mark.lowerBound }
    let last = opens ? before.first.map { places[$0].sentence } : nil
    let candidates = own.isEmpty ? before.filter { places[$0].sentence == last } : own
    let counts = candidates.filter { isCount($0) && statistics[$0].partOf == nil || $0 == candidates.first }
    if !isCount(first) { return counts.first.flatMap { isCount($0) ? $0 : nil } }
    return counts.first { isCount($0) && isAlike($0, first) && isAtMost(first, $0) }
  }

  /// The number that stands beside the whole, before 其中, with nothing but a connector between.
  private func besides(_ whole: Int, before first: Int) -> Int? {
    func stand(_ left: Int, _ right: Int) -> Bool {
      guard left >= 0, right < first, places[left].sentence == places[right].sentence else { return false }
      let end = statistics[left].end
      let start = statistics[right].start
      return isCount(left) && isCount(right) && start - end <= 4 && text[end..<start].contains("、")
    }
    return stand(whole - 1, whole) ? whole - 1 : stand(whole, whole + 1) ? whole + 1 : nil
  }

  private func isPart(_ index: Int, of whole: Int, behind last: Int?) -> Bool {
    if isCount(index) {
      // 单笔最高6万元: an extreme is no part.
      let words = statistics[index].measure.scalars
      return isAlike(index, whole) && isAtMost(index, whole)
        && lexicon.ranks.longest(words, endingAt: words.count, notBefore: 0) == nil
    }
    guard statistics[index].unit == "percent", statistics[index].kind == .share else { return false }
    // 其中女会员占43.2%: the share is a part; 其中满意率98% is none, nor is what is said of a part: 980万元，占77.8%.
    let start = statistics[index].start
    let words = text[(last.map { statistics[$0].end } ?? places[index].sentence.lowerBound)..<start]
    guard let mark = words.lastIndex(of: "占"), start - mark <= 6 else { return false }
    return last == nil || words[..<mark].filter(\.isHan).count >= 3
  }

  /// 职工活动支出640万元；维权支出95.5万元: items behind a semicolon that end alike.
  private func continuesList(_ index: Int, _ members: [Int]) -> Bool {
    guard let first = members.first(where: isCount), isCount(index) else { return false }
    let one = statistics[first].measure.scalars.suffix(2)
    return one.count == 2 && statistics[index].measure.scalars.suffix(2).elementsEqual(one)
  }

  private func separatesByComma(_ end: Int, _ start: Int) -> Bool {
    end < start && text[end..<start].contains { $0 == "，" || $0 == "," }
  }
}
