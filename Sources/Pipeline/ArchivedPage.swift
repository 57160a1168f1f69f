/// A page in a WARC file, as an index of its records tells it.
public struct ArchivedPage: Sendable, Hashable, Codable {
  /// The file, where the program can open it.
  public var warc: String
  /// Where its record begins: in a packed file, the gzip member that holds it.
  public var offset: Int
  /// How many records of the same gzip member stand before it: 0 where each has one of its own.
  public var turn: Int
  /// The source of `pipeline.json` that it belongs to.
  public var source: String
  /// Its URL, in normal form; nil where who asks need not know.
  public var url: String?
  /// When it was fetched, RFC 3339.
  public var retrievedAt: String?
  /// Whether the program that wrote the file cut the record short.
  public var isTruncated: Bool?

  private enum CodingKeys: String, CodingKey {
    case warc, offset, turn, source, url
    case retrievedAt = "retrieved_at"
    case isTruncated = "truncated"
  }
}
