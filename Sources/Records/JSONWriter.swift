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

  mutating func field(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  mutating func field(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    key(name)
    append(value)
  }

  mutating func field(_ name: StaticString, _ value: Bool?) {
    guard let value else { return }
    key(name)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func field<Code: RawRepresentable<String>>(_ name: StaticString, _ value: Code?) {
    field(name, value?.rawValue)
  }

  mutating func field(_ name: StaticString, _ value: (some JSONWritable)?) {
    guard let value else { return }
    key(name)
    object { value.write(to: &$0) }
  }

  mutating func field(_ name: StaticString, _ values: [some JSONWritable]?) {
    guard let values else { return }
    array(name, values) { writer, value in writer.object { value.write(to: &$0) } }
  }

  mutating func field(_ name: StaticString, _ values: [String]?) {
    guard let values else { return }
    array(name, values) { writer, value in writer.string(value) }
  }

  /// An object whose names are not ours: they are escaped, and stand in order of their bytes.
  mutating func field(_ name: StaticString, _ members: [String: String]?) {
    guard let members else { return }
    key(name)
    object { writer in
      for (name, value) in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
        if writer.needsComma { writer.bytes.append(UInt8(ascii: ",")) }
        writer.string(name)
        writer.bytes.append(UInt8(ascii: ":"))
        writer.string(value)
        writer.needsComma = true
      }
    }
  }

  private mutating func array<Value>(
    _ name: StaticString, _ values: [Value], _ write: (inout JSONWriter, Value) -> Void
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

  private mutating func key(_ name: StaticString) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// A number in decimal digits, the last of which is found first.
  private mutating func append(_ number: Int) {
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var count = 0
    var rest = number.magnitude
    repeat {
      digits[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    while count > 0 {
      count -= 1
      bytes.append(digits[count])
    }
  }

  // MARK: Strings

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let utf8 = text.utf8Span.span
    // What needs no escape is taken over in runs, which are whole texts for nearly all.
    var run = 0
    var at = 0
    while at < utf8.count {
      let length = Self.lengthToEscape(utf8, at: at)
      if length > 0 {
        append(utf8.extracting(run..<at))
        escape(utf8, at: at, length: length)
        run = at + length
      }
      at += max(length, 1)
    }
    append(utf8.extracting(run..<at))
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ run: Span<UInt8>) {
    unsafe run.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  /// How many bytes at a place are of one character that must be escaped; 0 where none is.
  @inline(__always)
  private static func lengthToEscape(_ utf8: Span<UInt8>, at place: Int) -> Int {
    let byte = utf8[place]
    if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return 1 }
    // The first bytes of U+0085, U+2028 and U+2029; quotation marks and dashes begin with E2 80 as well.
    if byte == 0xC2, utf8[place + 1] == 0x85 { return 2 }
    if byte == 0xE2, utf8[place + 1] == 0x80, utf8[place + 2] & 0xFE == 0xA8 { return 3 }
    return 0
  }

  private mutating func escape(_ utf8: Span<UInt8>, at place: Int, length: Int) {
    let escaped =
      switch (length, utf8[place]) {
      case (2, _): #"\u0085"#
      case (3, _): utf8[place + 2] == 0xA8 ? #"\u2028"# : #"\u2029"#
      case (_, UInt8(ascii: "\"")): #"\""#
      case (_, UInt8(ascii: "\\")): #"\\"#
      case (_, UInt8(ascii: "\n")): #"\n"#
      case (_, UInt8(ascii: "\r")): #"\r"#
      case (_, UInt8(ascii: "\t")): #"\t"#
      case (_, 0x08): #"\b"#
      case (_, 0x0C): #"\f"#
      case (_, let byte): (byte < 0x10 ? #"\u000"# : #"\u00"#) + String(byte, radix: 16)
      }
    bytes.append(contentsOf: escaped.utf8)
  }
}

/// A part of a record that writes its fields, in order of their names.
protocol JSONWritable {
  func write(to json: inout JSONWriter)
}
