/// How cells are written as JSON: figures as strings (exact), counts and offsets as numbers, empty cells as null.
enum JSONForm {
  private static let hexDigits = Array("0123456789abcdef".utf8)

  /// Appends a row as an object without its closing brace.
  static func appendOpen(
    _ row: [Range<Int>], of bytes: [UInt8], keys: [[UInt8]], columns: [ColumnSchema], to out: inout [UInt8]
  ) {
    out.append(UInt8(ascii: "{"))
    for (index, cell) in row.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      out.append(contentsOf: keys[index])
      if cell.isEmpty {
        out.append(contentsOf: [0x6E, 0x75, 0x6C, 0x6C])
      } else if columns[index].kind == .integer {
        out.append(contentsOf: bytes[cell])
      } else {
        append(bytes[cell], to: &out)
      }
    }
  }

  /// The names of columns as object keys, with their colons.
  static func keys(_ columns: [ColumnSchema]) -> [[UInt8]] {
    columns.map { column in
      var key: [UInt8] = []
      append(Array(column.name.utf8)[...], to: &key)
      key.append(UInt8(ascii: ":"))
      return key
    }
  }

  /// Appends UTF-8 as a JSON string. Line separators that some readers of JSON Lines split at are escaped.
  static func append(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
    out.append(0x22)
    var done = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte >= 0x20, byte != 0x22, byte != 0x5C, byte != 0xC2, byte != 0xE2 {
        index += 1
        continue
      }
      let length = escapedLength(text, index)
      if length > 0 {
        out.append(contentsOf: text[done..<index])
        appendEscape(text[index..<(index + length)], to: &out)
        done = index + length
      }
      index += max(length, 1)
    }
    out.append(contentsOf: text[done..<text.endIndex])
    out.append(0x22)
  }

  /// How many bytes at `index` have to be escaped together; 0 where none.
  private static func escapedLength(_ text: ArraySlice<UInt8>, _ index: Int) -> Int {
    switch text[index] {
    case 0xC2: return index + 1 < text.endIndex && text[index + 1] == 0x85 ? 2 : 0
    case 0xE2:
      guard index + 2 < text.endIndex, text[index + 1] == 0x80 else { return 0 }
      return text[index + 2] == 0xA8 || text[index + 2] == 0xA9 ? 3 : 0
    default: return 1
    }
  }

  private static func appendEscape(_ bytes: ArraySlice<UInt8>, to out: inout [UInt8]) {
    let first = bytes[bytes.startIndex]
    if bytes.count == 1 {
      switch first {
      case 0x22, 0x5C: out.append(contentsOf: [0x5C, first])
      case 0x0A: out.append(contentsOf: [0x5C, UInt8(ascii: "n")])
      case 0x0D: out.append(contentsOf: [0x5C, UInt8(ascii: "r")])
      case 0x09: out.append(contentsOf: [0x5C, UInt8(ascii: "t")])
      default: appendUnicode(UInt16(first), to: &out)
      }
    } else if bytes.count == 2 {
      appendUnicode(0x85, to: &out)
    } else {
      appendUnicode(bytes[bytes.startIndex + 2] == 0xA8 ? 0x2028 : 0x2029, to: &out)
    }
  }

  private static func appendUnicode(_ unit: UInt16, to out: inout [UInt8]) {
    out.append(contentsOf: [0x5C, UInt8(ascii: "u")])
    for shift in [UInt16(12), 8, 4, 0] { out.append(hexDigits[Int((unit >> shift) & 15)]) }
  }
}
