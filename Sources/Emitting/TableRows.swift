/// The rows of a published table, one after another: memory is one row and a buffer.
struct TableRows: ~Copyable {
  private var reader: CSVReader
  private var record: [UInt8] = []
  /// The row's cells, unquoted, one after another.
  private(set) var bytes: [UInt8] = []
  /// Where each cell stands in ``bytes``.
  private(set) var cells: [Range<Int>] = []

  private init(reader: consuming CSVReader) { self.reader = reader }

  /// Opens a table that ``CSVForm/program`` wrote.
  static func open(_ path: String) throws(EmitError) -> TableRows {
    TableRows(reader: try CSVReader.open(path))
  }

  /// Goes to the next row; false where there is none.
  mutating func next() throws(EmitError) -> Bool {
    guard try reader.next(&record) else { return false }
    split()
    return true
  }

  /// Takes the record apart; it ends with a line feed.
  private mutating func split() {
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    var start = 0
    var isQuoted = false
    var index = 0
    while index < record.count {
      let byte = record[index]
      if isQuoted {
        if byte != 0x22 {
          bytes.append(byte)
        } else if index + 1 < record.count, record[index + 1] == 0x22 {
          bytes.append(0x22)
          index += 1
        } else {
          isQuoted = false
        }
      } else if byte == 0x22 {
        isQuoted = true
      } else if byte == 0x2C || byte == 0x0A {
        cells.append(start..<bytes.count)
        start = bytes.count
      } else {
        bytes.append(byte)
      }
      index += 1
    }
  }
}
