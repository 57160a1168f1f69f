internal import Records

/// Puts an article together from lines whose place is known: the headline's, the facts', the body's.
struct ArticleBuilder {
  let words: StripWords
  /// Lines of the headline in reading order, the headline itself among them.
  var titles: [Scalars] = []
  /// Lines of facts, as they stand.
  var datelines: [Scalars] = []
  /// The body.
  private(set) var body: [Block] = []
  /// The bodies that stand above or below the headline: they issued the report, where nothing else says who did.
  var issuers: [String] = []
  /// The signature below the body.
  private var signature: Signature?
  /// The day that a subtitle gives for the speech.
  private var spokenOn: PrintedDate?
  /// What is known so far; its blocks are added by ``article()``.
  var facts: Article

  init(words: StripWords, charset: String) {
    self.words = words
    facts = Article(charset: charset, blocks: [])
  }

  /// Takes over what a line states and is not known yet.
  mutating func learn(_ line: FactLine) {
    if let date = line.date, facts.publishedOn == nil { learn(date) }
    facts.publisher = facts.publisher ?? line.publisher
    facts.author = facts.author ?? line.author
    facts.editor = facts.editor ?? line.editor
  }

  /// Takes over what a line above the text states; a body that stands there with a day issued the report.
  mutating func learn(_ facts: FactLine, above line: Line) {
    learn(facts)
    if let body = Stamp(line.factText, words: words)?.body { issuers.append(body) }
  }

  /// Takes over a day of publication.
  mutating func learn(_ date: PrintedDate) {
    facts.publishedOn = date.day
    facts.publishedAt = date.time
  }

  /// Adds a line below the headline that goes on with it: `——2025年1月9日在全市职工代表大会上`.
  mutating func add(subtitle line: Line) {
    titles.append(line.text)
    let text = Scalars(line.plain.drop { !$0.isWord })
    if spokenOn == nil, let date = DateScanner.first(in: text), date.range.lowerBound == 0,
      words.phrases("speech-place").contains(where: {
        Scalars(text[date.range.upperBound...]).starts(with: $0)
      })
    {
      spokenOn = date
    }
  }

  /// Adds the lines of the body, in order; leaves out what is no text of the report.
  mutating func add(body lines: [Line]) {
    let kept = textLines(lines)
    let texts = kept.map(\.line)
    signature = Signature.find(in: texts, words: words)
    let width = Headings.wrapWidth(of: texts.filter { $0.level == nil && $0.cell == nil })
    for (index, (line, role)) in kept.enumerated() {
      var kind = line.kind
      var level = line.level
      if case .caption = role, kind == .paragraph { kind = .caption }
      if case .facts = role { kind = .dateline }
      if signature?.lines.contains(index) == true { kind = .dateline }
      if kind == .paragraph, level != nil { kind = .heading }
      if kind == .paragraph {
        let previous = kept[..<index].last { Self.goesOn($0) }?.line
        let next = kept[(index + 1)...].first { Self.goesOn($0) }?.line
        if Headings.isHeading(line, previous: previous, next: next, width: width) {
          (kind, level) = (.heading, 2)
        }
      }
      body.append(
        Block(
          kind: kind, text: (kind == .dateline ? line.spaced : line.text).string,
          level: kind == .heading ? level : nil, cell: line.cell))
    }
  }

  /// Adds a line of facts below the body.
  mutating func add(dateline: Scalars) { body.append(Block(kind: .dateline, text: dateline.string)) }

  /// The lines of a body that are text, with what they are.
  private mutating func textLines(_ lines: [Line]) -> [(line: Line, role: LineRole)] {
    let stamped = StampedLists.lines(in: lines, words: words)
    let roles = lines.enumerated().map { number, line -> LineRole in
      if stamped.contains(number) { return .furniture }
      return line.cell == nil ? words.role(of: line) : .text
    }
    // Facts stand at the beginning or the end of a body; in its middle they are text.
    let texts = lines.indices.filter { if case .text = roles[$0] { lines[$0].isParagraph } else { false } }
    let first = texts.first ?? 0
    let last = texts.last ?? lines.count
    var kept: [(Line, LineRole)] = []
    var isInTail = false
    for (index, line) in lines.enumerated() {
      switch roles[index] {
      case .furniture: continue
      case .tail: isInTail = true
      case .editor(let facts):
        learn(facts)
        if line.hasDigits { kept.append((line, .facts(facts))) }
      case .facts(let facts):
        if index < first || (index > last && facts.isNamed) {
          if index < first { learn(facts, above: line) } else { learn(facts) }
          kept.append((line, roles[index]))
        } else {
          kept.append((line, .text))
        }
      case .caption: if !isInTail { kept.append((line, .caption)) }
      case .text:
        // A paragraph ends the list of links that a tail heads.
        if isInTail, line.cell != nil || (line.letters >= 20 && line.endsSentence && line.linkPercent < 30) {
          isInTail = false
        }
        if !isInTail { kept.append((line, .text)) }
      }
    }
    return kept
  }

  /// Whether a line belongs to the run of the text: captions and page footers stand between its lines.
  private static func goesOn(_ entry: (line: Line, role: LineRole)) -> Bool {
    if case .caption = entry.role { return false }
    return entry.line.kind != .caption && !isPageFooter(entry.line)
  }

  /// `第 1 页 共 4 页` and `- 3 -`: left for cleaning, which knows what to do with them.
  static func isPageFooter(_ line: Line) -> Bool {
    guard line.letters <= 12, line.hasDigits else { return false }
    let rest = line.plain.filter { !$0.isDigit && !$0.isBlank }
    return rest.allSatisfy { "第页共頁/-—－—".unicodeScalars.contains($0) }
  }

  /// The article: its headline first, then its facts, then the body.
  mutating func article() -> Article {
    if facts.publishedOn == nil, let date = signature?.date ?? spokenOn { learn(date) }
    let bodies = issuers.isEmpty ? signature?.bodies ?? [] : issuers
    if facts.publisher == nil, !bodies.isEmpty { facts.publisher = bodies.joined(separator: "、") }
    var article = facts
    article.blocks =
      titles.map { Block(kind: .title, text: $0.string) }
      + datelines.map { Block(kind: .dateline, text: $0.string) } + body
    return article
  }
}
