internal import Decoding
internal import Markup

/// A feed or sitemap as a tree, whatever charset its bytes are in.
enum XMLPage {
  /// The tree of a document's bytes: decoded by what it declares itself, what the transport says, and what the bytes
  /// bear out. Throws ``XMLPageError``.
  static func parse(
    _ bytes: [UInt8], url: String, declaredCharset: String?, cap: Int
  ) throws(XMLPageError) -> XMLTree {
    guard bytes.count <= cap else { throw .tooLarge(url: url, cap: cap) }
    let decoded: DecodedText
    do {
      decoded = try CharsetDecoder.decode(
        bytes, declared: declaredCharset ?? encoding(of: bytes), isHTML: false)
    } catch { throw .unreadable(url: url, reason: "\(error)") }
    do {
      return try XMLTree.parse(utf8: decoded.utf8, limits: MarkupLimits(bytes: cap &* 3 / 2, depth: 256))
    } catch { throw .unreadable(url: url, reason: "\(error)") }
  }

  /// What the XML declaration names; nil where there is none, or none in an encoding that holds ASCII as it is.
  private static func encoding(of bytes: [UInt8]) -> String? {
    let head = bytes.prefix(256)
    guard let start = head.firstIndex(where: { $0 > 0x20 && $0 < 0x80 }),
      head[start...].starts(with: Array("<?xml".utf8)), let end = head.firstIndex(of: 0x3E)
    else { return nil }
    let text = String(decoding: head[start..<end], as: UTF8.self)
    guard let name = text.firstRange(of: "encoding") else { return nil }
    let rest = text[name.upperBound...].drop { $0 == " " || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return String(rest.dropFirst().prefix { $0 != quote })
  }
}

/// Why a feed or sitemap could not be read.
public enum XMLPageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// It has more bytes than allowed.
  case tooLarge(url: String, cap: Int)
  /// It is no text, or no XML at all.
  case unreadable(url: String, reason: String)
  /// It is XML of another kind; with the name of its root.
  case otherKind(url: String, root: String, expected: String)

  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .tooLarge(let url, let cap): "\(url): has more than \(cap) bytes: name one that is split into parts"
    case .unreadable(let url, let reason): "\(url): \(reason)"
    case .otherKind(let url, let root, let expected):
      "\(url): is no \(expected) but <\(root)>: look at it in a browser, and name the right address"
    }
  }
}
