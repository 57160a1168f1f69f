/// Finds the documents that repeat another one's text.
///
/// Of those with one key the original is the document that was an original in the version before, else one that
/// was published there without being a duplicate, else any; of equals the earliest published, then the first by
/// source. So an original stays one.
struct DuplicateResolution {
  /// For each entry that is a duplicate, the number of its original.
  private(set) var originals: [UInt64: UInt64] = [:]

  /// `entries` stand in order of publication; `standing` says what a document was in the version before.
  init(_ entries: [Spool.Entry], standing: PreviousStanding) {
    let keyed = entries.indices.filter { entries[$0].key != nil }.sorted { a, b in
      guard let left = entries[a].key, let right = entries[b].key, left != right else { return a < b }
      return (left.high, left.low) < (right.high, right.low)
    }
    var start = 0
    while start < keyed.count {
      var end = start + 1
      while end < keyed.count, entries[keyed[end]].key == entries[keyed[start]].key { end += 1 }
      if end - start > 1 { resolve(keyed[start..<end].map { entries[$0] }, standing) }
      start = end
    }
  }

  private mutating func resolve(_ group: [Spool.Entry], _ standing: PreviousStanding) {
    // The group is in order of source: the first least one wins.
    let ranks = group.map { (standing.rank(of: $0.documentID), $0.publishedOn) }
    guard let best = ranks.indices.min(by: { ranks[$0] < ranks[$1] }) else { return }
    for (index, entry) in group.enumerated() where index != best {
      originals[entry.documentID] = group[best].documentID
    }
  }
}

/// What documents were in the version before, as far as it decides who is the original: 8 bytes a document.
struct PreviousStanding: Sendable {
  /// Documents that others were duplicates of, sorted.
  private var originals: [UInt64] = []
  /// Documents with rows of their own, sorted.
  private var published: [UInt64] = []

  /// No version before.
  init() {}

  /// Reads the `documents.csv` of the version before.
  init(documents path: String) throws(EmitError) {
    var reader = try CSVReader.open(path)
    guard let status = reader.header.firstIndex(of: DocumentColumn.status.rawValue),
      let original = reader.header.firstIndex(of: DocumentColumn.duplicateOf.rawValue)
    else { return }
    var record: [UInt8] = []
    while try reader.next(&record) {
      let cells = CSVRecord.cells(of: record)
      guard cells.count > max(status, original) else { continue }
      switch DocumentStatus(rawValue: cells[status]) {
      case .duplicate: originals.append(Spool.number(of: cells[original]))
      case .ok, .truncated: published.append(Spool.number(of: cells[0]))
      case .empty, .failed, nil: break
      }
    }
    originals.sort()
    published.sort()
  }

  /// 0 for an original, 1 for a document with rows of its own, 2 for others.
  func rank(of documentID: UInt64) -> Int {
    if Self.contains(originals, documentID) { return 0 }
    return Self.contains(published, documentID) ? 1 : 2
  }

  private static func contains(_ sorted: [UInt64], _ value: UInt64) -> Bool {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low] == value
  }
}
