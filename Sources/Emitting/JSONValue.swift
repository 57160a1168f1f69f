/// A small JSON document with its keys in the order they were written: for descriptor and list of versions.
enum JSONValue: Sendable, Hashable {
  case string(String)
  case integer(Int)
  case bool(Bool)
  case array([JSONValue])
  case object([Member])

  struct Member: Sendable, Hashable {
    var key: String
    var value: JSONValue
  }

  /// An object of the members that are there.
  static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } })
  }

  /// The document as UTF-8, indented by two blanks, with a line feed at the end.
  func formatted() -> [UInt8] {
    var out: [UInt8] = []
    append(to: &out, indent: 0)
    out.append(0x0A)
    return out
  }

  /// The document as UTF-8 on one line.
  func compact() -> [UInt8] {
    var out: [UInt8] = []
    append(to: &out, indent: nil)
    return out
  }

  private func append(to out: inout [UInt8], indent: Int?) {
    switch self {
    case .string(let text): JSONForm.append(Array(text.utf8)[...], to: &out)
    case .integer(let number): out.append(contentsOf: String(number).utf8)
    case .bool(let value): out.append(contentsOf: String(value).utf8)
    case .array(let values):
      Self.appendList(values, open: "[", close: "]", indent: indent, to: &out) { value, out, indent in
        value.append(to: &out, indent: indent)
      }
    case .object(let members):
      Self.appendList(members, open: "{", close: "}", indent: indent, to: &out) { member, out, indent in
        JSONForm.append(Array(member.key.utf8)[...], to: &out)
        out.append(contentsOf: (indent == nil ? ":" : ": ").utf8)
        member.value.append(to: &out, indent: indent)
      }
    }
  }

  private static func appendList<Element>(
    _ list: [Element], open: String, close: String, indent: Int?, to out: inout [UInt8],
    _ append: (Element, inout [UInt8], Int?) -> Void
  ) {
    out.append(contentsOf: open.utf8)
    for (index, element) in list.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      if let indent { out.append(contentsOf: "\n\(String(repeating: " ", count: indent + 2))".utf8) }
      append(element, &out, indent.map { $0 + 2 })
    }
    if let indent, !list.isEmpty { out.append(contentsOf: "\n\(String(repeating: " ", count: indent))".utf8) }
    out.append(contentsOf: close.utf8)
  }
}
