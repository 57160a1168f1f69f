/// Reads JSON (RFC 8259) straight from bytes into values: Foundation's decoder took longer over a record than all
/// extraction.
///
/// A value is asked for by its type. Where another stands there, it throws the place and what is wrong, and
/// ``JSONOutline`` tells which value of the record that place is; that costs nothing while all is well.
struct JSONReader {
  /// Why a value could not be read.
  enum Problem: Error {
    /// These bytes are no JSON.
    case noJSON
    /// The value that begins at `place` is other than is expected, or lacks a field; `what` says so behind its name.
    case other(place: Int, what: String)
  }

  /// The bytes, in valid UTF-8, and where the next value, comma or bracket stands but for blanks.
  let bytes: [UInt8]
  var place = 0
  /// Whether the object or array under way has just been opened, so that no comma stands before its first member.
  private var isOpen = false

  /// A reader of one text. A byte order mark before it is left out.
  init(_ bytes: [UInt8]) throws(Problem) {
    self.bytes = bytes
    guard (try? UTF8Span(validating: bytes.span)) != nil else { throw .noJSON }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  // MARK: Marks

  /// The next byte that is no blank, which is not taken; 0 at the end, where no value begins either.
  mutating func next() -> UInt8 {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x09, 0x0A, 0x0D: place += 1
      case let byte: return byte
      }
    }
    return 0
  }

  /// Takes a mark if it is the next.
  mutating func takes(_ mark: UInt8) -> Bool {
    guard next() == mark else { return false }
    place += 1
    return true
  }

  private mutating func take(_ mark: UInt8) throws(Problem) {
    guard takes(mark) else { throw .noJSON }
  }

  /// Takes `null`, `true` or `false` if it is the next.
  mutating func takes(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard next() != 0, place + count <= bytes.count else { return false }
    for index in 0..<count where unsafe bytes[place + index] != word.utf8Start[index] { return false }
    place += count
    return true
  }

  /// Whether nothing but blanks is left.
  mutating func isAtEnd() -> Bool { next() == 0 && place == bytes.count }

  // MARK: Objects and arrays

  /// Takes the bracket that opens an object; the place where it stands.
  mutating func openObject() throws(Problem) -> Int {
    guard takes(UInt8(ascii: "{")) else { throw mismatch("an object") }
    isOpen = true
    return place - 1
  }

  /// The name of the next member of the object under way, whose value stands next; nil behind the last, where the
  /// object is closed.
  mutating func nextName() throws(Problem) -> JSONName? {
    guard try hasMember() else { return nil }
    let name = try name()
    try take(UInt8(ascii: ":"))
    return name
  }

  /// The same for an object whose names are not ours.
  mutating func nextWords() throws(Problem) -> String? {
    guard try hasMember() else { return nil }
    let name = try text()
    try take(UInt8(ascii: ":"))
    return name
  }

  private mutating func hasMember() throws(Problem) -> Bool {
    guard try goesOn(to: UInt8(ascii: "}")) else { return false }
    guard next() == UInt8(ascii: "\"") else { throw .noJSON }
    return true
  }

  /// Takes the bracket that opens an array.
  mutating func openArray() throws(Problem) {
    guard takes(UInt8(ascii: "[")) else { throw mismatch("an array") }
    isOpen = true
  }

  /// Whether another element of the array under way stands next; behind the last the array is closed.
  mutating func hasElement() throws(Problem) -> Bool { try goesOn(to: UInt8(ascii: "]")) }

  /// Takes the comma before another member or, behind the last, the bracket.
  private mutating func goesOn(to bracket: UInt8) throws(Problem) -> Bool {
    if takes(bracket) {
      isOpen = false
      return false
    }
    if !isOpen { try take(UInt8(ascii: ",")) }
    isOpen = false
    return true
  }

  // MARK: Numbers

  /// A whole number; `2.0` and `2e3` are some, too.
  mutating func integer() throws(Problem) -> Int {
    let byte = next()
    guard byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) else { throw mismatch("a whole number") }
    let start = place
    try skipNumber()
    var value = 0
    let isNegative = byte == UInt8(ascii: "-")
    for at in (isNegative ? start + 1 : start)..<place {
      let digit = Int(bytes[at]) - 0x30
      let (tens, first) = value.multipliedReportingOverflow(by: 10)
      let (sum, second) = tens.addingReportingOverflow(isNegative ? -digit : digit)
      guard (0...9).contains(digit), !first, !second else {
        guard let whole = Int(exactly: Double(String(decoding: bytes[start..<place], as: UTF8.self)) ?? .nan)
        else { throw .other(place: start, what: "is no whole number, or none that fits 64 bits") }
        return whole
      }
      value = sum
    }
    return value
  }

  /// Takes a number of any form.
  mutating func skipNumber() throws(Problem) {
    func digits() throws(Problem) -> Int {
      let start = place
      while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
      guard place > start else { throw .noJSON }
      return place - start
    }
    func isNext(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
      place < bytes.count && (bytes[place] == UInt8(ascii: one) || bytes[place] == UInt8(ascii: other))
    }
    if isNext("-", "-") { place += 1 }
    let startsWithZero = isNext("0", "0")
    if try digits() > 1, startsWithZero { throw .noJSON }
    if isNext(".", ".") {
      place += 1
      _ = try digits()
    }
    if isNext("e", "E") {
      place += 1
      if isNext("+", "-") { place += 1 }
      _ = try digits()
    }
  }

  // MARK: Problems

  /// That the next value is not what is expected; that nothing or no value stands there is the worse problem.
  mutating func mismatch(_ expected: String) -> Problem {
    let found =
      switch next() {
      case UInt8(ascii: "{"): "an object"
      case UInt8(ascii: "["): "an array"
      case UInt8(ascii: "\""): "a text"
      case UInt8(ascii: "t"), UInt8(ascii: "f"): "a truth value"
      case UInt8(ascii: "n"): "null"
      case 0x30...0x39, UInt8(ascii: "-"): "a number"
      default: ""
      }
    return found.isEmpty ? .noJSON : .other(place: place, what: "is \(found) where \(expected) is expected")
  }
}
