/// Texts and names.
extension JSONReader {
  /// A text.
  mutating func text() throws(Problem) -> String {
    guard next() == UInt8(ascii: "\"") else { throw mismatch("a text") }
    let (range, isPlain) = try skipText()
    return isPlain ? string(range) : try unescaped(range)
  }

  /// The name of a member.
  mutating func name() throws(Problem) -> JSONName {
    let (range, isPlain) = try skipText()
    return isPlain ? JSONName(bytes.span.extracting(range)) : JSONName(try unescaped(range).utf8Span.span)
  }

  /// Takes a text: where it stands between its quotation marks, and whether without escapes.
  mutating func skipText() throws(Problem) -> (range: Range<Int>, isPlain: Bool) {
    let start = place + 1
    var at = start
    var isPlain = true
    let bytes = bytes
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        place = at + 1
        return (start..<at, isPlain)
      }
      if byte == UInt8(ascii: "\\") {
        isPlain = false
        at += 1
      } else if byte < 0x20 {
        throw .noJSON
      }
      at += 1
    }
    throw .noJSON
  }

  /// Bytes that were found valid with the rest, and begin and end at characters.
  private func string(_ range: Range<Int>) -> String {
    unsafe String(copying: UTF8Span(unchecked: bytes.span.extracting(range)))
  }

  /// What a text with escapes says.
  func unescaped(_ range: Range<Int>) throws(Problem) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(range.count)
    var at = range.lowerBound
    while at < range.upperBound {
      guard bytes[at] == UInt8(ascii: "\\") else {
        out.append(bytes[at])
        at += 1
        continue
      }
      at += 2
      switch bytes[at - 1] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(bytes[at - 1])
      case UInt8(ascii: "b"): out.append(0x08)
      case UInt8(ascii: "f"): out.append(0x0C)
      case UInt8(ascii: "n"): out.append(0x0A)
      case UInt8(ascii: "r"): out.append(0x0D)
      case UInt8(ascii: "t"): out.append(0x09)
      case UInt8(ascii: "u"): out.append(contentsOf: String(try scalar(&at, end: range.upperBound)).utf8)
      default: throw .noJSON
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The character of `\u4E2D`, or of two that are a pair; `at` is behind the first `u`, then behind its digits.
  private func scalar(_ at: inout Int, end: Int) throws(Problem) -> Unicode.Scalar {
    let first = try hexadecimal(&at, end: end)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, at + 2 <= end, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
    else { throw .noJSON }
    at += 2
    let second = try hexadecimal(&at, end: end)
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw .noJSON }
    return scalar
  }

  private func hexadecimal(_ at: inout Int, end: Int) throws(Problem) -> UInt32 {
    guard at + 4 <= end else { throw .noJSON }
    var value: UInt32 = 0
    for byte in bytes[at..<at + 4] {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: throw .noJSON
      }
      value = value << 4 | UInt32(digit)
    }
    at += 4
    return value
  }
}

/// The name of an object's member, held so that it is told from others at once: all of ours are of 16 bytes at most.
struct JSONName {
  private let head: UInt64
  private let tail: UInt64
  private let count: Int

  fileprivate init(_ name: borrowing Span<UInt8>) {
    count = name.count
    head = Self.word(name.count) { name[$0] }
    tail = Self.word(name.count - 8) { name[$0 + 8] }
  }

  @inline(__always)
  private static func word(_ count: Int, _ byte: (Int) -> UInt8) -> UInt64 {
    var word: UInt64 = 0
    for index in 0..<max(0, min(count, 8)) { word |= UInt64(byte(index)) << UInt64(index * 8) }
    return word
  }

  /// Whether it is a name; none of ours is longer.
  @inline(__always)
  static func ~= (name: StaticString, other: JSONName) -> Bool {
    let count = name.utf8CodeUnitCount
    guard count == other.count, count <= 16 else { return false }
    let start = unsafe name.utf8Start
    return word(count) { unsafe start[$0] } == other.head
      && word(count - 8) { unsafe start[$0 + 8] } == other.tail
  }
}
