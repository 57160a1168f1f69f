internal import Records

/// Tells texts that are published as samples to write by (`范文`, `20xx年度…总结`): the day that they came out says nothing
/// of what they tell.
enum SampleText {
  /// Whether a text masks its year, or one of its first lines calls it a sample.
  static func isSample(_ clean: CleanText, text: Scalars, lexicon: ExtractLexicon) -> Bool {
    if isYearMasked(clean, text: text) { return true }
    return clean.blocks.prefix(lines).contains { block in
      let range = block.start..<block.end
      return range.count <= longestLine
        && range.contains { lexicon.signals[.sample].longest(text, at: $0, end: range.upperBound) != nil }
    }
  }

  /// Whether a year is masked, 201*年: what it tells was so at the latest on the day that the page came out.
  static func isYearMasked(_ clean: CleanText, text: Scalars) -> Bool {
    clean.repairs.contains {
      $0.rule == "masked-date" && ($0.before.contains("年") || text.scalar($0.end) == "年")
    }
  }

  /// How many lines may say it.
  private static let lines = 8

  /// How many characters such a line may have.
  private static let longestLine = 40
}
