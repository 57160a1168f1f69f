internal import Markup

/// Finds the headline: the printed line that agrees with what the head says, else what the head says.
struct HeadlineFinder {
  let page: PageLines
  let head: PageHead
  let words: StripWords

  init(_ page: PageLines, head: PageHead, words: StripWords) {
    self.page = page
    self.head = head
    self.words = words
  }

  /// The headline, and the numbers of the lines that print it, if any do; a label such as `标题：` left out.
  func find(in tree: MarkupTree, main: MainText) -> (title: Scalars, lines: [Int])? {
    guard var found = search(in: tree, main: main) else { return nil }
    for label in words.phrases("title-label") where found.title.starts(with: label) {
      let rest = Scalars(found.title.dropFirst(label.count)).trimmed
      if rest.folded.count >= 4 { found.title = rest }
      break
    }
    return found
  }

  private func search(in tree: MarkupTree, main: MainText) -> (title: Scalars, lines: [Int])? {
    var references: [Scalars] = []
    if let meta = head.value("title") { references.append(meta) }
    if !head.title.isEmpty { references.append(head.title) }
    for reference in references {
      if let line = printed(reference, main: main) { return whole(from: line, reference: reference) }
    }
    if let meta = head.value("title") { return (withoutSite(meta), []) }
    let title = withoutSite(head.title)
    if namesNothing(title),
      let line = marked(in: tree, main: main) ?? aboveFacts(main: main) ?? aboveText(main: main)
    {
      return (page.lines[line].plain, [line])
    }
    return title.isEmpty ? nil : (title, [])
  }

  /// Whether a `<title>` is empty, a site's name or a word that every page of a site has.
  func namesNothing(_ title: Scalars) -> Bool {
    title.folded.count < 4 || !title.contains { $0.isHan } || isSite(title, head.value("site")?.folded)
  }

  /// The headline that begins in a line: many are broken over two or three.
  private func whole(from line: Int, reference: Scalars) -> (title: Scalars, lines: [Int]) {
    let headline = withoutSite(reference).folded
    var lines = [line]
    var title = page.lines[line].plain
    // Counts and marks that are set behind the headline in its element.
    let folded = title.folded
    if folded.starts(with: headline), folded.dropFirst(headline.count).allSatisfy({ $0.isDigit }) {
      return (folded.count == headline.count ? title : withoutSite(reference), lines)
    }
    while let last = lines.last, last + 1 < page.lines.count, lines.count < 4 {
      let next = page.lines[last + 1].plain
      let joined = title.folded + next.folded
      guard !next.folded.isEmpty, headline.count >= joined.count, headline.starts(with: joined) else { break }
      title += (next.first?.isWord ?? false ? [" "] : []) + next
      lines.append(last + 1)
    }
    return (title, lines)
  }

  /// The longest line that says what the reference says, headings before others, earlier ones before later.
  private func printed(_ reference: Scalars, main: MainText) -> Int? {
    let (whole, headline, first) = forms(of: reference)
    var best: (line: Int, score: Int)?
    for (number, line) in page.lines.prefix(main.firstSentence + 1).enumerated()
    where line.letters >= 2 && line.letters <= 120 {
      let folded = line.plain.folded
      guard agrees(folded, whole: whole, headline: headline, first: first) else { continue }
      var score = min(folded.count, headline.count) * 4
      if let level = line.level, level <= 3 { score += 40 - level * 4 }
      if line.linkPercent > 50 { score -= 30 }
      if folded.count > headline.count { score -= 2 * (folded.count - headline.count) }
      if main.furniture.contains(number) { score -= 10 }
      if let leader = best, leader.score >= score { continue }
      best = (number, score)
    }
    return best?.line
  }

  /// What lines are compared with: what the head says, without the site's name, and up to the first separator.
  func forms(of reference: Scalars) -> (whole: Scalars, headline: Scalars, first: Scalars) {
    let separator = firstSeparator(in: reference, words.phrases("separator").filter { $0.count == 1 })
    return (
      reference.folded, withoutSite(reference).folded, Scalars(reference[..<(separator?.0 ?? 0)]).folded
    )
  }

  func agrees(_ line: Scalars, whole: Scalars, headline: Scalars, first: Scalars) -> Bool {
    if line == headline || line == whole { return true }
    // The name before the first separator, as works and entries have it.
    if line.count >= 2, whole.starts(with: line), line == first { return true }
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
    for (number, line) in page.lines.prefix(main.firstSentence + 1).enumerated() {
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

  /// The line right above the first labelled facts.
  private func aboveFacts(main: MainText) -> Int? {
    for number in 0...main.firstSentence where number > 0 && number < page.lines.count {
      guard case .facts(let facts) = words.role(of: page.lines[number]), facts.isNamed else { continue }
      let line = page.lines[number - 1]
      guard case .text = words.role(of: line), line.letters >= 6, line.letters <= 60, !line.endsSentence,
        line.linkPercent < 50
      else { continue }
      return number - 1
    }
    return nil
  }

  /// The most lines between the headline and the text where nothing marks it.
  private static let linesAboveText = 4

  /// The first line above the text, where nothing marks a headline and `<title>` names nothing: `New Page 1`.
  private func aboveText(main: MainText) -> Int? {
    let lines = max(0, main.firstSentence - Self.linesAboveText)..<min(main.firstSentence, page.lines.count)
    return lines.first { number in
      let line = page.lines[number]
      let isShort = (4...40).contains(line.letters) && !line.plain.contains("。") && line.cell == nil
      guard isShort, !line.endsSentence, line.hasHan, line.linkPercent == 0,
        line.plain.last?.isSentencePunctuation == false,
        !words.isSubtitle(line), !Headings.isNumbered(line.plain), !main.furniture.contains(number),
        words.bodies(in: line) == nil
      else { return false }
      if case .text = words.role(of: line) { return true }
      return false
    }
  }

  /// Without the names of site and channels behind the headline.
  func withoutSite(_ title: Scalars) -> Scalars {
    var title = title
    let separators = words.phrases("separator")
    let site = head.value("site")?.folded
    if let (start, end) = firstSeparator(in: title, separators),
      isSite(Scalars(title[..<start]).trimmed, site)
    {
      let after = Scalars(title[end...]).trimmed
      if after.folded.count >= 4, lastSeparator(in: after, separators) == nil { return after }
    }
    while let (start, end) = lastSeparator(in: title, separators) {
      let before = Scalars(title[..<start]).trimmed
      let after = Scalars(title[end...]).trimmed
      guard before.folded.count >= 2 else { break }
      let mark = Scalars(title[start..<end])
      let isSpaced = start > 0 && title[start - 1].isBlank && end < title.count && title[end].isBlank
      let isStrong = isSpaced || mark.contains("_") || mark.contains("|") || mark.count > 1
      // `图说某地| 职工运动会开幕`: a bar also stands behind a column's name.
      if mark.contains("|"), !isSpaced, after.folded.count > before.folded.count, !isSite(after, site) {
        break
      }
      guard isSite(after, site) || (isStrong && before.folded.count >= (isSpaced ? 2 : 4)) else { break }
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

  private func firstSeparator(in title: Scalars, _ separators: [Scalars]) -> (Int, Int)? {
    for start in title.indices.dropFirst() {
      for separator in separators where title[start...].starts(with: separator) {
        return (start, start + separator.count)
      }
    }
    return nil
  }

  /// The last separator, as long as it can be.
  private func lastSeparator(in title: Scalars, _ separators: [Scalars]) -> (Int, Int)? {
    for end in title.indices.dropFirst().reversed() {
      for separator in separators
      where end + 1 > separator.count && title[(end + 1 - separator.count)...end].elementsEqual(separator) {
        return (end + 1 - separator.count, end + 1)
      }
    }
    return nil
  }
}
