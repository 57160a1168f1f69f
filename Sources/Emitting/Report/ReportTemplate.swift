internal import Foundation
internal import Hashing

/// The report's page without its data: from `Resources/report`, put together and hashed for its content policy.
struct ReportTemplate {
  /// A piece of the page in order.
  enum Part: Sendable, Hashable {
    case text([UInt8])
    case title
    case data
  }

  private static let scripts = [
    "1-data", "2-words", "3-elements", "4-overview", "5-series", "6-table", "7-detail", "8-documents",
    "9-main",
  ]

  let parts: [Part]
  /// The words of the page: key, then Chinese and English.
  let strings: Wording

  /// The template that the program brings with it.
  static func load() throws(EmitError) -> ReportTemplate {
    var script = "\"use strict\";\n"
    for name in scripts { script += try resource("\(name).js") }
    let style = try resource("style.css")
    // A policy that names the hashes runs this script and no other, whatever a page may smuggle in.
    let values = [
      "style": style, "script": script, "style-hash": source(style), "script-hash": source(script),
    ]
    var parts: [Part] = []
    var rest = try resource("page.html")[...]
    while let open = rest.range(of: "{{"), let close = rest.range(of: "}}") {
      parts.append(.text(Array(rest[..<open.lowerBound].utf8)))
      let name = String(rest[open.upperBound..<close.lowerBound])
      switch name {
      case "title": parts.append(.title)
      case "data": parts.append(.data)
      default:
        guard let value = values[name] else {
          throw ProgramResource.broken("report/page.html", "'{{\(name)}}' has no value")
        }
        parts.append(.text(Array(value.utf8)))
      }
      rest = rest[close.upperBound...]
    }
    parts.append(.text(Array(rest.utf8)))
    return ReportTemplate(parts: parts, strings: try Wording.load("report/strings.tsv"))
  }

  private static func resource(_ name: String) throws(EmitError) -> String {
    try ProgramResource.text("report/\(name)")
  }

  /// A source expression of a Content Security Policy: the digest of an inline element's text.
  private static func source(_ text: String) -> String {
    "sha256-\(Data(SHA256Digest.bytes(of: Array(text.utf8))).base64EncodedString())"
  }
}
