@testable import Pipeline

/// A shape as JSON Schema 2020-12.
enum SchemaWriter {
  static func text(of shape: Shape) -> String {
    var out = "{\n"
    out += "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
    out += "  \"title\": \"Tongji pipeline\",\n"
    out += lines(of: shape, indent: "  ")
    return out + "}\n"
  }

  /// The members of a shape's schema, a line each or more, without the braces around them.
  private static func lines(of shape: Shape, indent: String) -> String {
    switch shape {
    case .text(let form):
      switch form {
      case .any: return "\(indent)\"type\": \"string\",\n\(indent)\"pattern\": \"\\\\S\"\n"
      case .day: return "\(indent)\"type\": \"string\",\n\(indent)\"format\": \"date\"\n"
      case .name: return "\(indent)\"type\": \"string\",\n\(indent)\"pattern\": \"^[a-z0-9][a-z0-9._-]*$\"\n"
      case .numberedLine:
        return "\(indent)\"type\": \"string\",\n\(indent)\"pattern\": \"^\\\\S*#\\\\S*$\"\n"
      case .choice(let words):
        return "\(indent)\"enum\": [\(words.map(quoted).joined(separator: ", "))]\n"
      case .column: return "\(indent)\"type\": \"string\",\n\(indent)\"pattern\": \"^[a-z][a-z0-9_]*$\"\n"
      case .contact:
        return
          "\(indent)\"type\": \"string\",\n\(indent)\"pattern\": \"^[!-'*-\\[\\]-~]*(@|://)[!-'*-\\[\\]-~]*$\"\n"
      case .address: return "\(indent)\"type\": \"string\",\n\(indent)\"pattern\": \"^https?://.\"\n"
      }
    case .integer(let range):
      return """
        \(indent)"type": "integer",
        \(indent)"minimum": \(range.lowerBound),
        \(indent)"maximum": \(range.upperBound)

        """
    case .bool: return "\(indent)\"type\": \"boolean\"\n"
    case .list(let element, let least):
      var out = "\(indent)\"type\": \"array\",\n"
      if least > 0 { out += "\(indent)\"minItems\": \(least),\n" }
      return out + "\(indent)\"items\": {\n\(lines(of: element, indent: indent + "  "))\(indent)}\n"
    case .object(let fields):
      var out = "\(indent)\"type\": \"object\",\n\(indent)\"additionalProperties\": false,\n"
      let required = fields.filter(\.isRequired).map { quoted($0.name) }
      if !required.isEmpty { out += "\(indent)\"required\": [\(required.joined(separator: ", "))],\n" }
      out += "\(indent)\"properties\": {\n"
      out += fields.map { field in
        let inner = indent + "    "
        return "\(indent)  \(quoted(field.name)): {\n\(inner)\"description\": \(quoted(field.summary)),\n"
          + lines(of: field.shape, indent: inner) + "\(indent)  }"
      }.joined(separator: ",\n")
      return out + "\n\(indent)}\n"
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
