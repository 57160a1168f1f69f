/// A range of a text, or none, in eight bytes.
struct TextRange: Sendable {
  private var lower: Int32
  private var upper: Int32

  /// No range.
  static let none = TextRange(nil)

  init(_ range: Range<Int>?) {
    lower = Int32(range?.lowerBound ?? -1)
    upper = Int32(range?.upperBound ?? -1)
  }

  /// The range; an empty one at -1 for none.
  var range: Range<Int> { Int(lower)..<Int(upper) }

  /// The range; nil for none.
  var rangeOrNil: Range<Int>? { lower < 0 ? nil : range }
}
