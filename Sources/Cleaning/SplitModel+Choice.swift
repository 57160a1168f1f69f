internal import Records

extension SplitModel {
  /// What stood at a damaged place, and how sure that is: proved where the bytes seen leave no other.
  struct Choice: Hashable {
    var text: [UInt32]
    var certainty: Certainty
  }

  private static let fullStop: UInt32 = 0x3002
  private static let closingQuote: UInt32 = 0x201D
  /// A word of two characters of which half the bytes are gone must be a frequent one.
  private static let leastPairCount = 1000

  /// The text of a region, if every character of it can be told; `left` and `right` are Simplified, `right` empty
  /// where what follows is not known; `isQuoteOpen` where a quotation mark before it waits for its closing one.
  func choose(_ region: Region, left: [UInt32], right: [UInt32], isQuoteOpen: Bool = false) -> Choice? {
    var text: [UInt32] = []
    var certainty = Certainty.proved
    var pairEnd = 0
    for (index, original) in region.originals.enumerated() where index >= pairEnd {
      if let pair = pair(at: index, of: region.originals) {
        text += pair
        certainty = .likely
        pairEnd = index + 2
        continue
      }
      let before = left + text.map(script.simplified)
      switch original {
      case .known(let scalar): text.append(scalar)
      case .unknown(let lead, let trail, let reading):
        var after: [UInt32] = []
        for next in region.originals.dropFirst(index + 1) {
          guard case .known(let scalar) = next else { break }
          after.append(script.simplified(scalar))
        }
        let isLast = index == region.originals.count - 1
        if isLast { after = region.ending == .proved ? right : [] }
        let candidates = candidates(lead: lead, trail: trail, reading: reading)
        let endsClause = isLast && region.ending == .punctuation
        let endsBlock = isLast && region.ending == .end
        if endsBlock, isQuoteOpen, !text.contains(Self.closingQuote), let last = before.last,
          Self.endsSentence(last), candidates.contains(Self.closingQuote)
        {
          text.append(Self.closingQuote)
          certainty = .likely
          continue
        }
        if let scalar = best(
          candidates, left: before, right: after, isRead: reading != nil, endsClause: endsClause,
          endsBlock: endsBlock)
        {
          text.append(scalar)
          // Words only tell which of several is the best: half of the character is still guessed.
          if candidates.count > 1 { certainty = .likely }
        } else if index > 0, !isLast, region.ending == .proved {
          // The bytes after it prove the shift: this one character stays lost.
          text.append(Scalar.questionMark)
          certainty = .likely
        } else {
          return nil
        }
      }
    }
    return Choice(text: text, certainty: certainty)
  }

  /// Two characters on both sides of two bytes that left nothing, where one word alone is of such two.
  private func pair(at index: Int, of originals: [Original]) -> [UInt32]? {
    guard index > 0, index + 1 < originals.count,
      case .unknown(let lead?, nil, nil) = originals[index],
      case .unknown(nil, let trail?, nil) = originals[index + 1]
    else { return nil }
    let second = candidates(lead: nil, trail: trail, reading: nil)
    var found: [(word: [UInt32], count: Int)] = []
    for first in candidates(lead: lead, trail: nil, reading: nil) {
      for last in second {
        guard let head = gbk.bytes(first), let tail = gbk.bytes(last),
          isNoCharacter(head.trail, tail.lead),
          let count = words.count([script.simplified(first), script.simplified(last)])
        else { continue }
        found.append(([first, last], count))
      }
    }
    guard found.count == 1, found[0].count >= Self.leastPairCount else { return nil }
    return found[0].word
  }

  /// Whether two bytes leave nothing: no character, or one of a user-defined area.
  private func isNoCharacter(_ lead: UInt8, _ trail: UInt8) -> Bool {
    gbk.character(lead, trail).map { (0xE000...0xF8FF).contains($0) } ?? true
  }

  /// 。！？…
  private static func endsSentence(_ scalar: UInt32) -> Bool {
    scalar == fullStop || scalar == 0xFF01 || scalar == 0xFF1F || scalar == 0x2026
  }

  private func candidates(lead: UInt8?, trail: UInt8?, reading: [UInt32]?) -> [UInt32] {
    let all: [UInt32]
    if let lead {
      all = gbk.characters(lead: lead).map(\.character)
    } else if let trail {
      all = (0x81...0xFE).compactMap { gbk.character($0, trail) }
    } else {
      all = reading.map(readings.characters(reading:)) ?? []
    }
    return all.filter { scalar in
      isPlausible(scalar) && (reading.map { readings.isReading($0, of: scalar) } ?? true)
    }
  }

  /// The one candidate that makes a word with its neighbours, or by far the longest or most frequent.
  private func best(
    _ candidates: [UInt32], left: [UInt32], right: [UInt32], isRead: Bool, endsClause: Bool,
    endsBlock: Bool
  ) -> UInt32? {
    // What ends speech: only punctuation stands between a character and a closing quotation mark without a word.
    if right.first == 0x201D {
      let points = candidates.filter(Self.isCommonPunctuation)
      if points.count == 1 { return points[0] }
    }
    if endsBlock, left.last != Self.fullStop, candidates.contains(Self.fullStop) { return Self.fullStop }
    // Where a word ends right before, the character may begin another: a word across proves nothing.
    let mayBegin = !isRead && right.isEmpty && words.endsWord(left)
    var fitting: [(scalar: UInt32, word: WordTable.Fit)] = []
    for scalar in candidates where Scalar.isHan(scalar) {
      if let word = words.longestWord(left, script.simplified(scalar), right), !mayBegin || word.before > 1 {
        fitting.append((scalar, word))
      }
    }
    fitting.sort { ($0.word.length, $0.word.count) > ($1.word.length, $1.word.count) }
    if let first = fitting.first {
      if !isRead, isRivalled(first, candidates, behind: left) { return nil }
      guard fitting.count > 1 else { return first.scalar }
      let second = fitting[1].word
      return first.word.length > second.length || first.word.count >= 10 * second.count ? first.scalar : nil
    }
    guard endsClause, let before = left.last, !words.clauseEnds.contains(before) else { return nil }
    let ends = candidates.filter { words.clauseEnds.contains(script.simplified($0)) }
    return ends.count == 1 ? ends[0] : nil
  }

  /// Whether another character stands alone as often as the word occurs, and needs no word to fit; but not where two
  /// characters or more that are none themselves begin the word: `劳动奖` goes on.
  private func isRivalled(
    _ first: (scalar: UInt32, word: WordTable.Fit), _ candidates: [UInt32], behind left: [UInt32]
  ) -> Bool {
    if first.word.before > 1, words.count(left.suffix(first.word.before)) == nil { return false }
    return candidates.contains {
      $0 != first.scalar && words.count(CollectionOfOne(script.simplified($0))) ?? 0 >= first.word.count
    }
  }
}
