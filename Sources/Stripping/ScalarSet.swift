/// Scalars as bits: what is asked for every scalar of a page, before a table is.
struct ScalarSet: Sendable {
  private var bits = [UInt64](repeating: 0, count: 0x10000 / 64)

  /// The set of some scalars of the basic plane.
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    for scalar in scalars where scalar.value < 0x10000 {
      bits[Int(scalar.value) / 64] |= 1 << UInt64(scalar.value % 64)
    }
  }

  /// Whether a scalar may be in it: those beyond the basic plane always may.
  func mayContain(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return value >= 0x10000 || bits[Int(value) / 64] & (1 << UInt64(value % 64)) != 0
  }
}

/// Runs of scalars that are looked for all at once.
struct RunFinder: Sendable {
  private let runs: [Scalars]
  private let byFirst: [Unicode.Scalar: [Int]]
  private let firsts: ScalarSet

  /// Runs in order of rank.
  init(_ runs: [Scalars]) {
    self.runs = runs
    byFirst = Dictionary(grouping: runs.indices.filter { !runs[$0].isEmpty }) { runs[$0][0] }
    firsts = ScalarSet(byFirst.keys)
  }

  /// The number of the first run, by its rank, that a line holds.
  func first(in line: Scalars) -> Int? {
    var best: Int?
    for (place, scalar) in line.enumerated() where firsts.mayContain(scalar) {
      for number in byFirst[scalar] ?? [] {
        if let best, best <= number { break }
        if line[place...].starts(with: runs[number]) { best = number }
      }
    }
    return best
  }
}
