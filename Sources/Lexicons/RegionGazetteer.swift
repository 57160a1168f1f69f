public import Records
/// temporary
public struct RegionGazetteer: Sendable {
  /// temporary
  public struct Hit: Sendable { public var start: Int; public var end: Int; public var code: String; public var name: String }
  /// temporary
  public init(_ lexicons: Lexicons) {}
  /// temporary
  public func find(in text: [Unicode.Scalar], _ range: Range<Int>) -> [Hit] { [] }
  /// temporary
  public func resolve(name: String, within: String?) -> Region? { nil }
}
