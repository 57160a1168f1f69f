/// A page's text, read once from its bytes.
public struct DecodedText: Sendable, Hashable {
  /// The text's UTF-8 bytes, without byte order mark and NUL.
  public var utf8: [UInt8]
  /// The charset it was read in, by its IANA name: `UTF-8`, `GB18030`, `Big5`, `Big5-HKSCS`, `UTF-16LE`, ….
  public var charset: String
  /// How many places of the bytes meant nothing in that charset; each is U+FFFD in the text.
  public var replacements: Int

  /// The charsets, parted by a blank, that the text had wrongly been read in before the page was saved, the last
  /// first; nil for a text that nobody misread. Where there are any, the text is as it was meant, and ``charset`` the
  /// one that it was meant to be read in.
  public var misreadAs: String?

  /// The text, without byte order mark and NUL.
  public var text: String { String(decoding: utf8, as: UTF8.self) }

  /// A decoded text.
  public init(text: String, charset: String, replacements: Int, misreadAs: String? = nil) {
    self.init(utf8: Array(text.utf8), charset: charset, replacements: replacements, misreadAs: misreadAs)
  }

  /// A decoded text, from its bytes, which are valid UTF-8.
  init(utf8: [UInt8], charset: String, replacements: Int, misreadAs: String? = nil) {
    self.utf8 = utf8
    self.charset = charset
    self.replacements = replacements
    self.misreadAs = misreadAs
  }
}

/// Why bytes are no text.
public enum CharsetError: Error, Sendable, Hashable, CustomStringConvertible {
  /// In no charset do the bytes make a text; with the one that came nearest and its count of bad places.
  case undecodable(bytes: Int, nearest: String, replacements: Int)
  /// The C library has no converter for a charset.
  case noConverter(charset: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .undecodable(let bytes, let nearest, let replacements):
      "the \(bytes) bytes are text in no charset known here (nearest: \(nearest), \(replacements) bad places): "
        + "check that the file is a page and no picture, archive or PDF"
    case .noConverter(let charset):
      "the C library has no converter for \(charset): install its gconv modules (Debian, Ubuntu: libc6)"
    }
  }
}
