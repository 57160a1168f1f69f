/// How texts stand in the report's page.
enum HTMLForm {
  /// JSON that may stand in a script element: without `<` nothing ends the element or opens a comment.
  static func inScript(_ json: [UInt8]) -> [UInt8] {
    guard json.contains(UInt8(ascii: "<")) else { return json }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(json.count + 64)
    for byte in json {
      if byte == UInt8(ascii: "<") {
        escaped.append(contentsOf: "\\u003c".utf8)
      } else {
        escaped.append(byte)
      }
    }
    return escaped
  }

  /// A text between tags.
  static func escaped(_ text: String) -> [UInt8] {
    var escaped: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): escaped.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): escaped.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): escaped.append(contentsOf: "&gt;".utf8)
      default: escaped.append(byte)
      }
    }
    return escaped
  }
}
