/// Finds the documents whose texts are one report though not the same to the letter.
///
/// Documents that share two values of their signatures are compared, each with the first of at most 32 different
/// reports of those found so far that share them, so that a thousand reports of one template stay affordable. Memory
/// is 4 bytes a document beside the signatures; likenesses are read from disk where they are compared.
struct NearDuplicates: ~Copyable {
  private static let mostReports = 32
  private static let largestRun = 16

  private let entries: [Spool.Entry]
  private let reader: FileReader
  /// For each entry one of the same group that comes before it; itself where it is the first.
  private var first: [Int32]

  private init(_ entries: [Spool.Entry], reader: consuming FileReader) {
    self.entries = entries
    self.reader = reader
    first = entries.indices.map { Int32($0) }
  }

  /// Compares the entries at `indices`, which stand in order of publication.
  static func among(
    _ entries: [Spool.Entry], indices: [Int], spool path: String
  ) throws(EmitError) -> NearDuplicates {
    var near = NearDuplicates(entries, reader: try FileReader(opening: path))
    for place in 0..<LikenessSignature.count {
      let known = indices.filter { entries[$0].signature.has(place) }
      for run in runs(known, of: entries, at: place) { try near.compare(run, place) }
    }
    return near
  }

  /// The documents that belong together, each group in order of publication.
  var groups: [[Int]] {
    var groups: [Int: [Int]] = [:]
    for index in first.indices where root(index) != index { groups[root(index), default: []].append(index) }
    return groups.sorted { $0.key < $1.key }.map { [$0.key] + $0.value }
  }

  /// What is known of the text of an entry.
  func likeness(_ index: Int) throws(EmitError) -> Likeness {
    let entry = entries[index]
    return Likeness(
      encoded: try reader.bytes(at: entry.offset + Int(entry.length), count: Int(entry.likenessLength)))
  }

  /// The entries that share a value at a place, as far as there are several.
  private static func runs(_ indices: [Int], of entries: [Spool.Entry], at place: Int) -> [ArraySlice<Int>] {
    let keys = indices.map { UInt64(entries[$0].signature[place]) << 32 | UInt64($0) }.sorted()
    let sorted = keys.map { Int($0 & 0xFFFF_FFFF) }
    var runs: [ArraySlice<Int>] = []
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end] >> 32 == keys[start] >> 32 { end += 1 }
      if end - start > 1 { runs.append(sorted[start..<end]) }
      start = end
    }
    return runs
  }

  /// Compares the documents that share a value; many are parted by a second one first.
  private mutating func compare(_ run: ArraySlice<Int>, _ place: Int) throws(EmitError) {
    if run.count <= Self.largestRun { return try compare(run, place, second: nil) }
    for second in (place + 1)..<max(place + 1, LikenessSignature.count) {
      let known = run.filter { entries[$0].signature.has(second) }
      for part in Self.runs(known, of: entries, at: second) { try compare(part, place, second: second) }
    }
  }

  private mutating func compare(_ run: ArraySlice<Int>, _ place: Int, second: Int?) throws(EmitError) {
    var reports: [Report] = []
    for index in run {
      if reports.contains(where: { root($0.index) == root(index) }) { continue }
      var report = Report(index: index)
      var isBridge = false
      for turn in reports.indices where isTurn(reports[turn].index, index, place, second) {
        try load(&report)
        try load(&reports[turn])
        if report.isSame(as: reports[turn]) {
          unite(index, reports[turn].index)
          isBridge = isBridge || report.hasOtherLength(than: reports[turn])
        }
      }
      // A part of a report may be a copy of another that contradicts the whole.
      let isKnown = reports.contains { root($0.index) == root(index) }
      if !isKnown || isBridge, reports.count < Self.mostReports { reports.append(report) }
    }
  }

  private func load(_ report: inout Report) throws(EmitError) {
    if report.likeness != nil { return }
    let likeness = try likeness(report.index)
    report.likeness = likeness
    report.telling = likeness.telling
  }

  /// Whether two documents are to be compared, and these are the first values that they share: once is enough.
  private func isTurn(_ a: Int, _ b: Int, _ place: Int, _ second: Int?) -> Bool {
    let common = entries[a].signature.common(entries[b].signature)
    guard common.trailingZeroBitCount == place,
      entries[a].signature.isCandidate(entries[b].signature, common: common)
    else { return false }
    guard let second else { return true }
    return (common & (common - 1)).trailingZeroBitCount == second
  }

  private func root(_ index: Int) -> Int {
    var index = index
    while first[index] != index { index = Int(first[index]) }
    return index
  }

  private mutating func unite(_ a: Int, _ b: Int) {
    let roots = (root(a), root(b))
    first[max(roots.0, roots.1)] = Int32(min(roots.0, roots.1))
  }
}

/// A document that others are compared with.
private struct Report {
  var index: Int
  /// Read when it is first compared.
  var likeness: Likeness?
  /// The hashes of its telling figures, sorted.
  var telling: [UInt32] = []

  /// Whether one of both is a copy of the other.
  func isSame(as other: Report) -> Bool {
    guard let likeness, let theirs = other.likeness, sharesFigures(other) else { return false }
    let comparison = LikenessComparison(likeness, of: theirs)
    return comparison.isCopy || (!comparison.contradicts && LikenessComparison(theirs, of: likeness).isCopy)
  }

  /// Whether one is a tenth shorter than the other.
  func hasOtherLength(than other: Report) -> Bool {
    let lengths = (likeness?.letters ?? 0, other.likeness?.letters ?? 0)
    return min(lengths.0, lengths.1) * 10 < max(lengths.0, lengths.1) * 9
  }

  /// Whether the figures can agree at all, wherever they stand: most pairs end here.
  private func sharesFigures(_ other: Report) -> Bool {
    var shared = 0
    var i = 0
    var j = 0
    while i < telling.count, j < other.telling.count {
      if telling[i] == other.telling[j] { shared += 1 }
      let isLess = telling[i] <= other.telling[j]
      if telling[i] >= other.telling[j] { j += 1 }
      if isLess { i += 1 }
    }
    return shared * 10 >= min(telling.count, other.telling.count) * 6
  }
}
