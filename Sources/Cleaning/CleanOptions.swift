/// What a pipeline may set about cleaning.
public struct CleanOptions: Sendable, Hashable, Codable {
  /// More lines that are page furniture where they stand alone, in the form of `furniture.tsv`: `#` stands for a
  /// number, the first one being the page; blanks do not count. Example: `第#版要闻`.
  public var furniture: [String]

  /// Options; nothing is added unless said.
  public init(furniture: [String] = []) { self.furniture = furniture }

  /// Reads options; a missing key has its default.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    furniture = try container.decodeIfPresent([String].self, forKey: .furniture) ?? []
  }
}
