/// Walks JSON for the names of the values on the way to a place: only where something is wrong with a record.
struct JSONOutline {
  /// Deeper nesting is refused: no record needs it, and the walk calls itself.
  fileprivate static let depthLimit = 512

  private var reader: JSONReader
  private let wanted: Int
  /// The name of the value that begins at the place wanted: `text.blocks[3].start`; `record` for the whole.
  private(set) var path: String?
  /// The whole number that the record has as its schema.
  private(set) var schema: Int?

  /// Walks the whole text. Throws where it is no JSON.
  init(_ bytes: [UInt8], to place: Int) throws(JSONReader.Problem) {
    reader = try JSONReader(bytes)
    wanted = place
    try walk("", depth: 0)
    guard reader.isAtEnd() else { throw .noJSON }
  }

  private mutating func walk(_ path: String, depth: Int) throws(JSONReader.Problem) {
    guard depth < Self.depthLimit else { throw .noJSON }
    let first = reader.next()
    if reader.place == wanted { self.path = path.isEmpty ? "record" : path }
    switch first {
    case UInt8(ascii: "{"):
      _ = try reader.openObject()
      while let name = try reader.nextWords() {
        try walk(path.isEmpty ? name : "\(path).\(name)", depth: depth + 1)
      }
    case UInt8(ascii: "["):
      try reader.openArray()
      var index = 0
      while try reader.hasElement() {
        try walk("\(path)[\(index)]", depth: depth + 1)
        index += 1
      }
    case UInt8(ascii: "\""): _ = try reader.text()
    case 0x30...0x39, UInt8(ascii: "-"):
      let start = reader.place
      try reader.skipNumber()
      if path == "schema" {
        var number = reader
        number.place = start
        schema = try? number.integer()
      }
    default:
      guard reader.takes("true") || reader.takes("false") || reader.takes("null") else { throw .noJSON }
    }
  }
}

extension JSONReader {
  /// Takes the next value, whatever it is: a field that records do not have.
  mutating func skip(depth: Int = 0) throws(Problem) {
    guard depth < JSONOutline.depthLimit else { throw .noJSON }
    switch next() {
    case UInt8(ascii: "{"):
      _ = try openObject()
      while try nextName() != nil { try skip(depth: depth + 1) }
    case UInt8(ascii: "["):
      try openArray()
      while try hasElement() { try skip(depth: depth + 1) }
    case UInt8(ascii: "\""):
      let (range, isPlain) = try skipText()
      if !isPlain { _ = try unescaped(range) }
    case 0x30...0x39, UInt8(ascii: "-"): try skipNumber()
    default: guard takes("true") || takes("false") || takes("null") else { throw .noJSON }
    }
  }
}
