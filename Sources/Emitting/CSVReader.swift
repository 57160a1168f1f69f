/// Reads a published CSV file record by record; memory is one record and a buffer.
struct CSVReader: ~Copyable {
  private static let chunk = 1 << 20

  private let file: FileReader
  private var buffer: [UInt8] = []
  private var position = 0
  private var nextOffset = 0
  /// Where the last record begins in the file.
  private(set) var recordOffset = 0
  /// The turn of the last record, from 1; the header is the first.
  private(set) var recordNumber = 0
  /// The names in the first record.
  private(set) var header: [String] = []

  private init(file: consuming FileReader) { self.file = file }

  /// Opens a file and reads its header.
  static func open(_ path: String) throws(EmitError) -> CSVReader {
    var reader = CSVReader(file: try FileReader(opening: path))
    var record: [UInt8] = []
    if try reader.next(&record) { reader.header = CSVRecord.cells(of: record) }
    return reader
  }

  /// The path of the file.
  var path: String { file.path }

  /// The bytes of the file.
  var size: Int { file.size }

  /// Replaces `record` by the next record, its line end included; false at the end of the file.
  mutating func next(_ record: inout [UInt8]) throws(EmitError) -> Bool {
    record.removeAll(keepingCapacity: true)
    recordOffset = nextOffset
    var isQuoted = false
    while true {
      if position == buffer.count {
        let offset = nextOffset + record.count
        try file.read(at: offset, count: Self.chunk, into: &buffer)
        position = 0
        if buffer.isEmpty { break }
      }
      if let end = Self.recordEnd(buffer, from: position, isQuoted: &isQuoted) {
        record.append(contentsOf: buffer[position..<end])
        position = end
        break
      }
      record.append(contentsOf: buffer[position...])
      position = buffer.count
    }
    nextOffset += record.count
    if record.isEmpty { return false }
    recordNumber += 1
    return true
  }

  /// The place behind the line feed that ends the record; nil where the buffer ends before it.
  private static func recordEnd(_ bytes: [UInt8], from start: Int, isQuoted: inout Bool) -> Int? {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x22 { isQuoted.toggle() } else if byte == 0x0A, !isQuoted { return index }
    }
    return nil
  }
}

/// One record of a CSV file, as its bytes.
enum CSVRecord {
  /// The cells of a record, unquoted.
  static func cells(of record: [UInt8]) -> [String] {
    var cells: [String] = []
    var start = 0
    while let cell = cell(in: record, from: &start) { cells.append(String(decoding: cell, as: UTF8.self)) }
    return cells
  }

  /// One cell of a record, unquoted; nil where it has fewer.
  static func cell(_ index: Int, of record: [UInt8]) -> [UInt8]? {
    var start = 0
    for _ in 0..<index where cell(in: record, from: &start) == nil { return nil }
    return cell(in: record, from: &start)
  }

  /// The records that stand in `bytes` one after another.
  static func records(in bytes: [UInt8]) -> [[UInt8]] {
    var records: [[UInt8]] = []
    var start = 0
    var isQuoted = false
    for (index, byte) in bytes.enumerated() {
      if byte == 0x22 { isQuoted.toggle() }
      if byte == 0x0A, !isQuoted {
        records.append(Array(bytes[start...index]))
        start = index + 1
      }
    }
    if start < bytes.count { records.append(Array(bytes[start...])) }
    return records
  }

  /// The cell at `start`, which moves behind its comma; nil at the end of the record.
  private static func cell(in record: [UInt8], from start: inout Int) -> [UInt8]? {
    guard start <= record.count else { return nil }
    var cell: [UInt8] = []
    var index = start
    var isQuoted = false
    while index < record.count {
      let byte = record[index]
      if isQuoted {
        if byte != 0x22 {
          cell.append(byte)
        } else if index + 1 < record.count, record[index + 1] == 0x22 {
          cell.append(0x22)
          index += 1
        } else {
          isQuoted = false
        }
      } else if byte == 0x22 {
        isQuoted = true
      } else if byte == 0x2C {
        start = index + 1
        return cell
      } else if byte == 0x0A || (byte == 0x0D && index + 1 < record.count && record[index + 1] == 0x0A) {
        break
      } else {
        cell.append(byte)
      }
      index += 1
    }
    start = record.count + 1
    return cell
  }
}
