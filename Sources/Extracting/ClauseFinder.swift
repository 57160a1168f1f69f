/// Where the clause around a number begins and ends: at commas and stops outside its quotes and brackets.
struct ClauseFinder {
  let text: Scalars
  let spans: TextSpans
  let sentence: Range<Int>

  /// The clause around a range.
  func clause(around range: Range<Int>) -> Range<Int> {
    let depth = self.depth(range.lowerBound)
    var start = range.lowerBound
    while start > sentence.lowerBound, !isBoundary(start - 1, depth: depth) { start -= 1 }
    var end = range.upperBound
    while end < sentence.upperBound, !isBoundary(end, depth: depth) { end += 1 }
    return start..<end
  }

  /// The clause right before a place, without its separator; nil at the beginning of the sentence.
  func clause(before start: Int) -> Range<Int>? {
    guard start - 1 > sentence.lowerBound else { return nil }
    let depth = self.depth(start - 2)
    var begin = start - 1
    while begin > sentence.lowerBound, !isBoundary(begin - 1, depth: depth) { begin -= 1 }
    return begin < start - 1 ? begin..<start - 1 : nil
  }

  private func depth(_ at: Int) -> UInt8 { at >= 0 && at < spans.depth.count ? spans.depth[at] : 0 }

  /// A separator at this depth or outside, or the mark that leaves it.
  private func isBoundary(_ at: Int, depth: UInt8) -> Bool {
    let here = self.depth(at)
    if here < depth { return true }
    return here == depth && text[at].endsClause && !isInsideNumber(at) && !standsForDigits(at)
  }

  /// A question mark right before a digit stands for lost ones: ?2个.
  func standsForDigits(_ at: Int) -> Bool {
    text[at] == "?" && (text.scalar(at + 1)?.isDigit ?? false)
  }

  func isInsideNumber(_ at: Int) -> Bool {
    (text[at] == "," || text[at] == "，" || text[at] == ":" || text[at] == "：")
      && (text.scalar(at - 1)?.isDigit ?? false) && (text.scalar(at + 1)?.isDigit ?? false)
      && (text.scalar(at + 3)?.isDigit ?? false)
  }
}
