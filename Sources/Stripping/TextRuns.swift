internal import Markup

/// Tells the report from other texts of the same part of a page, where no element holds the report alone: comments,
/// notes of the site, a second article.
///
/// Sentences follow each other in runs; links, labels and other short lines part one run from the next. The main run
/// is the heaviest, or the one below the headline. A run that stands in the same element as the main run belongs to
/// it, and so does one that is nearly as heavy or stands in an element of the same class: reports are cut in two by
/// pictures and advertisements.
struct TextRuns {
  private let page: PageLines
  private let tree: MarkupTree
  private let weights: [Int]
  private let words: StripWords

  /// What the lines between two runs weigh at least: four links, or as many labels.
  private static let gap = 20
  /// A run in another element that weighs so much of the main one belongs to it, in percent, where no more than this
  /// parts them.
  private static let nearPercent = 70
  private static let nearGap = 60
  /// What a line of forty letters weighs: the lines that tell which element holds a run.
  private static let sentence = 40
  /// How many times as heavy as the run below the headline another one must be to be the report.
  private static let headlineFactor = 5

  init(_ page: PageLines, in tree: MarkupTree, weights: [Int], words: StripWords) {
    self.page = page
    self.tree = tree
    self.weights = weights
    self.words = words
  }

  /// A run: its first and last line, and its weight.
  struct Run {
    var first: Int
    var last: Int
    var weight: Int
  }

  /// The runs among lines.
  func runs(in lines: Range<Int>) -> [Run] {
    var out: [Run] = []
    var loss = 0
    for number in lines {
      let weight = weights[number]
      guard weight > 0 else {
        loss -= weight
        continue
      }
      if loss < Self.gap, let last = out.indices.last {
        out[last].last = number
        out[last].weight += weight
      } else {
        out.append(Run(first: number, last: number, weight: weight))
      }
      loss = 0
    }
    return out
  }

  /// The main one.
  func main(of runs: [Run], below anchor: Int?) -> Run? {
    guard let heaviest = runs.max(by: { $0.weight < $1.weight }) else { return nil }
    guard let anchor, let first = runs.first(where: { $0.first > anchor && $0.weight >= Self.gap }),
      heaviest.weight <= Self.headlineFactor * first.weight
    else { return heaviest }
    return first
  }

  /// The smallest element that holds the sentences of a run, and more than one block.
  func holder(of run: Run) -> Int {
    let lines = run.first...run.last
    let first = lines.first { weights[$0] >= Self.sentence } ?? run.first
    let last = page.lines[lines.last { weights[$0] >= Self.sentence } ?? run.last].node
    var node = max(0, page.lines[first].holder)
    if page.lines[first].node == last { node = max(0, tree.nodes[node].parent) }
    while tree.nodes[node].end <= last, tree.nodes[node].parent >= 0 { node = tree.nodes[node].parent }
    return node
  }

  /// The nodes in which the main run stands: the heaviest element's, or those of another one that holds the text below
  /// the headline where the heaviest does not.
  func holding(_ anchor: Int?, within heaviest: Range<Int>) -> Range<Int> {
    guard let anchor, let main = main(of: runs(in: anchor..<page.lines.count), below: anchor),
      !heaviest.overlaps(page.lines[main.first].node..<page.lines[main.last].node + 1)
    else { return heaviest }
    let home = holder(of: main)
    return home..<tree.nodes[home].end
  }

  /// The part of a range of nodes that is left when texts of others before and behind the main run are left out.
  func narrowed(_ range: Range<Int>, below anchor: Int?) -> Range<Int> {
    let lines = page.line(after: range.lowerBound)..<page.line(after: range.upperBound)
    let runs = runs(in: lines)
    guard runs.count > 1, let main = main(of: runs, below: anchor) else { return range }
    let home = holder(of: main)
    let kept = runs.filter { $0.first == main.first || belongs($0, to: main, home: home) }
    guard kept.count < runs.count, let first = kept.first, let last = kept.last else { return range }
    var start = range.lowerBound
    var end = range.upperBound
    if first.first != runs.first?.first {
      let edge = lines.lowerBound..<first.first
      if let line = edge.last(where: { isEdge($0) }) { start = page.lines[line].node + 1 }
    }
    if last.last != runs.last?.last {
      let edge = (last.last + 1)..<lines.upperBound
      if let line = edge.first(where: { isEdge($0) }) { end = page.lines[line].node }
    }
    return start..<end
  }

  /// Whether a line beside a text is none of it: a link, or text of another run.
  private func isEdge(_ number: Int) -> Bool {
    weights[number] > 0 || page.lines[number].linkPercent > 50
  }

  private func belongs(_ run: Run, to main: Run, home: Int) -> Bool {
    if (home..<tree.nodes[home].end).contains(page.lines[run.first].node) { return true }
    if run.weight * 100 >= main.weight * Self.nearPercent, !isParted(run, from: main) { return true }
    let other = holder(of: run)
    guard tree.nodes[other].name == tree.nodes[home].name,
      let name = tree.value(.class, of: tree.nodes[home]), !name.isEmpty
    else { return false }
    return tree.value(.class, of: tree.nodes[other]).map { $0.elementsEqual(name) } ?? false
  }

  /// Whether what stands between two runs is more than a picture or an advertisement: many links, or the end of a text.
  private func isParted(_ run: Run, from main: Run) -> Bool {
    let between = run.first > main.last ? main.last + 1..<run.first : run.last + 1..<main.first
    if between.reduce(0, { $0 - min(0, weights[$1]) }) >= Self.nearGap { return true }
    return between.contains { number in
      switch words.role(of: page.lines[number]) {
      case .furniture, .tail, .editor: true
      case .text, .facts, .caption: false
      }
    }
  }
}
