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
  /// For each scalar its place in the decoded text.
  var origins = Origins()
  /// What the text holds, as found when it was read.
  var traits: Traits = []

  /// Whether a block is empty; an empty cell keeps its place.
  var isNothing: Bool { scalars.isEmpty && cell == nil }

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
    scalars.append(scalar)
    origins.append(origin)
  }

  /// Appends a scalar that a repair put in at a place of the decoded text.
  mutating func insert(_ scalar: UInt32, at place: Int) {
    scalars.append(scalar)
    origins.append(~place)
  }

  /// Appends what stands in the block after it.
  mutating func append(_ next: WorkingBlock) {
    scalars += next.scalars
    origins.append(next.origins)
    traits.formUnion(next.traits)
  }

  /// Cuts everything outside `range`.
  mutating func trim(to range: Range<Int>) {
    scalars.removeSubrange(range.upperBound...)
    scalars.removeSubrange(..<range.lowerBound)
    origins.trim(to: range)
  }

  /// Leaves out the places that are marked in `cut`.
  mutating func remove(_ cut: [Bool]) {
    var to = 0
    for index in scalars.indices where !cut[index] {
      scalars[to] = scalars[index]
      to += 1
    }
    scalars.removeLast(scalars.count - to)
    origins.remove(cut)
  }
}
