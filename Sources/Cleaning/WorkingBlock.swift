internal import Records

/// A block of text on its way through the passes, each scalar with the place it came from.
struct WorkingBlock {
  var kind: BlockKind
  var level: Int?
  var cell: Cell?
  var page: Int?
  /// Whether page furniture stood right before it.
  var followsFurniture = false
  /// How many characters only a Traditional text holds, less those that only a Simplified one holds.
  var signs = 0
  /// The text as it is now.
  var scalars: [UInt32] = []
  /// For each scalar its place in the decoded text; `~place` where it was put there by a repair.
  var origins: [Int] = []
  /// Whether no scalar was put in.
  private(set) var isTaken = true
  /// What the text holds, as found when it was read.
  var traits: Traits = []

  /// Where a scalar came from, or, for one that a repair put in, the place it was put at.
  static func place(_ origin: Int) -> Int { origin < 0 ? ~origin : origin }

  /// Appends a scalar that was taken over (or turned into another, one for one).
  @inline(__always)
  mutating func keep(_ scalar: UInt32, at origin: Int) {
    scalars.append(scalar)
    origins.append(origin)
  }

  /// Appends a scalar with its origin as another block has it.
  mutating func keepOrigin(_ scalar: UInt32, _ origin: Int) {
    if origin < 0 { isTaken = false }
    scalars.append(scalar)
    origins.append(origin)
  }

  /// Appends a scalar that a repair put in at a place of the decoded text.
  mutating func insert(_ scalar: UInt32, at place: Int) {
    scalars.append(scalar)
    origins.append(~place)
    isTaken = false
  }

  /// Appends what stands in the block after it.
  mutating func append(_ next: WorkingBlock) {
    scalars += next.scalars
    origins += next.origins
    traits.formUnion(next.traits)
    isTaken = isTaken && next.isTaken
  }

  /// The places of the whole block, where nothing was put in or left out.
  var wholeRange: Range<Int>? {
    guard isTaken, let first = origins.first, let last = origins.last, last - first == origins.count - 1
    else {
      return nil
    }
    return first..<(last + 1)
  }

  /// Cuts everything outside `range`.
  mutating func trim(to range: Range<Int>) {
    scalars = Array(scalars[range])
    origins = Array(origins[range])
  }

  /// Leaves out the places that are marked in `cut`.
  mutating func remove(_ cut: [Bool]) {
    var to = 0
    for index in scalars.indices where !cut[index] {
      scalars[to] = scalars[index]
      origins[to] = origins[index]
      to += 1
    }
    scalars.removeLast(scalars.count - to)
    origins.removeLast(origins.count - to)
  }
}
