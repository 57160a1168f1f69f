/// Wordings of time by where they stand: they are in order and none lies in another, so that halving finds them. They
/// are asked for at every step through a phrase, and a long paragraph has dozens.
extension PhraseTools {
  /// The wording of time that begins at a place and ends by a limit: where it ends.
  func timeEnd(at start: Int, limit: Int) -> Int? {
    let place = firstTime { $0.lowerBound >= start }
    guard place < times.count, times[place].range.lowerBound == start, times[place].range.upperBound <= limit
    else { return nil }
    return times[place].range.upperBound
  }

  /// The wording of time that ends at a place and does not begin before a floor: where it begins.
  func timeStart(endingAt end: Int, notBefore floor: Int) -> Int? {
    let place = firstTime { $0.upperBound >= end }
    guard place < times.count, times[place].range.upperBound == end, times[place].range.lowerBound >= floor
    else { return nil }
    return times[place].range.lowerBound
  }

  /// The first wording for which a condition holds that holds for all behind it, too.
  @inline(__always)
  private func firstTime(_ holds: (Range<Int>) -> Bool) -> Int {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if holds(times[middle].range) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
