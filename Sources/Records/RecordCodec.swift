public import Foundation

/// The JSON Lines form of ``Document``: one record a line, keys sorted, no raw line separator inside.
public enum RecordCodec {
  /// A record whose schema is looked at before the rest, in one walk through the line.
  private struct Checked: Decodable {
    let document: Document

    private enum CodingKeys: String, CodingKey { case schema }

    init(from decoder: any Decoder) throws {
      let schema = try decoder.container(keyedBy: CodingKeys.self).decode(Int.self, forKey: .schema)
      guard schema == Document.currentSchema else { throw RecordError.otherSchema(found: schema) }
      document = try Document(from: decoder)
    }
  }

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
  /// outside its text.
  public static func decode(_ line: Data) throws(RecordError) -> Document {
    do {
      let document = try JSONDecoder().decode(Checked.self, from: line).document
      if let problem = document.misplaced { throw RecordError.malformed(problem) }
      return document
    } catch let error as RecordError {
      throw error
    } catch let error as DecodingError {
      throw .malformed(describe(error))
    } catch {
      throw .malformed(String(describing: error))
    }
  }

  private static func describe(_ error: DecodingError) -> String {
    func place(_ path: [any CodingKey]) -> String {
      path.isEmpty ? "record" : path.map(\.stringValue).joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "\(place(context.codingPath)) lacks the field '\(key.stringValue)'"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(place(context.codingPath)): \(context.debugDescription)"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty
        ? "no valid JSON" : "\(place(context.codingPath)): \(context.debugDescription)"
    @unknown default:
      return String(describing: error)
    }
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
