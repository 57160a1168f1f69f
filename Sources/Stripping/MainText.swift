internal import Markup

/// Finds the part of a page that holds the report.
///
/// Every line has a weight: sentences weigh their length, lists of links and short lines weigh less than nothing.
/// The part is the element whose lines weigh most together: its parent would add only navigation, a child would
/// lose paragraphs. Names of common editors' containers tip near equals.
struct MainText {
  /// Where it begins and ends in the tree.
  let range: Range<Int>
  /// Lines that stand in parts of the page named as furniture or belong to other documents, by their number.
  let furniture: Set<Int>
  /// The parts named as furniture, by their nodes, in order.
  let furnitureParts: [Range<Int>]
  /// The number of the first line of the report that is a sentence; above it stand headline and facts.
  let firstSentence: Int
  /// Whether anything on the page reads like a report.
  let isFound: Bool

  init(_ page: PageLines, in tree: MarkupTree, words: StripWords, headline: (_ weights: [Int]) -> Int?) {
    let lines = page.lines
    let plain = lines.map(Self.weight)
    let anchor = headline(plain)
    let total = plain.reduce(0) { $0 + max(0, $1) }
    furnitureParts = Self.furnitureParts(page, tree, weights: plain, total: total)
    furniture = Self.lines(of: page, in: furnitureParts).union(page.otherTexts)
    // Sums before each node, so that the weight of an element is a difference.
    var sums = [Int](repeating: 0, count: tree.nodes.count + 1)
    var losses = sums
    var weights = plain
    for (number, line) in lines.enumerated() {
      if furniture.contains(number) { weights[number] = min(plain[number], 0) - 10 }
      // The headline and what stands above it are none of the text.
      if let anchor, number <= anchor { weights[number] = min(weights[number], 0) }
      let weight = weights[number]
      sums[line.node + 1] += weight
      losses[line.node + 1] -= min(0, weight)
    }
    for index in 1..<max(1, sums.count) {
      sums[index] += sums[index - 1]
      losses[index] += losses[index - 1]
    }
    var best: (index: Int, weight: Int)?
    for (index, node) in tree.nodes.enumerated() where !node.isText && node.end > index + 1 {
      var weight = sums[node.end] - sums[index]
      // A container of an editor holds the report as a whole, its lists of links included.
      if page.contentNodes.contains(index) {
        let loss = losses[node.end] - losses[index]
        if weight + loss > 0 { weight += max(0, weight) / 8 + loss / 2 + 20 }
      }
      guard weight > 0 else { continue }
      if let leader = best, leader.weight > weight { continue }
      best = (index, weight)
    }
    if let best, best.weight > 0 {
      let runs = TextRuns(page, in: tree, weights: weights, words: words)
      let heaviest = best.index..<tree.nodes[best.index].end
      range = runs.narrowed(runs.holding(anchor, within: heaviest), below: anchor)
      isFound = true
      let range = range
      firstSentence =
        lines.indices.first {
          range.contains(lines[$0].node) && weights[$0] >= Self.sentenceWeight && lines[$0].level == nil
        } ?? lines.indices.first { range.contains(lines[$0].node) } ?? 0
    } else {
      range = 0..<0
      isFound = false
      firstSentence = lines.count
    }
  }

  /// What a line of forty letters weighs.
  private static let sentenceWeight = 40

  /// The most that a part named as furniture may weigh of the page, in percent: above it the name lies.
  private static let furniturePercent = 40

  private static func furnitureParts(
    _ page: PageLines, _ tree: MarkupTree, weights: [Int], total: Int
  ) -> [Range<Int>] {
    var sums = [Int](repeating: 0, count: tree.nodes.count + 1)
    for (number, line) in page.lines.enumerated() { sums[line.node + 1] += max(0, weights[number]) }
    for index in 1..<max(1, sums.count) { sums[index] += sums[index - 1] }
    var ranges: [Range<Int>] = []
    for index in page.furnitureNodes {
      let end = tree.nodes[index].end
      if let last = ranges.last, last.upperBound >= end { continue }
      guard (sums[end] - sums[index]) * 100 <= total * furniturePercent else { continue }
      ranges.append(index..<end)
    }
    return ranges
  }

  /// The lines that begin within ranges of nodes.
  private static func lines(of page: PageLines, in ranges: [Range<Int>]) -> Set<Int> {
    var out: Set<Int> = []
    var turn = 0
    for (number, line) in page.lines.enumerated() {
      while turn < ranges.count, ranges[turn].upperBound <= line.node { turn += 1 }
      if turn < ranges.count, ranges[turn].contains(line.node) { out.insert(number) }
    }
    return out
  }

  /// What a line weighs, in letters.
  static func weight(of line: Line) -> Int {
    let links = line.linkPercent
    if links > 50 { return -(4 + line.letters / 4) }
    if line.cell != nil { return line.letters / 2 }
    guard line.punctuation > 0, line.letters >= 8 else {
      return line.level != nil || line.letters == 0 ? 0 : -min(6, 2 + line.letters / 10)
    }
    return (line.letters + 4 * line.punctuation) * (100 - links) / 100
  }
}
