/// Bytes to text, once: which charset a page is in, and its text in it.
public enum CharsetDecoder {
  /// The text of a page's bytes.
  ///
  /// In this order: a byte order mark that the bytes bear out; strict UTF-8, which other charsets meet only by
  /// chance; else the reading among GB18030, Big5, EUC-TW, HZ, UTF-16 and windows-1252 that is likeliest as Chinese
  /// (``CharacterCost``). What the transport or the page's own `<meta>` declares only tips the scales between near
  /// equals: labels lie. A few bad bytes do no harm: each is U+FFFD and counted. NUL bytes are dropped. A text that was
  /// read in a wrong charset before it was saved is put right where that is proved (``Misreading``).
  ///
  /// - Parameters:
  ///   - bytes: the raw bytes, which may begin or end within a character; none gives an empty text.
  ///   - declared: the charset that the transport declares, if any.
  ///   - isHTML: whether to look for a `<meta>` that declares one.
  /// - Returns: the text, its charset and the number of bad places.
  /// - Throws: ``CharsetError`` where the bytes are text in no charset.
  public static func decode(
    _ bytes: [UInt8], declared: String?, isHTML: Bool
  ) throws(CharsetError) -> DecodedText {
    let asSaved = try decodeAsSaved(bytes, declared: declared, isHTML: isHTML)
    guard asSaved.replacements == 0, let misreading = Misreading(of: asSaved.utf8) else { return asSaved }
    return DecodedText(
      text: misreading.text, charset: misreading.charset.name, replacements: 0,
      misreadAs: misreading.wrong.map(\.name).joined(separator: " "))
  }

  private static func decodeAsSaved(
    _ bytes: [UInt8], declared: String?, isHTML: Bool
  ) throws(CharsetError) -> DecodedText {
    var body = bytes[...]
    if let mark = ByteOrderMark(body) {
      body = body.dropFirst(mark.length)
      if mark.charset != .utf8 {
        return text(try Reading(body, as: mark.charset))
      }
    }
    let choice = CharsetChoice(of: body, declared: declared, isHTML: isHTML)
    guard let best = try choice.best() else {
      let utf8 = body.count == bytes.count ? bytes : Array(body)
      return DecodedText(
        utf8: plain(utf8, hasNUL: choice.check.hasNUL), charset: Charset.utf8.name, replacements: 0)
    }
    let reading = try Reading(body, as: best.charset, skipping: best.skipped)
    // A stray byte or two is no reason to refuse a page; text that is bad all over is no text.
    let isNoise = reading.foreign >= 16 && reading.meanCost > CharacterCost.noise
    guard reading.replacements <= max(8, reading.foreign / 8), !reading.isBinary, !isNoise else {
      throw .undecodable(
        bytes: body.count, nearest: reading.charset.name, replacements: reading.replacements)
    }
    return text(reading.charset == .big5HKSCS ? try plainBig5(reading, of: body) : reading)
  }

  /// Big5 under its own name, where nothing in the bytes is of Hong Kong's supplement.
  private static func plainBig5(_ reading: Reading, of body: ArraySlice<UInt8>) throws(CharsetError)
    -> Reading
  {
    let plain = try Reading(body, as: .big5, skipping: reading.skipped)
    return plain.replacements <= reading.replacements && plain.cost <= reading.cost ? plain : reading
  }

  private static func text(_ reading: Reading) -> DecodedText {
    DecodedText(
      utf8: plain(reading.utf8, hasNUL: reading.hasNUL), charset: reading.charset.name,
      replacements: reading.replacements)
  }

  /// Valid UTF-8 without NUL bytes and a byte order mark.
  private static func plain(_ utf8: [UInt8], hasNUL: Bool) -> [UInt8] {
    var utf8 = utf8
    if utf8.starts(with: [0xEF, 0xBB, 0xBF]) { utf8.removeFirst(3) }
    if hasNUL { utf8.removeAll { $0 == 0 } }
    return utf8
  }
}
