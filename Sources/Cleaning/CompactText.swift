internal import Records

/// A clean text as the passes that look for hurt numbers read it: without the blanks that good typography sets between
/// a Chinese character and a number, or what stands for one (`慰问 XX 人`, `共 1?2 人`).
struct CompactText {
  private(set) var scalars: [UInt32]
  private(set) var blocks: [TextBlock]
  /// What each block holds.
  let traits: [Traits]
  /// For each scalar its place in the clean text; empty where no blank is left out.
  private var places: [Int] = []

  /// `isSet` where the text has a blank at each number.
  init(_ assembly: Assembly, isSet: Bool) {
    (scalars, blocks, traits) = (assembly.scalars, assembly.blocks, assembly.traits)
    let all = scalars
    for (turn, traits) in traits.enumerated()
    where traits.contains(.blank) && !traits.isDisjoint(with: [.digit, .mark]) {
      let block = assembly.blocks[turn]
      let cut = (block.start..<block.end).dropFirst().dropLast().filter {
        all[$0] == Scalar.blank && Self.meet(all[$0 - 1], all[$0 + 1], isSet: isSet)
      }
      for blank in cut { leaveOut(blank, of: all) }
    }
    guard !places.isEmpty else { return }
    take(all, until: all.count)
    var from = 0
    func place(of place: Int) -> Int {
      while from < places.count, places[from] < place { from += 1 }
      return from
    }
    for turn in blocks.indices {
      blocks[turn].start = place(of: blocks[turn].start)
      blocks[turn].end = place(of: blocks[turn].end)
    }
  }

  private mutating func leaveOut(_ blank: Int, of all: [UInt32]) {
    if places.isEmpty {
      scalars.removeAll(keepingCapacity: true)
      places.reserveCapacity(all.count)
    }
    take(all, until: blank)
  }

  /// Takes over what stands behind the last that was taken, a blank left out between.
  private mutating func take(_ all: [UInt32], until end: Int) {
    let start = places.last.map { $0 + 2 } ?? 0
    scalars += all[start..<end]
    places += start..<end
  }

  private static func meet(_ one: UInt32, _ other: UInt32, isSet: Bool) -> Bool {
    Scalar.isHan(one) && mayBeNumber(other, isSet: isSet)
      || mayBeNumber(one, isSet: isSet) && Scalar.isHan(other)
  }

  /// A digit, or what may stand for one. In other texts than those the boxes of a list have a blank before them.
  private static func mayBeNumber(_ scalar: UInt32, isSet: Bool) -> Bool {
    MaskRun.isCross(scalar) || isSet && (Scalar.isDigit(scalar) || LostCharacters.mayBeLost(scalar))
  }

  /// Where a range stands in the clean text.
  func inClean(_ range: Range<Int>) -> Range<Int> {
    guard !places.isEmpty, !range.isEmpty else { return range }
    return places[range.lowerBound]..<(places[range.upperBound - 1] + 1)
  }
}
