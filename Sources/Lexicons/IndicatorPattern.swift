/// One alternative of an indicator's patterns: `慰问+企业!职工`.
struct IndicatorPattern: Sendable, Hashable {
  /// A word, and where in the measure it must stand.
  struct Word: Sendable, Hashable {
    var text: [Unicode.Scalar]
    /// Whether the measure must begin with it: `^会员`.
    var isFirst = false
    /// Whether the measure must end with it: `企业$`.
    var isLast = false
  }

  /// Words that must all occur in the measure.
  var words: [Word]
  /// Words of which none may occur.
  var exclusions: [Word]

  /// The characters that it takes to match: the more, the more specific.
  var weight: Int { words.reduce(0) { $0 + $1.text.count } }

  /// The alternatives of a cell, or nil where one of them has no word or an empty one.
  ///
  /// A word that is several joined by `/` stands for any of them: `慰问/走访+企业` is two alternatives.
  static func alternatives(of cell: String) -> [IndicatorPattern]? {
    var patterns: [IndicatorPattern] = []
    for text in cell.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false) {
      var pieces = text.split(separator: "!", omittingEmptySubsequences: false)[...]
      let head = pieces.removeFirst()
      var rows: [[Word]] = [[]]
      for choice in head.split(separator: "+", omittingEmptySubsequences: false) {
        guard let words = words(of: choice) else { return nil }
        rows = rows.flatMap { row in words.map { row + [$0] } }
      }
      var exclusions: [Word] = []
      for choice in pieces {
        guard let words = words(of: choice) else { return nil }
        exclusions += words
      }
      patterns += rows.map { IndicatorPattern(words: $0, exclusions: exclusions) }
    }
    return patterns
  }

  /// The words of a choice, `走访/慰问`, or nil where one is empty.
  private static func words(of choice: Substring.UnicodeScalarView) -> [Word]? {
    var words: [Word] = []
    for text in choice.split(separator: "/", omittingEmptySubsequences: false) {
      var text = text
      var word = Word(text: [])
      if text.first == "^" {
        word.isFirst = true
        text.removeFirst()
      }
      if text.last == "$" {
        word.isLast = true
        text.removeLast()
      }
      guard !text.isEmpty else { return nil }
      word.text = Array(text)
      words.append(word)
    }
    return words
  }
}
