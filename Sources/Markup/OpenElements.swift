/// How deep a page's elements nest, by its tags alone: an estimate from above that needs no tree.
enum OpenElements {
  /// Elements that close by themselves, or never open: they add no depth that lasts.
  private static let passing: Set<String> = [
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source",
    "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot",
  ]

  /// The most elements open at once.
  static func deepest(in html: String) -> Int {
    let bytes = Array(html.utf8)
    var depth = 0
    var most = 0
    var index = 0
    while index + 1 < bytes.count {
      guard bytes[index] == 0x3C else {
        index += 1
        continue
      }
      let closes = bytes[index + 1] == 0x2F
      let start = index + (closes ? 2 : 1)
      var end = start
      while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
      index = max(end, index + 1)
      guard end > start else { continue }
      let name = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
      guard !passing.contains(name) else { continue }
      depth = closes ? max(0, depth - 1) : depth + 1
      most = max(most, depth)
    }
    return most
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x3A || byte == 0x2D
  }
}
