internal import Markup

/// Texts of links.
enum LinkText {
  /// The text below a node, without scripts and styles, blanks run together.
  static func text(of index: Int, in tree: MarkupTree) -> String {
    var bytes: [UInt8] = []
    for place in index..<tree.nodes[index].end where tree.nodes[place].isText {
      if isCode(tree.nodes[place].parent, in: tree) { continue }
      bytes.append(contentsOf: tree.text(of: tree.nodes[place]))
    }
    return collapsed(String(decoding: bytes, as: UTF8.self))
  }

  /// A text with each run of blanks as one, and none around it.
  static func collapsed(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var hasBlank = false
    for scalar in text.unicodeScalars {
      if isBlank(scalar) {
        hasBlank = !out.isEmpty
        continue
      }
      if hasBlank { out.append(" ") }
      hasBlank = false
      out.append(scalar)
    }
    return String(out)
  }

  static func isCode(_ index: Int, in tree: MarkupTree) -> Bool {
    index >= 0 && (tree.nodes[index].name == .script || tree.nodes[index].name == .style)
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value < 0x20 || scalar == "\u{FEFF}" || scalar == "\u{200B}"
  }
}
