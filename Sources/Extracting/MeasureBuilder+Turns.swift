internal import Lexicons
internal import Numerals
internal import Records

/// A list of things dealt out to as many numbers, without 分别.
extension MeasureBuilder {
  /// 全国和省级劳模67名、497名; 书法、摄影班12期、8期: as many things as numbers of one unit behind them are dealt out without
  /// 分别, too.
  func dealtInTurn(
    _ quantities: [Quantity], head: Range<Int>, tail: Range<Int>, clauseStart: Int
  ) -> [Measure]? {
    guard quantities.count > 1, tail.isEmpty, let first = quantities.first, !first.isRatio,
      first.unit != nil,
      zip(quantities, quantities.dropFirst()).allSatisfy({ one, two in
        one.unit?.unit == two.unit?.unit
          && text[one.fullRange.upperBound..<max(two.range.lowerBound, one.fullRange.upperBound)]
            .allSatisfy { $0 == "、" || $0 == "和" || $0.isBlank }
      })
    else { return nil }
    // 全国 opens the list, where it is no word for where all of it was.
    let phrase = tools.withoutTail(clauseStart..<max(first.range.lowerBound, clauseStart))
    let items = listItems(phrase)
    guard items.count == quantities.count, let last = items.last else { return nil }
    if let opener = levelEnding(items[0]), let level = levelOpening(last), level.upperBound < last.upperBound,
      items.dropFirst().dropLast().allSatisfy({ levelOpening($0) == $0 })
    {
      let verbs = tools.leadingVerbs(tools.withoutLead(items[0].lowerBound..<opener.lowerBound))
      let levels = [opener] + items.dropFirst().dropLast() + [level]
      return levels.map { own in
        Measure(
          text: fitted(string(verbs) + string(own), string(level.upperBound..<last.upperBound)),
          rule: "rule:measure-dealt-in-turn")
      }
    }
    // 书法、摄影两类: what two characters name may be a part of what the last item names.
    guard phrase.upperBound == head.upperBound, case let own = listItems(head), own.count == quantities.count,
      !sharedTail(own).isEmpty
        || own.allSatisfy({ tools.leadingVerbs($0).upperBound + 3 <= $0.upperBound })
    else { return nil }
    return deal(own, head: head)
  }

  /// 全国, 市级, 云南省 at the end of an item.
  private func levelEnding(_ item: Range<Int>) -> Range<Int>? {
    (max(item.lowerBound, item.upperBound - 4)..<item.upperBound).lazy
      .map { $0..<item.upperBound }
      .first {
        levelOpening($0) == $0 && tools.leadingVerbs($0).isEmpty
          && !tools.hasNoun(item.lowerBound..<$0.lowerBound)
      }
  }

  /// 全国, 市级, 云南省 at the beginning of an item.
  private func levelOpening(_ item: Range<Int>) -> Range<Int>? {
    if item.count > 1, let at = text[item].prefix(4).firstIndex(of: "级"), at > item.lowerBound {
      return item.lowerBound..<at + 1
    }
    let place = tools.lexicon.gazetteer.find(in: text, item).first
    if let place, place.start == item.lowerBound { return place.start..<place.end }
    let nation = tools.lexicon.contextWords.end(.nation, text, at: item.lowerBound, limit: item.upperBound)
    return nation.map { item.lowerBound..<$0 }
  }
}
