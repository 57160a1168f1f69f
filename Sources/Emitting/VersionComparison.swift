internal import Hashing

/// Compares two versions document by document; the one code behind `changes.csv`, version numbers and `tongji diff`.
struct VersionComparison: ~Copyable {
  typealias Visit = (Change) throws(EmitError) -> Void

  let cause: ChangeCause
  let old: VersionTables
  let new: VersionTables
  /// Whether changes say what their rows say.
  private let describes: Bool
  /// The changes visited so far.
  private(set) var counts = ChangeCounts()
  /// The highest kind of change so far; nil where there is none.
  private(set) var step: VersionNumber.Step?

  init(
    cause: ChangeCause, old: consuming VersionTables, new: consuming VersionTables, describes: Bool = false
  ) {
    self.describes = describes
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
        for change in try wholeDocument(old, position, .removed) { try report(change, .minor, visit) }
      }
    }
    for position in new.index.ids.indices where old.index.position(of: new.index.ids[position]) == nil {
      for change in try wholeDocument(new, position, .added) { try report(change, .minor, visit) }
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
  private func wholeDocument(
    _ side: borrowing VersionTables, _ position: Int, _ kind: Change.Kind
  ) throws(EmitError) -> [Change] {
    let id = Spool.documentID(side.index.ids[position])
    let document = RowTable(header: side.headers[0], rows: try side.rows(table: 0, at: position))
    let subject = subject("documents", of: document, row: 0)
    var changes = [
      Change(
        change: kind, table: "documents", id: id, column: "", old: "", new: "", cause: .source,
        subject: subject)
    ]
    let statistics = RowTable(header: side.headers[1], rows: try side.rows(table: 1, at: position))
    for (row, id) in statistics.ids.enumerated() {
      changes.append(
        Change(
          change: kind, table: "statistics", id: id, column: "", old: "", new: "", cause: .source,
          subject: self.subject("statistics", of: statistics, row: row)))
    }
    for table in 2...3 {
      let digest = Self.digest(try side.rows(table: table, at: position))
      if digest.rows == 0 { continue }
      changes.append(
        Change(
          change: kind, table: GroupIndex.tables[table], id: id, column: "",
          old: kind == .removed ? digest.text : "", new: kind == .added ? digest.text : "", cause: .source,
          subject: subject))
    }
    return changes
  }

  private func subject(_ table: String, of rows: RowTable, row: Int?) -> ChangeSubject? {
    describes ? ChangeSubject(table, of: rows, row: row) : nil
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
      try compareDigests(
        oldRows, newRows,
        as: Change(
          change: .revised, table: GroupIndex.tables[table], id: id, column: "", old: "", new: "",
          cause: cause,
          subject: subject("documents", of: newRow, row: 0)), visit)
    }
  }

  private mutating func compareDigests(
    _ oldRows: [UInt8], _ newRows: [UInt8], as change: Change, _ visit: Visit
  ) throws(EmitError) {
    let a = Self.digest(oldRows)
    let b = Self.digest(newRows)
    var change = change
    change.change = a.rows == 0 ? .added : (b.rows == 0 ? .removed : .revised)
    change.old = a.rows == 0 ? "" : a.text
    change.new = b.rows == 0 ? "" : b.text
    try report(change, a.rows == b.rows ? .patch : .minor, visit)
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
    func change(_ kind: Change.Kind, _ id: String, _ subject: ChangeSubject?) -> Change {
      Change(
        change: kind, table: table, id: id, column: "", old: "", new: "", cause: cause, subject: subject)
    }
    for (row, id) in a.ids.enumerated() {
      guard let other = b.row(of: id) else {
        try report(change(.removed, id, subject(table, of: a, row: row)), .minor, visit)
        continue
      }
      // A time of retrieval is no content: it makes no version, and is no news in one.
      for column in a.header where column != "retrieved_at" {
        guard let new = b.cell(column, row: other), let old = a.cell(column, row: row), old != new else {
          continue
        }
        var revised = change(.revised, id, subject(table, of: b, row: other))
        revised.column = column
        revised.old = old
        revised.new = new
        try report(revised, .patch, visit)
      }
    }
    for id in b.ids where a.row(of: id) == nil {
      try report(change(.added, id, subject(table, of: b, row: b.row(of: id))), .minor, visit)
    }
  }

  private mutating func compareCodeList(_ table: String, _ visit: Visit) throws(EmitError) {
    let a = try RowTable(file: "\(old.folder)/\(table).csv")
    let b = try RowTable(file: "\(new.folder)/\(table).csv")
    try compare(a, b, table: table, cause: cause.of(samePage: true), visit)
  }
}
