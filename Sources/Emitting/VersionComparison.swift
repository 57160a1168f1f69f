internal import Hashing

/// Compares two versions document by document; the one code behind `changes.csv`, version numbers and `tongji diff`.
struct VersionComparison: ~Copyable {
  typealias Visit = (Change) throws(EmitError) -> Void

  let cause: ChangeCause
  let old: VersionTables
  let new: VersionTables
  /// The changes visited so far.
  private(set) var counts = ChangeCounts()
  /// The highest kind of change so far; nil where there is none.
  private(set) var step: VersionNumber.Step?

  init(cause: ChangeCause, old: consuming VersionTables, new: consuming VersionTables) {
    self.cause = cause
    self.old = old
    self.new = new
  }

  /// Visits every change.
  mutating func run(_ visit: Visit) throws(EmitError) {
    for difference in HeadDifference.between(old.head, new.head) {
      try report(difference.change, difference.step, visit)
    }
    for position in old.index.ids.indices {
      let id = old.index.ids[position]
      if let other = new.index.position(of: id) {
        try compareDocument(position, other, visit)
      } else {
        for change in try Self.wholeDocument(old, position, .removed) { try report(change, .minor, visit) }
      }
    }
    for position in new.index.ids.indices where old.index.position(of: new.index.ids[position]) == nil {
      for change in try Self.wholeDocument(new, position, .added) { try report(change, .minor, visit) }
    }
    for table in ["indicators", "units", "regions"] { try compareCodeList(table, visit) }
  }

  private mutating func report(_ change: Change, _ step: VersionNumber.Step, _ visit: Visit) throws(EmitError)
  {
    switch change.change {
    case .added: counts.added += 1
    case .removed: counts.removed += 1
    case .revised: counts.revised += 1
    }
    self.step = max(self.step ?? step, step)
    try visit(change)
  }

  // MARK: Documents

  /// A document that came or went, with all its rows.
  private static func wholeDocument(
    _ side: borrowing VersionTables, _ position: Int, _ kind: Change.Kind
  ) throws(EmitError) -> [Change] {
    let id = Spool.documentID(side.index.ids[position])
    var changes = [
      Change(change: kind, table: "documents", id: id, column: "", old: "", new: "", cause: .source)
    ]
    let statistics = RowTable(header: side.headers[1], rows: try side.rows(table: 1, at: position))
    for row in statistics.ids {
      changes.append(
        Change(change: kind, table: "statistics", id: row, column: "", old: "", new: "", cause: .source))
    }
    for table in 2...3 {
      let digest = digest(try side.rows(table: table, at: position))
      if digest.rows == 0 { continue }
      changes.append(
        Change(
          change: kind, table: GroupIndex.tables[table], id: id, column: "",
          old: kind == .removed ? digest.text : "", new: kind == .added ? digest.text : "", cause: .source))
    }
    return changes
  }

  private mutating func compareDocument(_ a: Int, _ b: Int, _ visit: Visit) throws(EmitError) {
    let id = Spool.documentID(old.index.ids[a])
    let oldRow = RowTable(header: old.headers[0], rows: try old.rows(table: 0, at: a))
    let newRow = RowTable(header: new.headers[0], rows: try new.rows(table: 0, at: b))
    let cause = cause.of(samePage: oldRow.cell("sha256", row: 0) == newRow.cell("sha256", row: 0))
    try compare(oldRow, newRow, table: "documents", cause: cause, visit)

    let oldStatistics = try old.rows(table: 1, at: a)
    let newStatistics = try new.rows(table: 1, at: b)
    if oldStatistics != newStatistics || old.headers[1] != new.headers[1] {
      try compare(
        RowTable(header: old.headers[1], rows: oldStatistics),
        RowTable(header: new.headers[1], rows: newStatistics), table: "statistics", cause: cause, visit)
    }
    for table in 2...3 {
      let oldRows = try old.rows(table: table, at: a)
      let newRows = try new.rows(table: table, at: b)
      if oldRows == newRows { continue }
      // Another header gives other bytes for the same cells; that it changed is said once, of the table.
      if old.headers[table] != new.headers[table],
        RowTable(header: old.headers[table], rows: oldRows).equals(
          RowTable(header: new.headers[table], rows: newRows))
      {
        continue
      }
      try compareDigests(oldRows, newRows, table: GroupIndex.tables[table], id: id, cause: cause, visit)
    }
  }

  private mutating func compareDigests(
    _ oldRows: [UInt8], _ newRows: [UInt8], table: String, id: String, cause: Change.Cause, _ visit: Visit
  ) throws(EmitError) {
    let a = Self.digest(oldRows)
    let b = Self.digest(newRows)
    let kind: Change.Kind = a.rows == 0 ? .added : (b.rows == 0 ? .removed : .revised)
    try report(
      Change(
        change: kind, table: table, id: id, column: "", old: a.rows == 0 ? "" : a.text,
        new: b.rows == 0 ? "" : b.text, cause: cause), a.rows == b.rows ? .patch : .minor, visit)
  }

  /// Rows without identifiers in short: `12 rows 1f3870be`.
  private static func digest(_ rows: [UInt8]) -> (rows: Int, text: String) {
    let count = CSVRecord.records(in: rows).count
    return (count, "\(count) rows \(SHA256Digest.hex(of: rows).prefix(8))")
  }

  // MARK: Rows with identifiers

  private mutating func compare(
    _ a: RowTable, _ b: RowTable, table: String, cause: Change.Cause, _ visit: Visit
  ) throws(EmitError) {
    for (row, id) in a.ids.enumerated() {
      guard let other = b.row(of: id) else {
        try report(
          Change(change: .removed, table: table, id: id, column: "", old: "", new: "", cause: cause), .minor,
          visit)
        continue
      }
      // A time of retrieval is no content: it makes no version, and is no news in one.
      for column in a.header where column != "retrieved_at" {
        guard let new = b.cell(column, row: other), let old = a.cell(column, row: row), old != new else {
          continue
        }
        try report(
          Change(change: .revised, table: table, id: id, column: column, old: old, new: new, cause: cause),
          .patch, visit)
      }
    }
    for id in b.ids where a.row(of: id) == nil {
      try report(
        Change(change: .added, table: table, id: id, column: "", old: "", new: "", cause: cause), .minor,
        visit)
    }
  }

  private mutating func compareCodeList(_ table: String, _ visit: Visit) throws(EmitError) {
    let a = try RowTable(file: "\(old.folder)/\(table).csv")
    let b = try RowTable(file: "\(new.folder)/\(table).csv")
    try compare(a, b, table: table, cause: cause.of(samePage: true), visit)
  }
}
