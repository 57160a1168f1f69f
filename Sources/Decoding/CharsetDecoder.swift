/// Bytes to text, once: which charset a page is in, and its text in it.
public enum CharsetDecoder {
  /// The text of a page's bytes.
  ///
  /// In this order: a byte order mark that the bytes bear out; strict UTF-8, which other charsets meet only by
  /// chance; else the reading among GB18030, Big5, EUC-TW and UTF-16 that has most common Chinese characters. What the
  /// transport or the page's own `<meta>` declares only tips the scales between near equals: labels lie. A few bad
  /// bytes do no harm: each is U+FFFD and counted. NUL bytes are dropped.
  ///
  /// - Parameters:
  ///   - bytes: the raw bytes; none gives an empty text.
  ///   - declared: the charset that the transport declares, if any.
  ///   - isHTML: whether to look for a `<meta>` that declares one.
  /// - Returns: the text, its charset and the number of bad places.
  /// - Throws: ``CharsetError`` where the bytes are text in no charset.
  public static func decode(
    _ bytes: [UInt8], declared: String?, isHTML: Bool
  ) throws(CharsetError) -> DecodedText {
    var body = bytes[...]
    if let mark = ByteOrderMark(body) {
      body = body.dropFirst(mark.length)
      if mark.charset != .utf8 {
        return text(try Reading(body, as: mark.charset))
      }
    }
    if WideText.isCertain(body) {
      let little = try Reading(body, as: .utf16LittleEndian)
      let big = try Reading(body, as: .utf16BigEndian)
      return text(big.score > little.score ? big : little)
    }
    let check = UTF8Check(body)
    let hints = hints(declared: declared, isHTML: isHTML, body)
    if check.isValid, !isDoubtful(check, hints: hints) {
      return DecodedText(
        text: string(Array(body)), charset: Charset.utf8.rawValue, replacements: 0)
    }
    return text(try best(of: body, check: check, hints: hints))
  }

  /// How much one declaration is worth beside the statistics, whose gap between right and wrong is three times that.
  private static let worthOfHint = 0.05

  /// Where three characters in five are common ones, no other reading can be better.
  private static let certainScore = 0.6

  /// Right readings score above 0.3; pictures and archives below this.
  private static let leastScore = 0.1

  /// Nothing but a few two-byte sequences is what short GBK texts look like in UTF-8 (the famous 联通).
  private static func isDoubtful(_ check: UTF8Check, hints: [Charset]) -> Bool {
    check.multibyte > 0 && check.long == 0 && check.multibyte < 16 && !hints.contains(.utf8)
  }

  private static func hints(declared: String?, isHTML: Bool, _ body: ArraySlice<UInt8>) -> [Charset] {
    let labels = [declared, isHTML ? MetaPrescan.label(in: body) : nil]
    return labels.compactMap { $0.flatMap(Charset.init(label:)) }
  }

  private static func best(
    of body: ArraySlice<UInt8>, check: UTF8Check, hints: [Charset]
  ) throws(CharsetError) -> Reading {
    var candidates: [Charset] = [.gb18030, .big5HKSCS, .eucTW]
    if WideText.isPossible(body) { candidates += [.utf16LittleEndian, .utf16BigEndian] }
    // A page in another charset has hardly one valid sequence; a damaged UTF-8 page hardly one that is not.
    if check.bad * 4 <= check.multibyte { candidates.insert(.utf8, at: 0) }
    if hints.contains(.windows1252) { candidates.append(.windows1252) }
    var best: (reading: Reading, score: Double)?
    for charset in candidates {
      let reading = try Reading(body, as: charset)
      let score = reading.score + worthOfHint * Double(hints.count { $0.sharesBytes(with: charset) })
      if let leader = best, leader.score >= score { continue }
      best = (reading, score)
      if reading.score >= certainScore { break }
    }
    guard let (reading, _) = best else { throw .noConverter(charset: Charset.utf8.rawValue) }
    // A stray byte or two is no reason to refuse a page; text that is bad all over is no text.
    let isNoise = reading.foreign >= 16 && reading.score < leastScore
    guard reading.replacements <= max(8, reading.foreign / 8), !reading.isBinary, !isNoise else {
      throw .undecodable(
        bytes: body.count, nearest: reading.charset.rawValue, replacements: reading.replacements)
    }
    return reading.charset == .big5HKSCS ? try plainBig5(reading, of: body) : reading
  }

  /// Big5 under its own name, where nothing in the bytes is of Hong Kong's supplement.
  private static func plainBig5(_ reading: Reading, of body: ArraySlice<UInt8>) throws(CharsetError)
    -> Reading
  {
    let plain = try Reading(body, as: .big5)
    return plain.replacements == reading.replacements ? plain : reading
  }

  private static func text(_ reading: Reading) -> DecodedText {
    DecodedText(
      text: string(reading.utf8), charset: reading.charset.rawValue, replacements: reading.replacements)
  }

  /// Valid UTF-8 as a string, without NUL bytes and a byte order mark.
  private static func string(_ utf8: [UInt8]) -> String {
    var utf8 = utf8
    if utf8.starts(with: [0xEF, 0xBB, 0xBF]) { utf8.removeFirst(3) }
    if utf8.contains(0) { utf8.removeAll { $0 == 0 } }
    return String(decoding: utf8, as: UTF8.self)
  }
}
