/// One alternative of an indicator's patterns: `慰问+企业!职工`.
struct IndicatorPattern: Sendable, Hashable {
  /// Words that must all occur in the measure.
  var words: [[Unicode.Scalar]]
  /// Words of which none may occur.
  var exclusions: [[Unicode.Scalar]]

  /// The characters that it takes to match: the more, the more specific.
  var weight: Int { words.reduce(0) { $0 + $1.count } }

  /// The alternatives of a cell, or nil where one of them has no word or an empty one.
  static func alternatives(of cell: String) -> [IndicatorPattern]? {
    var patterns: [IndicatorPattern] = []
    for text in cell.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false) {
      var pieces = text.split(separator: "!", omittingEmptySubsequences: false).map(Array.init)[...]
      let head = pieces.removeFirst()
      let words = head.split(separator: "+", omittingEmptySubsequences: false).map(Array.init)
      guard words.allSatisfy({ !$0.isEmpty }), pieces.allSatisfy({ !$0.isEmpty }) else { return nil }
      patterns.append(IndicatorPattern(words: words, exclusions: Array(pieces)))
    }
    return patterns
  }
}
