/// Why packed bytes could not be unpacked.
public enum InflateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// They are neither gzip, zlib nor deflate, or were changed on the way: the checksum is wrong.
  case damaged
  /// They end before what was packed does.
  case truncated
  /// They give more bytes than are allowed.
  case tooLarge

  /// What is wrong.
  public var description: String {
    switch self {
    case .damaged: "the compressed bytes are damaged"
    case .truncated: "the compressed bytes end too early"
    case .tooLarge: "the compressed bytes give more than is allowed"
    }
  }
}
