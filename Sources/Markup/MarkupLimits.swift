/// What a page may cost: beyond these it is refused, with a ``MarkupError`` that says so.
public struct MarkupLimits: Sendable, Hashable {
  /// The most UTF-8 bytes of a page.
  public var bytes: Int
  /// The most elements open at once. Old pages leave hundreds of `<font>` open; an attack leaves millions, and
  /// libxml2 takes quadratic time over their end tags.
  public var depth: Int

  /// Limits; what is not given is 16 MB and 4,096 elements.
  public init(bytes: Int = 16 << 20, depth: Int = 4_096) {
    self.bytes = bytes
    self.depth = depth
  }
}

/// Why a page was not parsed.
public enum MarkupError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The page has more bytes than ``MarkupLimits/bytes``.
  case tooLarge(bytes: Int, limit: Int)
  /// More elements are open at once than ``MarkupLimits/depth``.
  case tooDeep(limit: Int)
  /// libxml2 gave up; with its own words.
  case parser(String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .tooLarge(let bytes, let limit):
      "the page has \(bytes) bytes of UTF-8, more than the \(limit) that are parsed: split it, or leave it out"
    case .tooDeep(let limit):
      "more than \(limit) elements are open at once: the page is damaged, or made to harm: mend its end tags, or raise the depth of strip"
    case .parser(let message):
      "libxml2 could not parse the page (\(message)): look at the raw page; it is probably no HTML"
    }
  }
}
