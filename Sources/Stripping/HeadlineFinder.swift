internal import Markup

/// Finds the headline: the printed line that agrees with what the head says, else what the head says.
struct HeadlineFinder {
  private let page: PageLines
  private let head: PageHead
  private let words: StripWords

  init(_ page: PageLines, head: PageHead, words: StripWords) {
    self.page = page
    self.head = head
    self.words = words
  }

  /// The headline, and the number of the line that prints it, if one does.
  func find(in tree: MarkupTree, main: MainText) -> (title: Scalars, line: Int?)? {
    var references: [Scalars] = []
    if let meta = head.value("title") { references.append(meta) }
    if !head.title.isEmpty { references.append(head.title) }
    for reference in references {
      if let line = printed(reference, main: main) { return (page.lines[line].plain, line) }
    }
    if let meta = head.value("title") { return (withoutSite(meta), nil) }
    if let line = marked(in: tree, main: main) { return (page.lines[line].plain, line) }
    let title = withoutSite(head.title)
    return title.isEmpty ? nil : (title, nil)
  }

  /// The longest line that says what the reference says, headings before others, earlier ones before later.
  private func printed(_ reference: Scalars, main: MainText) -> Int? {
    let whole = reference.folded
    let headline = withoutSite(reference).folded
    var best: (line: Int, score: Int)?
    for (number, line) in page.lines.enumerated() where line.letters >= 2 && line.letters <= 120 {
      if line.node >= main.range.upperBound, main.isFound { break }
      let folded = line.plain.folded
      guard agrees(folded, whole: whole, headline: headline) else { continue }
      var score = min(folded.count, headline.count) * 4
      if let level = line.level, level <= 3 { score += 40 - level * 4 }
      if line.linkPercent > 50 { score -= 30 }
      if main.furniture.contains(number) { score -= 10 }
      if let leader = best, leader.score >= score { continue }
      best = (number, score)
    }
    return best?.line
  }

  private func agrees(_ line: Scalars, whole: Scalars, headline: Scalars) -> Bool {
    if line == headline || line == whole { return true }
    guard line.count >= 4 else { return false }
    // A part of `<title>` from its beginning, not merely a word of it.
    if whole.starts(with: line), line.count * 2 >= headline.count { return true }
    // `<title>` is often cut short.
    if line.starts(with: headline), headline.count >= 6, line.count <= headline.count * 3 { return true }
    return line.count * 3 >= whole.count * 2 && whole.contains(run: line)
  }

  /// The heading or headline element nearest above the text, where the head says nothing of use.
  private func marked(in tree: MarkupTree, main: MainText) -> Int? {
    guard main.isFound else { return nil }
    var best: (line: Int, level: Int)?
    let first = page.lines.first { main.range.contains($0.node) && $0.punctuation > 0 && $0.letters >= 20 }
    let limit = first?.node ?? main.range.upperBound
    for (number, line) in page.lines.enumerated() where line.node < limit {
      guard line.letters >= 4, line.letters <= 60, line.linkPercent < 50, !main.furniture.contains(number)
      else {
        continue
      }
      let isNamed = page.titleNodes.contains { $0 <= line.node && line.node < tree.nodes[$0].end }
      guard let level = line.level ?? (isNamed ? 2 : nil), level <= 3 else { continue }
      if case .text = words.role(of: line) {
        if let leader = best, leader.level < level { continue }
        best = (number, level)
      }
    }
    return best?.line
  }

  /// Without the names of site and channels behind the headline.
  func withoutSite(_ title: Scalars) -> Scalars {
    var title = title
    let separators = words.phrases("separator")
    let site = head.value("site")?.folded
    while let (start, end) = lastSeparator(in: title, separators) {
      let before = Scalars(title[..<start]).trimmed
      let after = Scalars(title[end...]).trimmed
      guard before.folded.count >= 2 else { break }
      let mark = Scalars(title[start..<end])
      let isSpaced = start > 0 && title[start - 1].isBlank && end < title.count && title[end].isBlank
      let isStrong = isSpaced || mark.contains("_") || mark.contains("|") || mark.count > 1
      guard isSite(after, site) || (isStrong && before.folded.count >= 4) else { break }
      title = before
    }
    return title
  }

  private func isSite(_ text: Scalars, _ site: Scalars?) -> Bool {
    let folded = text.folded
    if folded.isEmpty { return true }
    if let site, folded == site { return true }
    return folded.count <= 16 && words.phrases("site-word").contains { text.ends(with: $0) }
  }

  private func lastSeparator(in title: Scalars, _ separators: [Scalars]) -> (Int, Int)? {
    var best: (Int, Int)?
    for separator in separators {
      var from = 0
      while let place = title.place(of: separator, from: from) {
        from = place + 1
        let isLater =
          best.map { place > $0.1 - 1 || (place <= $0.0 && place + separator.count >= $0.1) } ?? true
        if place > 0, isLater { best = (place, place + separator.count) }
      }
    }
    return best
  }
}
