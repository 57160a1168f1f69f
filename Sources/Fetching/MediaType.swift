/// What kind of page a file is.
enum MediaType {
  static let html = "text/html"
  static let plain = "text/plain"

  /// The media type: what the transport said, else what the name's end says, else what the bytes look like.
  static func of(path: String, contentType: String?, bytes: [UInt8]) -> String {
    let declared = contentType.map { essence($0) } ?? ""
    if declared == html || declared == "application/xhtml+xml" { return html }
    // Servers send much as text/plain; where that is all that is known, a page with tags is still HTML.
    switch fileExtension(path) {
    case "html", "htm", "xhtml", "shtml", "shtm", "asp", "aspx", "php", "jsp", "jhtml", "do": return html
    case "txt", "text", "md": return plain
    default: return looksLikeHTML(bytes) ? html : plain
    }
  }

  /// The name of what a transport calls something that holds no text for a reader (PDF, pictures, archives); nil for
  /// text, for what may be text, and for a page with tags, whatever it is called.
  static func unreadable(contentType: String?, bytes: [UInt8]) -> String? {
    guard let name = contentType.map({ essence($0) }), name.contains("/") else { return nil }
    if name.hasPrefix("text/") || name.hasSuffix("xml") || name == "application/octet-stream" { return nil }
    return looksLikeHTML(bytes) ? nil : name
  }

  /// The end of the name of a fetched page's file: of what the transport calls it, else of what the bytes look like.
  /// Servers send much as text/plain that is HTML, and much as octets that is text.
  static func fileExtension(contentType: String?, bytes: [UInt8]) -> String {
    switch contentType.map({ essence($0) }) ?? "" {
    case html, "application/xhtml+xml": return "html"
    case "application/pdf": return "pdf"
    case "application/json": return "json"
    case "application/xml", "text/xml", "application/rss+xml", "application/atom+xml":
      return looksLikeHTML(bytes) ? "html" : "xml"
    case plain, "", "application/octet-stream", "text/htm", "html", "htm":
      if looksLikeHTML(bytes) { return "html" }
      return bytes.prefix(4_096).contains(0) ? "bin" : "txt"
    case let other: return other.hasPrefix("text/") ? "txt" : "bin"
    }
  }

  /// The charset of a `Content-Type`; nil where it has none.
  static func charset(of contentType: String) -> String? {
    for part in contentType.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, trimmed(pair[0]).lowercased() == "charset" else { continue }
      let value = trimmed(pair[1]).filter { $0 != "\"" && $0 != "'" }
      return value.isEmpty ? nil : value
    }
    return nil
  }

  /// Whether the first bytes hold a tag that only a page has; NUL bytes (UTF-16) are looked past.
  static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(4_096).filter { $0 != 0 }.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
    let text = String(decoding: head, as: UTF8.self)
    return ["<!doctype html", "<html", "<head", "<body", "<meta ", "<title", "<div", "<p>", "<table"]
      .contains { text.contains($0) }
  }

  private static func essence(_ contentType: String) -> String {
    trimmed(contentType.split(separator: ";").first ?? "").lowercased()
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first == " " || first == "\t" { text = text.dropFirst() }
    while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
    return String(text)
  }

  private static func fileExtension(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
