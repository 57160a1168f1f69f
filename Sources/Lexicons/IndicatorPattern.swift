/// One alternative of an indicator's patterns as it is written: `慰问/走访+企业!职工`.
///
/// It holds slices of its cell, not words of their own: the cells are a megabyte, and every program reads them.
struct IndicatorPattern: Sendable {
  /// A word in UTF-8, with the `^` before it where the measure must begin with it, the `$` behind it where the
  /// measure must end with it, and the `~` before it where the words around the number count too.
  typealias Spelling = ArraySlice<UInt8>

  /// Of each choice one word must occur in the measure.
  var choices: [[Spelling]]
  /// Words of which none may occur.
  var exclusions: [Spelling]

  /// The alternatives of a cell, or nil where one of them has no word or an empty one.
  ///
  /// A word that is several joined by `/` stands for any of them: `慰问/走访+企业`.
  static func alternatives(of cell: String) -> [IndicatorPattern]? {
    var patterns: [IndicatorPattern] = []
    for text in Array(cell.utf8).split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false) {
      var pieces = text.split(separator: UInt8(ascii: "!"), omittingEmptySubsequences: false)[...]
      var pattern = IndicatorPattern(choices: [], exclusions: [])
      for choice in pieces.removeFirst().split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
      {
        guard let words = words(of: choice) else { return nil }
        pattern.choices.append(words)
      }
      guard pattern.choices.contains(where: { !$0.contains { bounds(of: $0).isContext } }) else { return nil }
      for choice in pieces {
        guard let words = words(of: choice) else { return nil }
        pattern.exclusions += words
      }
      patterns.append(pattern)
    }
    return patterns
  }

  /// Where a word stands, and its text without the signs of that.
  struct Bounds {
    var text: Spelling
    /// Whether it must begin the measure, and whether it must end it.
    var isFirst = false
    var isLast = false
    /// Whether the words around the number count too.
    var isContext = false
  }

  /// Reads the signs of a word.
  static func bounds(of word: Spelling) -> Bounds {
    var bounds = Bounds(text: word)
    bounds.isContext = word.first == UInt8(ascii: "~")
    if bounds.isContext { bounds.text.removeFirst() }
    bounds.isFirst = bounds.text.first == UInt8(ascii: "^")
    if bounds.isFirst { bounds.text.removeFirst() }
    bounds.isLast = bounds.text.last == UInt8(ascii: "$")
    if bounds.isLast { bounds.text.removeLast() }
    return bounds
  }

  /// The words of a choice, `走访/慰问`, or nil where one is empty.
  private static func words(of choice: ArraySlice<UInt8>) -> [Spelling]? {
    let words = choice.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return words.allSatisfy { !bounds(of: $0).text.isEmpty } ? words : nil
  }
}
