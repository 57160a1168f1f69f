/// A part of a record that is read from JSON.
protocol JSONReadable {
  init(from json: inout JSONReader) throws(JSONReader.Problem)
}

/// Values of fields. Each is nil where `null` stands.
extension JSONReader {
  mutating func value<Value: JSONReadable>() throws(Problem) -> Value? {
    takes("null") ? nil : try Value(from: &self)
  }

  mutating func value<Code: RawRepresentable<String>>() throws(Problem) -> Code? {
    if takes("null") { return nil }
    _ = next()
    let start = place
    let text = try text()
    guard let code = Code(rawValue: text) else {
      throw .other(place: start, what: "is '\(text)', which is none of its words")
    }
    return code
  }

  mutating func value() throws(Problem) -> String? { takes("null") ? nil : try text() }

  mutating func value() throws(Problem) -> Int? { takes("null") ? nil : try integer() }

  mutating func value() throws(Problem) -> Bool? {
    if takes("true") { return true }
    if takes("false") { return false }
    guard takes("null") else { throw mismatch("a truth value") }
    return nil
  }

  mutating func value<Element: JSONReadable>() throws(Problem) -> [Element]? {
    if takes("null") { return nil }
    try openArray()
    var elements: [Element] = []
    while try hasElement() { elements.append(try Element(from: &self)) }
    return elements
  }

  mutating func value() throws(Problem) -> [String]? {
    if takes("null") { return nil }
    try openArray()
    var elements: [String] = []
    while try hasElement() { elements.append(try text()) }
    return elements
  }

  /// An object whose names are not ours.
  mutating func value() throws(Problem) -> [String: String]? {
    if takes("null") { return nil }
    _ = try openObject()
    var members: [String: String] = [:]
    while let name = try nextWords() { members[name] = try text() }
    return members
  }

  /// A field that must stand in the object that begins at a place.
  func required<Value>(
    _ value: Value?, _ name: StaticString, in object: Int
  ) throws(Problem) -> Value {
    guard let value else { throw .other(place: object, what: "lacks the field '\(name)'") }
    return value
  }
}
