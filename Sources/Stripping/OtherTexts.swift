internal import Markup
internal import Records

/// Finds the entries of lists on a page that belong to other documents: teasers of other pages, each a headline that
/// is a link with a summary below it, and the further posts of a page that holds several in full.
///
/// Their sentences read like a report's, so that no line tells them apart; that elements of the same shape stand
/// side by side does.
struct OtherTexts {
  private let lines: [Line]
  private let tree: MarkupTree

  /// The fewest entries of a list.
  private static let entries = 3
  /// The fewest letters of a teaser's headline.
  private static let headlineLetters = 6
  /// The most lines of a teaser: its headline, its source, its summary, and links.
  private static let teaserLines = 6
  /// The most sentences of a teaser's summary that stand on lines of their own.
  private static let summaryLines = 2
  /// The most letters of a post's headline.
  private static let titleLetters = 40

  /// The numbers of their lines.
  static func lines(of lines: [Line], in tree: MarkupTree, words: StripWords) -> Set<Int> {
    let finder = OtherTexts(lines: lines, tree: tree)
    let teasers = finder.teasers()
    let posts = finder.posts(words)
    guard !teasers.isEmpty else { return posts }
    // A page of nothing but teasers has no other text to be read.
    let found = teasers.union(posts)
    let hasText = lines.indices.contains {
      !found.contains($0) && isSentence(lines[$0]) && lines[$0].letters >= 20
    }
    return hasText ? found : posts
  }

  /// Siblings of which each has a link as its headline and a sentence or two below it.
  private func teasers() -> Set<Int> {
    let headlines = lines.indices.filter {
      lines[$0].linkPercent > 50 && lines[$0].letters >= Self.headlineLetters && lines[$0].cell == nil
    }
    var found: Set<Int> = []
    for list in lists(of: headlines) {
      let teasers = list.filter { entry in
        let summary = entry.lines.filter { Self.isSentence(lines[$0]) }
        return entry.lines.count <= Self.teaserLines && (1...Self.summaryLines).contains(summary.count)
          && summary.allSatisfy { $0 > entry.mark } && lines[entry.lines].allSatisfy { $0.cell == nil }
      }
      guard teasers.count >= Self.entries else { continue }
      for teaser in teasers { found.formUnion(teaser.lines) }
    }
    return found
  }

  /// Siblings of which each has a title, below it the moment of posting on a line of its own, then a text. The first
  /// one stays where less text stands above it than in it: it is what the page is read for.
  private func posts(_ words: StripWords) -> Set<Int> {
    let stamps = lines.indices.filter { number in
      let line = lines[number]
      guard line.letters >= 8, line.letters <= 20, line.cell == nil, line.hasDigits else { return false }
      guard let stamp = Stamp(line.plain, words: words) else { return false }
      return stamp.body == nil && stamp.date.time != nil
    }
    var found: Set<Int> = []
    for list in lists(of: stamps) {
      let posts = list.filter { entry in
        guard let first = entry.lines.first, entry.mark == first + 1 else { return false }
        return lines[first].letters <= Self.titleLetters
          && lines[entry.lines].contains { Self.isSentence($0) }
      }
      guard posts.count >= Self.entries, let first = posts.first else { continue }
      let isMain = letters(of: 0..<first.lines.lowerBound) < letters(of: first.lines)
      for post in posts.dropFirst(isMain ? 1 : 0) { found.formUnion(post.lines) }
    }
    return found
  }

  /// The letters of the sentences among lines.
  private func letters(of range: Range<Int>) -> Int {
    lines[range].reduce(0) { $0 + (Self.isSentence($1) ? $1.letters : 0) }
  }

  private static func isSentence(_ line: Line) -> Bool { line.isParagraph && line.linkPercent <= 50 }

  /// An element among its siblings: its lines, and the one that was looked for.
  private struct Entry {
    let lines: Range<Int>
    let mark: Int
  }

  /// The lists whose entries hold marks; of several marks in one entry one stands for it.
  private func lists(of marks: [Int]) -> [[Entry]] {
    var lists: [[Entry]] = []
    // Lists that are still open, each within an entry of the one before it.
    var open: [(parent: Int, list: Int)] = []
    for (mark, next) in zip(marks, marks.dropFirst()) {
      guard let (parent, left, right) = siblings(lines[mark].node, lines[next].node) else { continue }
      while let last = open.last, last.parent > parent || tree.nodes[last.parent].end <= parent {
        open.removeLast()
      }
      if let last = open.last, last.parent == parent {
        lists[last.list].append(entry(right, mark: next))
      } else {
        open.append((parent, lists.count))
        lists.append([entry(left, mark: mark), entry(right, mark: next)])
      }
    }
    return lists
  }

  private func entry(_ node: Int, mark: Int) -> Entry {
    let end = tree.nodes[node].end
    return Entry(lines: place(of: node)..<place(of: end), mark: mark)
  }

  /// The number of the first line that begins at a node or after it.
  private func place(of node: Int) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].node < node { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The nearest element around two nodes, and its children that hold them.
  private func siblings(_ left: Int, _ right: Int) -> (parent: Int, left: Int, right: Int)? {
    var left = left
    while tree.nodes[left].parent >= 0, tree.nodes[tree.nodes[left].parent].end <= right {
      left = tree.nodes[left].parent
    }
    let parent = tree.nodes[left].parent
    var right = right
    while right >= 0, tree.nodes[right].parent != parent { right = tree.nodes[right].parent }
    return parent >= 0 && right >= 0 && left != right ? (parent, left, right) : nil
  }
}
