internal import Gzip

/// Responses of HTTP as WARC records hold them (RFC 9112).
enum WARCPayload {
  /// The head of a response.
  struct Head {
    var status: Int
    var fields: [WARCRecord.Field]
    /// Where the body begins.
    var end: Int

    /// All values of a name in lower case, as one list.
    subscript(name: String) -> String? {
      let values = fields.filter { $0.name.lowercased() == name }.map(\.value)
      return values.isEmpty ? nil : values.joined(separator: ", ")
    }
  }

  static func head(of block: [UInt8]) throws(WARCPageError.Kind) -> Head {
    guard block.starts(with: Array("HTTP/".utf8)) else { throw .head }
    var fields: [WARCRecord.Field] = []
    var status: Int?
    var start = 0
    while let end = block[start...].firstIndex(of: 0x0A) {
      let line = block[start..<end].last == 0x0D ? block[start..<(end - 1)] : block[start..<end]
      start = end + 1
      if line.isEmpty {
        guard let status else { throw .head }
        return Head(status: status, fields: fields, end: start)
      }
      guard status != nil else {
        let parts = String(decoding: line, as: UTF8.self).split(separator: " ")
        guard parts.count > 1, let number = CalendarDate.number(parts[1].utf8), (100...999).contains(number)
        else {
          throw .head
        }
        status = number
        continue
      }
      fields.take(line: line)
    }
    // A head without the empty line behind it: a response cut short, or one without a body.
    guard let status else { throw .head }
    return Head(status: status, fields: fields, end: block.count)
  }

  /// The body as the server meant it; what a cut record lacks is not asked for.
  static func body(
    of block: [UInt8], head: Head, isCut: Bool, cap: Int
  ) throws(WARCPageError.Kind) -> [UInt8] {
    var body = Array(block[head.end...])
    if list(head["transfer-encoding"]).contains("chunked") {
      if let whole = unchunked(body, isCut: isCut) { body = whole }
    }
    for coding in list(head["content-encoding"]).reversed() where !body.isEmpty {
      switch coding {
      case "identity", "none", "utf-8": continue
      case "gzip", "x-gzip":
        if Inflater.isGzip(body) { body = try unpacked(body, isCut: isCut, cap: cap) }
      case "deflate":
        if !looksLikeMarkup(body) { body = try unpacked(body, isCut: isCut, cap: cap) }
      default:
        if !looksLikeMarkup(body) { throw .coding(coding) }
      }
    }
    guard body.count <= cap else { throw .tooLarge(cap: cap) }
    return body
  }

  /// Whether the first byte that is no blank opens a tag.
  static func looksLikeMarkup(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(256).first { $0 > 0x20 && $0 < 0x80 } == 0x3C
  }

  private static func list(_ value: String?) -> [String] {
    (value ?? "").split(separator: ",").map { LinkText.collapsed(String($0)).lowercased() }.filter {
      !$0.isEmpty
    }
  }

  private static func unpacked(
    _ bytes: [UInt8], isCut: Bool, cap: Int
  ) throws(WARCPageError.Kind) -> [UInt8] {
    var inflater = Inflater()
    var output: [UInt8] = []
    do {
      try inflater.unpack(bytes, into: &output, cap: cap)
      if !isCut { try inflater.finish() }
    } catch {
      throw error == .tooLarge ? .tooLarge(cap: cap) : .damaged
    }
    return output
  }

  /// The chunks put together (RFC 9112, section 7.1); nil where the body is in no chunks.
  private static func unchunked(_ bytes: [UInt8], isCut: Bool) -> [UInt8]? {
    var out: [UInt8] = []
    var place = 0
    while let end = bytes[place...].firstIndex(of: 0x0A) {
      var size = 0
      var digits = 0
      for byte in bytes[place..<end] {
        guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
          // An extension of the chunk, or the line's end.
          guard digits > 0, byte == 0x3B || byte == 0x0D || byte == 0x20 else { return nil }
          break
        }
        digits += 1
        guard digits <= 8 else { return nil }
        size = size * 16 + digit
      }
      guard digits > 0 else { return nil }
      place = end + 1
      if size == 0 { return out }
      guard place + size <= bytes.count else {
        // A body that only begins like a chunk is none; one that was cut has its beginning.
        return isCut || !out.isEmpty ? out + bytes[place...] : nil
      }
      out += bytes[place..<(place + size)]
      place += size
      if place < bytes.count, bytes[place] == 0x0D { place += 1 }
      if place < bytes.count, bytes[place] == 0x0A { place += 1 }
    }
    return out.isEmpty || !isCut && place < bytes.count ? nil : out
  }
}
