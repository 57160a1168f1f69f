/// A text that was read in a wrong charset before it was saved, put right where that is proved.
///
/// UTF-8 or GB18030 that some program took for windows-1252 (or ISO-8859-1), once or twice, and UTF-8 that it took
/// for GBK. Proved is: the whole text can be written in the wrong charset; the bytes are strictly text in the right
/// one, so that nothing was lost; and that text is common Chinese, while the one seen is far from it
/// (``CharacterCost``). Anything else is left alone, byte for byte.
struct Misreading {
  /// The text as it was meant.
  let text: String
  /// The charset that it was meant to be read in.
  let charset: Charset
  /// The charsets that it was read in instead, the last first: two where it happened twice.
  let wrong: [Charset]

  /// Looks at a text; nil where it is as it should be, or where nothing is proved. A text whose first characters are
  /// common ones costs no more than a look at those.
  init?(of utf8: [UInt8]) {
    let seen = Seen(utf8, limit: Self.lookAhead)
    guard seen.foreign >= Self.leastForeign, seen.cost >= seen.foreign * Self.suspicious || seen.isWestern
    else {
      return nil
    }
    self.init(String(decoding: utf8, as: UTF8.self), wrong: [], seen: Seen(utf8))
  }

  /// Peels off one wrong reading, and looks for another below it.
  private init?(_ text: String, wrong: [Charset], seen: Seen) {
    for charset in [Charset.windows1252, .gb18030] {
      guard let bytes = WrongCharset.bytes(of: text, in: charset) else { continue }
      let wrong = wrong + [charset]
      let check = UTF8Check(bytes[...])
      if check.isValid, check.multibyte > 0 {
        let inner = Self.string(bytes)
        if Self.proves(inner, least: Self.leastHanUTF8, seen: seen) {
          (self.text, self.charset, self.wrong) = (inner, .utf8, wrong)
          return
        }
        if wrong.count < Self.deepest, let deeper = Misreading(inner, wrong: wrong, seen: seen) {
          self = deeper
          return
        }
      } else if charset == .windows1252, let inner = Self.strictGB18030(bytes),
        Self.proves(inner, least: Self.leastHanGB18030, seen: seen)
      {
        (self.text, self.charset, self.wrong) = (inner, .gb18030, wrong)
        return
      }
    }
    return nil
  }

  /// How many characters outside ASCII are looked at before a text passes for what it should be.
  private static let lookAhead = 400
  /// Common Chinese has a mean cost of 75 to 90, UTF-8 read as GBK one above 120.
  private static let suspicious = 105
  private static let leastForeign = 4
  /// Three letters in a row that are one character of UTF-8 come about by no chance; two in a row that are a common
  /// character of GBK do, but not again and again.
  private static let leastHanUTF8 = 2
  private static let leastHanGB18030 = 4
  private static let deepest = 3

  private static func proves(_ inner: String, least: Int, seen: Seen) -> Bool {
    let meant = Seen(Array(inner.utf8))
    return meant.han >= least && meant.han * 2 >= meant.foreign
      && meant.cost <= meant.foreign * CharacterCost.plausible && meant.cost * 10 <= seen.cost * 7
  }

  private static func strictGB18030(_ bytes: [UInt8]) -> String? {
    guard let reading = try? Reading(bytes[...], as: .gb18030), reading.replacements == 0 else { return nil }
    return string(reading.utf8)
  }

  private static func string(_ utf8: [UInt8]) -> String {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return String(decoding: utf8.starts(with: mark) ? utf8[3...] : utf8[...], as: UTF8.self)
  }

  /// What the characters outside ASCII of a text are.
  private struct Seen {
    var foreign = 0
    var han = 0
    var cost = 0
    private var western = 0

    /// Counts up to `limit` of them.
    init(_ utf8: [UInt8], limit: Int = .max) {
      let table = CharacterCost.table
      var index = 0
      while index < utf8.count {
        guard utf8[index] >= 0x80 else {
          index += 1
          continue
        }
        let (value, length) = UTF8Check.scalar(utf8, at: index)
        index += length
        foreign += 1
        cost += table.cost(of: value)
        if 0x4E00...0x9FFF ~= value { han += 1 }
        if value < 0x0250 { western += 1 }
        if foreign == limit { return }
      }
    }

    /// Whether most are letters and signs of western alphabets, which are cheap and make no Chinese text.
    var isWestern: Bool { western * 2 >= foreign }
  }
}

/// A text's bytes in a charset that it was wrongly read in.
enum WrongCharset {
  /// The bytes; nil where the charset lacks a character of the text.
  static func bytes(of text: String, in charset: Charset) -> [UInt8]? {
    charset == .windows1252 ? western(text) : chinese(text)
  }

  /// windows-1252 and ISO-8859-1 at once: where the one has signs the other has controls, which no text holds.
  private static func western(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.value < 0x100 {
        bytes.append(UInt8(scalar.value))
      } else if let index = signs.firstIndex(of: scalar.value) {
        bytes.append(UInt8(0x80 + index))
      } else {
        return nil
      }
    }
    return bytes
  }

  /// What windows-1252 has at 0x80 to 0x9F (WHATWG Encoding, index-windows-1252); 0 where it has nothing of its own.
  private static let signs: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
    0x017E,
    0x0178,
  ]

  /// GBK as Windows reads it, where 0x80 is the euro sign: 一 is E4 B8 80.
  private static func chinese(_ text: String) -> [UInt8]? {
    let euro: Unicode.Scalar = "\u{20AC}"
    guard let writer = try? Converter(to: .gb18030) else { return nil }
    var bytes: [UInt8] = []
    for (turn, piece) in text.unicodeScalars.split(separator: euro, omittingEmptySubsequences: false)
      .enumerated()
    {
      if turn > 0 { bytes.append(0x80) }
      let written = writer.convert(Array(String(piece).utf8)[...])
      guard written.replacements == 0 else { return nil }
      bytes += written.bytes
    }
    return bytes
  }
}
