/// Writes JSON straight into bytes: Foundation's encoder took longer over a record than all extraction.
///
/// Keys are written in the order in which they are given. The bytes are those of `JSONEncoder` with sorted keys and
/// slashes as they are, but for U+2028, U+2029 and U+0085, which are escaped, since some readers of JSON Lines split
/// at them.
struct JSONWriter {
  /// What was written.
  private(set) var bytes: [UInt8] = []
  /// Whether the object or array under way has a member, so that a comma must stand before the next.
  private var needsComma = false

  /// A writer of about so many bytes.
  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// An object, whose fields `write` gives.
  mutating func object(_ write: (inout JSONWriter) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    write(&self)
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  // MARK: Fields, each left out where its value is nil

  mutating func field(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  mutating func field(_ name: String, _ value: Int?) {
    guard let value else { return }
    key(name)
    bytes.append(contentsOf: String(value).utf8)
  }

  mutating func field(_ name: String, _ value: Bool?) {
    guard let value else { return }
    key(name)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func field<Code: RawRepresentable<String>>(_ name: String, _ value: Code?) {
    field(name, value?.rawValue)
  }

  mutating func field(_ name: String, _ value: (some JSONWritable)?) {
    guard let value else { return }
    key(name)
    object { value.write(to: &$0) }
  }

  mutating func field(_ name: String, _ values: [some JSONWritable]?) {
    guard let values else { return }
    array(name, values) { writer, value in writer.object { value.write(to: &$0) } }
  }

  mutating func field(_ name: String, _ values: [String]?) {
    guard let values else { return }
    array(name, values) { writer, value in writer.string(value) }
  }

  mutating func field(_ name: String, _ members: [String: String]?) {
    guard let members else { return }
    key(name)
    object { writer in
      for (key, value) in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
        writer.field(key, value)
      }
    }
  }

  private mutating func array<Value>(
    _ name: String, _ values: [Value], _ write: (inout JSONWriter, Value) -> Void
  ) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for index in values.indices {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(&self, values[index])
    }
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  private mutating func key(_ name: String) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  // MARK: Strings

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if Self.isPlain(text) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { append(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether nothing in a text is to be escaped, which is so for nearly all.
  private static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    for index in bytes.indices {
      let byte = bytes[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
      // The first bytes of U+0085, U+2028 and U+2029; quotation marks and dashes begin with E2 80 as well.
      if byte == 0xC2, bytes[index + 1] == 0x85 { return false }
      if byte == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] & 0xFE == 0xA8 { return false }
    }
    return true
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes += Array(#"\""#.utf8)
    case "\\": bytes += Array(#"\\"#.utf8)
    case "\n": bytes += Array(#"\n"#.utf8)
    case "\r": bytes += Array(#"\r"#.utf8)
    case "\t": bytes += Array(#"\t"#.utf8)
    case "\u{8}": bytes += Array(#"\b"#.utf8)
    case "\u{C}": bytes += Array(#"\f"#.utf8)
    case "\u{0}"..."\u{1F}", "\u{85}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      bytes += Array(#"\u"#.utf8)
      bytes += Array(repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
      bytes += Array(digits.utf8)
    default: bytes += Array(String(scalar).utf8)
    }
  }
}

/// A part of a record that writes its fields, in order of their names.
protocol JSONWritable {
  func write(to json: inout JSONWriter)
}
