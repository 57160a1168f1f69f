/// One alternative of an indicator's patterns as it is written: `慰问/走访+企业!职工`.
///
/// It holds slices of its cell, not words of their own: the cells are a megabyte, and every program reads them.
struct IndicatorPattern: Sendable {
  /// A word in UTF-8, with the `^` before it where the measure must begin with it, and the `$` behind it where the
  /// measure must end with it.
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
      for choice in pieces {
        guard let words = words(of: choice) else { return nil }
        pattern.exclusions += words
      }
      patterns.append(pattern)
    }
    return patterns
  }

  /// Whether a word stands at the beginning or the end of the measure only, and its text without the signs of that.
  static func bounds(of word: Spelling) -> (isFirst: Bool, isLast: Bool, text: Spelling) {
    var text = word
    let isFirst = text.first == UInt8(ascii: "^")
    if isFirst { text.removeFirst() }
    let isLast = text.last == UInt8(ascii: "$")
    if isLast { text.removeLast() }
    return (isFirst, isLast, text)
  }

  /// The words of a choice, `走访/慰问`, or nil where one is empty.
  private static func words(of choice: ArraySlice<UInt8>) -> [Spelling]? {
    let words = choice.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return words.allSatisfy { !bounds(of: $0).text.isEmpty } ? words : nil
  }
}
