import Records

@testable import Cleaning

/// What became of damaged places, counted against the original.
struct MirrorScore {
  /// Places where characters of the original did not come through whole.
  var places = 0
  /// Of those, the ones whose characters are all back.
  var repaired = 0
  /// The ones that are not, and are marked.
  var declared = 0
  /// Of those, the ones that swallowed a digit, which nothing brings back.
  var withDigit = 0
  /// The others, which a better model might repair.
  var open: [String] = []
  /// What must not be: each with its sentence.
  var wrongNumbers: [String] = []
  var wrongRepairs: [String] = []
  var silent: [String] = []
  /// Repairs made, and those of them said to be proved.
  var repairs = 0
  var proved = 0
  /// Numbers that a place stands before, and those of them that were published.
  var numbers = 0
  var published = 0

  /// Counts one document whose sentences are its blocks; `originals` in Simplified characters.
  mutating func add(_ clean: CleanText, originals: [String], seen: [MirrorModel.Result]) {
    let text = clean.text.unicodeScalars.map(\.value)
    for (turn, block) in clean.blocks.enumerated() {
      let original = originals[turn].unicodeScalars.map(\.value).map(Self.folded)
      let damage = clean.damage.filter { $0.start < block.end && $0.end > block.start }.map {
        (kind: $0.kind, range: ($0.start - block.start)..<($0.end - block.start))
      }
      let repairs = clean.repairs.filter {
        $0.rule == SplitPass.rule && $0.start >= block.start && $0.end <= block.end && $0.start < $0.end
      }
      self.repairs += repairs.count
      proved += repairs.count { $0.certainty == .proved }
      let made = text[block.start..<block.end].map(Self.folded)
      add(
        made, original, seen[turn], damage: damage,
        repairs: repairs.map {
          Made(
            range: ($0.start - block.start)..<($0.end - block.start), certainty: $0.certainty, seen: $0.before
          )
        })
    }
  }

  /// A repair in its sentence.
  private struct Made {
    var range: Range<Int>
    var certainty: Certainty
    var seen: String
  }

  private mutating func add(
    _ made: [UInt32], _ original: [UInt32], _ seen: MirrorModel.Result,
    damage: [(kind: Damage.Kind, range: Range<Int>)], repairs: [Made]
  ) {
    let pairs = Self.align(made, original)
    var back = [Int?](repeating: nil, count: original.count)
    for (index, place) in pairs.enumerated() { if let place { back[place] = index } }
    let isBroken = seen.isBroken
    let shown = Scalar.string(original) + " → " + seen.text + " → " + Scalar.string(made)

    numbers += Self.numbers(original).count
    for range in Self.numbers(made)
    where !damage.contains(where: { $0.kind != .mended && $0.range.overlaps(range) }) {
      let places = range.map { pairs[$0] }
      if let first = places[0], places.enumerated().allSatisfy({ $1 == first + $0 }),
        Self.numbers(original).contains(first..<(first + range.count))
      {
        published += 1
      } else {
        wrongNumbers.append("\(Scalar.string(made[range])) in \(shown)")
      }
    }
    for index in made.indices where pairs[index] == nil && !SplitToken.isLost(made[index]) {
      if let repair = repairs.first(where: { $0.range.contains(index) }) {
        let around = max(0, repair.range.lowerBound - 6)..<min(made.count, repair.range.upperBound + 6)
        wrongRepairs.append(
          "\(repair.certainty.rawValue): \(Scalar.string([made[index]])), \(repair.seen) "
            + "in \(Scalar.string(made[around])) of \(shown)")
      } else if !damage.contains(where: { $0.range.contains(index) }) {
        silent.append("\(Scalar.string([made[index]])) in \(shown)")
      }
    }
    var index = 0
    while index < original.count {
      guard isBroken[index] else {
        index += 1
        continue
      }
      var end = index
      while end < original.count, isBroken[end] { end += 1 }
      places += 1
      let lost = (index..<end).filter { back[$0] == nil }
      if lost.isEmpty {
        repaired += 1
      } else {
        let low = back[..<index].last { $0 != nil }.flatMap { $0 } ?? 0
        let high = back[end...].first { $0 != nil }.flatMap { $0 } ?? made.count
        let around = low..<max(high + 1, low + 1)
        if damage.contains(where: { $0.range.overlaps(around) }) {
          declared += 1
          if (index..<end).contains(where: { Scalar.isDigit(original[$0]) }) {
            withDigit += 1
          } else {
            open.append("\(Scalar.string(original[index..<end])) in \(shown)")
          }
        } else {
          silent.append("\(Scalar.string(lost.map { original[$0] })) in \(shown)")
        }
      }
      index = end
    }
  }

  /// Punctuation that a second program turns to ASCII counts as what it was.
  private static func folded(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xFF0C: 0x2C
    case 0xFF1B: 0x3B
    default: scalar
    }
  }

  private static func numbers(_ text: [UInt32]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < text.count {
      let end = NumberEdges.digits(at: index, of: text)
      if end > index, Scalar.isDigit(text[index]) { found.append(index..<end) }
      index = max(end, index + 1)
    }
    return found
  }

  /// For each scalar made, the scalar of the original that it is: a longest common subsequence.
  private static func align(_ made: [UInt32], _ original: [UInt32]) -> [Int?] {
    var pairs = [Int?](repeating: nil, count: made.count)
    var low = 0
    while low < made.count, low < original.count, made[low] == original[low] {
      pairs[low] = low
      low += 1
    }
    var tail = 0
    while tail < made.count - low, tail < original.count - low,
      made[made.count - 1 - tail] == original[original.count - 1 - tail]
    {
      pairs[made.count - 1 - tail] = original.count - 1 - tail
      tail += 1
    }
    let left = made.count - tail - low
    let right = original.count - tail - low
    guard left > 0, right > 0 else { return pairs }
    var lengths = [Int](repeating: 0, count: (left + 1) * (right + 1))
    for i in stride(from: left - 1, through: 0, by: -1) {
      for j in stride(from: right - 1, through: 0, by: -1) {
        let at = i * (right + 1) + j
        lengths[at] =
          made[low + i] == original[low + j]
          ? lengths[at + right + 2] + 1 : max(lengths[at + 1], lengths[at + right + 1])
      }
    }
    var i = 0
    var j = 0
    while i < left, j < right {
      let at = i * (right + 1) + j
      if made[low + i] == original[low + j] {
        pairs[low + i] = low + j
        i += 1
        j += 1
      } else if lengths[at + 1] >= lengths[at + right + 1] {
        j += 1
      } else {
        i += 1
      }
    }
    return pairs
  }
}
