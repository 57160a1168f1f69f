internal import Lexicons

/// The words around a number by which its indicator is checked.
extension ClauseFinder {
  /// How many clauses before the number's own are looked at: a list of figures goes that far on from what it is of
  /// (开展送清凉活动，慰问企业521家，惠及职工5.05万人，发放资金135.54万元).
  private static let reach = 4

  /// The clauses around a range of the text; a bracket bounds a clause too.
  func context(around range: Range<Int>) -> FigureContext {
    let own = start(of: range.lowerBound)
    var first = own
    for _ in 0..<Self.reach where first > sentence.lowerBound && !endsPart(first - 1) {
      first = start(of: first - 1)
    }
    let end = self.end(of: range.upperBound)
    let next = end < sentence.upperBound && !endsPart(end) ? self.end(of: end + 1) : end
    return FigureContext(
      text: text, before: first..<range.lowerBound, own: own..<range.lowerBound,
      behind: range.upperBound..<end, after: range.upperBound..<next)
  }

  private func start(of place: Int) -> Int {
    var start = place
    while start > sentence.lowerBound, !bounds(start - 1) { start -= 1 }
    return start
  }

  private func end(of place: Int) -> Int {
    var end = place
    while end < sentence.upperBound, !bounds(end) { end += 1 }
    return end
  }

  /// Whether a mark bounds a clause.
  private func bounds(_ at: Int) -> Bool {
    switch text[at] {
    case "(", ")", "（", "）": true
    default: text[at].endsClause && !isInsideNumber(at) && !standsForDigits(at)
    }
  }

  /// Whether a mark ends a part of a sentence, and not a clause only.
  private func endsPart(_ at: Int) -> Bool {
    switch text[at] {
    case ";", "；", "。", "！", "!", "？", "?", "…", "\n": true
    default: false
    }
  }
}
