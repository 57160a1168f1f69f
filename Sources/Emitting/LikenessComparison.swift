/// Whether one text is a copy of another: mirrored, damaged, cut short, with other furniture or another lead.
///
/// The texts are laid side by side. Reports of one template (another year, another county), and a corrected report,
/// differ in a figure that stands between the same words; one such figure is enough to tell them apart. A figure that
/// may have lost a digit differs from none.
struct LikenessComparison {
  /// So many telling figures in common are no chance; with fewer the words must agree nearly wholly.
  static let leastAgreeing: UInt8 = 5
  /// What stands between equal words on both sides and is no longer than this is one word for another.
  private static let longestSwap = 8

  private let copy: Likeness
  private let original: Likeness
  private let copyFigures: Int
  private let originalFigures: Int
  /// Letters of the copy that stand in the original.
  private var matched = 0
  /// Telling figures that are equal at the same place.
  private var agreeing = 0
  /// Telling figures of the copy that the original has nowhere.
  private var news = 0
  /// Whether a figure differs at the same place.
  private(set) var contradicts = false
  /// The letters of the copy that stand for others of the original.
  private var swapped = 0
  /// What stands for what, hashed.
  private var swaps: [UInt32] = []

  init(_ copy: Likeness, of original: Likeness) {
    self.copy = copy
    self.original = original
    copyFigures = copy.figures.count { $0.traits.contains(.telling) }
    originalFigures = original.figures.count { $0.traits.contains(.telling) }
    let match = TokenAlignment.match(copy.tokens, original.tokens)
    readMatches(match)
    readGaps(match)
    countNews()
  }

  /// Whether the copy is one: all but a few of its figures and most of its words are the original's.
  var isCopy: Bool {
    if contradicts { return false }
    let short = copy.letters <= original.letters ? copy : original
    let long = copy.letters <= original.letters ? original : copy
    let figures = min(copyFigures, originalFigures)
    if agreeing >= Self.leastAgreeing {
      return matched * 10 >= short.letters * 6 && agreeing * 10 >= figures * 6 && news * 5 <= copyFigures
        && (short.letters * 4 >= long.letters || short.isTruncated)
    }
    let isDamaged = copy.isDamaged || original.isDamaged
    return matched * 100 >= short.letters * (isDamaged ? 85 : 90) && agreeing * 10 >= figures * 7 && news == 0
      && (short.letters * 2 >= long.letters || short.isTruncated) && isOfOneSubject
  }

  /// Whether nothing but the figures tells them apart: title, region, and words that stand for others.
  private var isOfOneSubject: Bool {
    if copy.region != 0, original.region != 0, copy.region != original.region { return false }
    if !Self.oneHolds(copy.years, original.years) { return false }
    if copy.isDamaged || original.isDamaged { return true }
    // The same word for the same other one, again and again, is the name of another place.
    let sorted = swaps.sorted()
    if zip(sorted, sorted.dropFirst()).contains(where: ==) { return false }
    return swapped * 50 <= copy.letters
  }

  /// Whether one list has all that the other has, or says nothing.
  private static func oneHolds(_ a: [UInt16], _ b: [UInt16]) -> Bool {
    a.isEmpty || b.isEmpty || a.allSatisfy(b.contains) || b.allSatisfy(a.contains)
  }

  private mutating func readMatches(_ match: [Int32]) {
    matched = zip(copy.tokens, match).count { $0 >= Likeness.firstLetter && $1 >= 0 }
    let others = Dictionary(uniqueKeysWithValues: original.figures.map { ($0.place, $0) })
    for figure in copy.figures {
      let place = match[Int(figure.place)]
      guard place >= 0, let other = others[UInt32(place)] else { continue }
      if figure.number != other.number {
        // Two numbers with one token.
        contradicts = contradicts || differ(figure, other)
      } else if figure.traits.contains(.telling) || other.traits.contains(.telling) {
        agreeing += 1
      }
    }
  }

  /// Reads what stands between two tokens of the copy that stand in the original, or before the first, behind the last.
  private mutating func readGaps(_ match: [Int32]) {
    var nextMine = 0
    var nextTheirs = 0
    for (index, found) in match.enumerated() where found >= 0 {
      readGap(nextMine..<index, nextTheirs..<Int(found))
      nextMine = index + 1
      nextTheirs = Int(found) + 1
    }
    readGap(nextMine..<copy.tokens.count, nextTheirs..<original.tokens.count)
  }

  private mutating func readGap(_ mine: Range<Int>, _ theirs: Range<Int>) {
    if mine.isEmpty || theirs.isEmpty { return }
    let areFigures = isAllFigures(copy, mine) && isAllFigures(original, theirs)
    if areFigures, mine.count == theirs.count {
      for (a, b) in zip(figures(copy, mine), figures(original, theirs)) where differ(a, b) {
        contradicts = true
      }
    } else if !areFigures, mine.lowerBound > 0, mine.upperBound < copy.tokens.count,
      max(mine.count, theirs.count) <= Self.longestSwap
    {
      let isScript = copy.isTraditional != original.isTraditional && mine.count == 1 && theirs.count == 1
      if isScript { return }
      swapped += mine.count
      swaps.append(LikenessHash.mixed(hash(copy, mine), with: hash(original, theirs)))
    }
  }

  /// Whether both are whole, and not the same.
  private func differ(_ a: Likeness.Figure, _ b: Likeness.Figure) -> Bool {
    if !a.traits.union(b.traits).isDisjoint(with: [.damaged, .loose]) || a.number == b.number {
      return false
    }
    return !isRest(a, of: b, copy) && !isRest(b, of: a, original)
  }

  /// Whether a figure of a damaged text is what is left of another when the first digit is lost.
  private func isRest(_ a: Likeness.Figure, of b: Likeness.Figure, _ text: Likeness) -> Bool {
    text.isDamaged && a.number == b.tail
  }

  private mutating func countNews() {
    let numbers = Set(original.figures.map(\.number))
    let tails = copy.isDamaged ? Set(original.figures.map(\.tail)) : []
    for figure in copy.figures where figure.traits.contains(.telling) {
      if numbers.contains(figure.number) || tails.contains(figure.number) { continue }
      // Cut in the middle of a number.
      if copy.isTruncated, Int(figure.place) == copy.tokens.count - 1 { continue }
      news += 1
    }
  }

  private func isAllFigures(_ text: Likeness, _ range: Range<Int>) -> Bool {
    text.tokens[range].allSatisfy { $0 < Likeness.firstLetter }
  }

  private func figures(_ text: Likeness, _ range: Range<Int>) -> ArraySlice<Likeness.Figure> {
    let start = text.figures.partitioningIndex { $0.place >= range.lowerBound }
    return text.figures[start...].prefix(range.count)
  }

  private func hash(_ text: Likeness, _ range: Range<Int>) -> UInt32 {
    text.tokens[range].reduce(UInt32(range.count)) { LikenessHash.mixed($0, with: UInt32($1)) }
  }
}

extension Array {
  /// The first place from which on the condition holds, in an array where it holds from one place on.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
