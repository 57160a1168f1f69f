/// The tables that are ordered by document.
enum DocumentTable: String, CaseIterable, Sendable {
  case documents, statistics, mentions, repairs
}

/// The rows of all documents in order of publication, from the spool: read as often as they are asked for, by several
/// readers at a time, each with one document in memory.
struct SpooledRows: Sendable {
  private let spool: String
  private let entries: [Spool.Entry]
  /// For each document that is a duplicate, the number of its original.
  private let originals: [UInt64: UInt64]
  private let ownColumns: Int

  /// `entries` stand in order of publication.
  init(spool: String, entries: [Spool.Entry], originals: [UInt64: UInt64], ownColumns: Int) {
    self.spool = spool
    self.entries = entries
    self.originals = originals
    self.ownColumns = ownColumns
  }

  /// Visits the rows of every document, document by document.
  func visitDocuments(_ visit: (RowGroup, Spool.Entry) throws(EmitError) -> Void) throws(EmitError) {
    try self.visit(tables: Set(DocumentTable.allCases), visit)
  }

  /// Visits every document with its statistics.
  func visitStatistics(_ visit: (RowGroup) throws(EmitError) -> Void) throws(EmitError) {
    try self.visit(tables: [.statistics]) { group, _ throws(EmitError) in try visit(group) }
  }

  /// Visits the rows of one table: the cells' places in the bytes that they stand in.
  func visitRows(
    of table: DocumentTable, _ visit: ([Range<Int>], [UInt8]) throws(EmitError) -> Void
  ) throws(EmitError) {
    try self.visit(tables: [table]) { group, _ throws(EmitError) in
      for row in group.rows(of: table) { try visit(row, group.bytes) }
    }
  }

  /// The file that ``group(at:tables:from:)`` reads from.
  func open() throws(EmitError) -> FileReader { try FileReader(opening: spool) }

  /// The identifier of the document at a position in the order of publication.
  func documentID(at position: Int) -> String { Spool.documentID(entries[position].documentID) }

  /// The rows of the document at a position in the order of publication, those of some tables.
  func group(
    at position: Int, tables: Set<DocumentTable>, from reader: borrowing FileReader
  ) throws(EmitError) -> RowGroup {
    let entry = entries[position]
    var group = RowGroup(
      try reader.bytes(at: entry.offset, count: Int(entry.length)), ownColumns: ownColumns, tables: tables)
    if let original = originals[entry.documentID] { group.becomeDuplicate(of: Spool.documentID(original)) }
    return group
  }

  private func visit(
    tables: Set<DocumentTable>, _ visit: (RowGroup, Spool.Entry) throws(EmitError) -> Void
  ) throws(EmitError) {
    let reader = try open()
    for (position, entry) in entries.enumerated() {
      try visit(try group(at: position, tables: tables, from: reader), entry)
    }
  }
}

/// The rows of every table of a draft, for the forms that hold all of them.
struct VersionRows: Sendable {
  let draft: String
  let documents: SpooledRows

  /// Visits the rows of a table in its order: those of documents from the spool, those of code lists and changes from
  /// their files.
  func visitRows(
    of table: TableSchema, _ visit: ([Range<Int>], [UInt8]) throws(EmitError) -> Void
  ) throws(EmitError) {
    if let ofDocuments = DocumentTable(rawValue: table.name) {
      return try documents.visitRows(of: ofDocuments, visit)
    }
    var rows = try TableRows.open("\(draft)/\(table.fileName)")
    while try rows.next() { try visit(rows.cells, rows.bytes) }
  }
}
