/// The references to XML's own five entities, written as references to their characters: libxml2 drops the former,
/// silently, once a document has shown not to be well-formed, and a URL would lose its `&`.
enum XMLReferences {
  private static let names: [(name: [UInt8], number: [UInt8])] = [
    ("&amp;", "&#38;"), ("&lt;", "&#60;"), ("&gt;", "&#62;"), ("&quot;", "&#34;"), ("&apos;", "&#39;"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static let open = Array("<![CDATA[".utf8)
  private static let close = Array("]]>".utf8)

  /// The document with its references by number; what stands in CDATA sections is no reference.
  static func numbered(_ utf8: [UInt8]) -> [UInt8] {
    guard utf8.contains(0x26) else { return utf8 }
    var out: [UInt8] = []
    out.reserveCapacity(utf8.count)
    var index = 0
    while index < utf8.count {
      let rest = utf8[index...]
      if utf8[index] == 0x3C, rest.starts(with: open) {
        var end = index + open.count
        while end < utf8.count, !utf8[end...].starts(with: close) { end += 1 }
        out += utf8[index..<end]
        index = end
      } else if utf8[index] == 0x26, let found = names.first(where: { rest.starts(with: $0.name) }) {
        out += found.number
        index += found.name.count
      } else {
        out.append(utf8[index])
        index += 1
      }
    }
    return out
  }
}
