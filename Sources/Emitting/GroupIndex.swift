/// Where the rows of each document stand in the four tables that are ordered by document: 48 bytes a document.
struct GroupIndex: Sendable {
  /// The tables, in the order of ``starts``.
  static let tables = ["documents", "statistics", "mentions", "repairs"]

  /// The documents in the order of the tables, by ``Spool/number(of:)``.
  private(set) var ids: [UInt64] = []
  /// For each table, where each document's rows begin, and at last where the table ends.
  private(set) var starts: [[Int]] = Array(repeating: [], count: tables.count)
  /// Positions in ``ids``, sorted by identifier.
  private var byID: [Int32] = []

  /// Adds a document whose rows begin at these places.
  mutating func append(_ id: UInt64, starts places: [Int]) {
    ids.append(id)
    for (table, place) in places.enumerated() { starts[table].append(place) }
  }

  /// Says where the tables end.
  mutating func finish(ends: [Int]) {
    for (table, end) in ends.enumerated() { starts[table].append(end) }
    byID = ids.indices.map(Int32.init).sorted { ids[Int($0)] < ids[Int($1)] }
  }

  /// Where a table holds the rows of the document at a position.
  func range(table: Int, at position: Int) -> Range<Int> {
    starts[table][position]..<starts[table][position + 1]
  }

  /// The position of a document; nil where it has none.
  func position(of id: UInt64) -> Int? {
    var low = 0
    var high = byID.count
    while low < high {
      let middle = (low + high) / 2
      if ids[Int(byID[middle])] < id { low = middle + 1 } else { high = middle }
    }
    guard low < byID.count, ids[Int(byID[low])] == id else { return nil }
    return Int(byID[low])
  }
}

extension GroupIndex {
  /// Finds the groups of a published version by reading its tables once.
  static func scanning(folder: String) throws(EmitError) -> GroupIndex {
    var index = GroupIndex()
    var ends: [Int] = []
    for (table, name) in tables.enumerated() {
      let path = "\(folder)/\(name).csv"
      if try Folder.item(at: path) == .nothing, table > 0 {
        // A version of an older program, which had no such table.
        index.starts[table] = Array(repeating: 0, count: index.ids.count)
        ends.append(0)
        continue
      }
      var reader = try CSVReader.open(path)
      ends.append(reader.size)
      if table == 0 { try index.scanDocuments(&reader) } else { try index.scan(table, &reader) }
    }
    index.finish(ends: ends)
    return index
  }

  private mutating func scanDocuments(_ reader: inout CSVReader) throws(EmitError) {
    let column = try Self.documentColumn(reader)
    var record: [UInt8] = []
    while try reader.next(&record) {
      ids.append(try Self.id(column, record, reader))
      starts[0].append(reader.recordOffset)
    }
  }

  private mutating func scan(_ table: Int, _ reader: inout CSVReader) throws(EmitError) {
    let column = try Self.documentColumn(reader)
    var record: [UInt8] = []
    while try reader.next(&record) {
      let id = try Self.id(column, record, reader)
      let known = starts[table].count
      if known > 0, ids[known - 1] == id { continue }
      while starts[table].count < ids.count {
        starts[table].append(reader.recordOffset)
        if ids[starts[table].count - 1] == id { break }
      }
      guard let last = starts[table].last, last == reader.recordOffset, ids[starts[table].count - 1] == id
      else {
        throw Self.damaged(reader, "the row belongs to no document, or stands out of order")
      }
    }
    starts[table].append(contentsOf: repeatElement(reader.size, count: ids.count - starts[table].count))
  }

  private static func documentColumn(_ reader: borrowing CSVReader) throws(EmitError) -> Int {
    guard let column = reader.header.firstIndex(of: "document_id") else {
      throw damaged(reader, "the header has no column document_id")
    }
    return column
  }

  private static func id(
    _ column: Int, _ record: [UInt8], _ reader: borrowing CSVReader
  ) throws(EmitError) -> UInt64 {
    let text = String(decoding: CSVRecord.cell(column, of: record) ?? [], as: UTF8.self)
    guard ValueForm.isIdentifier(text, letter: "d") else {
      throw damaged(reader, "'\(text)' is no document_id")
    }
    return Spool.number(of: text)
  }

  private static func damaged(_ reader: borrowing CSVReader, _ what: String) -> EmitError {
    EmitError(
      .damagedVersion, what: "\(what) (record \(reader.recordNumber))", place: reader.path,
      remedy: "restore this published version from a copy, or publish to another output folder")
  }
}
