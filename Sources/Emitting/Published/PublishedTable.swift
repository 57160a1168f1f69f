/// A table of a published version, read row by row: memory is one row and a buffer.
public struct PublishedTable: ~Copyable {
  private var reader: CSVReader
  /// Where each asked column stands in the file.
  private let places: [Int]
  /// The names in the file's first record.
  public let header: [String]
  /// The row that was read last, as it stands in the file, with its line end.
  public private(set) var record: [UInt8] = []
  /// Where its cells stand in ``record``, quotes included.
  private var cells: [Range<Int>] = []

  private init(reader: consuming CSVReader, places: [Int], header: [String]) {
    self.reader = reader
    self.places = places
    self.header = header
  }

  static func open(_ path: String, columns: [String]) throws(EmitError) -> PublishedTable {
    let reader = try CSVReader.open(path)
    let header = reader.header
    var places: [Int] = []
    for column in columns {
      guard let place = header.firstIndex(of: column) else {
        throw PublishedVersion.damaged(path, "the header has no column \(column)")
      }
      places.append(place)
    }
    return PublishedTable(reader: reader, places: places, header: header)
  }

  /// Goes to the next row; false behind the last.
  ///
  /// Throws where the row has not as many cells as the header, or the file ends within it.
  public mutating func next() throws(EmitError) -> Bool {
    guard try reader.next(&record) else { return false }
    Self.cells(of: record, into: &cells)
    if cells.count != header.count || record.last != 0x0A {
      let what =
        record.last == 0x0A ? "has \(cells.count) cells, the header \(header.count)" : "ends within a row"
      throw PublishedVersion.damaged(reader.path, "record \(reader.recordNumber) \(what)")
    }
    return true
  }

  /// A cell of the row by the place of its column among those asked for.
  public func cell(_ index: Int) -> String {
    let range = cells[places[index]]
    guard range.count >= 2, record[range.lowerBound] == 0x22 else {
      return String(decoding: record[range], as: UTF8.self)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var wasQuote = false
    for byte in record[(range.lowerBound + 1)..<(range.upperBound - 1)] {
      wasQuote = byte == 0x22 && !wasQuote
      if !wasQuote { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The ranges of the cells of a record, quotes included.
  private static func cells(of record: [UInt8], into cells: inout [Range<Int>]) {
    cells.removeAll(keepingCapacity: true)
    var start = 0
    var isQuoted = false
    for (index, byte) in record.enumerated() {
      if byte == 0x22 {
        isQuoted.toggle()
      } else if !isQuoted, byte == 0x2C || byte == 0x0A {
        cells.append(start..<index)
        start = index + 1
      }
    }
    if start < record.count { cells.append(start..<record.count) }
  }
}
