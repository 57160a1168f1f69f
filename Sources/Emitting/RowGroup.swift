/// The rows of one document as they wait for publication: where each cell stands in ``bytes``.
struct RowGroup {
  private(set) var bytes: [UInt8] = []
  private(set) var document: [Range<Int>] = []
  private(set) var statistics: [[Range<Int>]] = []
  private(set) var mentions: [[Range<Int>]] = []
  private(set) var repairs: [[Range<Int>]] = []

  /// Reads what ``RowCells`` wrote; the rows of statistics, mentions and repairs only as far as they are asked for.
  init(
    _ cells: [UInt8], ownColumns: Int = 0, tables: Set<DocumentTable> = Set(DocumentTable.allCases)
  ) {
    var reader = CellReader(cells)
    bytes = cells
    document = Self.row(DocumentColumn.allCases.count, &reader)
    func rows(_ table: DocumentTable, _ columns: Int) -> [[Range<Int>]] {
      Self.rows(columns, &reader, isWanted: tables.contains(table))
    }
    statistics = rows(.statistics, StatisticColumn.allCases.count + ownColumns)
    mentions = rows(.mentions, MentionColumn.allCases.count)
    repairs = rows(.repairs, RepairColumn.allCases.count)
  }

  /// The rows of a table.
  func rows(of table: DocumentTable) -> [[Range<Int>]] {
    switch table {
    case .documents: [document]
    case .statistics: statistics
    case .mentions: mentions
    case .repairs: repairs
    }
  }

  /// Makes it the group of a duplicate: no statistics, and no mention that refers to one.
  mutating func becomeDuplicate(of original: String) {
    statistics = []
    let zero = append("0")
    set(.statistics, zero)
    set(.damaged, zero)
    set(.status, append(DocumentStatus.duplicate.rawValue))
    set(.duplicateOf, append(original))
    for index in mentions.indices { mentions[index][MentionColumn.statisticID.place] = 0..<0 }
  }

  /// A cell of a row as text.
  func text<Column: TableColumn>(_ row: [Range<Int>], _ column: Column) -> String {
    String(decoding: bytes[row[column.place]], as: UTF8.self)
  }

  /// Whether a cell of a row is empty.
  func isEmpty<Column: TableColumn>(_ row: [Range<Int>], _ column: Column) -> Bool {
    row[column.place].isEmpty
  }

  private mutating func set(_ column: DocumentColumn, _ cell: Range<Int>) { document[column.place] = cell }

  private mutating func append(_ text: String) -> Range<Int> {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    return start..<bytes.count
  }

  private static func row(_ count: Int, _ reader: inout CellReader) -> [Range<Int>] {
    var row: [Range<Int>] = []
    row.reserveCapacity(count)
    for _ in 0..<count { row.append(reader.nextCell()) }
    return row
  }

  private static func rows(
    _ columns: Int, _ reader: inout CellReader, isWanted: Bool
  ) -> [[Range<Int>]] {
    let count = reader.nextLength()
    guard isWanted else {
      for _ in 0..<(count * columns) { _ = reader.nextCell() }
      return []
    }
    var rows: [[Range<Int>]] = []
    rows.reserveCapacity(count)
    for _ in 0..<count { rows.append(row(columns, &reader)) }
    return rows
  }
}
