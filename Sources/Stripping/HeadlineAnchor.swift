internal import Markup

/// Finds the line that prints the headline before it is known where the text is: the text stands below it.
extension HeadlineFinder {
  /// How many lines below the headline the text begins at the latest.
  private static let reach = 40
  /// What the sentence that begins the text weighs at least, in letters.
  private static let sentence = 24
  /// How many times as much text as below it may stand above a line that prints the headline: lists of the newest
  /// pages stand above a short report, but where nearly all of a page does, the line is a remark below the text.
  private static let mostAbove = 4

  /// The first line that is a headline and agrees with the page's head, or is the head's very words, or is the only
  /// heading of its level, and below which a sentence stands.
  func anchor(weights: [Int]) -> Int? {
    var references: [(whole: Scalars, headline: Scalars, first: Scalars)] = []
    for reference in [head.value("title"), head.title].compactMap({ $0 }) where !reference.isEmpty {
      references.append(forms(of: reference))
    }
    let lone = loneHeading
    guard !references.isEmpty || lone != nil else { return nil }
    var above = 0
    let total = weights.reduce(0) { $0 + max(0, $1) }
    for (number, line) in page.lines.enumerated() {
      if number == lone || isAnchor(line, references), above <= Self.mostAbove * (total - above),
        hasText(below: number, weights)
      {
        return number
      }
      above += max(0, weights[number])
    }
    return nil
  }

  /// The only heading of the first level, where it names no site.
  private var loneHeading: Int? {
    let headings = page.lines.indices.filter { page.lines[$0].level == 1 }
    guard headings.count == 1, let number = headings.first else { return nil }
    let line = page.lines[number]
    return line.letters >= 8 && line.linkPercent == 0 && !namesNothing(line.plain) ? number : nil
  }

  private func isAnchor(_ line: Line, _ references: [(whole: Scalars, headline: Scalars, first: Scalars)])
    -> Bool
  {
    guard line.letters >= 4, line.letters <= 120, line.linkPercent <= 50, line.cell == nil else {
      return false
    }
    let isHeading = line.level.map { $0 <= 3 } ?? false
    return references.contains { reference in
      let count = line.letters
      guard isHeading || count == reference.headline.count || count == reference.whole.count else {
        return false
      }
      let folded = line.plain.folded
      if folded == reference.headline || folded == reference.whole { return true }
      return isHeading
        && agrees(folded, whole: reference.whole, headline: reference.headline, first: reference.first)
    }
  }

  private func hasText(below number: Int, _ weights: [Int]) -> Bool {
    weights.dropFirst(number + 1).prefix(Self.reach).contains { $0 >= Self.sentence }
  }
}
