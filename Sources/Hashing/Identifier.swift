/// The dataset's identifiers: a letter and 16 hexadecimal digits, so that no spreadsheet takes one for a number.
public enum Identifier {
  /// `d` + 16 hex digits of a source's identity (its normalized URL, or its path below the raw folder).
  public static func document(identity: String) -> String { "d" + digits(of: identity) }

  /// `s` + 16 hex digits of what names a statistic: its document, the letters around it, its turn.
  public static func statistic(document: String, before: String, after: String, turn: Int) -> String {
    "s" + digits(of: [document, before, after, String(turn)].joined(separator: "\u{1F}"))
  }

  /// The same for the many statistics of a document: `key` is what names one, in UTF-8, its parts parted by U+001F.
  public static func statistic(key: [UInt8], digest: ShortDigest) -> String {
    String(decoding: digest.prefix(of: key, behind: UInt8(ascii: "s")), as: UTF8.self)
  }

  private static func digits(of text: String) -> String { String(SHA256Digest.hex(of: text).prefix(16)) }
}
