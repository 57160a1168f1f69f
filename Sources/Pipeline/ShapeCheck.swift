internal import Lexicons

/// Holds a configuration's values against their shape and collects everything that is wrong.
struct ShapeCheck {
  /// The file, as it was named.
  let file: String
  /// What was found wrong, in the order of the file.
  private(set) var problems: [ConfigurationProblem] = []

  init(file: String) { self.file = file }

  /// Checks a value and all below it; `path` is its place in the file.
  mutating func check(_ node: JSONNode, against shape: Shape, path: String) {
    switch (shape, node.value) {
    case (.text(let form), .text(let text)):
      if !form.holds(text) { report(node, path, allowed: form.allowed) }
    case (.bool, .bool): break
    case (.integer(let range), .number(let digits)):
      if !(Int(digits).map(range.contains) ?? false) { report(node, path, allowed: Self.allowed(shape)) }
    case (.list(let element, let least), .list(let nodes)):
      if nodes.count < least { report(node, path, allowed: Self.allowed(shape)) }
      for (index, child) in nodes.enumerated() {
        check(child, against: element, path: "\(path)[\(index)]")
      }
    case (.object(let fields), .object(let members)):
      check(members, of: node, against: fields, path: path)
    default: report(node, path, allowed: Self.allowed(shape))
    }
  }

  private mutating func check(
    _ members: [JSONNode.Member], of node: JSONNode, against fields: [Field], path: String
  ) {
    let names = fields.map(\.name)
    for member in members {
      let memberPath = path.isEmpty ? member.key : "\(path).\(member.key)"
      if let field = fields.first(where: { $0.name == member.key }) {
        check(member.node, against: field.shape, path: memberPath)
      } else {
        let absent = names.filter { name in !members.contains { $0.key == name } }
        problems.append(
          ConfigurationProblem(
            file: file, place: member.place, path: memberPath, found: "unknown key",
            allowed: names.joined(separator: ", "), nearest: NearestName.of(member.key, among: absent)))
      }
    }
    for field in fields where field.isRequired && !members.contains(where: { $0.key == field.name }) {
      problems.append(
        ConfigurationProblem(
          file: file, place: node.place, path: path.isEmpty ? field.name : "\(path).\(field.name)",
          found: "missing", allowed: Self.allowed(field.shape)))
    }
  }

  private mutating func report(_ node: JSONNode, _ path: String, allowed: String) {
    problems.append(
      ConfigurationProblem(
        file: file, place: node.place, path: path, found: "found \(Self.found(node))", allowed: allowed))
  }

  /// What a message says is allowed.
  static func allowed(_ shape: Shape) -> String {
    switch shape {
    case .text(let form): form.allowed
    case .bool: "true or false"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .list(_, let least): least == 0 ? "a list" : "a list of \(least) or more"
    case .object(let fields): "an object with the keys \(fields.map(\.name).joined(separator: ", "))"
    }
  }

  /// A value as a message shows it: short, on one line.
  static func found(_ node: JSONNode) -> String {
    switch node.value {
    case .null: "null"
    case .bool(let value): String(value)
    case .number(let digits): "the number \(digits)"
    case .text(let text): text.isEmpty ? "an empty text" : "\"\(shortened(text))\""
    case .list(let nodes): nodes.isEmpty ? "an empty list" : "a list"
    case .object: "an object"
    }
  }

  private static func shortened(_ text: String) -> String {
    let line = text.unicodeScalars.map { $0.value < 32 ? " " : $0 }
    guard line.count > 40 else { return String(String.UnicodeScalarView(line)) }
    return String(String.UnicodeScalarView(line.prefix(39))) + "…"
  }
}
