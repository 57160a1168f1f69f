/// The JSON Lines form of ``Document``: one record a line, keys sorted, no raw line separator inside.
public enum RecordCodec {
  /// One line, without its line feed. U+2028, U+2029 and U+0085 are escaped, since some readers split at them.
  public static func encode(_ document: Document) -> [UInt8] {
    let text = document.text?.text.utf8.count ?? 0
    var writer = JSONWriter(capacity: 4096 + text * (document.findings == nil ? 3 : 8))
    writer.object { document.write(to: &$0) }
    return writer.bytes
  }

  /// A record from one line.
  ///
  /// Throws ``RecordError`` where the line is no JSON, of another schema, lacks a field, or gives a place that lies
  /// outside its text. Fields that records do not have are passed over.
  public static func decode(_ line: [UInt8]) throws(RecordError) -> Document {
    let document: Document
    do throws(JSONReader.Problem) {
      var reader = try JSONReader(line)
      document = try Document(from: &reader)
      guard reader.isAtEnd() else { throw .noJSON }
    } catch {
      throw explained(error, in: line)
    }
    guard document.schema == Document.currentSchema else { throw .otherSchema(found: document.schema) }
    if let problem = document.misplaced { throw .malformed(problem) }
    return document
  }

  /// What is wrong with a line, and where. That it is no JSON comes before all else, then that its schema is another:
  /// that explains the rest.
  private static func explained(_ problem: JSONReader.Problem, in line: [UInt8]) -> RecordError {
    guard case .other(let place, let what) = problem, let outline = try? JSONOutline(line, to: place) else {
      return .malformed("no valid JSON")
    }
    if let schema = outline.schema, schema != Document.currentSchema { return .otherSchema(found: schema) }
    let path = outline.path ?? "record"
    if outline.schema == nil, path != "schema" { return .malformed("record lacks the field 'schema'") }
    return .malformed("\(path) \(what)")
  }

  /// JSON of which a line is a line for every reader: U+2028, U+2029 and U+0085 escaped.
  ///
  /// JSON holds these characters only inside strings, so that bytes can be replaced without parsing.
  public static func escapingLineSeparators(_ json: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(json.count)
    var index = 0
    while index < json.count {
      let byte = json[index]
      if byte == 0xC2, index + 1 < json.count, json[index + 1] == 0x85 {
        out.append(contentsOf: Array(#"\u0085"#.utf8))
        index += 2
      } else if byte == 0xE2, index + 2 < json.count, json[index + 1] == 0x80,
        json[index + 2] == 0xA8 || json[index + 2] == 0xA9
      {
        out.append(contentsOf: Array((json[index + 2] == 0xA8 ? #"\u2028"# : #"\u2029"#).utf8))
        index += 3
      } else {
        out.append(byte)
        index += 1
      }
    }
    return out
  }
}

/// Why a line is no record.
public enum RecordError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The record was written by a program of another schema.
  case otherSchema(found: Int)
  /// The line is no JSON, or lacks a field; the text says what and where.
  case malformed(String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .otherSchema(let found):
      "the record has schema \(found), this program reads schema \(Document.currentSchema): use stages of one version"
    case .malformed(let what):
      "\(what): expected one Tongji record a line, as the stage before writes it"
    }
  }
}
