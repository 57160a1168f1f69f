/// Cells one after another, each with its length before it: what a document's rows wait in until publication.
struct CellBuffer: Sendable, Hashable {
  private(set) var bytes: [UInt8] = []

  /// Appends a cell; nil is an empty one.
  mutating func put(_ text: String?) {
    guard let text else {
      bytes.append(0)
      return
    }
    putLength(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends a cell of bytes.
  mutating func put(_ cell: [UInt8]) {
    putLength(cell.count)
    bytes.append(contentsOf: cell)
  }

  /// Appends a number, not as a cell.
  mutating func putLength(_ length: Int) {
    var rest = UInt(length)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// Reads what a ``CellBuffer`` holds, in the same order.
struct CellReader {
  let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether all was read, and nothing beyond.
  var isAtEnd: Bool { at == bytes.count }

  /// The next number that is no cell.
  mutating func nextLength() -> Int {
    var length: UInt = 0
    var shift: UInt = 0
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      length |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(length)
  }

  /// Where the next cell stands in ``bytes``.
  mutating func nextCell() -> Range<Int> {
    let length = nextLength()
    let cell = at..<(at + length)
    at += length
    return cell
  }
}
