/// A record of a WARC file (ISO 28500:2017, https://iipc.github.io/warc-specifications/).
public struct WARCRecord: Sendable, Hashable {
  /// A named field of its head.
  public struct Field: Sendable, Hashable {
    /// Its name as it is written.
    public var name: String
    /// Its value, without blanks around it.
    public var value: String
  }

  /// Where it begins in the file: where its gzip member does, in a packed one.
  public var offset: Int
  /// How many bytes of the file it takes, packed; with ``offset`` it can be read alone. Nil where several records
  /// share a gzip member.
  public var length: Int?
  /// `1.0` or `1.1`.
  public var version: String
  /// The fields of its head, in their order.
  public var fields: [Field]
  /// What it holds.
  public var block: [UInt8]

  /// The value of the first field of a name, in any case; nil where there is none.
  public subscript(name: String) -> String? {
    fields.first { $0.name.utf8.count == name.utf8.count && $0.name.lowercased() == name.lowercased() }?.value
  }

  /// What kind it is: `response`, `resource`, `request`, `warcinfo`, `revisit`, ….
  public var type: String { self["WARC-Type"]?.lowercased() ?? "" }

  /// The URL it is of; older programs put it in angle brackets.
  public var targetURL: String? {
    guard let value = self["WARC-Target-URI"] else { return nil }
    return value.hasPrefix("<") && value.hasSuffix(">") ? String(value.dropFirst().dropLast()) : value
  }

  /// When it was made, RFC 3339 in UTC.
  public var date: String? { self["WARC-Date"] }
}

/// What a WARC file has at a place.
public enum WARCItem: Sendable, Hashable {
  /// A record.
  case record(WARCRecord)
  /// Something that is no whole record; what follows was read on at the next one.
  case damage(WARCDamage)
}

/// A place in a WARC file that could not be read.
public struct WARCDamage: Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// There begins no record.
    case noRecord
    /// The head is longer than allowed, has no `Content-Length`, or an unknown version.
    case head
    /// The record does not end where its head says.
    case length
    /// The file ends within the record.
    case truncated
    /// The packed bytes are damaged: their checksum is wrong, or they cannot be unpacked.
    case packed
    /// The record has more bytes than are taken.
    case tooLarge(bytes: Int, cap: Int)
  }

  /// The file.
  public var file: String
  /// Where, in bytes from the beginning of the file.
  public var offset: Int
  /// What is wrong.
  public var kind: Kind

  /// What is wrong, where, and what becomes of it.
  public var description: String {
    let what =
      switch kind {
      case .noRecord: "no record begins here"
      case .head: "the head of the record cannot be read"
      case .length: "the record does not end where its Content-Length says"
      case .truncated: "the file ends within the record"
      case .packed: "the packed bytes are damaged"
      case .tooLarge(let bytes, let cap): "the record has \(bytes) bytes, more than \(cap)"
      }
    return "\(file): at byte \(offset): \(what): skipped to the next record"
  }
}

extension [WARCRecord.Field] {
  /// Takes in a line of a head: one that begins with a blank goes on with the field before; one without a colon is none.
  mutating func take(line: some Collection<UInt8>) {
    let text = String(decoding: line, as: UTF8.self)
    if let first = line.first, first == 0x20 || first == 0x09, !isEmpty {
      self[count - 1].value += " " + LinkText.collapsed(text)
    } else if let colon = text.firstIndex(of: ":") {
      append(
        WARCRecord.Field(
          name: LinkText.collapsed(String(text[..<colon])),
          value: LinkText.collapsed(String(text[text.index(after: colon)...]))))
    }
  }
}
