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

  /// The lines of texts that follow the one below the headline on the same page: articles that are loaded below it,
  /// answers in a forum.
  static func following(_ anchor: Int, of lines: [Line], in tree: MarkupTree, words: StripWords) -> Set<Int> {
    let finder = OtherTexts(lines: lines, tree: tree)
    return finder.articles(anchor, words).union(finder.answers(anchor, words)).union(
      finder.comments(anchor, words))
  }

  /// The most lines between a headline and its day.
  private static let factLines = 3
  /// The most lines of an answer above its day, and the most letters of that line.
  private static let answerLines = 5
  private static let stampLetters = 40
  /// The fewest letters of a text among several.
  private static let textLetters = 40

  /// Siblings of which each has a headline with its day below it, and the page's headline is one of these.
  private func articles(_ anchor: Int, _ words: StripWords) -> Set<Int> {
    let headlines = lines.indices.filter { number in
      guard let level = lines[number].level, level <= 3 else { return false }
      return lines[(number + 1)...].prefix(Self.factLines).contains { hasDay($0, words) }
    }
    guard headlines.count >= 2, headlines.contains(anchor) else { return [] }
    var found: Set<Int> = []
    for list in lists(of: headlines) {
      let texts = list.filter {
        $0.mark - $0.lines.lowerBound <= 2 && letters(of: $0.lines) >= Self.textLetters
      }
      guard let own = texts.first(where: { $0.mark == anchor }) else { continue }
      for text in texts where text.mark != own.mark { found.formUnion(text.lines) }
    }
    return found
  }

  /// Siblings of which each has the moment of posting, with a label, in its first lines; the first of them is the text
  /// below the headline.
  private func answers(_ anchor: Int, _ words: StripWords) -> Set<Int> {
    let stamps = lines.indices.filter {
      lines[$0].letters <= Self.stampLetters && hasMoment(lines[$0], words)
    }
    guard stamps.count >= 2 else { return [] }
    var found: Set<Int> = []
    for list in lists(of: stamps) {
      guard let first = list.first, first.lines.upperBound > anchor,
        letters(of: max(anchor, first.lines.lowerBound)..<first.lines.upperBound) >= Self.textLetters
      else { continue }
      for answer in list.dropFirst() where answer.mark - answer.lines.lowerBound <= Self.answerLines {
        found.formUnion(answer.lines)
      }
    }
    return found
  }

  /// Siblings of which each has a sentence and the moment of posting, below a text that stands below the headline.
  private func comments(_ anchor: Int, _ words: StripWords) -> Set<Int> {
    let stamps = lines.indices.filter { number in
      let line = lines[number]
      guard number > anchor, line.letters >= 8, line.letters <= Self.stampLetters, line.hasDigits,
        line.cell == nil
      else { return false }
      return DateScanner.first(in: line.plain)?.time != nil
    }
    guard stamps.count >= Self.entries else { return [] }
    var found: Set<Int> = []
    for list in lists(of: stamps) {
      let comments = list.filter {
        lines[$0.lines].contains { $0.letters >= Self.headlineLetters && $0.punctuation > 0 }
      }
      guard comments.count >= Self.entries, let first = list.first, first.lines.lowerBound > anchor,
        letters(of: anchor..<first.lines.lowerBound) >= Self.textLetters
      else { continue }
      for comment in list { found.formUnion(comment.lines) }
    }
    return found
  }

  private func hasDay(_ line: Line, _ words: StripWords) -> Bool {
    guard line.hasDigits, line.letters <= Self.stampLetters, !line.endsSentence else { return false }
    return FactLine(line.factText, words: words).date != nil
  }

  private func hasMoment(_ line: Line, _ words: StripWords) -> Bool {
    guard line.letters >= 8, line.hasDigits, !line.endsSentence else { return false }
    let facts = FactLine(line.factText, words: words)
    return facts.isDateLabelled && facts.date?.time != nil
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
