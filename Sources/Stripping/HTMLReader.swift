internal import Markup
internal import Records

/// Reads an article from a page's tree.
struct HTMLReader {
  private let tree: MarkupTree
  private let words: StripWords
  private let head: PageHead
  private let page: PageLines
  private let main: MainText

  init(_ tree: MarkupTree, words: StripWords) {
    self.tree = tree
    self.words = words
    head = PageHead(tree, words: words)
    page = PageLines(tree, words: words)
    let finder = HeadlineFinder(page, head: head, words: words)
    main = MainText(page, in: tree, words: words) { finder.anchor(weights: $0) }
  }

  /// The most lines between headline and text that may hold facts.
  private static let factLines = 40
  /// How many lines above the text may hold facts where no line prints the headline.
  private static let linesAbove = 12

  /// How many lines below the text may hold labelled facts.
  private static let linesBelow = 6

  /// The article of the page.
  func article(charset: String) -> Article {
    var builder = ArticleBuilder(words: words, charset: charset)
    builder.facts.site = head.value("site").flatMap(SiteName(words: words).stated)
    guard main.isFound else {
      builder.facts.cuts = cuts(builder)
      return builder.facts
    }
    let headline = HeadlineFinder(page, head: head, words: words).find(in: tree, main: main)
    if let headline {
      builder.facts.title = headline.title.string
      if headline.lines.isEmpty { builder.add(title: headline.title) }
      for number in headline.lines { builder.add(title: page.lines[number]) }
    }
    if let date = head.date { builder.learn(date) }
    let body = bodyLines(headline: headline?.lines.last)
    readFacts(headline: headline?.lines.last, firstOfBody: body.first ?? page.lines.count, into: &builder)
    let subtitles =
      headline == nil ? [] : body.prefix { $0 <= main.firstSentence && words.isSubtitle(page.lines[$0]) }
    for number in subtitles { builder.add(subtitle: page.lines[number]) }
    builder.add(
      body: TableCaptions.added(to: body.dropFirst(subtitles.count).map { page.lines[$0] }, words: words))
    readFacts(below: body.last ?? 0, into: &builder)
    if builder.facts.publisher == nil, let publisher = head.value("publisher") {
      builder.facts.publisher = FactLine.publisher(publisher, words: words)
    }
    readNamedFacts(headline: headline, into: &builder)
    if let first = headline?.lines.first, builder.facts.publishedOn == nil || builder.facts.publisher == nil {
      readFacts(above: first, into: &builder)
    }
    if builder.facts.author == nil {
      builder.facts.author = head.value("author").map { WriterNames.joined($0, words: words) }
    }
    if builder.facts.editor == nil { builder.facts.editor = head.value("editor")?.string }
    var article = builder.article()
    article.cuts = cuts(builder)
    if isPart(builder) { article.isPart = true }
    article.site = article.site ?? site(builder)
    return article
  }

  /// Whether the lines around the end of the text say that it is only a part.
  private func isPart(_ builder: ArticleBuilder) -> Bool {
    let pager = PagerLines(words: words)
    let kept = builder.body.compactMap(\.line)
    guard let last = kept.last(where: { page.lines[$0].isParagraph }) ?? kept.last else { return false }
    if pager.breaksOff(kept.map { page.lines[$0] }) { return true }
    let texts = Set(kept.filter { !ArticleBuilder.isPageFooter(page.lines[$0]) })
    let reach = PagerLines.reach
    var around: [Line] = []
    for number in max(0, last - reach.above)..<min(page.lines.count, last + reach.below + 1)
    where !texts.contains(number) {
      // What follows a heading of comments or of other pages is theirs.
      if number > last, case .tail = words.role(of: page.lines[number]) { break }
      around.append(page.lines[number])
    }
    return pager.isPart(around)
  }

  /// Who shows the page, by its lines that are none of the text.
  private func site(_ builder: ArticleBuilder) -> String? {
    let kept = Set(builder.placed.compactMap(\.line))
    return SiteName(words: words).find(in: page.lines.filter { !kept.contains($0.number) }, title: head.title)
  }

  /// What of the page is none of the builder's blocks.
  private func cuts(_ builder: ArticleBuilder) -> [Cut] {
    PageCuts(
      tree: tree, page: page, main: main, words: words, blocks: builder.placed.map(\.line), left: builder.left
    ).list
  }

  /// The lines of the report, by their numbers, without the headline.
  private func bodyLines(headline: Int?) -> [Int] {
    page.lines.indices.filter { number in
      let line = page.lines[number]
      guard main.range.contains(line.node), number != headline, !main.furniture.contains(number) else {
        return false
      }
      if let headline, number < headline { return false }
      // Links without a sentence are lists of other pages.
      return line.level != nil || line.cell != nil || line.linkPercent <= 60
        || (line.endsSentence && line.hasDigits && line.letters >= 20)
    }
  }

  /// Reads the lines of facts between the headline and the text, or right above the text.
  private func readFacts(headline: Int?, firstOfBody: Int, into builder: inout ArticleBuilder) {
    var start = headline.map { $0 + 1 } ?? max(0, firstOfBody - Self.linesAbove)
    if start > firstOfBody || firstOfBody - start > Self.factLines {
      start = max(0, firstOfBody - Self.linesAbove)
    }
    guard start < firstOfBody else { return }
    var lastDate: Int?
    for number in start..<firstOfBody {
      let line = page.lines[number]
      guard line.linkPercent <= 60 || line.letters <= 30 || !line.hasHan else {
        continue
      }
      switch words.role(of: line, below: number > start ? page.lines[number - 1] : nil) {
      case .facts(let facts):
        // A link with its day is another page.
        if line.linkPercent > 60, let date = facts.date, !facts.isNamed, line.hasHan,
          line.kind == .item || date.time == nil
        {
          continue
        }
        builder.learn(facts, above: line)
        builder.add(facts: line, as: line.spaced)
        if facts.date != nil { lastDate = number }
      case .text where headline != nil && words.isSubtitle(line): builder.add(subtitle: line)
      default: continue
      }
    }
    // A medium's name alone, right before or after the date.
    if builder.facts.publisher == nil, let lastDate {
      for number in [lastDate - 1, lastDate + 1, lastDate + 2] where (start..<firstOfBody).contains(number) {
        let line = page.lines[number]
        guard line.letters <= 16, let name = FactLine.medium(line.plain, words) else { continue }
        builder.facts.publisher = name
        builder.add(facts: line, as: line.spaced)
        break
      }
    }
  }

  /// How many lines above the headline may hold facts.
  private static let linesAboveHeadline = 6

  /// Facts right above the headline, where none stand below it: a day with a label or a time, a labelled publisher.
  private func readFacts(above headline: Int, into builder: inout ArticleBuilder) {
    for line in page.lines[max(0, headline - Self.linesAboveHeadline)..<headline]
    where line.linkPercent <= 50 || !line.hasHan {
      guard case .facts(var facts) = words.role(of: line) else { continue }
      if !facts.isDateLabelled, facts.date?.time == nil || line.hasHan { facts.date = nil }
      if builder.facts.publishedOn != nil { facts.date = nil }
      guard facts.date != nil || (facts.publisher != nil && builder.facts.publisher == nil) else { continue }
      builder.learn(facts)
      builder.add(facts: line, as: line.spaced)
    }
  }

  /// Labelled facts right below the text, where nothing above it tells the day or the publisher.
  private func readFacts(below last: Int, into builder: inout ArticleBuilder) {
    let below = page.lines.dropFirst(last + 1).prefix(Self.linesBelow)
    let isNamed = below.contains { line in
      if case .facts(let facts) = words.role(of: line) { facts.isNamed } else { false }
    }
    for line in below where line.linkPercent <= 60 {
      guard case .facts(var facts) = words.role(of: line) else { continue }
      // A day without a label may be a comment's, or another page's; a stamp beside who wrote the page is not.
      let isStamp = facts.date?.time != nil && !line.hasHan
      if !facts.isDateLabelled, !(isStamp && isNamed) { facts.date = nil }
      let isNews =
        (facts.date != nil && builder.facts.publishedOn == nil)
        || (facts.publisher != nil && builder.facts.publisher == nil)
      guard isNews else { continue }
      builder.learn(facts)
      builder.add(factsBelow: line)
    }
  }

  /// Facts in elements and scripts that are named for them, where neither head nor lines tell them.
  private func readNamedFacts(headline: (title: Scalars, lines: [Int])?, into builder: inout ArticleBuilder) {
    guard builder.facts.publishedOn == nil || builder.facts.publisher == nil else { return }
    let start = headline?.lines.last.map { page.lines[$0].node }
    let end = page.lines.indices.contains(main.firstSentence) ? page.lines[main.firstSentence].node : 0
    let elements = NamedElements(tree, own: (start ?? end)..<max(start ?? end, end), words: words)
    if builder.facts.publishedOn == nil, let date = elements.date { builder.learn(date) }
    builder.facts.publisher = builder.facts.publisher ?? elements.publisher
    guard builder.facts.publishedOn == nil || builder.facts.publisher == nil else { return }
    let scripts = ScriptFacts(tree, headline: headline?.title.string, words: words)
    if builder.facts.publishedOn == nil, let date = scripts.date { builder.learn(date) }
    builder.facts.publisher = builder.facts.publisher ?? scripts.publisher
  }
}
