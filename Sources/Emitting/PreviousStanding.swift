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
