/// A JSON value with the place where it begins, so that a mistake in a configuration can be pointed at.
struct JSONNode: Sendable, Hashable {
  /// What it is.
  enum Value: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, as printed: nothing is lost to binary floating point.
    case number(String)
    /// A text, its escapes resolved.
    case text(String)
    /// A list.
    case list([JSONNode])
    /// An object's members in the order of the file; no key twice.
    case object([Member])
  }

  /// A key and its value.
  struct Member: Sendable, Hashable {
    /// The key.
    var key: String
    /// Where the key stands.
    var place: JSONPlace
    /// The value.
    var node: JSONNode
  }

  /// The value.
  var value: Value
  /// Where it begins.
  var place: JSONPlace

  /// The value of a key; nil where this is no object or has no such key.
  subscript(key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.node
  }

  /// A text, number, truth value or null as JSON tells them apart; empty for lists and objects.
  var scalarText: String {
    switch value {
    case .null: "null"
    case .bool(let bool): String(bool)
    case .number(let digits): digits
    case .text(let text): "\"" + text
    case .list, .object: ""
    }
  }

  /// The text; nil where it is none.
  var text: String? {
    if case .text(let text) = value { text } else { nil }
  }

  /// The elements; empty where it is no list.
  var elements: [JSONNode] {
    if case .list(let elements) = value { elements } else { [] }
  }

  /// The truth value; nil where it is none.
  var bool: Bool? {
    if case .bool(let bool) = value { bool } else { nil }
  }

  /// The whole number; nil where it is none.
  var integer: Int? {
    if case .number(let digits) = value { Int(digits) } else { nil }
  }
}

/// A place in a JSON file: line and column from 1, a column being one Unicode scalar.
struct JSONPlace: Sendable, Hashable {
  /// The line, from 1.
  var line: Int
  /// The column, from 1.
  var column: Int
}

/// Why a text is no JSON, and where.
struct JSONSyntaxError: Error, Sendable, Hashable {
  /// Where reading stopped.
  var place: JSONPlace
  /// What was found and what was expected.
  var message: String
}
