/// Reads JSON (RFC 8259) into ``JSONNode``, every value with its line and column; a key may stand but once.
struct JSONParser {
  /// Deeper nesting is refused: no configuration needs it, and the parser calls itself.
  private static let depthLimit = 64

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var place = JSONPlace(line: 1, column: 1)

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { index = 1 }
  }

  /// The value that the whole text is.
  static func parse(_ text: String) throws(JSONSyntaxError) -> JSONNode {
    var parser = JSONParser(text)
    let node = try parser.value(depth: 0)
    parser.skipBlanks()
    guard parser.current == nil else { throw parser.unexpected("the end of the file") }
    return node
  }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func advance() {
    if scalars[index] == "\n" {
      place.line += 1
      place.column = 1
    } else {
      place.column += 1
    }
    index += 1
  }

  private mutating func skipBlanks() {
    while let scalar = current, scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" {
      advance()
    }
  }

  private func unexpected(_ expected: String) -> JSONSyntaxError {
    guard let scalar = current else {
      return JSONSyntaxError(place: place, message: "the file ends where \(expected) is expected")
    }
    return JSONSyntaxError(place: place, message: "found '\(scalar)' where \(expected) is expected")
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONNode {
    skipBlanks()
    let start = place
    guard depth < Self.depthLimit else {
      throw JSONSyntaxError(place: start, message: "nested more than \(Self.depthLimit) levels deep")
    }
    switch current {
    case "{": return JSONNode(value: .object(try members(depth: depth)), place: start)
    case "[": return JSONNode(value: .list(try elements(depth: depth)), place: start)
    case "\"": return JSONNode(value: .text(try text()), place: start)
    case "-", .some("0"..."9"): return JSONNode(value: .number(try number()), place: start)
    case "t": return JSONNode(value: try word("true", .bool(true)), place: start)
    case "f": return JSONNode(value: try word("false", .bool(false)), place: start)
    case "n": return JSONNode(value: try word("null", .null), place: start)
    default: throw unexpected("a value")
    }
  }

  private mutating func members(depth: Int) throws(JSONSyntaxError) -> [JSONNode.Member] {
    advance()
    skipBlanks()
    var members: [JSONNode.Member] = []
    if current == "}" {
      advance()
      return members
    }
    while true {
      skipBlanks()
      guard current == "\"" else { throw unexpected("a key in double quotes") }
      let start = place
      let key = try text()
      if let earlier = members.first(where: { $0.key == key }) {
        throw JSONSyntaxError(
          place: start, message: "the key \"\(key)\" stands on line \(earlier.place.line) already")
      }
      skipBlanks()
      guard current == ":" else { throw unexpected("':' after the key \"\(key)\"") }
      advance()
      let node = try value(depth: depth + 1)
      members.append(JSONNode.Member(key: key, place: start, node: node))
      if try ends(with: "}") { return members }
    }
  }

  private mutating func elements(depth: Int) throws(JSONSyntaxError) -> [JSONNode] {
    advance()
    skipBlanks()
    var elements: [JSONNode] = []
    if current == "]" {
      advance()
      return elements
    }
    while true {
      elements.append(try value(depth: depth + 1))
      if try ends(with: "]") { return elements }
    }
  }

  /// Takes the comma that goes on (false) or the bracket that ends (true).
  private mutating func ends(with bracket: Unicode.Scalar) throws(JSONSyntaxError) -> Bool {
    skipBlanks()
    guard let scalar = current, scalar == "," || scalar == bracket else {
      throw unexpected("',' or '\(bracket)'")
    }
    let comma = self
    advance()
    if scalar == bracket { return true }
    skipBlanks()
    if current == bracket {
      throw JSONSyntaxError(place: comma.place, message: "found ',' before '\(bracket)': leave it out")
    }
    return false
  }

  private mutating func word(
    _ word: String, _ value: JSONNode.Value
  ) throws(JSONSyntaxError) -> JSONNode.Value {
    for scalar in word.unicodeScalars {
      guard current == scalar else { throw unexpected("'\(word)'") }
      advance()
    }
    return value
  }

  private mutating func number() throws(JSONSyntaxError) -> String {
    var digits = String.UnicodeScalarView()
    func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }
    func take(_ parser: inout JSONParser) {
      digits.append(parser.scalars[parser.index])
      parser.advance()
    }
    func run(_ parser: inout JSONParser) throws(JSONSyntaxError) {
      guard isDigit(parser.current) else { throw parser.unexpected("a digit") }
      while isDigit(parser.current) { take(&parser) }
    }
    if current == "-" { take(&self) }
    if current == "0" {
      take(&self)
      guard !isDigit(current) else { throw unexpected("no digit after a leading zero") }
    } else {
      try run(&self)
    }
    if current == "." {
      take(&self)
      try run(&self)
    }
    if current == "e" || current == "E" {
      take(&self)
      if current == "+" || current == "-" { take(&self) }
      try run(&self)
    }
    return String(digits)
  }

  private mutating func text() throws(JSONSyntaxError) -> String {
    advance()
    var out = String.UnicodeScalarView()
    while let scalar = current {
      switch scalar {
      case "\"":
        advance()
        return String(out)
      case "\\": out.append(try escape())
      case "\n", "\r":
        throw JSONSyntaxError(place: place, message: "the line ends inside a text: close it with '\"'")
      case "\u{00}"..."\u{1F}":
        throw JSONSyntaxError(place: place, message: "a control character inside a text")
      default:
        out.append(scalar)
        advance()
      }
    }
    throw unexpected("'\"' at the end of a text")
  }

  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let start = place
    advance()
    let simple: [Unicode.Scalar: Unicode.Scalar] = [
      "\"": "\"", "\\": "\\", "/": "/", "b": "\u{08}", "f": "\u{0C}", "n": "\n", "r": "\r", "t": "\t",
    ]
    if let scalar = current, let meant = simple[scalar] {
      advance()
      return meant
    }
    guard current == "u" else { throw unexpected("one of \" \\ / b f n r t u after '\\'") }
    advance()
    let first = try hexadecimal()
    if (0xD800...0xDBFF).contains(first), current == "\\" {
      advance()
      guard current == "u" else { throw unexpected("'u' of the second half of a surrogate pair") }
      advance()
      let second = try hexadecimal()
      if (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    } else if let scalar = Unicode.Scalar(first) {
      return scalar
    }
    throw JSONSyntaxError(place: start, message: "half of a surrogate pair")
  }

  private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let scalar = current, scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
        throw unexpected("a hexadecimal digit")
      }
      value = value << 4 | UInt32(digit)
      advance()
    }
    return value
  }
}
