/// Which tokens of one text stand in another, in the same order: patience alignment.
///
/// Runs of four tokens that each text has once are the anchors, and so are both ends; the longest chain of them that
/// goes forward in both is kept and stretched as far as the tokens agree. O(n log n).
enum TokenAlignment {
  private static let length = 4

  /// For each token of `a` its place in `b`; -1 where it has none.
  static func match(_ a: [UInt16], _ b: [UInt16]) -> [Int32] {
    var match = [Int32](repeating: -1, count: a.count)
    // The first places that are not taken.
    var nextA = 0
    var nextB = 0
    for (i, j) in chain(anchors(a, b)) + [(a.count, b.count)] {
      while nextA < i, nextB < j, agree(a, nextA, b, nextB) {
        match[nextA] = Int32(nextB)
        nextA += 1
        nextB += 1
      }
      var back = 0
      while i - back > nextA, j - back > nextB, agree(a, i - back - 1, b, j - back - 1) { back += 1 }
      // An anchor that overlaps the one before on another diagonal gives what is left of it.
      let skipped = max(nextA - i, nextB - j, -back)
      let end = i == a.count ? 0 : Self.length
      for offset in skipped..<max(skipped, end) {
        match[i + offset] = Int32(j + offset)
        nextA = i + offset + 1
        nextB = j + offset + 1
      }
    }
    return match
  }

  private static func agree(_ a: [UInt16], _ i: Int, _ b: [UInt16], _ j: Int) -> Bool {
    a[i] == b[j] && a[i] != Likeness.lost
  }

  /// The places of the runs that each text has once, in order of the first.
  private static func anchors(_ a: [UInt16], _ b: [UInt16]) -> [(Int, Int)] {
    var places = RunPlaces(capacity: max(0, a.count - length + 1))
    for (place, run) in runs(a) { places.addFirst(run, place) }
    for (place, run) in runs(b) { places.addSecond(run, place) }
    return runs(a).compactMap { place, run in places.second(run, place).map { (place, $0) } }
  }

  /// Each run of four tokens with its place; none with a lost figure.
  private static func runs(_ tokens: [UInt16]) -> [(Int, UInt64)] {
    var runs: [(Int, UInt64)] = []
    runs.reserveCapacity(tokens.count)
    var run: UInt64 = 0
    var known = 0
    for (index, token) in tokens.enumerated() {
      run = run << 16 | UInt64(token)
      known = token == Likeness.lost ? 0 : known + 1
      if known >= length { runs.append((index - length + 1, run)) }
    }
    return runs
  }

  /// The longest chain of anchors that goes forward in the second text too.
  private static func chain(_ anchors: [(Int, Int)]) -> [(Int, Int)] {
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: anchors.count)
    for (index, anchor) in anchors.enumerated() {
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if anchors[ends[middle]].1 < anchor.1 { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = ends[low - 1] }
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var chain: [(Int, Int)] = []
    var index = ends.last ?? -1
    while index >= 0 {
      chain.append(anchors[index])
      index = before[index]
    }
    return chain.reversed()
  }
}

/// Where runs of tokens stand in two texts, as long as each has them once: a table with open addressing.
private struct RunPlaces {
  private static let none: Int32 = -1
  private static let several: Int32 = -2

  private var runs: [UInt64]
  private var first: [Int32]
  private var second: [Int32]
  private let mask: Int

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    // No run is 0: no token of it is.
    runs = Array(repeating: 0, count: size)
    first = Array(repeating: Self.none, count: size)
    second = Array(repeating: Self.none, count: size)
    mask = size - 1
  }

  private func slot(_ run: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (run &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while runs[slot] != 0, runs[slot] != run { slot = (slot + 1) & mask }
    return slot
  }

  mutating func addFirst(_ run: UInt64, _ place: Int) {
    let slot = slot(run)
    first[slot] = runs[slot] == 0 ? Int32(place) : Self.several
    runs[slot] = run
  }

  mutating func addSecond(_ run: UInt64, _ place: Int) {
    let slot = slot(run)
    guard runs[slot] == run else { return }
    second[slot] = second[slot] == Self.none ? Int32(place) : Self.several
  }

  /// The place in the second text of a run at a place in the first; nil where one of them has it not just once.
  func second(_ run: UInt64, _ place: Int) -> Int? {
    let slot = slot(run)
    return first[slot] == Int32(place) && second[slot] >= 0 ? Int(second[slot]) : nil
  }
}
