/// What the parts of a workbook have in common as XML.
enum XML {
  /// What each part begins with.
  static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  /// The name of the language of sheets (ECMA-376, part 1).
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  /// The name of what ties parts together, inside a part.
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  /// Its name in the parts that list the ties.
  static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// A text as it stands between tags, or in an attribute; XML knows no control characters but three.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\t", "\n", "\r": out.unicodeScalars.append(scalar)
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
