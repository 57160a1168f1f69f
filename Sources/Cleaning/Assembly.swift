internal import Records

/// Puts cleaned blocks together: the text, its blocks, its map.
struct Assembly {
  private(set) var scalars: [UInt32] = []
  /// For each scalar of the text the place in the decoded text it came from, ascending.
  private(set) var places = Places()
  private(set) var blocks: [TextBlock] = []
  /// What each block holds.
  private(set) var traits: [Traits] = []
  private(set) var runs: [PositionMap.Run] = []

  /// Joins blocks by line feeds, cells of one row of a table by tabs.
  init(_ working: [WorkingBlock]) {
    let count = working.reduce(0) { $0 + $1.scalars.count + 1 }
    scalars.reserveCapacity(count)
    var previous: Cell?
    for block in working {
      if !blocks.isEmpty {
        let isSameRow = previous.map { $0.table == block.cell?.table && $0.row == block.cell?.row } ?? false
        separate(by: isSameRow ? Scalar.tab : Scalar.lineFeed, before: block)
      }
      let start = scalars.count
      append(block)
      blocks.append(
        TextBlock(
          kind: block.kind, level: block.level, start: start, end: scalars.count, page: block.page,
          cell: block.cell))
      traits.append(block.traits)
      previous = block.cell
    }
  }

  /// The text.
  var text: String { Scalar.string(scalars) }

  /// A separator stands for the line feed after the block before it, where the next block follows that.
  private mutating func separate(by separator: UInt32, before block: WorkingBlock) {
    let place = places.last.map { $0 + 1 } ?? 0
    let next = block.origins.first.map(WorkingBlock.place) ?? place
    append(separator, origin: next == place + 1 && separator == Scalar.lineFeed ? place : ~min(place, next))
  }

  private mutating func append(_ block: WorkingBlock) {
    let start = scalars.count
    if let range = block.origins.stretch {
      run(from: range.lowerBound, length: range.count, at: start)
      scalars.append(contentsOf: block.scalars)
      places.append(range.lowerBound, length: range.count)
      return
    }
    scalars.append(contentsOf: block.scalars)
    var index = 0
    while index < block.origins.count {
      let origin = block.origins[index]
      var end = index + 1
      if origin >= 0 {
        while end < block.origins.count, block.origins[end] == origin + (end - index) { end += 1 }
        run(from: origin, length: end - index, at: start + index)
      }
      places.append(WorkingBlock.place(origin), length: end - index)
      index = end
    }
  }

  private mutating func append(_ scalar: UInt32, origin: Int) {
    if origin >= 0 { run(from: origin, length: 1, at: scalars.count) }
    scalars.append(scalar)
    places.append(WorkingBlock.place(origin), length: 1)
  }

  /// Says that the `length` scalars at a place were taken over from another on.
  private mutating func run(from origin: Int, length: Int, at place: Int) {
    if let last = runs.last, last.clean + last.length == place, last.decoded + last.length == origin {
      runs[runs.count - 1].length += length
    } else {
      runs.append(PositionMap.Run(clean: place, decoded: origin, length: length))
    }
  }
}
