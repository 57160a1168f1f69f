/// How a word for a region that only its context names points at it.
public enum RegionReference: String, Sendable {
  /// 我市, 本市: the place of the one who speaks.
  case speaker
  /// 该市: the place named before.
  case spoken
  /// 市总工会, 市直: a body of the place that is spoken of.
  case body
  /// 兵地, 南疆四地州: places that have no code of their own, told as worded.
  case area
  /// 全市: the whole of a place, the document's where it can be.
  case whole
}
