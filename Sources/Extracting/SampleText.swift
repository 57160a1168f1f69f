internal import Records

/// Tells texts that are published as samples to write by (`范文`, `20xx年度…总结`): the day that they came out says nothing
/// of what they tell.
enum SampleText {
  /// Whether a text masks its year, or one of its first lines calls it a sample.
  static func isSample(_ clean: CleanText, text: Scalars, lexicon: ExtractLexicon) -> Bool {
    let isYearMasked = clean.repairs.contains {
      $0.rule == "masked-date" && ($0.before.contains("年") || text.scalar($0.end) == "年")
    }
    if isYearMasked { return true }
    return clean.blocks.prefix(lines).contains { block in
      let range = block.start..<block.end
      return range.count <= longestLine
        && range.contains { lexicon.signals[.sample].longest(text, at: $0, end: range.upperBound) != nil }
    }
  }

  /// How many lines may say it.
  private static let lines = 8

  /// How many characters such a line may have.
  private static let longestLine = 40
}
