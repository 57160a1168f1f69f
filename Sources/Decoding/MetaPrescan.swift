/// The charset that a page declares about itself, found in its first bytes before they are decoded
/// (WHATWG HTML, "prescan a byte stream to determine its encoding", in short).
enum MetaPrescan {
  /// How far to look; browsers look at 1,024 bytes, pages put scripts before.
  static let reach = 8_192

  /// The label of `<meta charset=…>`, `<meta … content="…; charset=…">` or `<?xml … encoding="…"?>`.
  static func label(in bytes: ArraySlice<UInt8>) -> String? {
    let head = bytes.prefix(reach).map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
    var index = 0
    if head.starts(with: Array("<?xml".utf8)), let end = head.firstIndex(of: 0x3E),
      let label = value(of: encoding, in: head[0..<end])
    {
      return label
    }
    while let start = place(of: meta, in: head, from: index) {
      let end = head[start...].firstIndex(of: 0x3E) ?? head.count
      if let label = value(of: charset, in: head[start..<end]) { return label }
      index = end
    }
    return nil
  }

  private static let meta = Array("<meta".utf8)
  private static let charset = Array("charset".utf8)
  private static let encoding = Array("encoding".utf8)

  /// What stands after a name, `=` and perhaps a quotation mark.
  private static func value(of name: [UInt8], in tag: ArraySlice<UInt8>) -> String? {
    let tag = Array(tag)
    var from = 0
    while let start = place(of: name, in: tag, from: from) {
      var index = start + name.count
      func skip(_ bytes: [UInt8]) { while index < tag.count, bytes.contains(tag[index]) { index += 1 } }
      skip([0x20, 0x09, 0x0A, 0x0D])
      from = index
      guard index < tag.count, tag[index] == 0x3D else { continue }
      index += 1
      skip([0x20, 0x09, 0x0A, 0x0D, 0x22, 0x27])
      let end = tag[index...].firstIndex { !isLabelByte($0) } ?? tag.count
      if end > index { return String(decoding: tag[index..<end], as: UTF8.self) }
    }
    return nil
  }

  private static func isLabelByte(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10 || [0x2D, 0x5F, 0x3A, 0x2E].contains(byte)
  }

  private static func place(of needle: [UInt8], in bytes: [UInt8], from: Int) -> Int? {
    guard bytes.count >= needle.count, from <= bytes.count - needle.count else { return nil }
    let first = needle[0]
    for start in from...bytes.count - needle.count where bytes[start] == first {
      if bytes[start..<start + needle.count].elementsEqual(needle) { return start }
    }
    return nil
  }
}
