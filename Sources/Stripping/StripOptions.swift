/// What of stripping can be set in `pipeline.json`.
public struct StripOptions: Sendable, Hashable, Codable {
  /// The most elements of a page open at once; a deeper page is refused, not cut.
  public var depth: Int

  /// The defaults: 4,096 elements.
  public init() { depth = 4_096 }

  private enum CodingKeys: String, CodingKey { case depth }

  /// Options of which any may be left out.
  public init(from decoder: any Decoder) throws {
    self.init()
    let values = try decoder.container(keyedBy: CodingKeys.self)
    depth = try values.decodeIfPresent(Int.self, forKey: .depth) ?? depth
  }
}
